#include "page/record_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "page/blocks.h"

namespace comisiynu {

namespace {

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

// What every record shows.
Object common(const Voice& voice, const Common& record, Value id) {
  Object value;
  value.set("id", std::move(id))
      .set("title", voice.phrase(record.title))
      .set("group", voice.link_to(record.client_group))
      .set("area", voice.link_to(record.area))
      .set("illustrative", record.illustrative);
  return value;
}

// Links to the records that point at this one.
template <class Record, class Points>
Value pointing(const Voice& voice, const std::vector<Record>& records, Points&& points) {
  std::vector<Value> links;
  for (const auto& record : records)
    if (points(record)) links.push_back(voice.link_to(Record::kind, record.id));
  std::erase_if(links, [](const Value& link) { return link.is_null(); });
  return Value::list(std::move(links));
}

template <class Refs>
bool has(const Refs& references, const std::string& id) {
  return std::any_of(references.begin(), references.end(), [&](const auto& reference) { return reference.id == id; });
}

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
      all.push_back(Object().set("year", std::to_string(dataset->dimensions[*years].items[i].year)).set("text", voice.wording().with_unit(figure)));
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
      .set("volume", volume_table(voice, "need", need.id, found))
      .set("gaps", pointing(voice, voice.publication().gaps, [&](const Gap& gap) { return gap.need.id == need.id; }));
  return value;
}

Value record_value(const Voice& voice, const Supply& supply, Value id, Diagnostics& found) {
  const auto* sector = find(voice.publication().sectors, supply.sector.id);
  auto value = common(voice, supply, std::move(id));
  value.set("service_type", voice.link_to(supply.service_type))
      .set("sector", sector == nullptr ? Value() : voice.phrase(sector->name))
      .set("cost", supply.cost.at.line == 0 ? Value() : Value(voice.money_in_period(supply.cost)))
      .set("volume", volume_table(voice, "supply", supply.id, found))
      .set("note", voice.phrase(supply.note))
      .set("gaps", pointing(voice, voice.publication().gaps, [&](const Gap& gap) { return has(gap.supply, supply.id); }));
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
      .set("intentions", pointing(voice, voice.publication().intentions, [&](const Intention& i) { return has(i.answers, gap.id); }));
  return value;
}

Value record_value(const Voice& voice, const Objective& objective, Value id, Diagnostics&) {
  auto value = common(voice, objective, std::move(id));
  value.set("aim", voice.phrase(objective.aim))
      .set("means", voice.phrase(objective.means))
      .set("examples", voice.phrases(objective.examples))
      .set("sources", voice.links_to(objective.sources))
      .set("actions", pointing(voice, voice.publication().actions, [&](const Action& a) { return a.objective.id == objective.id; }))
      .set("gaps", pointing(voice, voice.publication().gaps, [&](const Gap& g) { return g.objective.id == objective.id; }));
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
      .set("budget", intention.budget.at.line == 0 ? Value() : Value(voice.money_in_period(intention.budget)))
      .set("message", voice.phrase(intention.message))
      .set("opportunities", pointing(voice, voice.publication().opportunities, [&](const Opportunity& o) { return o.intention.id == intention.id; }))
      .set("actions", pointing(voice, voice.publication().actions, [&](const Action& a) { return has(a.intentions, intention.id); }));
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
      .set("value", opportunity.value.at.line == 0 ? Value() : Value(voice.money_in_period(opportunity.value)))
      .set("volume", voice.phrase(opportunity.volume))
      .set("procedure", voice.tag(opportunity.procedure, "opportunity.procedures"))
      .set("notice", voice.date(opportunity.notice))
      .set("start", voice.date(opportunity.contract.start))
      .set("length", std::move(length))
      .set("intention", voice.link_to(opportunity.intention))
      .set("contact", voice.phrase(opportunity.contact));
  return value;
}

namespace {

constexpr std::pair<std::string_view, MarketRating Market::*> aspects[] = {
    {"quality", &Market::quality},     {"supply", &Market::supply},       {"demand", &Market::demand},
    {"ambition", &Market::ambition},   {"workforce", &Market::workforce}, {"maturity", &Market::maturity},
};

}  // namespace

Value market_aspects(const Voice& voice) {
  std::vector<Value> names;
  for (const auto& [name, member] : aspects) names.push_back(voice.message(fmt::format("market.{}", name)));
  return Value::list(std::move(names));
}

Value record_value(const Voice& voice, const Market& market, Value id, Diagnostics&) {
  std::vector<Value> ratings;
  for (const auto& [name, member] : aspects) {
    const auto& rating = market.*member;
    ratings.push_back(Object()
                          .set("id", text_or_null(rating.rating.value))
                          .set("name", rating.rating ? Value(voice.message("market.ratings." + rating.rating.value)) : Value())
                          .set("note", voice.phrase(rating.note)));
  }
  auto type = voice.link_to(market.service_type);
  auto value = common(voice, market, std::move(id));
  value.set("service_type", type.is_null() ? voice.link(voice.phrase(market.title), {}) : std::move(type))
      .set("at", voice.date(market.dated))
      .set("ratings", Value::list(std::move(ratings)));
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

Value record_value(const Voice& voice, const AppraisalOption& option, Value id, Diagnostics&) {
  std::vector<Value> risks;
  for (const auto& risk : option.risks)
    risks.push_back(Object()
                        .set("text", voice.phrase(risk.text))
                        .set("likelihood", voice.tag(risk.likelihood, "level"))
                        .set("impact", voice.tag(risk.impact, "level"))
                        .set("mitigation", voice.phrase(risk.mitigation)));
  auto value = common(voice, option, std::move(id));
  value.set("description", voice.phrase(option.description))
      .set("benefits", voice.phrases(option.benefits))
      .set("risks", Value::list(std::move(risks)))
      .set("preferred", option.preferred);
  return value;
}

Value record_value(const Voice& voice, const Fee& fee, Value id, Diagnostics&) {
  const auto* sector = find(voice.publication().sectors, fee.sector.id);
  auto value = common(voice, fee, std::move(id));
  value.set("service_type", voice.link_to(fee.service_type))
      .set("sector", sector == nullptr ? Value() : voice.phrase(sector->name))
      .set("amount", voice.money(fee.amount))
      .set("from", voice.date(fee.from ? fee.from : fee.amount.from))
      .set("covers", voice.phrase(fee.covers))
      .set("set_by", voice.phrase(fee.set_by))
      .set("note", voice.phrase(fee.note));
  return value;
}

Value record_value(const Voice& voice, const Contract& contract, Value id, Diagnostics&) {
  auto value = common(voice, contract, std::move(id));
  value.set("provider", voice.link_to(contract.provider))
      .set("service_type", voice.link_to(contract.service_type))
      .set("type", voice.tag(contract.type, "contract.types"))
      .set("value", contract.value.at.line == 0 ? Value() : Value(voice.money_in_period(contract.value)))
      .set("start", voice.date(contract.start))
      .set("end", voice.date(contract.end))
      .set("lead", voice.phrase(contract.lead));
  return value;
}

Value record_value(const Voice& voice, const Consultation& consultation, Value id, Diagnostics&) {
  std::vector<Value> points;
  for (const auto& point : consultation.points)
    points.push_back(Object().set("said", voice.phrase(point.said)).set("did", voice.phrase(point.did)));
  auto value = common(voice, consultation, std::move(id));
  value.set("from", voice.date(consultation.from))
      .set("to", voice.date(consultation.to))
      .set("who", voice.phrase(consultation.who))
      .set("responses", consultation.responses.value)
      .set("points", Value::list(std::move(points)));
  return value;
}

Value record_value(const Voice& voice, const Practice& practice, Value id, Diagnostics&) {
  auto value = common(voice, practice, std::move(id));
  value.set("place", voice.phrase(practice.place))
      .set("problem", voice.phrase(practice.problem))
      .set("done", voice.phrase(practice.done))
      .set("results", voice.phrase(practice.results))
      .set("contact", voice.phrase(practice.contact));
  return value;
}

Value record_value(const Voice& voice, const Standard& standard, Value id, Diagnostics&) {
  auto value = common(voice, standard, std::move(id));
  value.set("question", voice.phrase(standard.title))
      .set("parts", voice.phrases(standard.parts))
      .set("answer", voice.tag(standard.answer ? standard.answer.value : "not-answered", "standard.answers"))
      .set("evidence", voice.phrase(standard.evidence))
      .set("action", voice.phrase(standard.action));
  return value;
}

Value record_value(const Voice& voice, const Forum& forum, Value id, Diagnostics& found) {
  auto value = common(voice, forum, std::move(id));
  value.set("purpose", voice.rich(forum.purpose, 4, found))
      .set("aims", voice.phrases(forum.aims))
      .set("membership", voice.rich(forum.membership, 4, found))
      .set("arrangements", voice.rich(forum.arrangements, 4, found))
      .set("meetings", voice.rich(forum.meetings, 4, found))
      .set("review", voice.rich(forum.review, 4, found));
  return value;
}

Value record_value(const Voice& voice, const PlanStage& stage, Value id, Diagnostics&) {
  auto value = common(voice, stage, std::move(id));
  value.set("expectations", voice.phrases(stage.expectations))
      .set("needs", voice.phrases(stage.needs))
      .set("how", voice.phrases(stage.how))
      .set("resources", voice.phrases(stage.resources));
  return value;
}

Value record_value(const Voice& voice, const Risk& risk, Value id, Diagnostics&) {
  auto value = common(voice, risk, std::move(id));
  value.set("likelihood", voice.tag(risk.likelihood, "level"))
      .set("impact", voice.tag(risk.impact, "level"))
      .set("owner", voice.phrase(risk.owner))
      .set("mitigation", voice.phrase(risk.mitigation));
  return value;
}

namespace {

std::optional<double> in_year(const Years& years, int year) {
  const auto found = years.by_year.find(year);
  return found == years.by_year.end() ? std::nullopt : std::optional(found->second);
}

// A year's cell: the result with its target beside it, or else the target, or the baseline.
Value indicator_cell(const Voice& voice, const Indicator& indicator, int year) {
  const auto result = in_year(indicator.result, year), target = in_year(indicator.target, year), baseline = in_year(indicator.baseline, year);
  Object cell;
  cell.set("kind", Value()).set("text", Value()).set("target", Value()).set("met", Value());
  const auto text = [&](double value) {
    Figure figure;
    figure.value = value;
    figure.decimals = 2;
    figure.unit = Unit::parse(indicator.unit.value);
    return voice.wording().figure(figure);
  };
  if (result) {
    cell.set("kind", voice.tag("result", "indicator")).set("text", text(*result));
    if (target) {
      const bool met = indicator.better == "down" ? *result <= *target : *result >= *target;
      cell.set("target", text(*target)).set("met", met ? "yes" : "no");
    }
  } else if (target) {
    cell.set("kind", voice.tag("target", "indicator")).set("text", text(*target));
  } else if (baseline) {
    cell.set("kind", voice.tag("baseline", "indicator")).set("text", text(*baseline));
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
        .set("values", Value::list(std::move(cells)));
    rows.push_back(std::move(value));
  }
  return Object().set("years", Value::list(std::move(heads))).set("indicators", Value::list(std::move(rows)));
}

}  // namespace comisiynu
