// Which pages are searched, and how far. Pages that say again what others say (a document on one page, comparisons, the
// easy-read pages of providers) are left out; of lists only the name is searched.
#pragma once

#include <optional>
#include <string>

#include "page/site.h"
#include "search/search_index.h"

namespace comisiynu {

// `order` is the page's among all. Any thread.
std::optional<SearchedPage> searched_page(const Voice&, const PlannedPage&, std::size_t order);

// What the page of search says, as the index holds it.
std::string search_messages(const Voice&);

}  // namespace comisiynu
