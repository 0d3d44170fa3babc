// What a chart shows, in a sentence. It says less rather than too much: nothing is called the largest that something
// withheld could exceed, nothing is a share of a total that leaves something out, and no two figures that look the same
// are called different.
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "markup/chart_scene.h"

namespace comisiynu {

namespace {

constexpr std::size_t most_equals = 3;  // that are named

struct Named {
  Phrase name;
  Figure figure;
};

bool by_value(const Named& a, const Named& b) { return a.figure.value < b.figure.value; }
bool can_be_said(const Named& one) { return !one.name.language && !one.name.text.empty(); }

class Finding {
 public:
  explicit Finding(const ChartScene& scene) : scene_(scene), dataset_(scene.dataset), wording_(scene.wording) {}

  std::string run() const {
    if (scene_.shape.kind == ChartKind::ranges) return of_ranges();
    if (dataset_.year_dimension() && dataset_.dimensions[*dataset_.year_dimension()].items.size() > 1) return over_the_years();
    if (scene_.shape.measures.size() > 1) return {};
    auto share = largest_share();
    return share.empty() ? extremes(all_figures(), {}) : share;
  }

 private:
  std::string message(const std::string& name, std::initializer_list<PlaceText> places) const { return wording_.message("chart.found." + name, places); }
  std::string text(const Figure& figure) const { return wording_.figure(figure); }

  // Of each row, everything in it added up.
  std::string largest_share() const {
    const auto m = scene_.shape.measures[0];
    const Coordinates everything(dataset_.dimensions.size(), all_items);
    const auto total = dataset_.figure(everything, m);
    if (!total || total.incomplete || total.value <= 0) return {};
    auto dimensions = scene_.shape.panels;
    if (dimensions.empty()) dimensions = scene_.shape.categories;
    std::vector<Named> all;
    bool any_missing = false;
    for (const auto& place : places_of(dataset_, dimensions)) {
      auto figure = dataset_.figure(place, m);
      if (figure && figure.value < 0) return {};
      any_missing |= !figure && figure.missing != Missing::not_applicable;
      if (figure) all.push_back({scene_.one_name(scene_.names(place, dimensions)), std::move(figure)});
    }
    if (all.size() < 2 || !is_sum(all, any_missing, total, m)) return {};
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return by_value(b, a); });
    const auto& top = all[0].figure;
    if (any_missing && top.value * 2 <= total.value) return {};  // what is withheld might be more

    Figure share;
    share.unit = Unit::parse("percent");
    share.value = 100 * top.value / total.value;
    share.decimals = share.value < 1 ? 1 : 0;
    const auto percent = text(share), value = text(top);
    Figure whole = share;
    whole.value = 100;
    if (percent == text(whole) && top.value < total.value) return {};
    std::size_t equals = 1;
    while (equals < all.size() && all[equals].figure.value == top.value) ++equals;
    if (equals < all.size() && text(all[equals].figure) == value) return {};  // no reader could see the difference
    if (equals > most_equals || !std::all_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(equals), can_be_said)) return {};
    if (equals == 1) return message("largest_share", {{"share", percent}, {"value", value}, {"name", all[0].name.text}});
    return message("equal_shares", {{"share", percent}, {"value", value}, {"names", names(all, equals)}});
  }

  // Whether the total is what the parts come to. That of unit costs, rates and averages is not, nor that of areas within areas:
  // nothing is a share of it.
  bool is_sum(const std::vector<Named>& parts, bool any_missing, const Figure& total, std::size_t m) const {
    double sum = 0;
    for (const auto& part : parts) sum += part.figure.value;
    if (any_missing) return dataset_.measures[m].adds_up && sum <= total.value;
    return std::abs(sum - total.value) <= total.value / 200;  // expected numbers are rounded one by one
  }

  static std::string names(const std::vector<Named>& all, std::size_t count) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) names.push_back(all[i].name.text);
    return join(names, "; ");
  }

  // All that is drawn, or would be were there room. Empty when anything is missing.
  std::vector<Named> all_figures() const {
    auto dimensions = scene_.shape.panels;
    for (const auto* more : {&scene_.shape.categories, &scene_.shape.series}) dimensions.insert(dimensions.end(), more->begin(), more->end());
    return figures_of(dimensions, Coordinates(dataset_.dimensions.size(), all_items), scene_.shape.measures[0]);
  }

  std::vector<Named> figures_of(const std::vector<std::size_t>& dimensions, const Coordinates& within, std::size_t m) const {
    std::vector<Named> all;
    for (const auto& place : places_of(dataset_, dimensions)) {
      auto figure = dataset_.figure(ChartScene::joined(place, within), m);
      if (figure.missing == Missing::not_applicable) continue;
      if (!figure || figure.incomplete) return {};
      all.push_back({scene_.one_name(scene_.names(place, dimensions)), std::move(figure)});
    }
    return all;
  }

  // The highest and the lowest, each only where it is one alone; of a year, where that is given.
  std::string extremes(const std::vector<Named>& all, const std::string& year) const {
    if (all.size() < 2) return {};
    const auto& low = *std::min_element(all.begin(), all.end(), by_value);
    const auto& high = *std::max_element(all.begin(), all.end(), by_value);
    const auto lowest = text(low.figure), highest = text(high.figure);
    if (low.figure.value == high.figure.value) return year.empty() ? message("all_equal", {{"value", highest}}) : std::string();
    if (lowest == highest) return {};
    const auto alone = [&](const Named& one, const std::string& words) {
      return can_be_said(one) && std::count_if(all.begin(), all.end(), [&](const auto& other) { return text(other.figure) == words; }) == 1;
    };
    const bool has_high = alone(high, highest), has_low = alone(low, lowest);
    if (has_high && has_low && !year.empty())
      return message("highest_lowest_in", {{"year", year}, {"high", highest}, {"high_name", high.name.text}, {"low", lowest}, {"low_name", low.name.text}});
    if (!year.empty()) return {};
    if (has_high && has_low)
      return message("highest_lowest", {{"high", highest}, {"high_name", high.name.text}, {"low", lowest}, {"low_name", low.name.text}});
    if (has_high) return message("highest", {{"high", highest}, {"high_name", high.name.text}});
    return has_low ? message("lowest", {{"low", lowest}, {"low_name", low.name.text}}) : std::string();
  }

  // Of everything together, from the first year to the last that it is known for; or else the highest and the lowest
  // of the last year.
  std::string over_the_years() const {
    const auto year = *dataset_.year_dimension();
    const auto& items = dataset_.dimensions[year].items;
    Coordinates place(dataset_.dimensions.size(), all_items);
    std::vector<std::pair<std::size_t, Figure>> known;
    if (scene_.shape.measures.size() > 1) return {};
    for (std::size_t i = 0; i < items.size(); ++i) {
      place[year] = static_cast<int>(i);
      if (auto figure = dataset_.figure(place, scene_.shape.measures[0]); figure && !figure.incomplete) known.emplace_back(i, std::move(figure));
    }
    if (known.size() > 1) return change(known.front(), known.back());
    std::vector<std::size_t> others = scene_.shape.panels;
    for (const auto* more : {&scene_.shape.categories, &scene_.shape.series})
      for (const auto d : *more)
        if (d != year) others.push_back(d);
    place[year] = static_cast<int>(items.size()) - 1;
    const auto name = wording_.name(items.back());
    return dataset_.is_projected(items.back()) || name.language ? std::string() : extremes(figures_of(others, place, scene_.shape.measures[0]), name.text);
  }

  std::string change(const std::pair<std::size_t, Figure>& earlier, const std::pair<std::size_t, Figure>& later) const {
    const auto& items = dataset_.dimensions[*dataset_.year_dimension()].items;
    const auto from = wording_.name(items[earlier.first]).text, to = wording_.name(items[later.first]).text;
    const auto first = text(earlier.second), last = text(later.second);
    const double before = earlier.second.value, now = later.second.value;
    const std::string projected = dataset_.is_projected(items[later.first]) ? "projected_" : "";
    if (before == now) return message(projected + "no_change", {{"first", first}, {"from", from}, {"last", last}, {"to", to}});
    if (first == last) return {};
    const std::string way = projected + (now > before ? "rise" : "fall");
    const bool is_amount = earlier.second.unit.kind() != UnitKind::percent && before > 0 && now >= 0;
    Figure percent;
    percent.unit = Unit::parse("percent");
    percent.value = is_amount ? std::abs(now - before) / before * 100 : 0;
    const bool is_whole_loss = now == 0, rounds_to_all = std::round(percent.value) == 100 && now < before;
    if (std::round(percent.value) < 1 || percent.value > 1000 || (rounds_to_all && !is_whole_loss))
      return message(way + "_plain", {{"first", first}, {"from", from}, {"last", last}, {"to", to}});
    return message(way, {{"percent", text(percent)}, {"first", first}, {"from", from}, {"last", last}, {"to", to}});
  }

  std::string of_ranges() const {
    auto dimensions = scene_.shape.categories;
    dimensions.insert(dimensions.end(), scene_.shape.series.begin(), scene_.shape.series.end());
    const Coordinates anywhere(dataset_.dimensions.size(), all_items);
    const auto lows = figures_of(dimensions, anywhere, scene_.shape.measures[0]), highs = figures_of(dimensions, anywhere, scene_.shape.measures[1]);
    if (lows.empty() || lows.size() != highs.size()) return {};
    for (std::size_t i = 0; i < lows.size(); ++i)
      if (lows[i].figure.value > highs[i].figure.value) return {};  // the ends are the wrong way round: say nothing
    const auto low = std::min_element(lows.begin(), lows.end(), by_value)->figure, high = std::max_element(highs.begin(), highs.end(), by_value)->figure;
    if (text(low) == text(high)) return {};
    if (lows.size() == 1) return message("one_range", {{"range", wording_.format().range(text(low), text(high))}});
    return message("range", {{"low", text(low)}, {"high", text(high)}});
  }

  const ChartScene& scene_;
  const ResolvedDataset& dataset_;
  const Wording& wording_;
};

}  // namespace

std::string chart_finding(const ChartScene& scene) { return Finding(scene).run(); }

}  // namespace comisiynu
