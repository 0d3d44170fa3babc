#include <fmt/format.h>

#include <algorithm>

#include "analysis/small_counts.h"
#include "base/text.h"
#include "markup/table.h"
#include "page/blocks.h"
#include "page/record_values.h"
#include "page/citations.h"
#include "page/page.h"
#include "page/structured_data.h"

namespace comisiynu {

namespace {

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

void add_once(std::vector<std::string>& all, std::string text) {
  if (!text.empty() && std::find(all.begin(), all.end(), text) == all.end()) all.push_back(std::move(text));
}

// The units that its figures are in.
std::string units(const Voice& voice, const ResolvedDataset& dataset) {
  std::vector<std::string> all;
  for (const auto& measure : dataset.measures) add_once(all, voice.wording().unit(measure.unit).text);
  return join(all, ", ");
}

// What it counts, and the unit where that does not say it: "People"; "Places, Total cost: Places, Pounds (£)".
std::string measures(const Voice& voice, const ResolvedDataset& dataset) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < dataset.measures.size(); ++i)
    if (dataset.measures[i].kind != ResolvedMeasure::Kind::base) add_once(all, voice.wording().name(dataset, i).text);
  const auto names = join(all, ", "), in_units = units(voice, dataset);
  return names == in_units || in_units.empty() ? names : fmt::format("{}: {}", names, in_units);
}

std::string date_of(const Voice& voice, const Dataset& dataset) {
  return dataset.period ? voice.wording().period(dataset.period.value) : voice.date_text(dataset.dated);
}

// Of the first of its files: the CSV.
Value of_csv(const Value& downloads, Key field) { return downloads.items().empty() ? Value() : *downloads.items().front().find(field); }

Value card(const Voice& voice, const Dataset& dataset, const ResolvedDataset& figures) {
  const auto place = voice.site().plan.find("dataset", dataset.id);
  const auto downloads = downloads_of(voice, figures);
  return Object()
      .set("title", voice.phrase(dataset.title))
      .set("address", voice.address(*place))
      .set("date", text_or_null(date_of(voice, dataset)))
      .set("source", voice.source(dataset.source_text))
      .set("unit", text_or_null(units(voice, figures)))
      .set("csv", of_csv(downloads, "address"))
      .set("size", of_csv(downloads, "size"))
      .set("json", Value())
      .set("illustrative", dataset.illustrative);
}

// The document that a dataset belongs to or is first used in; as many as there are documents for one that none uses.
std::size_t document_of(const Voice& voice, const Dataset& dataset) {
  const auto& documents = voice.publication().documents;
  for (std::size_t i = 0; i < documents.size(); ++i)
    if (documents[i].id == dataset.document.id) return i;
  const auto uses = uses_of(voice, dataset.id);
  return uses.empty() ? documents.size() : uses.front().document;
}

Value confidential_below(const Voice& voice, const ResolvedDataset& dataset) {
  const bool any = std::any_of(dataset.measures.begin(), dataset.measures.end(), [](const auto& measure) { return measure.is_protected; });
  return any ? Value(voice.format().whole(least_count_shown(voice.publication()))) : Value();
}

// How the figures came about, one by one; in a large table those of its first line and of its totals, since the others
// were worked out in the same way.
Value workings_of(const Voice& voice, const ResolvedDataset& figures) {
  constexpr std::size_t all_shown = 48;
  const auto all = worked_figures(figures, voice.wording());
  std::vector<Value> rows;
  for (const auto& one : all) {
    if (all.size() > all_shown && one.line != all.front().line && !(one.total && one.line == all.back().line)) continue;
    rows.push_back(Object().set("line", one.line).set("column", one.column).set("figure", one.figure).set("how", one.how));
  }
  const bool complete = rows.size() == all.size();
  return Object().set("rows", Value::list(std::move(rows))).set("complete", complete);
}

}  // namespace

PageHead data_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics&) {
  const auto& documents = voice.publication().documents;
  std::vector<std::vector<Value>> by_document(documents.size() + 1);
  for (const auto* figures : voice.site().figures.datasets())
    by_document[document_of(voice, *figures->source)].push_back(card(voice, *figures->source, *figures));
  std::vector<Value> groups;
  for (std::size_t i = 0; i < by_document.size(); ++i)
    if (!by_document[i].empty())
      groups.push_back(Object()
                           .set("title", i < documents.size() ? voice.phrase(documents[i].title) : Value())
                           .set("datasets", Value::list(std::move(by_document[i]))));
  page.set("groups", Value::list(std::move(groups)));
  page.set("catalogue_downloads", catalogue_downloads(voice));
  const auto title = voice.message("data.title");
  return {title, title, voice.message("data.intro"), {voice.link(voice.message("site.home"), voice.address(*voice.site().plan.page(PageKind::home)))},
          true, data_catalogue_json_ld(voice, planned)};
}

PageHead dataset_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics& found) {
  const auto& dataset = voice.publication().datasets[planned.subject];
  const auto* figures = voice.site().figures.find(dataset.id);
  Object value;
  value.set("title", voice.phrase(dataset.title))
      .set("measure", figures == nullptr ? Value() : text_or_null(measures(voice, *figures)))
      .set("date", text_or_null(date_of(voice, dataset)))
      .set("source", voice.source(dataset.source_text))
      .set("illustrative", dataset.illustrative)
      .set("disclosure", figures == nullptr ? Value() : confidential_below(voice, *figures))
      .set("licence", licence_of(voice));
  page.set("dataset", std::move(value));
  const auto html = [](const std::string& made) { return made.empty() ? Value() : Value::html(made); };
  page.set("table", figures == nullptr ? Value() : html(table_html(voice, *figures, "figures", 2, true, found)));
  page.set("chart", figures == nullptr ? Value() : html(chart_html(voice, *figures, {.id = "chart"}, 2, true, found)));
  page.set("workings", figures == nullptr ? Object().set("rows", Value::list({})).set("complete", true) : workings_of(voice, *figures));
  page.set("downloads", figures == nullptr ? Value::list({}) : downloads_of(voice, *figures));
  std::vector<Value> uses;
  for (const auto place : uses_of(voice, dataset.id)) uses.push_back(section_link(voice, place));
  page.set("used_in", Value::list(std::move(uses)));
  page.set("linked", linked(voice, "dataset", voice.publication().datasets[planned.subject].id));

  const auto crumb = [&](PageKind kind, std::string_view name) { return voice.link(voice.message(name), voice.address(*voice.site().plan.page(kind))); };
  return {voice.plain(dataset.title), voice.phrase(dataset.title), voice.plain(dataset.finding),
          {crumb(PageKind::home, "site.home"), crumb(PageKind::data, "data.title")}, true,
          dataset_json_ld(voice, dataset, planned, figures == nullptr ? std::string() : measures(voice, *figures))};
}

}  // namespace comisiynu
