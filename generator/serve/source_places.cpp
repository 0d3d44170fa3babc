#include "serve/source_places.h"

#include "check/records.h"

namespace comisiynu {

SourcePlaces::SourcePlaces(const PreparedSite& prepared) {
  const auto& plan = prepared.site().plan;
  for_each_record(prepared.publication(), [&](const auto& record) {
    if constexpr (requires { record.id; record.at; }) {
      using Record = std::remove_cvref_t<decltype(record)>;
      const auto place = plan.find(Record::kind, record.id);
      if (place && place->page != nullptr) add(record.at, {place->page, place->anchor, std::nullopt});
    }
  });
  for (std::size_t i = 0; i < plan.documents().size(); ++i)
    for (std::size_t part = 0; part < plan.documents()[i].sections.size(); ++part) {
      const auto& section = plan.documents()[i].sections[part];
      const auto* page = plan.page(PageKind::section, i, part);
      for (const Language language : prepared.publication().languages) {
        if (section.shown_in[language] != language) continue;
        add({section.section->file[language], 0, 0, 0}, {page, "", language});
        for (const auto& heading : section.narrative[language]->headings()) add(heading.at, {page, heading.anchor, language});
      }
    }
}

void SourcePlaces::add(Position at, Shown shown) {
  if (at.file != no_file && shown.page != nullptr) by_line_[at.file].try_emplace(at.line, std::move(shown));
}

std::optional<SourcePlaces::Shown> SourcePlaces::find(Position at) const {
  const auto file = by_line_.find(at.file);
  if (file == by_line_.end()) return std::nullopt;
  auto after = file->second.upper_bound(at.line);
  if (after == file->second.begin()) return std::nullopt;
  return std::prev(after)->second;
}

}  // namespace comisiynu
