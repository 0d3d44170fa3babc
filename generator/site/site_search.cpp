#include "site/site_search.h"

#include "search/searched_pages.h"

namespace comisiynu {

SiteSearch::SiteSearch(const PreparedSite& prepared, std::size_t workers) : prepared_(prepared) {
  for (const auto& voice : prepared.voices()) by_voice_.emplace_back(voice.language(), workers);
}

void SiteSearch::add(std::size_t worker, std::size_t page, std::size_t voice, std::string_view html) {
  if (const auto about = searched_page(prepared_.voices()[voice], prepared_.site().plan.pages()[page], page)) by_voice_[voice].add(worker, *about, html);
}

void SiteSearch::add_all(Diagnostics& found) {
  const auto& pages = prepared_.site().plan.pages();
  std::string out;
  for (std::size_t voice = 0; voice < by_voice_.size(); ++voice)
    for (std::size_t page = 0; page < pages.size(); ++page) {
      const auto about = searched_page(prepared_.voices()[voice], pages[page], page);
      if (!about) continue;
      out.clear();
      prepared_.render(pages[page], voice, out, found);
      by_voice_[voice].add(0, *about, out);
    }
}

void SiteSearch::put_files(const PutFile& put) const {
  for (std::size_t voice = 0; voice < by_voice_.size(); ++voice)
    for (const auto& file : by_voice_[voice].files(search_messages(prepared_.voices()[voice]))) put(file.path, file.text);
}

}  // namespace comisiynu
