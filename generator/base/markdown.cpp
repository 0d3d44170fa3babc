#include "base/markdown.h"

#include <cmark-gfm-core-extensions.h>

#include <mutex>

namespace comisiynu {

namespace {

struct ParserDeleter {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

// The library notes the letters that its extensions look for in a table of the whole process while it parses, and strikes them
// out after it: a text that is parsed meanwhile would lose its bare addresses and struck-out words.
std::mutex parsing;

}  // namespace

MarkdownTree parse_markdown(std::string_view text) {
  const std::lock_guard lock(parsing);
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, ParserDeleter> parser(cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8));
  for (const char* name : {"table", "strikethrough", "autolink"})
    if (auto* extension = cmark_find_syntax_extension(name)) cmark_parser_attach_syntax_extension(parser.get(), extension);
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return MarkdownTree(cmark_parser_finish(parser.get()));
}

}  // namespace comisiynu
