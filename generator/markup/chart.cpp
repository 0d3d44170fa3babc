#include "markup/chart.h"

#include <algorithm>

#include "markup/chart_scene.h"

namespace comisiynu {

namespace {

constexpr double names_column = 38;  // per cent of a wide chart

// The unit, where the figures do not say it themselves and all are of one.
std::string unit_of(const ChartScene& scene) {
  const auto& unit = scene.dataset.measures[scene.shape.measures[0]].unit;
  if (scene.shape.shares || unit.kind() == UnitKind::percent || unit.name() == "GBP") return {};
  const auto words = scene.wording.unit(unit);
  return words.language ? std::string() : words.text;
}

// What is said of the marks and signs that it uses, a sentence each.
std::vector<std::string> notes_of(const ChartScene& scene) {
  std::vector<std::string> notes;
  const auto add = [&](std::string_view key) { notes.push_back(scene.wording.message(key)); };
  const bool dashed = !scene.shape.categories.empty() && scene.dataset.dimensions[scene.shape.categories[0]].is_year() &&
                      (scene.shape.kind == ChartKind::lines || scene.shape.kind == ChartKind::small_multiples);
  if (scene.has_projected && scene.shape.kind != ChartKind::ranges && scene.shape.kind != ChartKind::stacked && scene.shape.kind != ChartKind::back_to_back)
    add(dashed ? "chart.projected_lines" : "chart.projected_bars");
  if (scene.missing.contains(Missing::confidential)) add("missing.confidential_note");
  if (scene.missing.contains(Missing::not_available)) add("missing.not_available_note");
  if (scene.missing.contains(Missing::not_applicable)) add("missing.not_applicable_note");
  if (scene.has_incomplete) add("missing.incomplete_note");
  if (scene.of > 0) notes.push_back(scene.wording.message("chart.largest_only", {{"count", scene.wording.format().whole(static_cast<std::int64_t>(scene.of))},
                                                                               {"shown", scene.wording.format().whole(static_cast<std::int64_t>(scene.drawn))}}));
  return notes;
}

std::string description(const ChartScene& scene, const std::vector<std::string>& notes) {
  std::string kind(name_of(scene.shape.kind));
  std::replace(kind.begin(), kind.end(), '-', '_');
  const auto& wording = scene.wording;
  auto text = wording.message("chart." + kind, {{"title", wording.text(scene.dataset.title).text}});
  const auto smaller = [](const ChartMark& a, const ChartMark& b) { return a.figure.value < b.figure.value; };
  const auto& low = *std::min_element(scene.marks.begin(), scene.marks.end(), smaller);
  const auto& high = *std::max_element(scene.marks.begin(), scene.marks.end(), smaller);
  if (scene.text(low.figure) != scene.text(high.figure))
    text += ' ' + wording.message("chart.range", {{"low", scene.text(low.figure)}, {"low_name", low.name}, {"high", scene.text(high.figure)}, {"high_name", high.name}});
  for (const auto& note : notes) text += ' ' + note;
  return text + ' ' + wording.message("chart.same_figures");
}

// The author's finding, or one that is worked out, or else the dataset's title.
Phrase title_of(const ChartScene& scene) {
  if (scene.dataset.source != nullptr && !scene.dataset.source->finding.empty()) return scene.wording.text(scene.dataset.source->finding);
  auto finding = chart_finding(scene);
  return finding.empty() ? scene.wording.text(scene.dataset.title) : Phrase{std::move(finding), {}};
}

// What the title leaves to be said: what is drawn, where it is a finding, and the unit.
Phrase subject_of(const ChartScene& scene, const Phrase& title) {
  auto subject = scene.wording.text(scene.dataset.title);
  const auto unit = unit_of(scene);
  if (subject.text == title.text) return {unit, {}};
  if (!unit.empty() && !subject.language) subject.text = scene.wording.message("chart.subject", {{"title", subject.text}, {"unit", unit}});
  return subject;
}

void draw(ChartScene& scene, ChartDrawing& drawing) {
  switch (scene.shape.kind) {
    case ChartKind::bars:
    case ChartKind::grouped: return draw_bars(scene, drawing);
    case ChartKind::stacked: return draw_stacked(scene, drawing);
    case ChartKind::back_to_back: return draw_back_to_back(scene, drawing);
    case ChartKind::lines: return draw_lines(scene, drawing);
    case ChartKind::ranges: return draw_ranges(scene, drawing);
    case ChartKind::small_multiples: return;  // drawings of its own
  }
}

}  // namespace

std::optional<ChartView> chart_view(const ResolvedDataset& dataset, const Wording& wording, const ChartRequest& request) {
  const auto shape = chart_shape(dataset, request.by, request.as);
  if (!shape) return std::nullopt;
  ChartScene scene(dataset, wording, *shape, request.id);
  if (shape->kind == ChartKind::back_to_back && !back_to_back_fits(scene, narrowest_chart)) scene.shape.kind = ChartKind::grouped;
  ChartScene again(scene);
  ChartDrawing narrow(request.id, narrowest_chart);
  ChartDrawing wide(request.id + "-wide", wide_chart, shape->kind == ChartKind::lines ? 0 : names_column);
  ChartView view;
  if (shape->kind == ChartKind::small_multiples) {
    view.picture = small_multiples(scene);
  } else {
    draw(scene, narrow);
    draw(again, wide);
  }
  if (scene.marks.empty()) return std::nullopt;
  view.title = title_of(scene);
  view.subject = subject_of(scene, view.title);
  view.notes = notes_of(scene);
  view.description = description(scene, view.notes);
  if (view.picture.empty()) view.picture = narrow.svg(view.title, view.description, "chart-narrow") + wide.svg(view.title, view.description, "chart-wide");
  return view;
}

Value chart_value(const ResolvedDataset& dataset, const Wording& wording, const ChartSurroundings& around) {
  const auto view = chart_view(dataset, wording, around.request);
  if (!view) return {};
  std::vector<Value> notes(view->notes.begin(), view->notes.end());
  const auto when = dataset.source == nullptr ? std::string() : wording.when(*dataset.source);
  return Object()
      .set("id", around.request.id)
      .set("title", phrase_value(view->title))
      .set("subject", phrase_value(view->subject))
      .set("name", phrase_value(wording.text(dataset.title)))
      .set("description", view->description)
      .set("svg", Value::html(view->picture))
      .set("notes", Value::list(std::move(notes)))
      .set("table", around.table)
      .set("source", source_value(dataset, wording, around.source))
      .set("date", when.empty() ? Value() : Value(when))
      .set("address", around.address)
      .set("downloads", around.downloads)
      .set("illustrative", dataset.illustrative);
}

}  // namespace comisiynu
