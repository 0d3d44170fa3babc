// Small multiples: a small drawing for each area, all to one scale, in a grid that becomes one column where there is
// room for no more.
#include <algorithm>

#include "markup/chart.h"
#include "markup/chart_scene.h"

namespace comisiynu {

namespace {

constexpr double tall = 4.5;

struct Panel {
  Phrase name;
  std::vector<ChartLine> lines;
  std::vector<ChartBar> bars;
};

class Multiples {
 public:
  explicit Multiples(ChartScene& scene)
      : scene_(scene), series_(scene.series()), over_years_(scene.dataset.dimensions[scene.shape.categories[0]].is_year()) {}

  std::string run() {
    auto places = places_of(scene_.dataset, scene_.shape.panels);
    scene_.keep_largest(places, most_panels, [&](const auto& place) { return largest(place); });
    for (const auto& place : places) {
      auto& panel = panels_.emplace_back();
      panel.name = scene_.one_name(scene_.names(place, scene_.shape.panels));
      if (over_years_) panel.lines = chart_lines(scene_, place, series_, panel.name.text);
      else panel.bars = bars(place, panel.name);
    }
    measure();
    std::size_t heading = 1;
    for (const auto& panel : panels_) heading = std::max(heading, wrap_text(panel.name.text, narrowest_chart / bold).size());
    std::string all = "<ul class=\"chart-panels\">\n";
    for (std::size_t p = 0; p < panels_.size(); ++p) all += "<li>" + drawn(panels_[p], p + 1, heading) + "</li>\n";
    return all + "</ul>\n";
  }

 private:
  // One scale for all.
  void measure() {
    for (const auto& mark : scene_.marks) {
      lowest_ = std::min(lowest_, mark.figure.value);
      highest_ = std::max(highest_, mark.figure.value);
    }
    std::vector<const ChartBar*> bars;
    for (const auto& panel : panels_)
      for (const auto& bar : panel.bars) bars.push_back(&bar);
    scale_.emplace(scene_, bars, narrowest_chart);
  }

  double largest(const Coordinates& place) const {
    double most = -1;
    for (const auto& inner : places_of(scene_.dataset, scene_.shape.categories))
      for (const auto& one : series_)
        if (const auto figure = scene_.dataset.figure(ChartScene::joined(place, ChartScene::joined(inner, one.place)), one.measure)) most = std::max(most, figure.value);
    return most;
  }

  std::vector<ChartBar> bars(const Coordinates& place, const Phrase& name) {
    std::vector<ChartBar> bars;
    for (const auto& inner : places_of(scene_.dataset, scene_.shape.categories)) {
      const auto at = ChartScene::joined(place, inner);
      if (!scene_.dataset.has_line(at)) continue;
      ChartBar bar;
      bar.label = scene_.one_name(scene_.names(inner, scene_.shape.categories));
      bar.figure = scene_.figure(at, scene_.shape.measures[0]);
      bar.said.missing = Missing::not_applicable;
      bar.projected = scene_.projected(at);
      scene_.has_projected |= bar.projected;
      scene_.keep(scene_.with_words(name, bar.label.text).text, bar.figure);
      bars.push_back(std::move(bar));
    }
    return bars;
  }

  std::string drawn(Panel& panel, std::size_t number, std::size_t heading_lines) {
    ChartDrawing drawing(scene_.id + "-" + std::to_string(number), narrowest_chart);
    drawing.height = 1.35 * static_cast<double>(heading_lines - wrap_text(panel.name.text, narrowest_chart / bold).size());
    drawing.heading(panel.name);
    drawing.height += 0.2;
    if (over_years_) {
      if (series_.size() > 1)
        for (std::size_t s = 0; s < series_.size(); ++s) drawing.key(series_[s].name, s, ChartDrawing::Sign::point);
      if (!panel.lines.empty()) draw_plot(scene_, drawing, panel.lines, lowest_, highest_, tall);
    } else {
      draw_bar_rows(scene_, drawing, panel.bars, *scale_);
    }
    return drawing.svg(panel.name, words(panel));
  }

  // All its figures: there are few.
  std::string words(const Panel& panel) const {
    std::string text;
    const auto add = [&](const Phrase& name, const Figure& figure) {
      if (!text.empty()) text += "; ";
      text += scene_.with_words(name, scene_.text(figure)).text;
    };
    for (const auto& line : panel.lines)
      for (const auto& point : line.points) add(line.name.text.empty() ? Phrase{point.year, {}} : scene_.with_words(line.name, point.year), point.figure);
    for (const auto& bar : panel.bars) add(bar.label, bar.figure);
    return text;
  }

  ChartScene& scene_;
  std::vector<ChartSeries> series_;
  bool over_years_;
  std::vector<Panel> panels_;
  double lowest_ = 0, highest_ = 0;
  std::optional<BarScale> scale_;
};

}  // namespace

std::string small_multiples(ChartScene& scene) { return Multiples(scene).run(); }

}  // namespace comisiynu
