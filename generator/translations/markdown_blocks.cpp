#include "translations/markdown_blocks.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/markdown.h"
#include "base/text.h"
#include "translations/inline_codes.h"

namespace comisiynu {

namespace {

// No rule of Markdown reads what is inside a placeholder: it becomes as many letters.
std::string without_placeholders(std::string_view text) {
  std::string out(text);
  for (auto open = out.find("{{"); open != out.npos; open = out.find("{{", open)) {
    const auto close = out.find("}}", open), line = out.find('\n', open);
    if (close == out.npos || close > line) { open += 2; continue; }
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(open), out.begin() + static_cast<std::ptrdiff_t>(close + 2), 'x');
  }
  return out;
}

std::string kind_of(cmark_node* node) {
  const auto type = cmark_node_get_type(node);
  if (type == CMARK_NODE_HEADING) return fmt::format("heading {}", cmark_node_get_heading_level(node));
  if (type == CMARK_NODE_LIST) return cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? "numbered list" : "list";
  return cmark_node_get_type_string(node);
}

bool is_code(cmark_node* node) {
  const auto type = cmark_node_get_type(node);
  return type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_THEMATIC_BREAK || type == CMARK_NODE_HTML_BLOCK;
}

bool holds_words(cmark_node* node) {
  const auto type = cmark_node_get_type(node);
  return (type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE || type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || kind_of(node) == "table_cell";
}

bool is_passage(cmark_node* node) { return cmark_node_get_type(node) == CMARK_NODE_LINK && std::string_view(cmark_node_get_url(node)).starts_with("lang:"); }

// Words, how they are broken into lines, and which of them are stressed or in another language are the translator's; so is the order
// of what stands in a sentence.
void describe(cmark_node* node, std::vector<std::string>& parts) {
  for (auto* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
    const auto type = cmark_node_get_type(child);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG || is_passage(child)) {
      describe(child, parts);
      continue;
    }
    auto part = kind_of(child);
    if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) part += fmt::format(":{}", cmark_node_get_url(child));
    std::vector<std::string> inside;
    describe(child, inside);
    if (holds_words(child)) std::sort(inside.begin(), inside.end());
    if (!inside.empty()) part += fmt::format("({})", join(inside, " "));
    parts.push_back(std::move(part));
  }
}

}  // namespace

std::vector<MarkdownBlock> markdown_blocks(std::string_view text) {
  const auto root = parse_markdown(without_placeholders(text));
  std::vector<std::size_t> lines{0};
  for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) lines.push_back(at + 1);
  std::vector<cmark_node*> nodes;
  for (auto* node = cmark_node_first_child(root.get()); node != nullptr; node = cmark_node_next(node))
    if (cmark_node_get_start_line(node) >= 1) nodes.push_back(node);
  // Footnotes stand at the end of the tree, wherever they were written.
  std::stable_sort(nodes.begin(), nodes.end(), [](auto* a, auto* b) { return cmark_node_get_start_line(a) < cmark_node_get_start_line(b); });
  std::vector<MarkdownBlock> blocks;
  for (auto* node : nodes) {
    MarkdownBlock block;
    block.line = static_cast<std::uint32_t>(std::min<std::size_t>(static_cast<std::size_t>(cmark_node_get_start_line(node)), lines.size()));
    block.begin = lines[block.line - 1];
    if (!blocks.empty() && blocks.back().begin == block.begin) continue;
    block.kind = kind_of(node);
    block.has_words = !is_code(node);
    blocks.push_back(std::move(block));
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    auto& block = blocks[i];
    const auto end = i + 1 < blocks.size() ? blocks[i + 1].begin : text.size();
    auto words = text.substr(block.begin, end - block.begin);
    words = words.substr(0, words.find_last_not_of(" \t\n") + 1);
    block.words = words;
    block.end = block.begin + words.size();
    block.has_words = block.has_words && has_words(inline_parts(words, TextForm::markdown));
  }
  return blocks;
}

std::string markdown_shape(std::string_view text) {
  std::vector<std::string> parts;
  describe(parse_markdown(without_placeholders(text)).get(), parts);
  return join(parts, " ");
}

}  // namespace comisiynu
