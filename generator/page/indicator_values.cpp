// Whether it is working: indicators, year by year, and how each has come out.
#include <fmt/format.h>

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
std::string figure_text(const Voice& voice, const Indicator& indicator, std::string_view series, int year) {
  const auto* dataset = voice.site().figures.find(fmt::format("{}/{}", Indicator::kind, indicator.id));
  const auto item = dataset == nullptr ? std::nullopt : dataset->dimensions.front().find(std::to_string(year));
  const auto measure = dataset == nullptr ? std::nullopt : dataset->measure(series);
  if (!item || !measure) return {};
  auto figure = dataset->figure({static_cast<int>(*item)}, *measure);
  figure.decimals = 2;
  return figure ? voice.wording().figure(figure) : voice.message("missing.confidential");
}

// A year's cell: the result with its target beside it, or else the target, or the baseline.
Value indicator_cell(const Voice& voice, const Indicator& indicator, int year) {
  const auto result = in_year(indicator.result, year), target = in_year(indicator.target, year), baseline = in_year(indicator.baseline, year);
  Object cell;
  cell.set("kind", Value()).set("text", Value()).set("target", Value()).set("met", Value());
  const auto text = [&](std::string_view series) { return figure_text(voice, indicator, series, year); };
  if (result) {
    cell.set("kind", voice.tag("result", "indicator")).set("text", text("result"));
    if (target) {
      const bool met = indicator.better == "down" ? *result <= *target : *result >= *target;
      cell.set("target", text("target")).set("met", met ? "yes" : "no");
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
    const auto verdict = verdict_of(indicator);
    auto value = common(voice, indicator, ids[i]);
    value.set("unit", indicator.unit ? Value(voice.wording().unit(Unit::parse(indicator.unit.value)).text) : Value())
        .set("better", indicator.better ? indicator.better.value : std::string("up"))
        .set("source", voice.source(indicator.source))
        .set("objective", voice.link_to(indicator.objective))
        .set("verdict", voice.tag(name_of(verdict), "indicator.verdicts"))
        .set("values", Value::list(std::move(cells)));
    rows.push_back(std::move(value));
  }
  return Object().set("years", Value::list(std::move(heads))).set("indicators", Value::list(std::move(rows)));
}

}  // namespace comisiynu
