#include "analysis/small_counts.h"
#include "page/record_values.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/small_counts.h"
#include "page/blocks.h"
#include "page/record_parts.h"

namespace comisiynu {

namespace {

// The unit that a service's volumes are counted in, with the figure: "540 nights a year".
std::string amount(const Voice& voice, double value, const Ref<ServiceType>& type) {
  const auto* service = find(voice.publication().service_types, type.id);
  if (service == nullptr || !service->unit) return voice.format().number(value);
  Figure figure;
  figure.value = value;
  figure.unit = Unit::parse(service->unit.value);
  return voice.wording().with_unit(figure);
}

// A record's figures by area and year, as a table.
Value volume_table(const Voice& voice, std::string_view kind, const std::string& id, Diagnostics& found) {
  const auto* dataset = voice.site().figures.find(fmt::format("{}/{}", kind, id));
  if (dataset == nullptr) return {};
  return Value::html(table_html(voice, *dataset, fmt::format("{}-{}-volume", kind, id), 4, true, found));
}

// People in need by year. A count so small that it might pick somebody out is not said.
Value people_by_year(const Voice& voice, const Years& people) {
  std::vector<Value> years;
  for (const auto& [year, count] : people.by_year)
    years.push_back(Object().set("year", std::to_string(year))
                        .set("text", is_small_count(voice.publication(), count) ? voice.message("missing.confidential") : voice.message("units.people.count", {}, count)));
  return Value::list(std::move(years));
}

bool is_answered(const Publication& publication, const Gap& gap) {
  return std::any_of(publication.intentions.begin(), publication.intentions.end(), [&](const Intention& intention) {
    return std::any_of(intention.answers.begin(), intention.answers.end(), [&](const auto& answer) { return answer.id == gap.id; });
  });
}

// A shortage that is less than none is too much, and is called so.
std::string size_text(const Voice& voice, const Gap& gap, Figure size) {
  if (size.value > 0) return voice.wording().with_unit(size);
  if (size.value == 0) return voice.message("gap.balanced");
  size.value = -size.value;
  return voice.message(gap.nature == "over-supply" ? "gap.short_by" : "gap.over_by", {{"amount", voice.wording().with_unit(size)}});
}

// A gap's size in each year, over all its areas.
Value sizes(const Voice& voice, const Gap& gap) {
  std::vector<Value> all;
  const auto* dataset = voice.site().figures.find("gap/" + gap.id);
  const auto years = dataset == nullptr ? std::nullopt : dataset->year_dimension();
  if (!years) return Value::list({});
  Coordinates place(dataset->dimensions.size(), all_items);
  for (std::size_t i = 0; i < dataset->dimensions[*years].items.size(); ++i) {
    place[*years] = static_cast<int>(i);
    const auto figure = dataset->figure(place, dataset->main_measure.value_or(0));
    if (figure)
      all.push_back(Object().set("year", std::to_string(dataset->dimensions[*years].items[i].year)).set("text", size_text(voice, gap, figure)));
  }
  return Value::list(std::move(all));
}

}  // namespace

Value record_value(const Voice& voice, const Need& need, Value id, Diagnostics& found) {
  auto value = common(voice, need, std::move(id));
  value.set("statement", voice.phrase(need.statement))
      .set("outcome", voice.phrase(need.outcome))
      .set("service_type", voice.link_to(need.service_type))
      .set("evidence", voice.links_to(need.evidence))
      .set("people", people_by_year(voice, need.people))
      .set("volume", volume_table(voice, "need", need.id, found));
  return value;
}

Value record_value(const Voice& voice, const Supply& supply, Value id, Diagnostics& found) {
  const auto* sector = find(voice.publication().sectors, supply.sector.id);
  auto value = common(voice, supply, std::move(id));
  value.set("service_type", voice.link_to(supply.service_type))
      .set("sector", sector == nullptr ? Value() : voice.phrase(sector->name))
      .set("cost", money_or_null(voice, supply.cost))
      .set("from_providers", bool(supply.from_providers))
      .set("volume", volume_table(voice, "supply", supply.id, found))
      .set("note", voice.phrase(supply.note));
  return value;
}

Value record_value(const Voice& voice, const Gap& gap, Value id, Diagnostics&) {
  auto value = common(voice, gap, std::move(id));
  const auto own = voice.site().plan.find("gap", gap.id);
  value.set("address", own ? Value(voice.address(*own)) : Value())
      .set("nature", voice.tag(gap.nature, "gap.natures"))
      .set("size", sizes(voice, gap))
      .set("need", voice.link_to(gap.need))
      .set("supply", voice.links_to(gap.supply))
      .set("objective", voice.link_to(gap.objective))
      .set("development", voice.phrase(gap.development))
      .set("rationale", voice.phrase(gap.rationale))
      .set("implications", voice.phrase(gap.implications))
      .set("risk", voice.phrase(gap.risk))
      .set("hypotheses", voice.links_to(gap.hypotheses))
      .set("answered", is_answered(voice.publication(), gap));
  return value;
}

Value record_value(const Voice& voice, const Objective& objective, Value id, Diagnostics&) {
  auto value = common(voice, objective, std::move(id));
  const auto own = voice.site().plan.find(Objective::kind, objective.id);
  value.set("address", own ? Value(voice.address(*own)) : Value())
      .set("aim", voice.phrase(objective.aim))
      .set("means", voice.phrase(objective.means))
      .set("examples", voice.phrases(objective.examples))
      .set("sources", voice.links_to(objective.sources));
  return value;
}

Value record_value(const Voice& voice, const Hypothesis& hypothesis, Value id, Diagnostics&) {
  auto value = common(voice, hypothesis, std::move(id));
  value.set("statement", voice.phrase(hypothesis.statement))
      .set("verdict", voice.tag(hypothesis.verdict, "hypothesis.verdicts"))
      .set("finding", voice.phrase(hypothesis.finding))
      .set("evidence", voice.links_to(hypothesis.evidence));
  return value;
}

namespace {

Value when(const Voice& voice, const Date& start, const Date& end) {
  if (start && end) return Value(voice.format().range(voice.date_text(start), voice.date_text(end)));
  if (start) return Value(voice.message("date.from_on", {{"date", voice.date_text(start)}}));
  if (end) return Value(voice.message("date.by", {{"date", voice.date_text(end)}}));
  return {};
}

}  // namespace

Value record_value(const Voice& voice, const Intention& intention, Value id, Diagnostics&) {
  const auto volume = [&](const Optional<double>& given) {
    return given ? Value(amount(voice, *given.value, intention.service_type)) : Value();
  };
  auto value = common(voice, intention, std::move(id));
  value.set("action", voice.tag(intention.action, "intention.actions"))
      .set("answers", voice.links_to(intention.answers))
      .set("service_type", voice.link_to(intention.service_type))
      .set("from", volume(intention.volume.from))
      .set("to", volume(intention.volume.to))
      .set("when", when(voice, intention.start, intention.end))
      .set("timetable", voice.phrase(intention.timetable))
      .set("budget", money_or_null(voice, intention.budget))
      .set("message", voice.phrase(intention.message));
  return value;
}

Value record_value(const Voice& voice, const Opportunity& opportunity, Value id, Diagnostics&) {
  const auto place = voice.site().plan.find("opportunity", opportunity.id);
  Value length;
  if (const auto months = opportunity.contract.months; months) {
    const auto run = voice.message("units.months.count", {}, static_cast<double>(*months.value));
    const auto more = opportunity.contract.extension_months;
    length = more ? voice.message("opportunity.length_extended", {{"length", run}, {"extension", voice.message("units.months.count", {}, static_cast<double>(*more.value))}}) : run;
  }
  auto value = common(voice, opportunity, std::move(id));
  value.set("address", place ? Value(voice.address(*place)) : Value())
      .set("status", voice.tag(opportunity.status, "opportunity.statuses"))
      .set("value", money_or_null(voice, opportunity.value))
      .set("volume", voice.phrase(opportunity.volume))
      .set("procedure", voice.tag(opportunity.procedure, "opportunity.procedures"))
      .set("notice", voice.date(opportunity.notice))
      .set("start", voice.date(opportunity.contract.start))
      .set("length", std::move(length))
      .set("intention", voice.link_to(opportunity.intention))
      .set("notice_id", text_or_null(opportunity.notice_id.value))
      .set("contact", voice.phrase(opportunity.contact));
  return value;
}

Value record_value(const Voice& voice, const Action& action, Value id, Diagnostics&) {
  auto value = common(voice, action, std::move(id));
  value.set("objective", voice.link_to(action.objective))
      .set("outcomes", voice.phrases(action.outcomes))
      .set("performance", voice.phrases(action.performance))
      .set("indicators", voice.links_to(action.indicators))
      .set("responsible", voice.phrases(action.responsible))
      .set("resources", voice.phrase(action.resources))
      .set("due", voice.date(action.due))
      .set("timescale", voice.phrase(action.timescale))
      .set("status", voice.tag(action.status, "action.statuses"))
      .set("stage", voice.tag(action.stage, "action.stages"))
      .set("intentions", voice.links_to(action.intentions));
  return value;
}

}  // namespace comisiynu
