#include "search/searched_pages.h"

#include "base/json_writer.h"
#include "page/script_messages.h"

namespace comisiynu {

namespace {

std::optional<SearchDepth> depth_of(const PlannedPage& page) {
  switch (page.kind) {
    case PageKind::choose_language: case PageKind::whole: case PageKind::easy_read_whole: case PageKind::comparison:
    case PageKind::provider_easy_read: case PageKind::pair_easy_read: case PageKind::not_found: case PageKind::search:
      return std::nullopt;
    case PageKind::term: case PageKind::pair: case PageKind::providers: case PageKind::term_easy_read: case PageKind::catalogue_easy_read:
      return page.part == 0 ? std::optional(SearchDepth::title) : std::nullopt;
    case PageKind::policy_statements: case PageKind::easy_read: case PageKind::easy_read_words: case PageKind::catalogue:
    case PageKind::terms: case PageKind::compare: case PageKind::data:
      return SearchDepth::title;
    case PageKind::section: case PageKind::actions: case PageKind::plan: case PageKind::registers: case PageKind::glossary:
    case PageKind::references: case PageKind::accessibility:
      return SearchDepth::parts;
    default:
      return SearchDepth::text;
  }
}

}  // namespace

std::optional<SearchedPage> searched_page(const Voice& voice, const PlannedPage& page, std::size_t order) {
  const auto depth = depth_of(page);
  if (!depth) return std::nullopt;
  return SearchedPage{order, voice.address(page), *depth};
}

std::string search_messages(const Voice& voice) {
  std::string text;
  JsonWriter json(text);
  json.begin_object().key("found").raw(counted_message(voice, "search.found"));
  json.field("nothing", voice.message("search.nothing", {{"words", "{words}"}})).field("likely", voice.message("search.likely", {{"words", "{words}"}}));
  json.field("more", voice.message("search.more")).end_object();
  return text;
}

}  // namespace comisiynu
