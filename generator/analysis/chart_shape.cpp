#include "analysis/chart_shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace comisiynu {

namespace {

using Dimensions = std::vector<std::size_t>;

constexpr std::size_t years_for_lines = 3;
constexpr std::size_t lines_together = 3;  // where the author does not say; more have a drawing each

bool has(const Dimensions& all, std::size_t one) { return std::find(all.begin(), all.end(), one) != all.end(); }

// A shape, or why there is none.
struct Fit {
  std::optional<ChartShape> shape;
  std::string why_not;
};

Fit no(std::string why) { return {std::nullopt, std::move(why)}; }

class Shaping {
 public:
  Shaping(const ResolvedDataset& dataset, std::string_view by) : dataset_(dataset), year_(dataset.year_dimension()) {
    if (!by.empty()) by_ = dataset.dimension(by);
    choose_measures();
  }

  bool has_figures() const { return !measures_.empty(); }

  Fit as(ChartKind kind) const {
    if (is_range_ != (kind == ChartKind::ranges))
      return no(is_range_ ? "its figures are ranges" : "its figures are no ranges: it has no measures \"low\" and \"high\"");
    switch (kind) {
      case ChartKind::bars: return bars();
      case ChartKind::grouped: return grouped();
      case ChartKind::stacked: return stacked();
      case ChartKind::back_to_back: return back_to_back();
      case ChartKind::lines: return lines();
      case ChartKind::ranges: return ranges();
      case ChartKind::small_multiples: return small_multiples();
    }
    return no("");
  }

  ChartShape by_default() const {
    if (is_range_) return *ranges().shape;
    if (auto shape = over_the_years()) return std::move(*shape);
    const auto plain = bars();
    if (by_ && by_ != year_ && plain.shape) return *plain.shape;
    if (auto shape = pyramid()) return std::move(*shape);
    auto together = grouped();
    const auto parts = stacked();
    const std::size_t count = together.shape ? size_of(*together.shape) : 0;
    if (parts.shape && parts.shape->shares) return *parts.shape;
    if (together.shape && count <= most_bars) return *together.shape;
    if (parts.shape && count > most_bars && places_of(dataset_, parts.shape->categories).size() <= most_bars) return *parts.shape;
    if (plain.shape) return *plain.shape;
    if (auto apart = small_multiples(); apart.shape) return *apart.shape;
    return together.shape ? *together.shape : shape_of(ChartKind::bars, rows(), {});
  }

 private:
  // Of several measures, those that are of one unit: the last one worked out, or else those like the first.
  void choose_measures() {
    if (dataset_.main_upper) {
      is_range_ = true;
      measures_ = {*dataset_.main_measure, *dataset_.main_upper};
    } else if (is_pair_of_ends()) {
      is_range_ = true;
      measures_ = {0, 1};
    } else if (dataset_.base != nullptr) {
      measures_ = {*dataset_.main_measure};
    } else {
      compare_measures();
    }
  }

  void compare_measures() {
    const auto& measures = dataset_.measures;
    const bool is_gap = dataset_.source == nullptr;  // a gap is seen between its need and its supply
    for (std::size_t m = measures.size(); m-- > 0 && !is_gap && measures_.empty();)
      if (measures[m].kind == ResolvedMeasure::Kind::derived) measures_ = {m};
    if (!measures_.empty()) return;
    for (std::size_t m = 0; m < measures.size(); ++m)
      if (measures[m].kind == ResolvedMeasure::Kind::given && measures[m].unit == measures[0].unit) measures_.push_back(m);
  }

  bool is_pair_of_ends() const {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> ends{
        {{"low", "high"}, {"from", "to"}, {"lower", "upper"}, {"lowest", "highest"}, {"min", "max"}}};
    const auto& measures = dataset_.measures;
    return measures.size() == 2 && measures[0].unit == measures[1].unit &&
           std::any_of(ends.begin(), ends.end(), [&](const auto& pair) { return measures[0].id == pair.first && measures[1].id == pair.second; });
  }

  std::size_t items(std::size_t d) const { return dataset_.dimensions[d].items.size(); }

  bool measures_add_up() const {
    return std::all_of(measures_.begin(), measures_.end(), [&](auto m) { return dataset_.measures[m].adds_up; });
  }
  bool adds_up(std::size_t d) const { return dataset_.dimensions[d].adds_up && measures_add_up(); }
  bool all_add_up(const Dimensions& all) const {
    return std::all_of(all.begin(), all.end(), [&](auto d) { return adds_up(d); });
  }

  Dimensions rows() const {
    if (by_) return {*by_};
    Dimensions rows;
    for (std::size_t d = 0; d < dataset_.row_count; ++d) rows.push_back(d);
    return rows;
  }

  // The dimensions that are in neither, and have more than one item.
  Dimensions others(const Dimensions& used, const Dimensions& too = {}) const {
    Dimensions rest;
    for (std::size_t d = 0; d < dataset_.dimensions.size(); ++d)
      if (items(d) > 1 && !has(used, d) && !has(too, d)) rest.push_back(d);
    return rest;
  }

  std::string not_added_up(const Dimensions& rest) const {
    for (const auto d : rest)
      if (!adds_up(d)) return fmt::format("it would have to be added up over {}, and cannot be", dataset_.dimensions[d].id);
    return {};
  }

  ChartShape shape_of(ChartKind kind, Dimensions categories, Dimensions series) const {
    ChartShape shape{kind, measures_, std::move(categories), std::move(series), {}, false};
    if (dataset_.shares.empty() || !measures_add_up()) return shape;
    const auto over = dataset_.share_dimensions();
    shape.shares = std::all_of(over.begin(), over.end(), [&](auto d) { return items(d) == 1 || has(shape.categories, d) || has(shape.series, d); });
    return shape;
  }

  std::size_t size_of(const ChartShape& shape) const {
    return places_of(dataset_, shape.categories).size() * series_count(shape);
  }
  std::size_t series_count(const ChartShape& shape) const { return places_of(dataset_, shape.series).size() * shape.measures.size(); }

  bool has_negative(const ChartShape& shape) const {
    auto dimensions = shape.categories;
    dimensions.insert(dimensions.end(), shape.series.begin(), shape.series.end());
    const auto all = places_of(dataset_, dimensions);
    return std::any_of(all.begin(), all.end(), [&](const auto& place) {
      return std::any_of(shape.measures.begin(), shape.measures.end(), [&](auto m) {
        const auto figure = dataset_.figure(place, m);
        return figure && figure.value < 0;
      });
    });
  }

  Fit bars() const {
    if (measures_.size() > 1) return no("it has several figures for each bar");
    if (auto why = not_added_up(others(rows())); !why.empty()) return no(std::move(why));
    return {shape_of(ChartKind::bars, rows(), {}), {}};
  }

  Fit grouped() const {
    const auto series = others(rows());
    if (series.empty() && measures_.size() == 1) return no("it has no more than one figure for each bar");
    return {shape_of(ChartKind::grouped, rows(), series), {}};
  }

  Fit stacked() const {
    if (measures_.size() > 1) return no("its measures are no parts of one whole");
    auto categories = rows();
    auto rest = others(categories);
    if (rest.empty() && categories.size() > 1) {  // nested rows: the inner ones are parts of the outer
      rest = {categories.back()};
      categories.pop_back();
    }
    if (rest.empty()) return no("its bars have no parts: it needs another dimension");
    if (auto why = not_added_up(rest); !why.empty()) return no("its figures are no parts of one whole");
    const auto parts = std::find_if(rest.rbegin(), rest.rend(), [&](auto d) { return items(d) <= most_parts; });
    if (parts == rest.rend()) return no(fmt::format("a bar can have {} parts at most", most_parts));
    auto shape = shape_of(ChartKind::stacked, std::move(categories), {*parts});
    shape.shares = shape.shares && dataset_.share_dimensions() == shape.series;  // of each bar's whole
    if (has_negative(shape)) return no("some of its figures are below nothing");
    return {std::move(shape), {}};
  }

  Fit back_to_back() const {
    const auto age = dataset_.dimension("age_band");
    std::optional<std::size_t> sides;
    for (const auto d : others(by_ ? Dimensions{*by_} : Dimensions{}))
      if (items(d) == 2 && d != age) sides = d;
    if (!sides && measures_.size() != 2) return no("it needs two sides: a dimension of two items, or two measures of one unit");
    if (sides && measures_.size() > 1) return no("it has more than two sides");
    Dimensions categories;
    if (by_) categories = {*by_};
    else if (age && items(*age) > 1) categories = {*age};
    else categories = rows();
    if (sides) std::erase(categories, *sides);
    if (categories.empty()) categories = others({*sides});
    Dimensions series;
    if (sides) series = {*sides};
    if (categories.empty()) return no("it has two bars and no more");
    if (auto why = not_added_up(others(categories, series)); !why.empty()) return no(std::move(why));
    auto shape = shape_of(ChartKind::back_to_back, std::move(categories), std::move(series));
    shape.shares = false;
    if (has_negative(shape)) return no("some of its figures are below nothing");
    return {std::move(shape), {}};
  }

  Fit lines() const {
    if (!year_ || items(*year_) < 2) return no("it has no two years");
    Dimensions series = by_ && by_ != year_ ? Dimensions{*by_} : others({*year_});
    if (auto why = not_added_up(others({*year_}, series)); !why.empty()) return no(std::move(why));
    ChartShape shape{ChartKind::lines, measures_, {*year_}, std::move(series), {}, false};
    if (const auto count = series_count(shape); count > most_lines)
      return no(fmt::format("it has {} lines, and {} at most can be told apart", count, most_lines));
    return {std::move(shape), {}};
  }

  Fit ranges() const {
    auto series = others(rows());
    if (by_ && all_add_up(series)) series.clear();
    return {ChartShape{ChartKind::ranges, measures_, rows(), std::move(series), {}, false}, {}};
  }

  Fit small_multiples() const {
    const auto area = dataset_.dimension("area");
    const bool over_years = year_ && items(*year_) > 1;
    if (measures_.size() > (over_years ? most_lines : 1)) return no("it has several figures for each bar");
    Dimensions panels;
    if (by_ && by_ != year_) panels = {*by_};
    else if (area && items(*area) > 1) panels = {*area};
    for (std::size_t d = 0; d < dataset_.dimensions.size() && panels.empty(); ++d)
      if (d != year_ && items(d) > 1) panels = {d};
    if (panels.empty() || items(panels[0]) < 2) return no("there is but one drawing to make");
    auto rest = over_years ? Dimensions{*year_} : others(panels);
    if (rest.empty()) return no("each drawing would have but one figure");
    if (!over_years) rest = {rest.back()};
    if (auto why = not_added_up(others(panels, rest)); !why.empty()) return no(std::move(why));
    return {ChartShape{ChartKind::small_multiples, measures_, std::move(rest), {}, std::move(panels), false}, {}};
  }

  // Three years or more are lines: together while they are few, each in a drawing of its own, or added up.
  std::optional<ChartShape> over_the_years() const {
    if (!year_ || items(*year_) < years_for_lines) return std::nullopt;
    auto together = lines();
    if (together.shape && series_count(*together.shape) <= lines_together) return together.shape;
    auto apart = small_multiples();
    if (apart.shape && places_of(dataset_, apart.shape->panels).size() <= most_panels) return apart.shape;
    if (together.shape) return together.shape;
    if (all_add_up(others({*year_})) && measures_.size() <= most_lines) return ChartShape{ChartKind::lines, measures_, {*year_}, {}, {}, false};
    return apart.shape;
  }

  std::optional<ChartShape> pyramid() const {
    const auto age = dataset_.dimension("age_band");
    if (!age || items(*age) < 3 || (by_ && by_ != age)) return std::nullopt;
    auto shape = back_to_back().shape;
    if (!shape || shape->series.empty() || shape->series[0] == year_ || shape->categories != Dimensions{*age}) return std::nullopt;
    return others({*age}, shape->series).empty() ? shape : std::nullopt;
  }

  const ResolvedDataset& dataset_;
  std::optional<std::size_t> year_, by_;
  bool is_range_ = false;
  std::vector<std::size_t> measures_;
};

}  // namespace

std::string_view name_of(ChartKind kind) { return chart_kinds[static_cast<std::size_t>(kind)]; }

std::optional<ChartKind> chart_kind(std::string_view word) {
  const auto found = std::find(chart_kinds.begin(), chart_kinds.end(), word);
  if (found == chart_kinds.end()) return std::nullopt;
  return static_cast<ChartKind>(found - chart_kinds.begin());
}

std::optional<ChartShape> chart_shape(const ResolvedDataset& dataset, std::string_view by, std::optional<ChartKind> as) {
  const Shaping shaping(dataset, by);
  if (!shaping.has_figures()) return std::nullopt;
  if (!as && dataset.source != nullptr) as = chart_kind(dataset.source->chart.value);
  if (as)
    if (auto fit = shaping.as(*as); fit.shape) return fit.shape;
  return shaping.by_default();
}

bool check_chart(const ResolvedDataset& dataset, std::string_view by, ChartKind as, Position at, Diagnostics& found) {
  const Shaping shaping(dataset, by);
  const auto fit = shaping.as(as);
  if (fit.shape) return true;
  std::vector<std::string> others;
  for (std::size_t kind = 0; kind < chart_kinds.size(); ++kind)
    if (shaping.as(static_cast<ChartKind>(kind)).shape) others.emplace_back(chart_kinds[kind]);
  found.error("chart-does-not-suit", at, fmt::format("{} makes no chart \"{}\": {}", dataset.id, name_of(as), fit.why_not),
              others.empty() ? "leave the kind of chart to the program" : fmt::format("these suit it: {}", join(others, ", ")));
  return false;
}

std::vector<Coordinates> places_of(const ResolvedDataset& dataset, const std::vector<std::size_t>& dimensions) {
  std::vector<Coordinates> all{Coordinates(dataset.dimensions.size(), all_items)};
  for (const auto d : dimensions) {
    std::vector<Coordinates> longer;
    for (const auto& place : all) {
      for (std::size_t i = 0; i < dataset.dimensions[d].items.size(); ++i) {
        auto next = place;
        next[d] = static_cast<int>(i);
        if (dataset.has_line(next)) longer.push_back(std::move(next));
      }
    }
    all = std::move(longer);
  }
  return all;
}

}  // namespace comisiynu
