// The parsed text behind a Narrative. Internal to markup/.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/markdown.h"
#include "markup/narrative.h"

namespace comisiynu {

struct Placeholder {
  std::string inside;   // trimmed
  std::string written;  // with its braces
  Position at;
};

struct Narrative::Tree {
  NarrativeOptions options;
  std::string source;                       // as written, for finding places
  std::vector<Placeholder> placeholders;
  std::vector<std::string> expressions;
  MarkdownTree root;

  std::string title;
  cmark_node* title_node = nullptr;
  std::vector<NarrativeHeading> headings;
  std::vector<PolicyStatement> statements;
  std::vector<cmark_node*> statement_nodes;
  std::map<cmark_node*, std::size_t> heading_of;    // index into headings
  std::map<cmark_node*, std::size_t> statement_of;  // index into statements
  std::map<cmark_node*, std::string> number_of;     // numbered paragraphs
  std::map<cmark_node*, std::size_t> footnote_of;   // definitions, from 1

  // The place of `needle` at or after the line where `node` begins, or that line.
  Position locate(cmark_node* node, std::string_view needle) const;
  Position line_of(cmark_node* node) const;
  // "s2-4" of a heading ('s') numbered 2.4; "apE1" of an appendix's paragraph ('p'), since a section may be E too.
  std::string anchor_of(char what, std::string number) const;
};

// Placeholders stand in the tree as a private-use character, their number and another one, so that no Markdown rule
// reads what is inside them.
inline constexpr std::string_view token_begin = "\uE000", token_end = "\uE001";

// Calls text(words) and placeholder(index) in turn for what a text node's literal holds.
template <class OnText, class OnPlaceholder>
void split_tokens(std::string_view literal, OnText&& text, OnPlaceholder&& placeholder) {
  for (;;) {
    const auto begin = literal.find(token_begin);
    if (begin == std::string_view::npos) break;
    const auto end = literal.find(token_end, begin);
    if (end == std::string_view::npos) break;
    if (begin > 0) text(literal.substr(0, begin));
    const auto digits = literal.substr(begin + token_begin.size(), end - begin - token_begin.size());
    placeholder(static_cast<std::size_t>(std::stoul(std::string(digits))));
    literal.remove_prefix(end + token_end.size());
  }
  if (!literal.empty()) text(literal);
}

// The words inside a node, without markup; placeholders as they were written.
std::string plain_text(const Narrative::Tree&, cmark_node*);

// If the paragraph holds nothing but one placeholder that sets a block: its index.
std::optional<std::size_t> block_in(const Narrative::Tree&, cmark_node* paragraph);

}  // namespace comisiynu
