// What a placeholder such as {{ gaps client_group=older-people }} sets into the text, and the same lists for the pages
// that gather records. One function a kind of record; each gives the values that templates/README.md describes for
// templates/blocks/<kind>.html, with everything but `lang` and `level`.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "page/site.h"

namespace comisiynu {

// Which records a list shows: those of a document (or, for `nothing`, those of none), whose fields have these values.
struct RecordFilter {
  std::size_t document = nothing;
  bool of_any_document = false;
  std::vector<std::pair<std::string, std::string>> fields;
  std::string id;  // one record only
  bool with_anchors = true;  // false when the records' own page is elsewhere and this page must not repeat its ids
};

// The HTML of a block in a text of `document`; level is that of its headings. Diagnostics for an unknown field, value or id.
std::string block_html(const Voice&, std::string_view expression, int level, std::size_t document, bool whole, Position, Diagnostics&);

// Lists for the pages plan.html and actions.html: name of the value in the template -> list. Anchors included.
Object plan_lists(const Voice&, std::size_t document, Diagnostics&);
Object actions_lists(const Voice&, std::size_t document, Diagnostics&);

// For policy-statements.html: { statements } of the document.
Object policy_statement_list(const Voice&, std::size_t document, Diagnostics&);

// A dataset's table and chart rendered, with source and downloads; id unique on the page.
std::string table_html(const Voice&, const ResolvedDataset&, std::string_view id, int level, bool on_own_page, Diagnostics&);
std::string chart_html(const Voice&, const ResolvedDataset&, std::string_view by, std::string_view id, int level, bool on_own_page, Diagnostics&);

// For the front page: open and planned ones, soonest first, at most three; and where the rest are, or null.
Value next_opportunities(const Voice&, Diagnostics&);
Value opportunities_address(const Voice&);

}  // namespace comisiynu
