// Markdown as a tree of cmark-gfm's: CommonMark with tables, struck-out words, bare addresses and footnotes.
#pragma once

#include <cmark-gfm.h>

#include <memory>
#include <string_view>

namespace comisiynu {

struct MarkdownDeleter {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using MarkdownTree = std::unique_ptr<cmark_node, MarkdownDeleter>;

// Any thread may call it; they wait for one another.
MarkdownTree parse_markdown(std::string_view text);

}  // namespace comisiynu
