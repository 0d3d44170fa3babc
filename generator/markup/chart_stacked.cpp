// Stacked bars: what a whole is made of. Each part has a colour and a pattern, and its figure below it where it is wide
// enough.
#include <algorithm>

#include "markup/chart.h"
#include "markup/chart_scene.h"

namespace comisiynu {

namespace {

constexpr std::size_t most_kept = 20;
constexpr double least_width = 1;  // per cent, of a part that is not nothing
constexpr double tall = 1.3;

struct Stack {
  std::vector<Phrase> headings;
  Phrase label;
  std::vector<Figure> parts;  // as they are drawn, by series
  double width() const {
    double sum = 0;
    for (const auto& part : parts) sum += part ? part.value : 0;
    return sum;
  }
};

class Stacks {
 public:
  Stacks(ChartScene& scene, ChartDrawing& drawing) : scene_(scene), drawing_(drawing), series_(scene.series()) {}

  void run() {
    gather();
    double widest = 0;
    for (const auto& stack : stacks_) widest = std::max(widest, stack.width());
    for (std::size_t s = 0; s < series_.size(); ++s) drawing_.key(series_[s].name, s, ChartDrawing::Sign::pattern);
    drawing_.height += 0.6;
    for (const auto& stack : stacks_) draw(stack, widest);
  }

 private:
  void gather() {
    const auto measure = scene_.shape.measures[0];
    auto places = places_of(scene_.dataset, scene_.shape.categories);
    if (places.size() > most_bars)
      scene_.keep_largest(places, most_kept, [&](const auto& place) { const auto whole = scene_.dataset.figure(place, measure); return whole ? whole.value : -1; });
    std::vector<Phrase> above;
    for (const auto& place : places) {
      const auto names = scene_.names(place, scene_.shape.categories);
      Stack stack;
      stack.headings = scene_.of == 0 ? new_headings(above, {names.begin(), names.end() - 1}) : std::vector<Phrase>();
      const auto own = scene_.one_name(names);
      stack.label = scene_.with_value(scene_.of == 0 ? names.back() : own, scene_.dataset.figure(place, measure));
      for (const auto& one : series_) {
        const auto part = ChartScene::joined(place, one.place);
        auto figure = scene_.figure(part, measure);
        if (!scene_.dataset.has_line(part)) figure = Figure{.missing = Missing::not_applicable};
        else scene_.keep(scene_.with_words(own, one.name.text).text, figure);
        stack.parts.push_back(std::move(figure));
      }
      stacks_.push_back(std::move(stack));
    }
  }

  void draw(const Stack& stack, double widest) {
    for (const auto& heading : stack.headings) drawing_.heading(heading);
    drawing_.begin_row(stack.label);
    const auto widths = widths_of(stack, widest);
    const double y = drawing_.height + 0.1;
    double x = 0;
    bool any_value = false;
    for (std::size_t s = 0; s < widths.size(); ++s) {
      drawing_.bar(x, y, widths[s], tall, s, true);
      const auto value = scene_.text(stack.parts[s]);
      if (widths[s] > 0 && text_width(value) + 0.4 <= widths[s] / 100 * drawing_.room()) {
        drawing_.text(x, 0.1, y + tall + 1, {value, {}}, ChartDrawing::Anchor::start, "chart-label");
        any_value = true;
      }
      x += widths[s];
    }
    drawing_.height = y + tall + (any_value ? 1.4 : 0.2);
    for (std::size_t s = 0; s < stack.parts.size(); ++s)
      if (!stack.parts[s] && stack.parts[s].missing != Missing::not_applicable) drawing_.remark(scene_.with_value(series_[s].name, stack.parts[s]));
    drawing_.end_row(drawing_.height);
    drawing_.height += 0.6;
  }

  // In per cent of the drawing, so that even the least part can be seen and all together are no longer than they are.
  static std::vector<double> widths_of(const Stack& stack, double widest) {
    std::vector<double> widths;
    double sum = 0, spare = 0;
    for (const auto& part : stack.parts) {
      const double exact = part && part.value > 0 ? 100 * part.value / widest : 0;
      widths.push_back(exact > 0 ? std::max(exact, least_width) : 0);
      sum += widths.back() - exact;
      spare += std::max(widths.back() - least_width, 0.0);
    }
    const double whole = 100 * stack.width() / (widest > 0 ? widest : 1);
    if (sum > 0 && spare > 0 && whole > least_width * static_cast<double>(widths.size()))
      for (auto& width : widths) width -= std::max(width - least_width, 0.0) / spare * sum;
    return widths;
  }

  ChartScene& scene_;
  ChartDrawing& drawing_;
  std::vector<ChartSeries> series_;
  std::vector<Stack> stacks_;
};

}  // namespace

void draw_stacked(ChartScene& scene, ChartDrawing& drawing) { Stacks(scene, drawing).run(); }

}  // namespace comisiynu
