// Lines over the years: points, what joins them, and words that keep apart at every width.
//
// Places are in per cent and words in em: what keeps apart on the narrowest chart keeps apart on any wider one.
#include <algorithm>

#include "markup/chart.h"
#include "markup/chart_scene.h"

namespace comisiynu {

namespace {

using Anchor = ChartDrawing::Anchor;

constexpr double above = 1.7;      // the line, for its figures
constexpr double lane = 1.3;       // of marks for what is missing, below the axis
constexpr double least_gap = 0.4;  // between words beside each other

// Words at a point of the narrowest chart, kept within it.
struct Placed {
  double begin, end;  // em
  double x;           // per cent
  Anchor anchor;
};

Placed placed(double percent, double width, double room) {
  const double x = percent / 100 * room;
  if (x < width / 2) return {0, width, 0, Anchor::start};
  if (x + width / 2 > room) return {room - width, room, 100, Anchor::end};
  return {x - width / 2, x + width / 2, percent, Anchor::middle};
}

// What stands in one row.
class Row {
 public:
  bool take(const Placed& words) {
    const auto collides = [&](const auto& other) { return words.begin < other.second + least_gap && other.first < words.end + least_gap; };
    if (std::any_of(taken_.begin(), taken_.end(), collides)) return false;
    taken_.emplace_back(words.begin, words.end);
    return true;
  }

 private:
  std::vector<std::pair<double, double>> taken_;
};

// The highest that a line comes between two places (in per cent).
double line_above(const std::vector<ChartPoint>& points, double begin, double end) {
  double highest = 1e9;
  const auto look = [&](double x, double y) { if (x >= begin && x <= end) highest = std::min(highest, y); };
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!points[i].figure) continue;
    look(points[i].x, points[i].y);
    if (i == 0 || !points[i - 1].figure) continue;
    const auto &a = points[i - 1], &b = points[i];
    for (const double x : {begin, end})
      if (x > a.x && x < b.x) look(x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x));
  }
  return highest;
}

class Plot {
 public:
  Plot(const ChartScene& scene, ChartDrawing& drawing, std::vector<ChartLine>& lines) : scene_(scene), drawing_(drawing), lines_(lines), room_(drawing.room()) {}

  void draw(double lowest, double highest, double tall) {
    const double top = drawing_.height + (lines_.size() == 1 ? above : 0.6);
    const double scale = highest > lowest ? tall / (highest - lowest) : 0;
    zero_ = top + highest * scale;
    for (auto& line : lines_)
      for (auto& point : line.points) point.y = top + (highest - (point.figure ? point.figure.value : 0)) * scale;
    drawing_.line(0, zero_, 100, zero_, "chart-axis");
    for (const auto& line : lines_) draw_line(line.points, line.series);
    if (lines_.size() == 1) figures(lines_[0].points);
    drawing_.height = std::max(top + tall, zero_) + 0.2;
    for (const auto& line : lines_) missing(line.points, line.series);
    years();
    projection();
  }

 private:
  void draw_line(const std::vector<ChartPoint>& points, std::size_t series) {
    const auto classes = "chart-line chart-line-" + std::to_string(series + 1);
    for (std::size_t i = 1; i < points.size(); ++i)
      if (points[i - 1].figure && points[i].figure)
        drawing_.line(points[i - 1].x, points[i - 1].y, points[i].x, points[i].y, points[i].projected ? classes + " chart-projected" : classes, points[i].projected);
    for (const auto& point : points)
      if (point.figure) drawing_.point(point.x, 0, point.y, series, point.projected);
  }

  // The last, the first, the highest, the lowest, and all others that they leave room for.
  void figures(const std::vector<ChartPoint>& points) {
    std::vector<std::size_t> order;
    std::size_t peak = 0, trough = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (!points[i].figure) continue;
      order.push_back(i);
      if (!points[peak].figure || points[i].figure.value > points[peak].figure.value) peak = i;
      if (!points[trough].figure || points[i].figure.value < points[trough].figure.value) trough = i;
    }
    if (order.empty()) return;
    const std::vector<std::size_t> first{order.back(), order.front(), peak, trough};
    order.insert(order.begin(), first.begin(), first.end());
    Row row;
    std::vector<bool> done(points.size());
    for (const auto i : order) {
      if (done[i]) continue;
      done[i] = true;
      const auto words = scene_.text(points[i].figure);
      const auto place = placed(points[i].x, bold * text_width(words), room_);
      if (!row.take(place)) continue;
      const double in_percent = 100 / room_;
      const double y = std::min(line_above(points, place.begin * in_percent, place.end * in_percent), zero_) - 0.6;
      drawing_.text(place.x, 0, y, {words, {}}, place.anchor, "chart-value");
    }
  }

  // Marks below the axis where a figure is missing: one for years that follow each other, in as many rows as they need.
  void missing(const std::vector<ChartPoint>& points, std::size_t series) {
    std::vector<Row> rows;
    const bool with_sign = lines_.size() > 1;
    for (std::size_t i = 0; i < points.size();) {
      std::size_t end = i + 1;
      if (points[i].figure) { i = end; continue; }
      while (end < points.size() && points[end].figure.missing == points[i].figure.missing) ++end;
      const auto words = scene_.text(points[i].figure);
      const double sign = with_sign ? 1.1 : 0;
      const auto place = placed((points[i].x + points[end - 1].x) / 2, text_width(words) * bold + sign, room_);
      std::size_t r = 0;
      while (r < rows.size() && !rows[r].take(place)) ++r;
      if (r == rows.size()) rows.emplace_back().take(place);
      const double y = drawing_.height + lane * static_cast<double>(r) + 1;
      const double width = place.end - place.begin;
      const double left = place.anchor == Anchor::start ? 0 : place.anchor == Anchor::end ? -width : -width / 2;
      if (with_sign) drawing_.point(place.x, left + 0.45, y - 0.35, series);
      drawing_.text(place.x, left + sign, y, {words, {}}, Anchor::start, "chart-value chart-missing");
      i = end;
    }
    drawing_.height += lane * static_cast<double>(rows.size());
  }

  void years() {
    const auto& points = std::max_element(lines_.begin(), lines_.end(), [](const auto& a, const auto& b) { return a.points.size() < b.points.size(); })->points;
    std::vector<std::size_t> order{points.size() - 1, 0};
    for (std::size_t i = 1; i + 1 < points.size(); ++i) order.push_back(i);
    if (points.size() == 1) order.pop_back();
    Row row;
    for (const auto i : order) {
      const auto place = placed(points[i].x, text_width(points[i].year), room_);
      if (row.take(place)) drawing_.text(place.x, 0, drawing_.height + 1, {points[i].year, {}}, place.anchor, "chart-label");
    }
    drawing_.height += 1.5;
  }

  // A bracket below the years that are projected.
  void projection() {
    double from = 101;
    for (const auto& line : lines_)
      for (const auto& point : line.points)
        if (point.projected) from = std::min(from, point.x);
    if (from > 100) return;
    from = std::min(from - 2, 96.0);
    drawing_.line(from, drawing_.height + 0.15, 100, drawing_.height + 0.15, "chart-axis");
    for (auto& words : wrap_text(scene_.wording.message("chart.projected"), room_)) {
      drawing_.text(100, 0, drawing_.height + 1.2, {std::move(words), {}}, Anchor::end, "chart-label");
      drawing_.height += 1.4;
    }
    drawing_.height += 0.2;
  }

  const ChartScene& scene_;
  ChartDrawing& drawing_;
  std::vector<ChartLine>& lines_;
  double room_, zero_ = 0;
};

}  // namespace

void draw_plot(const ChartScene& scene, ChartDrawing& drawing, std::vector<ChartLine>& lines, double lowest, double highest, double tall) {
  Plot(scene, drawing, lines).draw(lowest, highest, tall);
}

}  // namespace comisiynu
