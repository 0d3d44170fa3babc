// The pages of the last build, each with the key of what it was made from (page/page_keys.h) and what the index of the search has of it.
// They stand beside the output folder as ".<name>.comisiynu-pages", and may be deleted at any time.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/packed.h"
#include "page/page_keys.h"
#include "site/prepared_site.h"
#include "site/remembered.h"
#include "site/site_search.h"

namespace comisiynu {

// What was read from that file. Only looked at after that, from any thread.
class RememberedPages {
 public:
  RememberedPages() = default;
  // Of the site with that manifest; without a page where `text` is of another, or damaged.
  RememberedPages(std::string text, std::string_view manifest, std::size_t voices);
  RememberedPages(RememberedPages&&) = delete;

  struct Page {
    std::string_view key, searched;
  };
  const Page* find(const std::string& path) const;
  // The words that the pages of a voice have by their numbers.
  std::string_view words(std::size_t voice) const { return words_[voice]; }
  bool empty() const { return pages_.empty(); }

 private:
  bool read(std::string_view manifest, std::size_t voices);

  std::string text_;
  std::unordered_map<std::string_view, Page> pages_;
  std::vector<std::string_view> words_;
};

// Which pages of a build need not be made, since they are what they were.
class PageReuse {
 public:
  // After the output is open, so that no other build can change it, and sizes of open data are known. All must outlive it.
  PageReuse(const Remembered&, const PreparedSite&, const Confidential&, SiteSearch&, std::size_t jobs);

  // For each page of the voice, whether it is kept as it is: in the output, and in the search.
  std::vector<char> keep(std::size_t voice, SiteOutput&) const;

  // Any thread, each page by one: it was made, and no key tells all that it depends on.
  void forget(std::size_t page, std::size_t voice) { key(page, voice).clear(); }

  // When all pages of the voice are made, one voice after the other. What the search has of them goes with it.
  void pack(std::size_t voice);

  // After the site is in its place, with all voices packed.
  void remember();

 private:
  std::string& key(std::size_t page, std::size_t voice) { return keys_[page * prepared_.voices().size() + voice]; }
  const std::string& key(std::size_t page, std::size_t voice) const { return keys_[page * prepared_.voices().size() + voice]; }
  std::string path(std::size_t page, std::size_t voice) const;
  bool keep(std::size_t worker, std::size_t page, std::size_t voice, SiteOutput&) const;

  const Remembered& last_;
  const PreparedSite& prepared_;
  SiteSearch& search_;
  const std::size_t jobs_;
  std::vector<std::string> keys_;  // of each page in each language; empty where there is none
  const RememberedPages before_;
  PackedWriter packed_;  // the voices so far
};

}  // namespace comisiynu
