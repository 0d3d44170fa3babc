#include "page/snapshot_of.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/html_words.h"
#include "base/text.h"
#include "page/days.h"
#include "page/record_homes.h"
#include "page/snapshot_fields.h"
#include "page/world.h"

namespace comisiynu {

namespace {

// A text's own words: what its blocks set is compared as records and figures.
class WordsWorld : public NarrativeWorld {
 public:
  explicit WordsWorld(const SiteWorld& world) : world_(world) {}
  std::optional<std::string> link(std::string_view target, Position at, Diagnostics& found) const override { return world_.link(target, at, found); }
  std::string figure(std::string_view expression, Position at, Diagnostics& found) const override { return world_.figure(expression, at, found); }
  std::string block(std::string_view, int, Position, Diagnostics&) const override { return {}; }
  std::optional<std::string> image(std::string_view path, Position at, Diagnostics& found) const override { return world_.image(path, at, found); }
  std::string message(std::string_view key) const override { return world_.message(key); }

 private:
  const SiteWorld& world_;
};

class Maker {
 public:
  explicit Maker(const Site& site) : site_(site) {
    for (const Language language : site.publication.languages) voices_.emplace_back(site, language);
  }

  Snapshot make() {
    const auto day = publication_day(site_.publication, site_.options.date);
    made_.day = day ? day.iso() : std::string();
    made_.title = words(site_.publication.settings.title);
    records();
    for (const auto* dataset : site_.figures.datasets())
      if (dataset->source->is_published()) add(*dataset, words(dataset->title), place("dataset", dataset->id));
    sections();
    made_.pages = pages_of(site_);
    for (const auto& redirect : site_.redirects)
      made_.moves.push_back({redirect.from, redirect.to_id, redirect.to == nullptr ? words(redirect.reason) : Bilingual()});
    return std::move(made_);
  }

 private:
  Bilingual words(const Text& text) const {
    Bilingual made;
    for (const auto& voice : voices_) made[voice.language()] = voice.plain(text);
    return made;
  }
  Bilingual place(std::string_view kind, std::string_view id) const {
    Bilingual made;
    const auto found = site_.plan.find(kind, id);
    if (!found || found->page == nullptr) return made;
    for (const Language language : site_.publication.languages)
      made[language] = found->anchor.empty() ? found->page->address[language] : fmt::format("{}#{}", found->page->address[language], found->anchor);
    return made;
  }

  template <class Record>
  void record(const Record& given, const Text& title) {
    made_.records.push_back({std::string(Record::kind), given.id, words(title), place(Record::kind, given.id), snapshot_fields(voices_, given)});
    // Volumes by area and year, and an indicator's years, are figures: what must be withheld is withheld there.
    if (const auto* own = site_.figures.find(fmt::format("{}/{}", Record::kind, given.id))) add(*own, words(title), place(Record::kind, given.id));
  }

  void records() {
    const auto& publication = site_.publication;
    const auto table = [&](std::string_view, auto member, std::string_view) {
      using Record = typename std::remove_cvref_t<decltype(publication.*member)>::value_type;
      if constexpr (is_in_thread<Record>)
        for (const auto& given : publication.*member) record(given, given.title);
    };
    Publication::describe(table);
    for (const auto& given : publication.providers) record(given, given.name);
    for (const auto& given : publication.documents) record(given, given.title);
    for (const auto& given : publication.terms) record(given, given.term);
    for (const auto& given : publication.references) record(given, given.title);
  }

  void add(const ResolvedDataset& dataset, Bilingual title, Bilingual address) {
    SnapshotDataset made{dataset.id, std::move(title), std::move(address), {}};
    Coordinates at(dataset.dimensions.size(), 0);
    const bool adds_up = std::all_of(dataset.dimensions.begin(), dataset.dimensions.end(), [](const Dimension& dimension) { return dimension.adds_up; });
    const bool any = std::none_of(dataset.dimensions.begin(), dataset.dimensions.end(), [](const Dimension& dimension) { return dimension.items.empty(); });
    for (bool more = any; more; more = next(dataset, at))
      if (dataset.has_line(at)) add_at(dataset, at, made);
    if (adds_up && any && !at.empty()) add_at(dataset, Coordinates(at.size(), all_items), made);
    made_.datasets.push_back(std::move(made));
  }

  // The next place, the last dimension running fastest; false after the last.
  static bool next(const ResolvedDataset& dataset, Coordinates& at) {
    for (std::size_t d = at.size(); d-- > 0;) {
      if (++at[d] < static_cast<int>(dataset.dimensions[d].items.size())) return true;
      at[d] = 0;
    }
    return false;
  }

  void add_at(const ResolvedDataset& dataset, const Coordinates& at, SnapshotDataset& into) const {
    for (std::size_t m = 0; m < dataset.measures.size(); ++m) {
      if (dataset.measures[m].kind == ResolvedMeasure::Kind::base) continue;
      const auto figure = dataset.figure(at, m);
      SnapshotFigure made;
      made.place = dataset.measures[m].id;
      for (std::size_t d = 0; d < at.size(); ++d) made.place += at[d] == all_items ? "/total" : "/" + dataset.dimensions[d].items[static_cast<std::size_t>(at[d])].id;
      made.withheld = figure.missing == Missing::confidential;
      if (figure) made.value = figure.value;
      for (const auto& voice : voices_) {
        made.name[voice.language()] = name_at(voice.wording(), dataset, at, m);
        if (!made.withheld) made.text[voice.language()] = voice.wording().figure(figure);
      }
      into.figures.push_back(std::move(made));
    }
  }

  static std::string name_at(const Wording& wording, const ResolvedDataset& dataset, const Coordinates& at, std::size_t measure) {
    std::vector<std::string> names;
    for (std::size_t d = 0; d < at.size(); ++d)
      if (at[d] != all_items) names.push_back(wording.name(dataset.dimensions[d].items[static_cast<std::size_t>(at[d])]).text);
    if (names.empty()) names.push_back(wording.message("table.total"));
    if (dataset.measures.size() > 1) names.push_back(wording.name(dataset, measure).text);
    return join(names, ", ");
  }

  void sections() {
    for (std::size_t d = 0; d < site_.publication.documents.size(); ++d) {
      const auto& document = site_.publication.documents[d];
      const auto& planned = site_.plan.documents()[d].sections;
      for (std::size_t i = 0; i < planned.size(); ++i) {
        SnapshotSection made{document.id, planned[i].section->id, words(document.title), {}, {}, {}};
        for (const auto& voice : voices_) {
          made.title[voice.language()] = planned[i].title(voice.language());
          made.address[voice.language()] = site_.plan.page(PageKind::section, d, i)->address[voice.language()];
          made.text[voice.language()] = text_of(voice, planned[i], d, i);
        }
        made_.sections.push_back(std::move(made));
      }
    }
  }

  static std::string text_of(const Voice& voice, const PlannedSection& section, std::size_t document, std::size_t index) {
    Diagnostics said_by_the_page;
    PageIds ids;
    const SiteWorld world(voice, ids, document, index);
    auto text = words_of_html(section.narrative[voice.language()]->render(WordsWorld(world), 2, said_by_the_page));
    // A paragraph a line.
    for (auto at = text.find("\n\n"); at != text.npos; at = text.find("\n\n", at)) text.erase(at, 1);
    return text;
  }

  const Site& site_;
  std::vector<Voice> voices_;
  Snapshot made_;
};

}  // namespace

Snapshot snapshot_of(const Site& site) { return Maker(site).make(); }

std::string field_label(const Messages& messages, Language language, std::string_view kind, std::string_view key) {
  for (const auto& name : {fmt::format("changes.fields.{}_{}", kind, key), fmt::format("{}.{}", kind, key), fmt::format("changes.fields.{}", key), fmt::format("field.{}", key)})
    if (messages.has(name) && !messages.counts(name) && messages.places(name).empty()) return messages.format(language, name);
  return std::string(key);
}

}  // namespace comisiynu
