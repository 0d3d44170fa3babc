// Two sides of one thing, row by row: an age pyramid of women and men, or of two places.
#include <algorithm>

#include "markup/chart.h"
#include "markup/chart_scene.h"

namespace comisiynu {

namespace {

constexpr double tall = 1.1, gap = 0.4;  // em, and per cent
constexpr double least_room = 2;         // for the longest bar, in em
constexpr std::size_t most_kept = 20;

struct Sides {
  std::vector<Phrase> headings;
  Phrase label;
  Figure figures[2];
};

std::vector<Coordinates> rows_of(const ChartScene& scene) {
  auto places = places_of(scene.dataset, scene.shape.categories);
  // The oldest stand on top, as in every pyramid.
  const auto age = scene.dataset.dimension("age_band");
  if (age && scene.shape.categories == std::vector{*age}) std::reverse(places.begin(), places.end());
  return places;
}

double widest_figure(const ChartScene& scene) {
  double widest = 0;
  for (const auto& side : scene.series())
    for (const auto& place : rows_of(scene)) widest = std::max(widest, bold * text_width(scene.text(scene.figure(ChartScene::joined(place, side.place), side.measure))));
  return widest;
}

void draw_key(ChartDrawing& drawing, const std::vector<ChartSeries>& sides) {
  const auto from = drawing.height;
  drawing.key(sides[0].name, 0, ChartDrawing::Sign::pattern);
  if (text_width(sides[0].name.text) + text_width(sides[1].name.text) + 4 <= drawing.room()) drawing.height = from;  // both on one line
  drawing.key(sides[1].name, 1, ChartDrawing::Sign::pattern, ChartDrawing::Anchor::end);
}

}  // namespace

bool back_to_back_fits(const ChartScene& scene, double room) { return scene.series().size() == 2 && room / 2 - widest_figure(scene) - 0.5 >= least_room; }

void draw_back_to_back(ChartScene& scene, ChartDrawing& drawing) {
  const auto sides = scene.series();
  auto places = rows_of(scene);
  const auto figure = [&](const Coordinates& place, const ChartSeries& side) {
    const auto at = ChartScene::joined(place, side.place);
    return scene.dataset.has_line(at) ? scene.figure(at, side.measure) : Figure{.missing = Missing::not_applicable};
  };
  if (places.size() > most_bars)
    scene.keep_largest(places, most_kept, [&](const auto& place) { return std::max(figure(place, sides[0]).value, figure(place, sides[1]).value); });
  std::vector<Sides> rows;
  std::vector<Phrase> above;
  double highest = 0;
  for (const auto& place : places) {
    const auto names = scene.names(place, scene.shape.categories);
    const auto own = scene.one_name(names);
    auto& row = rows.emplace_back();
    row.headings = scene.of == 0 ? new_headings(above, {names.begin(), names.end() - 1}) : std::vector<Phrase>();
    row.label = scene.of == 0 ? names.back() : own;
    for (std::size_t s = 0; s < 2; ++s) {
      row.figures[s] = figure(place, sides[s]);
      scene.keep(scene.with_words(own, sides[s].name.text).text, row.figures[s]);
      if (row.figures[s]) highest = std::max(highest, row.figures[s].value);
    }
  }

  draw_key(drawing, sides);
  drawing.height += 0.4;
  const double room = 50 - 100 * (widest_figure(scene) + 0.5) / drawing.room();
  for (const auto& row : rows) {
    for (const auto& heading : row.headings) drawing.heading(heading);
    drawing.begin_row(row.label);
    const double y = drawing.height + 0.1;
    for (std::size_t s = 0; s < 2; ++s) {
      const auto& one = row.figures[s];
      const double length = one && highest > 0 ? one.value / highest * (room - gap) : 0;
      const auto classes = one ? "chart-value" : "chart-value chart-missing";
      const Phrase value{scene.text(one), {}};
      drawing.bar(s == 0 ? 50 - gap - length : 50 + gap, y, length, tall, s, true);
      if (s == 0) drawing.text(50 - gap - std::max(length, length > 0 ? 0.4 : 0.0), -0.4, y + 0.9, value, ChartDrawing::Anchor::end, classes);
      else drawing.text(50 + gap + std::max(length, length > 0 ? 0.4 : 0.0), 0.4, y + 0.9, value, ChartDrawing::Anchor::start, classes);
    }
    drawing.end_row(y + tall);
    drawing.height += 0.5;
  }
}

}  // namespace comisiynu
