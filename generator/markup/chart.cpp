#include "markup/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "markup/chart_drawing.h"

namespace comisiynu {

namespace {

using Anchor = ChartDrawing::Anchor;

constexpr std::size_t most_bars = 24;    // before what can be added up is added up
constexpr std::size_t most_panels = 8;
constexpr std::size_t years_for_lines = 3;

// One of the things that are compared: an item of each of some dimensions.
struct Selected {
  Coordinates place;               // `all_items` for dimensions that it leaves open
  std::vector<Phrase> names;       // of its items, from the outer to the inner
};

struct Measured {
  std::size_t measure;
  Phrase name;  // empty for the only one
};

// A figure that is drawn, and what it is called.
struct Mark {
  std::string name;
  Figure figure;
};

class Charting {
 public:
  Charting(const ResolvedDataset& dataset, const Wording& wording, std::string id, const std::string& by)
      : dataset_(dataset), wording_(wording), id_(std::move(id)) {
    choose_measures();
    choose_dimensions(by);
  }

  std::optional<ChartView> run() {
    if (measures_.empty()) return std::nullopt;
    const auto years = dataset_.year_dimension();
    const bool enough_years = years && dataset_.dimensions[*years].items.size() >= years_for_lines;
    if (is_range_) {
      ranges();
    } else if (enough_years && categories_ == std::vector{*years}) {
      lines(*years, series_);
    } else if (enough_years && series_ == std::vector{*years} && panels_fit()) {
      lines(*years, categories_);
    } else {
      bars();
    }
    if (marks_.empty()) return std::nullopt;
    ChartView view;
    view.title = title();
    view.description = description();
    view.svg = drawing_.svg(id_, view.title, view.description);
    return view;
  }

 private:
  // --- What is drawn

  // Of several measures, those that are of one unit: the last one worked out, or else those like the first.
  void choose_measures() {
    const auto& measures = dataset_.measures;
    const auto add = [&](std::size_t m) { measures_.push_back({m, wording_.name(dataset_, m)}); };
    if (dataset_.main_upper) {
      is_range_ = true;
      add(*dataset_.main_measure);
      add(*dataset_.main_upper);
      return;
    }
    if (is_pair_of_ends()) {
      is_range_ = true;
      add(0);
      add(1);
      return;
    }
    if (dataset_.base != nullptr) {
      add(*dataset_.main_measure);
      return;
    }
    const bool is_gap = dataset_.source == nullptr;  // a gap is seen between its need and its supply
    for (std::size_t m = measures.size(); m-- > 0 && !is_gap;) {
      if (measures[m].kind != ResolvedMeasure::Kind::derived) continue;
      add(m);
      return;
    }
    for (std::size_t m = 0; m < measures.size(); ++m)
      if (measures[m].kind == ResolvedMeasure::Kind::given && measures[m].unit == measures[0].unit) add(m);
  }

  bool is_pair_of_ends() const {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> ends{
        {{"low", "high"}, {"from", "to"}, {"lower", "upper"}, {"lowest", "highest"}, {"min", "max"}}};
    const auto& measures = dataset_.measures;
    return measures.size() == 2 && measures[0].unit == measures[1].unit &&
           std::any_of(ends.begin(), ends.end(), [&](const auto& pair) { return measures[0].id == pair.first && measures[1].id == pair.second; });
  }

  bool adds_up(std::size_t d) const {
    return dataset_.dimensions[d].adds_up &&
           std::all_of(measures_.begin(), measures_.end(), [&](const auto& m) { return dataset_.measures[m.measure].adds_up; });
  }

  void choose_dimensions(const std::string& by) {
    const bool is_asked = !by.empty() && dataset_.dimension(by).has_value();
    const auto& dimensions = dataset_.dimensions;
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
      if (is_asked ? dimensions[d].id == by : d < dataset_.row_count) categories_.push_back(d);
      else if (dimensions[d].items.size() > 1 && !(is_asked && adds_up(d))) series_.push_back(d);
    }
    if (is_asked && by == "year")  // over the years, each of the others is a line of its own
      for (std::size_t d = 0; d < dimensions.size(); ++d)
        if (!dimensions[d].is_year() && adds_up(d) && dimensions[d].items.size() <= most_panels) series_.push_back(d);
    std::sort(series_.begin(), series_.end());
    const bool can_add = std::all_of(series_.begin(), series_.end(), [&](auto d) { return adds_up(d); });
    if (can_add && combinations(categories_).size() * combinations(series_).size() > most_bars) series_.clear();
  }

  std::vector<Selected> combinations(const std::vector<std::size_t>& dimensions) const {
    std::vector<Selected> all{{Coordinates(dataset_.dimensions.size(), all_items), {}}};
    for (const auto d : dimensions) {
      std::vector<Selected> longer;
      for (const auto& choice : all) {
        for (std::size_t i = 0; i < dataset_.dimensions[d].items.size(); ++i) {
          auto next = choice;
          next.place[d] = static_cast<int>(i);
          if (!dataset_.has_line(next.place)) continue;
          next.names.push_back(wording_.name(dataset_.dimensions[d].items[i]));
          longer.push_back(std::move(next));
        }
      }
      all = std::move(longer);
    }
    return all;
  }

  static Coordinates joined(Coordinates place, const Coordinates& other) {
    for (std::size_t d = 0; d < place.size(); ++d)
      if (other[d] != all_items) place[d] = other[d];
    return place;
  }

  // "Adults: Older people"
  Phrase name_of(const std::vector<Phrase>& names) const {
    Phrase name;
    for (const auto& part : names) {
      name.text = name.text.empty() ? part.text : wording_.message("chart.bar", {{"name", name.text}, {"value", part.text}});
      if (part.language) name.language = part.language;
    }
    return name;
  }

  // The figure that is drawn, or nothing with its reason kept.
  void keep(std::string name, const Figure& figure) {
    if (figure) marks_.push_back({std::move(name), figure});
    else if (figure.missing != Missing::not_applicable) left_out_ = true;
  }

  // --- Bars

  bool shows_shares() const {
    return !dataset_.shares.empty() && std::all_of(measures_.begin(), measures_.end(), [&](const auto& m) { return dataset_.measures[m.measure].adds_up; });
  }

  struct Bar {
    Phrase label;
    Figure figure, share;
    std::size_t series = 0;
    std::vector<Phrase> headings;  // those that begin with it
  };

  void bars() {
    kind_ = "chart.bars";
    const bool shares = shows_shares();
    const auto series = combinations(series_);
    const bool one_series = series.size() * measures_.size() == 1;
    is_one_series_ = one_series;
    std::vector<Bar> all;
    std::vector<Phrase> above;
    for (const auto& category : combinations(categories_)) {
      auto headings = category.names;
      Phrase own = name_of(category.names);
      if (one_series) headings.pop_back();
      bool first = true;
      for (std::size_t s = 0; s < series.size(); ++s) {
        for (std::size_t m = 0; m < measures_.size(); ++m) {
          const auto place = joined(category.place, series[s].place);
          if (!dataset_.has_line(place)) continue;
          Bar bar;
          auto names = series[s].names;
          if (measures_.size() > 1) names.push_back(measures_[m].name);
          bar.label = one_series ? category.names.back() : name_of(names);
          bar.figure = dataset_.figure(place, measures_[m].measure);
          if (shares) bar.share = dataset_.share(place, measures_[m].measure);
          bar.series = s * measures_.size() + m;
          if (first) bar.headings = new_headings(above, headings);
          first = false;
          keep(one_series ? own.text : wording_.message("chart.bar", {{"name", own.text}, {"value", bar.label.text}}), shares ? bar.share : bar.figure);
          all.push_back(std::move(bar));
        }
      }
    }
    draw(all, shares);
  }

  // Of the headings of a category, those that differ from the category before it, joined into one where they follow.
  static std::vector<Phrase> new_headings(std::vector<Phrase>& above, const std::vector<Phrase>& headings) {
    std::size_t same = 0;
    while (same < above.size() && same < headings.size() && above[same].text == headings[same].text) ++same;
    above = headings;
    return {headings.begin() + static_cast<std::ptrdiff_t>(same), headings.end()};
  }

  void draw(const std::vector<Bar>& all, bool shares) {
    double lowest = 0, highest = 0, widest = 0;
    const auto end_text = [&](const Bar& bar) { return wording_.figure(shares ? bar.share : bar.figure); };
    for (const auto& bar : all) {
      const auto& drawn = shares ? bar.share : bar.figure;
      widest = std::max(widest, bold * text_width(end_text(bar)));
      if (!drawn) continue;
      lowest = std::min(lowest, drawn.value);
      highest = std::max(highest, drawn.value);
    }
    // What the figure at a bar's end leaves of the narrowest chart is the room for bars. Where that is too little, the
    // figures go beside the names.
    double room = 100 * (narrowest_chart - widest - 0.6) / narrowest_chart;
    const bool at_end = room >= 20;
    if (!at_end) room = 80;  // the marks of what is missing still stand at the end
    const double scale = highest > lowest ? room / (highest - lowest) : 0;
    const double zero = -lowest * scale;
    const double from = drawing_.height;
    for (const auto& bar : all) {
      for (const auto& heading : bar.headings) {
        if (drawing_.height > from) drawing_.height += 0.5;
        drawing_.label(heading, "chart-heading");
      }
      label(bar, shares || !at_end);
      const auto& drawn = shares ? bar.share : bar.figure;
      const double value = drawn ? drawn.value * scale : 0;
      const double y = drawing_.height + 0.1, tall = 1.1;
      if (drawn) drawing_.bar(zero + std::min(value, 0.0), y, std::abs(value), tall, bar.series);
      if (at_end || !drawn)
        drawing_.text(zero + std::max(value, 0.0), 0.4, y + 0.9, {end_text(bar), {}}, Anchor::start, drawn ? "chart-value" : "chart-value chart-missing");
      drawing_.height = y + tall + 0.6;
    }
    if (lowest < 0) drawing_.line(zero, from, zero, drawing_.height, "chart-axis");
  }

  void label(const Bar& bar, bool with_figure) {
    if (!with_figure || !bar.figure) {
      drawing_.label(bar.label, "chart-label");
      return;
    }
    drawing_.label(with_value(bar.label, bar.figure), "chart-label");
  }

  // "Older people: £28,851,000"; the figure stays in one piece when the label is wrapped.
  Phrase with_value(const Phrase& name, const Figure& figure) const {
    auto value = wording_.figure(figure);
    for (std::size_t at = value.find(' '); at != std::string::npos; at = value.find(' ', at)) value.replace(at, 1, "\u00a0");
    return {wording_.message("chart.bar", {{"name", name.text}, {"value", value}}), name.language};
  }

  // --- Lines

  bool panels_fit() {
    if (combinations(categories_).size() * measures_.size() <= most_panels) return true;
    if (!std::all_of(categories_.begin(), categories_.end(), [&](auto d) { return adds_up(d); })) return false;
    categories_.clear();
    return true;
  }

  struct Point { double x = 0, y = 0; std::string year; Figure figure; bool forecast = false; };

  // A panel for each of `panels` and measures, all to one scale.
  void lines(std::size_t years, const std::vector<std::size_t>& panels) {
    kind_ = "chart.lines";
    const auto choices = combinations(panels);
    const auto& items = dataset_.dimensions[years].items;
    const int last_known = dataset_.source != nullptr && dataset_.source->dated ? dataset_.source->dated.year : 9999;
    const bool only = choices.size() * measures_.size() == 1;
    struct Panel { Phrase name; std::vector<Point> points; };
    std::vector<Panel> all;
    double highest = 0, lowest = 0;
    for (const auto& choice : choices) {
      for (const auto& measure : measures_) {
        auto names = choice.names;
        if (measures_.size() > 1) names.push_back(measure.name);
        auto& panel = all.emplace_back(Panel{name_of(names), {}});
        auto place = choice.place;
        for (std::size_t i = 0; i < items.size(); ++i) {
          place[years] = static_cast<int>(i);
          Point point;
          const double span = items.back().year - items.front().year;
          point.x = span > 0 ? 3 + 94 * (items[i].year - items.front().year) / span : 50;
          point.year = wording_.name(items[i]).text;
          point.figure = dataset_.figure(place, measure.measure);
          if (point.figure.missing == Missing::not_applicable) continue;
          point.forecast = items[i].year > last_known;
          has_forecast_ |= point.forecast && point.figure;
          highest = std::max(highest, point.figure ? point.figure.value : 0);
          lowest = std::min(lowest, point.figure ? point.figure.value : 0);
          keep(only ? point.year : wording_.message("chart.bar", {{"name", panel.name.text}, {"value", point.year}}), point.figure);
          panel.points.push_back(std::move(point));
        }
      }
    }
    std::erase_if(all, [](const Panel& panel) { return panel.points.empty(); });
    for (std::size_t p = 0; p < all.size(); ++p) {
      if (p > 0) drawing_.height += 0.8;
      drawing_.label(all[p].name, "chart-heading");
      draw(all[p].points, lowest, highest);
    }
  }

  void draw(std::vector<Point>& points, double lowest, double highest) {
    constexpr double tall = 7, above = 1.7;
    const double top = drawing_.height + above;
    const double scale = highest > lowest ? tall / (highest - lowest) : 0;
    for (auto& point : points) point.y = top + (highest - (point.figure ? point.figure.value : 0)) * scale;
    const double zero = top + highest * scale;
    drawing_.line(0, zero, 100, zero, "chart-axis");
    for (std::size_t i = 1; i < points.size(); ++i)
      if (points[i - 1].figure && points[i].figure)
        drawing_.line(points[i - 1].x, points[i - 1].y, points[i].x, points[i].y, points[i].forecast ? "chart-line chart-forecast" : "chart-line", points[i].forecast);
    for (const auto& point : points)
      if (point.figure) drawing_.dot(point.x, point.y, "chart-point");

    const double bottom = std::max(top + tall, zero);
    std::vector<std::size_t> first_those{points.size() - 1, 0};
    std::size_t peak = 0, trough = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (!points[i].figure) continue;
      if (!points[peak].figure || points[i].figure.value > points[peak].figure.value) peak = i;
      if (!points[trough].figure || points[i].figure.value < points[trough].figure.value) trough = i;
    }
    auto by_weight = first_those;
    by_weight.push_back(peak);
    by_weight.push_back(trough);
    for (std::size_t i = 0; i < points.size(); ++i) { by_weight.push_back(i); first_those.push_back(i); }
    place_labels(points, by_weight, [&](const Point& point) { return wording_.figure(point.figure); },
                 [&](double begin, double end) { return std::min(line_above(points, begin, end), zero) - 0.6; }, "chart-value");
    place_labels(points, first_those, [](const Point& point) { return point.year; }, [&](double, double) { return bottom + 1.2; }, "chart-label");
    drawing_.height = bottom + 1.7;
  }

  // The highest that a line comes between two places (in per cent).
  static double line_above(const std::vector<Point>& points, double begin, double end) {
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

  // Labels in the order of their weight, each only where it leaves those before it room on the narrowest chart.
  template <class Text, class Height>
  void place_labels(const std::vector<Point>& points, const std::vector<std::size_t>& order, Text text, Height height, std::string_view classes) {
    std::vector<std::pair<double, double>> taken;
    std::vector<bool> done(points.size());
    for (const auto i : order) {
      if (done[i]) continue;
      done[i] = true;
      const auto words = text(points[i]);
      const double width = bold * text_width(words), x = points[i].x / 100 * narrowest_chart;
      const auto anchor = x < width / 2 ? Anchor::start : x + width / 2 > narrowest_chart ? Anchor::end : Anchor::middle;
      const double begin = anchor == Anchor::start ? 0 : anchor == Anchor::end ? narrowest_chart - width : x - width / 2;
      const auto collides = [&](const auto& other) { return begin < other.second + 0.4 && other.first < begin + width + 0.4; };
      if (std::any_of(taken.begin(), taken.end(), collides)) continue;
      taken.emplace_back(begin, begin + width);
      const double at = anchor == Anchor::start ? 0 : anchor == Anchor::end ? 100 : points[i].x;
      const double in_percent = 100 / narrowest_chart;
      drawing_.text(at, 0, height(begin * in_percent, (begin + width) * in_percent), {words, {}}, anchor, points[i].figure ? classes : std::string_view("chart-label chart-missing"));
    }
  }

  // --- Ranges

  void ranges() {
    kind_ = "chart.ranges";
    struct Range { Phrase label; Figure low, high; std::vector<Phrase> headings; };
    std::vector<Range> all;
    std::vector<Phrase> above;
    double highest = 0;
    const auto series = combinations(series_);
    for (const auto& category : combinations(categories_)) {
      for (const auto& one : series) {
        const auto place = joined(category.place, one.place);
        if (!dataset_.has_line(place)) continue;
        auto names = category.names;
        names.insert(names.end(), one.names.begin(), one.names.end());
        Range range;
        range.label = names.back();
        range.low = dataset_.figure(place, measures_[0].measure);
        range.high = dataset_.figure(place, measures_[1].measure);
        range.headings = new_headings(above, {names.begin(), names.end() - 1});
        keep(name_of(names).text, range.low);
        keep(name_of(names).text, range.high);
        highest = std::max({highest, range.low ? range.low.value : 0, range.high ? range.high.value : 0});
        all.push_back(std::move(range));
      }
    }
    const double scale = highest > 0 ? 96 / highest : 0;
    for (const auto& range : all) {
      for (const auto& heading : range.headings) drawing_.label(heading, "chart-heading");
      auto shown = range.low;
      if (range.low && range.high) shown.to = range.high.value;
      drawing_.label(with_value(range.label, shown), "chart-label");
      const double y = drawing_.height + 0.5;
      drawing_.line(0, y, 100, y, "chart-axis");
      const double low = 2 + range.low.value * scale, high = 2 + range.high.value * scale;
      if (range.low && range.high && high > low) drawing_.line(low, y, high, y, "chart-range");
      if (range.low) drawing_.dot(low, y, "chart-point");
      if (range.high) drawing_.dot(high, y, "chart-point");
      drawing_.height = y + 1.1;
    }
  }

  // --- Words

  Phrase title() const {
    if (dataset_.source != nullptr && !dataset_.source->finding.empty()) return wording_.text(dataset_.source->finding);
    const auto title = wording_.text(dataset_.title);
    auto finding = over_the_years();
    if (finding.empty() && kind_ == "chart.bars" && marks_.size() > 1 && is_one_series_) {
      const auto& [name, figure] = marks_[largest()];
      finding = wording_.message("chart.largest", {{"name", name}, {"value", wording_.figure(figure)}});
    }
    if (finding.empty() || title.language) return title;
    return {wording_.message("chart.worked_out", {{"title", title.text}, {"finding", finding}}), {}};
  }

  // "2026: 900; 2031: 1,150", of everything together, where that can be said.
  std::string over_the_years() const {
    const auto years = dataset_.year_dimension();
    if (!years || !dataset_.main_measure || is_range_) return {};
    Coordinates place(dataset_.dimensions.size(), all_items);
    std::vector<std::pair<std::string, Figure>> known;
    for (std::size_t i = 0; i < dataset_.dimensions[*years].items.size(); ++i) {
      place[*years] = static_cast<int>(i);
      if (const auto figure = dataset_.figure(place, *dataset_.main_measure); figure && !figure.incomplete)
        known.emplace_back(wording_.name(dataset_.dimensions[*years].items[i]).text, figure);
    }
    if (known.size() < 2) return {};
    return wording_.message("chart.from_to", {{"from", known.front().first}, {"first", wording_.figure(known.front().second)},
                                              {"to", known.back().first}, {"last", wording_.figure(known.back().second)}});
  }

  std::size_t largest() const {
    const auto smaller = [](const Mark& a, const Mark& b) { return a.figure.value < b.figure.value; };
    return static_cast<std::size_t>(std::max_element(marks_.begin(), marks_.end(), smaller) - marks_.begin());
  }

  std::string description() const {
    auto text = wording_.message(kind_, {{"title", wording_.text(dataset_.title).text}});
    const auto add = [&](const std::string& sentence) { text += ' ' + sentence; };
    const auto smaller = [](const Mark& a, const Mark& b) { return a.figure.value < b.figure.value; };
    const auto& low = *std::min_element(marks_.begin(), marks_.end(), smaller);
    const auto& high = marks_[largest()];
    if (marks_.size() > 1 && low.figure.value < high.figure.value)
      add(wording_.message("chart.range", {{"low", wording_.figure(low.figure)}, {"low_name", low.name},
                                           {"high", wording_.figure(high.figure)}, {"high_name", high.name}}));
    if (has_forecast_) add(wording_.message("chart.forecast"));
    if (left_out_) add(wording_.message("chart.not_drawn"));
    add(wording_.message("chart.same_figures"));
    return text;
  }

  const ResolvedDataset& dataset_;
  const Wording& wording_;
  std::string id_;
  ChartDrawing drawing_;
  std::vector<Measured> measures_;
  std::vector<std::size_t> categories_, series_;  // dimensions
  bool is_range_ = false;
  std::string kind_;
  std::vector<Mark> marks_;
  bool is_one_series_ = false, left_out_ = false, has_forecast_ = false;
};

}  // namespace

std::optional<ChartView> chart_view(const ResolvedDataset& dataset, const Wording& wording, const std::string& id, const std::string& by) {
  return Charting(dataset, wording, id, by).run();
}

Value chart_value(const ResolvedDataset& dataset, const Wording& wording, const ChartSurroundings& around) {
  const auto view = chart_view(dataset, wording, around.id, around.by);
  if (!view) return {};
  Object chart;
  chart.set("id", around.id);
  chart.set("title", phrase_value(view->title));
  chart.set("description", view->description);
  chart.set("svg", Value::html(view->svg));
  chart.set("table", around.table);
  chart.set("source", source_value(dataset, wording, around.source));
  const auto when = dataset.source == nullptr ? std::string() : wording.when(*dataset.source);
  chart.set("date", when.empty() ? Value() : Value(when));
  chart.set("address", around.address);
  chart.set("downloads", around.downloads);
  chart.set("illustrative", dataset.illustrative);
  return chart;
}

}  // namespace comisiynu
