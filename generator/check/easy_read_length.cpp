// What is still to be written, and how long it becomes in print.
#include <fmt/format.h>

#include <set>

#include "check/easy_read_edition.h"

namespace comisiynu {

namespace {

// On A4, at the sizes of themes/default/style.css: pictures of 3 cm and words of 15 pt.
constexpr std::size_t ideas_on_a_sheet = 5, words_on_a_sheet = 6;

std::size_t sheets(std::size_t count, std::size_t on_one) { return (count + on_one - 1) / on_one; }

}  // namespace

std::size_t printed_pages(const EasyRead& easy) {
  std::set<std::string> words;
  std::size_t pages = 1;  // the cover
  for (const auto& page : easy.pages) {
    pages += sheets(page.ideas.size(), ideas_on_a_sheet);
    for (const auto& idea : page.ideas)
      for (const auto& word : idea.words) words.insert(word.id);
  }
  return pages + sheets(words.size(), words_on_a_sheet);
}

void check_easy_length(EasyEdition& edition) {
  // As everywhere, a draft may wait.
  const auto severity = edition.document().is_draft() ? Severity::warning : Severity::error;
  for (const auto& page : edition.easy().pages) {
    if (page.title.empty()) edition.say(nullptr, severity, "unwritten", page.title.at, "this page has no title yet", "say in a few easy words what the page is about, in both languages");
    for (const auto& idea : page.ideas)
      if (idea.text.empty()) edition.say(&idea, severity, "unwritten", idea.text.at, "this idea has no words yet", "write one to three short sentences, in both languages");
  }
  const auto pages = printed_pages(edition.easy());
  if (pages > most_printed_pages)
    edition.say(nullptr, Severity::error, "too-many-pages", edition.easy().at, fmt::format("this edition would have about {} printed pages; 24 are the most that people read", pages),
                "leave out what matters least, or make two booklets of it");
}

}  // namespace comisiynu
