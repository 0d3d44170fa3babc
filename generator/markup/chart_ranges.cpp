// Ranges: a dot at either end, and what is between them.
#include <algorithm>

#include "markup/chart.h"
#include "markup/chart_scene.h"

namespace comisiynu {

namespace {

constexpr double margin = 2.5;  // per cent, for the dots at the ends
constexpr std::size_t most_kept = 20;

struct Range {
  std::vector<Phrase> headings;
  Phrase label;
  Figure low, high;
};

std::vector<Range> ranges_of(ChartScene& scene) {
  auto dimensions = scene.shape.categories;
  dimensions.insert(dimensions.end(), scene.shape.series.begin(), scene.shape.series.end());
  auto places = places_of(scene.dataset, dimensions);
  const auto end = [&](const Coordinates& place, std::size_t m) { return scene.dataset.figure(place, scene.shape.measures[m]); };
  if (places.size() > most_bars) scene.keep_largest(places, most_kept, [&](const auto& place) { return end(place, 1).value; });
  std::vector<Range> all;
  std::vector<Phrase> above;
  for (const auto& place : places) {
    const auto names = scene.names(place, dimensions);
    Range range;
    range.label = scene.of == 0 ? names.back() : scene.one_name(names);
    range.headings = scene.of == 0 ? new_headings(above, {names.begin(), names.end() - 1}) : std::vector<Phrase>();
    range.low = end(place, 0);
    range.high = end(place, 1);
    scene.keep(scene.one_name(names).text, range.low);
    scene.keep(scene.one_name(names).text, range.high);
    scene.has_projected |= scene.projected(place);
    all.push_back(std::move(range));
  }
  return all;
}

}  // namespace

void draw_ranges(ChartScene& scene, ChartDrawing& drawing) {
  const auto ranges = ranges_of(scene);
  double lowest = 0, highest = 0;
  for (const auto& mark : scene.marks) {
    lowest = std::min(lowest, mark.figure.value);
    highest = std::max(highest, mark.figure.value);
  }
  const double scale = highest > lowest ? (100 - 2 * margin) / (highest - lowest) : 0;
  const auto x = [&](const Figure& figure) { return margin + (figure.value - lowest) * scale; };
  for (const auto& range : ranges) {
    for (const auto& heading : range.headings) drawing.heading(heading);
    auto shown = range.low ? range.low : range.high;
    if (range.low && range.high) shown.to = range.high.value;
    drawing.begin_row(scene.with_value(range.label, shown), shown ? "chart-label" : "chart-label chart-missing");
    const double y = drawing.height + 0.6;
    drawing.line(0, y, 100, y, "chart-axis");
    if (range.low && range.high && range.high.value > range.low.value) drawing.line(x(range.low), y, x(range.high), y, "chart-range");
    if (range.low) drawing.point(x(range.low), 0, y, 0);
    if (range.high) drawing.point(x(range.high), 0, y, 0);
    drawing.end_row(y + 0.6);
    drawing.height += 0.5;
  }
}

}  // namespace comisiynu
