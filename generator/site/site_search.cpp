#include "site/site_search.h"

#include "search/searched_pages.h"

namespace comisiynu {

SiteSearch::SiteSearch(const PreparedSite& prepared, std::size_t workers) : prepared_(prepared), workers_(workers) {
  for (const auto& voice : prepared.voices()) by_voice_.emplace_back(voice.language(), workers);
}

void SiteSearch::add(std::size_t worker, std::size_t page, std::size_t voice, std::string_view html) {
  if (const auto about = searched_page(prepared_.voices()[voice], prepared_.site().plan.pages()[page], page)) by_voice_[voice].add(worker, *about, html);
}

void SiteSearch::recall(std::size_t worker, std::size_t page, std::size_t voice, std::string_view packed) {
  if (const auto about = searched_page(prepared_.voices()[voice], prepared_.site().plan.pages()[page], page)) by_voice_[voice].recall(worker, *about, packed);
}

void SiteSearch::add_all(std::size_t voice, Diagnostics& found) {
  const auto& pages = prepared_.site().plan.pages();
  std::string out;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    const auto about = searched_page(prepared_.voices()[voice], pages[page], page);
    if (!about) continue;
    out.clear();
    prepared_.render(pages[page], voice, out, found);
    by_voice_[voice].add(0, *about, out);
  }
}

void SiteSearch::put_files(std::size_t voice, std::size_t jobs, const PutFile& put) {
  for (const auto& file : by_voice_[voice].files(search_messages(prepared_.voices()[voice]), jobs)) put(file.path, file.text);
}

void SiteSearch::forget(std::size_t voice) { by_voice_[voice] = SearchIndex(prepared_.voices()[voice].language(), workers_); }

}  // namespace comisiynu
