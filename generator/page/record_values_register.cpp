// What stands beside the thread: markets, appraisals, contracts, fees, consultations, practice, standards, forums, stages, risks.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/thread.h"
#include "page/record_parts.h"
#include "page/record_values.h"

namespace comisiynu {

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
                          .set("at", voice.date(rating.dated))
                          .set("note", voice.phrase(rating.note)));
  }
  auto type = voice.link_to(market.service_type);
  auto value = common(voice, market, std::move(id));
  value.set("service_type", type.is_null() ? voice.link(voice.phrase(market.title), {}) : std::move(type))
      .set("at", voice.date(market.dated))
      .set("ratings", Value::list(std::move(ratings)));
  return value;
}

namespace {

Object level(const Voice& voice, const Choice& likelihood, const Choice& impact) {
  return Object()
      .set("likelihood", voice.tag(likelihood, "level"))
      .set("impact", voice.tag(impact, "level"))
      .set("level", voice.tag(risk_level(risk_score(likelihood, impact)), "level"));
}

}  // namespace

Value record_value(const Voice& voice, const AppraisalOption& option, Value id, Diagnostics&) {
  std::vector<const OptionRisk*> in_order;
  for (const auto& risk : option.risks) in_order.push_back(&risk);
  std::stable_sort(in_order.begin(), in_order.end(), [](const OptionRisk* a, const OptionRisk* b) {
    return risk_score(a->likelihood, a->impact) > risk_score(b->likelihood, b->impact);
  });
  std::vector<Value> risks;
  for (const auto* risk : in_order)
    risks.push_back(level(voice, risk->likelihood, risk->impact).set("text", voice.phrase(risk->text)).set("mitigation", voice.phrase(risk->mitigation)));
  auto value = common(voice, option, std::move(id));
  value.set("description", voice.phrase(option.description))
      .set("answers", voice.links_to(option.answers))
      .set("cost", money_or_null(voice, option.cost))
      .set("benefits", voice.phrases(option.benefits))
      .set("risks", Value::list(std::move(risks)))
      .set("preferred", option.preferred)
      .set("reason", voice.phrase(option.reason))
      .set("intention", voice.link_to(option.intention));
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

namespace {

std::string months(const Voice& voice, std::int64_t count) { return voice.message("units.months.count", {}, static_cast<double>(count)); }

Value extensions(const Voice& voice, const Contract& contract) {
  std::vector<Value> all;
  for (const auto& extension : contract.extensions)
    all.push_back(Object()
                      .set("length", months(voice, extension.months.value.value_or(0)))
                      .set("agreed", voice.date(extension.agreed))
                      .set("note", voice.phrase(extension.note)));
  return Value::list(std::move(all));
}

}  // namespace

Value record_value(const Voice& voice, const Contract& contract, Value id, Diagnostics&) {
  const auto every = review_months(voice.publication(), contract);
  const auto next = next_review(voice.publication(), contract);
  const auto end = end_of(contract);
  auto value = common(voice, contract, std::move(id));
  value.set("provider", voice.link_to(contract.provider))
      .set("service_type", voice.link_to(contract.service_type))
      .set("opportunity", voice.link_to(contract.opportunity))
      .set("type", voice.tag(contract.type, "contract.types"))
      .set("value", money_or_null(voice, contract.value))
      .set("start", voice.date(contract.start))
      .set("end", voice.date(end))
      .set("ended", voice.is_past(end))
      .set("extensions", extensions(voice, contract))
      .set("review_every", every ? Value(voice.message("date.every_months", {}, static_cast<double>(*every))) : Value())
      .set("reviewed", voice.date(contract.reviewed))
      .set("next_review", voice.date(next))
      .set("review_overdue", voice.is_past(next))
      .set("lead", voice.phrase(contract.lead));
  return value;
}

Value review_rules(const Voice& voice) {
  auto thresholds = voice.publication().settings.contracts.reviews;
  std::erase_if(thresholds, [](const ReviewThreshold& threshold) { return !threshold.above || !threshold.months; });
  std::sort(thresholds.begin(), thresholds.end(), [](const auto& a, const auto& b) { return *a.above.value > *b.above.value; });
  std::vector<Value> rules;
  for (const auto& threshold : thresholds)
    rules.push_back(Object()
                        .set("value", *threshold.above.value == 0 ? voice.message("contract.worth_less")
                                                                  : voice.message("contract.worth_more", {{"amount", voice.format().money(*threshold.above.value * 100)}}))
                        .set("every", voice.message("date.every_months", {}, static_cast<double>(*threshold.months.value))));
  return Value::list(std::move(rules));
}

Value record_value(const Voice& voice, const Consultation& consultation, Value id, Diagnostics&) {
  std::vector<Value> points;
  for (const auto& point : consultation.points)
    points.push_back(Object().set("said", voice.phrase(point.said)).set("did", voice.phrase(point.did)).set("changed", voice.links_to(point.changed)));
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
      .set("contact", voice.phrase(practice.contact))
      .set("service_type", voice.link_to(practice.service_type))
      .set("sources", voice.links_to(practice.sources));
  return value;
}

Value record_value(const Voice& voice, const Standard& standard, Value id, Diagnostics&) {
  auto value = common(voice, standard, std::move(id));
  value.set("question", voice.phrase(standard.title))
      .set("parts", voice.phrases(standard.parts))
      .set("answer", voice.tag(standard.answer ? standard.answer.value : "not-answered", "standard.answers"))
      .set("evidence", voice.phrase(standard.evidence))
      .set("action", voice.phrase(standard.action))
      .set("actions", voice.links_to(standard.actions));
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

namespace {

// The second point of each column belongs to the second of the others: they are one row.
Value stage_rows(const Voice& voice, const PlanStage& stage) {
  const auto count = std::max({stage.expectations.size(), stage.needs.size(), stage.how.size(), stage.resources.size()});
  const auto point = [&](const std::vector<Text>& column, std::size_t row) { return row < column.size() ? voice.phrase(column[row]) : Value(); };
  std::vector<Value> rows;
  for (std::size_t i = 0; i < count; ++i)
    rows.push_back(Object()
                       .set("number", i + 1)
                       .set("expectation", point(stage.expectations, i))
                       .set("need", point(stage.needs, i))
                       .set("how", point(stage.how, i))
                       .set("resource", point(stage.resources, i)));
  return Value::list(std::move(rows));
}

Value actions_of_stage(const Voice& voice, const PlanStage& stage) {
  std::vector<Value> links;
  for (const auto& action : voice.publication().actions)
    if (stage.stage && action.stage.value == stage.stage.value && action.document.id == stage.document.id)
      links.push_back(voice.link_to(Action::kind, action.id));
  return Value::list(std::move(links));
}

}  // namespace

Value record_value(const Voice& voice, const PlanStage& stage, Value id, Diagnostics&) {
  auto value = common(voice, stage, std::move(id));
  value.set("rows", stage_rows(voice, stage)).set("actions", actions_of_stage(voice, stage));
  return value;
}

Value record_value(const Voice& voice, const Risk& risk, Value id, Diagnostics&) {
  auto value = common(voice, risk, std::move(id));
  value.set("likelihood", voice.tag(risk.likelihood, "level"))
      .set("impact", voice.tag(risk.impact, "level"))
      .set("level", voice.tag(risk_level(risk_score(risk.likelihood, risk.impact)), "level"))
      .set("owner", voice.phrase(risk.owner))
      .set("mitigation", voice.phrase(risk.mitigation))
      .set("review", voice.date(risk.review))
      .set("overdue", voice.is_past(risk.review))
      .set("threatens", voice.links_to(risk.threatens));
  return value;
}

}  // namespace comisiynu
