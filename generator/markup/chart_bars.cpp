// Bars, plain and grouped: each below its name, with its figure at its end.
#include <algorithm>
#include <cmath>

#include "markup/chart.h"
#include "markup/chart_scene.h"

namespace comisiynu {

namespace {

constexpr std::size_t most_kept = 20;          // of single bars, where there are too many
constexpr std::size_t most_grouped_bars = 48;  // that an author may ask for at once
constexpr double tall = 1.1;

Figure absolute(const ChartScene& scene, const Coordinates& place, std::size_t measure) {
  return scene.shape.shares ? scene.dataset.figure(place, measure) : Figure{.missing = Missing::not_applicable};
}

// The rows of the drawing, from those of the dataset.
class Bars {
 public:
  explicit Bars(ChartScene& scene) : scene_(scene), series_(scene.series()) {}

  std::vector<ChartBar> run() {
    auto places = places_of(scene_.dataset, scene_.shape.categories);
    const std::size_t most = series_.size() == 1 ? (places.size() > most_bars ? most_kept : most_bars) : std::max<std::size_t>(8, most_grouped_bars / series_.size());
    is_ranked_ = places.size() > most;
    scene_.keep_largest(places, most, [&](const auto& place) { return largest(place); });
    for (const auto& place : places) add(place);
    return std::move(bars_);
  }

 private:
  double largest(const Coordinates& category) const {
    double most = -1;
    for (const auto& one : series_)
      if (const auto figure = scene_.figure(ChartScene::joined(category, one.place), one.measure)) most = std::max(most, std::abs(figure.value));
    return most;
  }

  void add(const Coordinates& category) {
    const bool plain = series_.size() == 1;
    auto headings = scene_.names(category, scene_.shape.categories);
    const auto own = scene_.one_name(headings);
    const auto last = headings.back();
    if (is_ranked_) headings = {own};  // those that stood under one heading are apart
    if (plain) headings.pop_back();
    bool first = true;
    for (std::size_t s = 0; s < series_.size(); ++s) {
      const auto place = ChartScene::joined(category, series_[s].place);
      if (!scene_.dataset.has_line(place)) continue;
      ChartBar bar;
      bar.label = !plain ? series_[s].name : is_ranked_ ? own : last;
      bar.figure = scene_.figure(place, series_[s].measure);
      bar.said = absolute(scene_, place, series_[s].measure);
      bar.series = s;
      bar.projected = scene_.projected(place);
      if (first) bar.headings = new_headings(above_, headings);
      first = false;
      scene_.has_projected |= bar.projected;
      scene_.keep(plain ? own.text : scene_.with_words(own, bar.label.text).text, bar.figure);
      bars_.push_back(std::move(bar));
    }
  }

  ChartScene& scene_;
  std::vector<ChartSeries> series_;
  std::vector<Phrase> above_;
  std::vector<ChartBar> bars_;
  bool is_ranked_ = false;
};

}  // namespace

// What the figure at a bar's end leaves of the room is for bars. Where that is too little, the
// figures go beside the names.
BarScale::BarScale(const ChartScene& scene, const std::vector<const ChartBar*>& bars, double room) {
  double lowest = 0, highest = 0, widest = 0;
  for (const auto* bar : bars) {
    widest = std::max(widest, bold * text_width(scene.text(bar->figure)));
    if (!bar->figure) continue;
    lowest = std::min(lowest, bar->figure.value);
    highest = std::max(highest, bar->figure.value);
  }
  double percent = 100 * (room - widest - 0.6) / room;
  at_end_ = percent >= 20;
  if (!at_end_) percent = 80;  // the marks of what is missing still stand at the end
  scale_ = highest > lowest ? percent / (highest - lowest) : 0;
  zero_ = -lowest * scale_;
}

void draw_bar_rows(const ChartScene& scene, ChartDrawing& drawing, const std::vector<ChartBar>& bars, const BarScale& scale) {
  const double from = drawing.height;
  constexpr double below = 0.6;
  for (const auto& bar : bars) {
    for (const auto& heading : bar.headings) {
      if (drawing.height > from) drawing.height += 0.5;
      drawing.heading(heading);
    }
    const auto& beside = bar.said ? bar.said : bar.figure;
    const bool with_value = beside && (bar.said || !scale.value_at_end());
    drawing.begin_row(with_value ? scene.with_value(bar.label, beside) : bar.label);
    const double length = bar.figure ? scale.length(bar.figure.value) : 0, y = drawing.height + 0.1;
    // What is projected has a pattern, whatever its series.
    if (bar.figure) drawing.bar(scale.zero() + std::min(length, 0.0), y, std::abs(length), tall, bar.projected ? std::max<std::size_t>(bar.series, 1) : bar.series, bar.projected);
    if (scale.value_at_end() || !bar.figure)
      drawing.text(scale.zero() + std::max(length, 0.0), 0.4, y + 0.9, {scene.text(bar.figure), {}}, ChartDrawing::Anchor::start,
                   bar.figure ? "chart-value" : "chart-value chart-missing");
    if (scale.has_negative()) drawing.line(scale.zero(), y - 0.1, scale.zero(), y + tall + 0.1, "chart-axis");
    drawing.end_row(y + tall);
    drawing.height += below;
  }
}

void draw_bars(ChartScene& scene, ChartDrawing& drawing) {
  const auto bars = Bars(scene).run();
  std::vector<const ChartBar*> all;
  for (const auto& bar : bars) all.push_back(&bar);
  draw_bar_rows(scene, drawing, bars, BarScale(scene, all, drawing.room()));
}

}  // namespace comisiynu
