// Lines over the years, in one plot: at most four, told apart by their points' shapes; their first and last figures
// stand in the key, where they cannot get in each other's way.
#include <algorithm>

#include "markup/chart.h"
#include "markup/chart_scene.h"

namespace comisiynu {

namespace {

constexpr double tall = 8, margin = 3;  // em, and per cent on either side

// "Powys: 2015: 38; 2030: 57"
Phrase key_words(const ChartScene& scene, const ChartLine& line) {
  const auto& first = line.points.front();
  const auto& last = line.points.back();
  if (line.points.size() == 1) return scene.with_value(line.name, first.figure);
  return {scene.wording.message("chart.line_key", {{"name", line.name.text}, {"from", first.year}, {"first", scene.text(first.figure)},
                                                   {"to", last.year}, {"last", scene.text(last.figure)}}),
          line.name.language};
}

}  // namespace

std::vector<ChartLine> chart_lines(ChartScene& scene, const Coordinates& place, const std::vector<ChartSeries>& series, const std::string& prefix) {
  const auto& dataset = scene.dataset;
  const auto year = *dataset.year_dimension();
  const auto& items = dataset.dimensions[year].items;
  const double span = items.back().year - items.front().year;
  std::vector<ChartLine> lines;
  for (std::size_t s = 0; s < series.size(); ++s) {
    const auto& one = series[s];
    ChartLine line{one.name, s, {}};
    auto at = ChartScene::joined(place, one.place);
    const auto name = prefix.empty() ? one.name.text : one.name.text.empty() ? prefix : scene.with_words({prefix, {}}, one.name.text).text;
    for (std::size_t i = 0; i < items.size(); ++i) {
      at[year] = static_cast<int>(i);
      ChartPoint point;
      point.figure = dataset.figure(at, one.measure);
      if (point.figure.missing == Missing::not_applicable) continue;
      point.x = span > 0 ? margin + (100 - 2 * margin) * (items[i].year - items.front().year) / span : 50;
      point.year = scene.wording.name(items[i]).text;
      point.projected = dataset.is_projected(items[i]);
      scene.has_projected |= point.projected && point.figure;
      scene.keep(name.empty() ? point.year : scene.with_words({name, {}}, point.year).text, point.figure);
      line.points.push_back(std::move(point));
    }
    if (!line.points.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

void draw_lines(ChartScene& scene, ChartDrawing& drawing) {
  auto lines = chart_lines(scene, Coordinates(scene.dataset.dimensions.size(), all_items), scene.series(), {});
  if (lines.empty()) return;
  double lowest = 0, highest = 0;
  for (const auto& mark : scene.marks) {
    lowest = std::min(lowest, mark.figure.value);
    highest = std::max(highest, mark.figure.value);
  }
  if (lines.size() > 1) {
    for (const auto& line : lines) drawing.key(key_words(scene, line), line.series, ChartDrawing::Sign::point);
    drawing.height += 0.4;
  } else if (!lines[0].name.text.empty()) {
    drawing.heading(lines[0].name);
  }
  draw_plot(scene, drawing, lines, lowest, highest, tall);
}

}  // namespace comisiynu
