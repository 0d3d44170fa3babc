// Markdown of the plain kind, which nearly all texts of records are: paragraphs, lists with hyphens, headings and tables, with
// words in bold and links. It is written as HTML while it is read, many times as fast as through the tree that Narrative makes
// of all Markdown.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "markup/narrative.h"

namespace comisiynu {

// The same as Narrative::parse(…).render(…). Nothing, and nothing said, where any of the text could mean something else or has
// a fault: then parse it.
std::optional<std::string> plain_narrative_html(std::string_view text, const NarrativeOptions&, const NarrativeWorld&, int top_level, Diagnostics& found);

}  // namespace comisiynu
