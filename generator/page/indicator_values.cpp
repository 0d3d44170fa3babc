// Whether it is working: indicators, year by year, and how each has come out.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "analysis/thread.h"
#include "page/record_parts.h"
#include "page/record_values.h"

namespace comisiynu {

namespace {

std::optional<double> in_year(const Years& years, int year) {
  const auto found = years.by_year.find(year);
  return found == years.by_year.end() ? std::nullopt : std::optional(found->second);
}

// The record's own figure, as far as it may be known; nothing where another of the same id stands in its place.
std::optional<Figure> figure_of(const Voice& voice, const Indicator& indicator, std::string_view series, int year) {
  const auto* dataset = voice.site().figures.find(fmt::format("{}/{}", Indicator::kind, indicator.id));
  const auto item = dataset == nullptr ? std::nullopt : dataset->dimensions.front().find(std::to_string(year));
  const auto measure = dataset == nullptr ? std::nullopt : dataset->measure(series);
  if (!item || !measure) return std::nullopt;
  return dataset->figure({static_cast<int>(*item)}, *measure);
}

bool is_withheld(const Voice& voice, const Indicator& indicator, std::string_view series, int year) {
  const auto figure = figure_of(voice, indicator, series, year);
  return figure && figure->missing == Missing::confidential;
}

std::string figure_text(const Voice& voice, const Indicator& indicator, std::string_view series, int year) {
  auto figure = figure_of(voice, indicator, series, year);
  if (!figure) return {};
  figure->decimals = 2;
  return *figure ? voice.wording().figure(*figure) : voice.message("missing.confidential");
}

// What follows from a count that is withheld would narrow it down: that a target was met says how many there are at most.
// Where a target is still to come, the verdict follows from the baseline too.
bool follows_from_withheld(const Voice& voice, const Indicator& indicator, Verdict verdict) {
  const auto any = [&](std::string_view series, const Years& years, int from) {
    return std::any_of(years.by_year.lower_bound(from), years.by_year.end(),
                       [&](const auto& point) { return is_withheld(voice, indicator, series, point.first); });
  };
  if (indicator.result.by_year.empty()) return false;
  if (any("result", indicator.result, indicator.result.by_year.rbegin()->first)) return true;
  return (verdict == Verdict::on_course || verdict == Verdict::behind) && any("baseline", indicator.baseline, 0);
}

Value verdict_value(const Voice& voice, const Indicator& indicator) {
  const auto verdict = verdict_of(indicator);
  const bool withheld = verdict != Verdict::no_target && follows_from_withheld(voice, indicator, verdict);
  return voice.tag(withheld ? "withheld" : name_of(verdict), "indicator.verdicts");
}

// A year's cell: the result with its target beside it, or else the target, or the baseline.
Value indicator_cell(const Voice& voice, const Indicator& indicator, int year) {
  const auto result = in_year(indicator.result, year), target = in_year(indicator.target, year), baseline = in_year(indicator.baseline, year);
  Object cell;
  cell.set("kind", Value()).set("text", Value()).set("target", Value()).set("met", Value());
  const auto text = [&](std::string_view series) { return figure_text(voice, indicator, series, year); };
  if (result) {
    cell.set("kind", voice.tag("result", "indicator")).set("text", text("result"));
    if (target) cell.set("target", text("target"));
    if (target && !is_withheld(voice, indicator, "result", year)) {
      const bool met = indicator.better == "down" ? *result <= *target : *result >= *target;
      cell.set("met", met ? "yes" : "no");
    }
  } else if (target) {
    cell.set("kind", voice.tag("target", "indicator")).set("text", text("target"));
  } else if (baseline) {
    cell.set("kind", voice.tag("baseline", "indicator")).set("text", text("baseline"));
  }
  return cell;
}

}  // namespace

Value indicators_value(const Voice& voice, const std::vector<const Indicator*>& indicators, const std::vector<Value>& ids) {
  std::set<int> years;
  for (const auto* indicator : indicators)
    for (const auto* series : {&indicator->baseline, &indicator->target, &indicator->result})
      for (const auto& [year, value] : series->by_year) years.insert(year);
  std::vector<Value> heads, rows;
  for (const int year : years) heads.push_back(std::to_string(year));
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    const auto& indicator = *indicators[i];
    std::vector<Value> cells;
    for (const int year : years) cells.push_back(indicator_cell(voice, indicator, year));
    auto value = common(voice, indicator, ids[i]);
    value.set("unit", indicator.unit ? Value(voice.wording().unit(Unit::parse(indicator.unit.value)).text) : Value())
        .set("better", indicator.better ? indicator.better.value : std::string("up"))
        .set("source", voice.source(indicator.source))
        .set("objective", voice.link_to(indicator.objective))
        .set("verdict", verdict_value(voice, indicator))
        .set("values", Value::list(std::move(cells)));
    rows.push_back(std::move(value));
  }
  return Object().set("years", Value::list(std::move(heads))).set("indicators", Value::list(std::move(rows)));
}

}  // namespace comisiynu
