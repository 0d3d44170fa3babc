// A section's Markdown as the blocks that it is translated by: headings, paragraphs, lists, tables, quotations. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace comisiynu {

struct MarkdownBlock {
  std::size_t begin = 0, end = 0;  // bytes of the whole text, without blank lines around it
  std::uint32_t line = 1;          // of its first line
  std::string kind;                // "heading 2", "paragraph", "list", "table" …: blocks of two kinds are never each other's translation
  std::string words;               // as written
  bool has_words = false;          // whether there is anything to translate in it
};

std::vector<MarkdownBlock> markdown_blocks(std::string_view text);

// What a text is made of, apart from its words: its blocks and inline elements, nested, with where its links lead. Two texts of
// one shape are built alike: "paragraph(link:ref/act strong)".
std::string markdown_shape(std::string_view text);

}  // namespace comisiynu
