// What a placeholder such as {{ gaps client_group=older-people }} sets into the text, and the same lists for the pages
// that gather records: the values that templates/README.md describes for templates/blocks/*.html.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "markup/chart.h"
#include "page/site.h"

namespace comisiynu {

// The ids given out on one page, so that none stands twice. Not shared between threads.
class PageIds {
 public:
  // The id itself when it is still free; afterwards `id-2`, `id-3` …
  std::string unique(const std::string& id);
  // The id when it is still free; null afterwards: a record that stands twice has its anchor at the first place.
  Value first(const std::string& id);

 private:
  std::set<std::string> taken_;
};

// The HTML of a block in a text of `document` (`nothing` for words of no document); `level` is that of its headings.
// Says what is wrong with an unknown field, value or id.
std::string block_html(const Voice&, std::string_view expression, int level, std::size_t document, PageIds&, Position, Diagnostics&);

// Lists for plan.html, actions.html and registers.html: the template's names with their values. `document` may be `nothing`: the records
// that belong to none.
Object plan_lists(const Voice&, std::size_t document, Diagnostics&);
Object actions_lists(const Voice&, std::size_t document, Diagnostics&);
Object registers_lists(const Voice&, std::size_t document, Diagnostics&);

// [Statement]: all policy statements of a document.
Value policy_statement_list(const Voice&, std::size_t document, Diagnostics&);

// [Download]: the files of a dataset; those of a record's own figures have none.
Value downloads_of(const Voice&, const ResolvedDataset&);

// A dataset's table or chart, rendered, with source and downloads; `id` is unique on the page. On the dataset's own page
// there is no link to that page. Where nothing can be drawn, the table stands for the chart, save on that page.
std::string table_html(const Voice&, const ResolvedDataset&, std::string_view id, int level, bool on_own_page, Diagnostics&);
std::string chart_html(const Voice&, const ResolvedDataset&, const ChartRequest&, int level, bool on_own_page, Diagnostics&);

// For the front page: open and planned ones, soonest first, at most three; and where the rest are, or null.
Value next_opportunities(const Voice&, Diagnostics&);
Value opportunities_address(const Voice&);

}  // namespace comisiynu
