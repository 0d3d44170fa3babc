// The index of search of a whole site, in each of its languages: filled as pages are made, or by making them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "opendata/open_data.h"
#include "search/search_index.h"
#include "site/prepared_site.h"

namespace comisiynu {

class SiteSearch {
 public:
  // The site must outlive it. `workers` is how many threads add pages.
  SiteSearch(const PreparedSite&, std::size_t workers);

  // Any thread, each with its own `worker`. `page` and `voice` are indices of the plan's pages and the site's voices.
  void add(std::size_t worker, std::size_t page, std::size_t voice, std::string_view html);

  // Makes and adds every page that is searched: for a process that keeps none.
  void add_all(Diagnostics& found);

  void put_files(const PutFile&) const;

 private:
  const PreparedSite& prepared_;
  std::vector<SearchIndex> by_voice_;
};

}  // namespace comisiynu
