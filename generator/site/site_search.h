// The index of search of a whole site, in each of its languages: filled as pages are made, or by making them. A build makes
// the pages of one language after those of the other, so that it holds one index at a time.
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

  // What an earlier one packed of a page that is the same now, as SearchIndex has it.
  void recall_words(std::size_t voice, std::string_view packed) { by_voice_[voice].recall_words(packed); }
  void recall(std::size_t worker, std::size_t page, std::size_t voice, std::string_view packed);
  SearchIndex::Packing packing(std::size_t voice, bool keep_numbers) { return {by_voice_[voice], keep_numbers}; }

  // Makes and adds every page of the voice that is searched: for a process that keeps none.
  void add_all(std::size_t voice, Diagnostics& found);

  // When all pages of the voice are there. Makes its files on `jobs` threads, and puts them one after the other.
  void put_files(std::size_t voice, std::size_t jobs, const PutFile&);

  // Gives up what it has of the voice.
  void forget(std::size_t voice);

 private:
  const PreparedSite& prepared_;
  const std::size_t workers_;
  std::vector<SearchIndex> by_voice_;
};

}  // namespace comisiynu
