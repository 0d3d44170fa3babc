// Whether the thread's money and volumes agree with each other.
//
// Money. An intention's budget by the year (or month, week …) is held against what its opportunities are worth a year:
// each one's whole value spread evenly over its contract's months. A budget that is one sum is held against their whole
// values. The preferred option's cost may not be above the budget of the intention that came of it, and contracts may
// not be worth more a year than the opportunity they were awarded under. Half a per cent is let pass, for rounding.
#include <fmt/format.h>

#include <map>

#include "analysis/thread.h"
#include "check/accepted.h"
#include "language/format.h"

namespace comisiynu {

namespace {

bool is_above(std::int64_t pence, std::int64_t limit) { return static_cast<double>(pence) > static_cast<double>(limit) * 1.005; }

std::string pounds(std::int64_t pence) { return Formatter(Language::en).money(pence); }

std::optional<std::int64_t> whole_value(const Opportunity& opportunity) {
  if (opportunity.value.at.line == 0) return std::nullopt;
  if (opportunity.value.per.empty()) return opportunity.value.to.value_or(opportunity.value.pence);
  const auto yearly = pence_a_year(opportunity);
  const auto months = opportunity.contract.months.value;
  return yearly && months ? std::optional(*yearly * *months / 12) : std::nullopt;
}

void check_budget(const Publication& publication, const Intention& intention, AcceptableWarnings& warnings) {
  const auto budget = pence_a_year(intention.budget);
  if (!budget) return;
  const bool yearly = !intention.budget.per.empty();
  std::int64_t sum = 0;
  for (const auto& opportunity : publication.opportunities)
    if (opportunity.intention.id == intention.id) sum += (yearly ? pence_a_year(opportunity) : whole_value(opportunity)).value_or(0);
  if (is_above(sum, *budget))
    warnings.warn(intention, "budget-exceeded", intention.budget.at,
                  fmt::format("the opportunities that come from {} are worth {}{}, and its budget is {}", intention.id, pounds(sum),
                              yearly ? " a year" : "", pounds(*budget)),
                  yearly ? "mend the budget, or the opportunities' values or contracts' lengths" : "mend the budget, or the opportunities' values");
}

void check_option(const Publication& publication, const AppraisalOption& option, AcceptableWarnings& warnings) {
  const auto* intention = option.preferred ? find(publication.intentions, option.intention.id) : nullptr;
  if (intention == nullptr || intention->budget.per.empty() != option.cost.per.empty()) return;
  const auto cost = pence_a_year(option.cost), budget = pence_a_year(intention->budget);
  if (cost && budget && is_above(*cost, *budget))
    warnings.warn(option, "budget-exceeded", option.cost.at,
                  fmt::format("the preferred option {} costs {}, and the budget of {} is {}", option.id, pounds(*cost), intention->id, pounds(*budget)),
                  "mend the cost or the budget");
}

void check_contracts(const Publication& publication, const Opportunity& opportunity, AcceptableWarnings& warnings) {
  const auto worth = pence_a_year(opportunity);
  if (!worth) return;
  std::int64_t sum = 0;
  for (const auto& contract : publication.contracts)
    if (contract.opportunity.id == opportunity.id) sum += pence_a_year(contract.value).value_or(0);
  if (is_above(sum, *worth))
    warnings.warn(opportunity, "budget-exceeded", opportunity.value.at,
                  fmt::format("the contracts awarded under {} are worth {} a year, and it is worth {} a year", opportunity.id, pounds(sum), pounds(*worth)),
                  "mend the contracts' values or the opportunity's");
}

// What a volume does that its action does not mean; empty when they agree.
std::string_view against_action(const Intention& intention) {
  const double from = *intention.volume.from.value, to = *intention.volume.to.value;
  const std::string_view change = to > from ? "grows" : to < from ? "shrinks" : "stays as it is";
  if (intention.action == "decommission" && to >= from) return change;
  if (intention.action == "commission" && to <= from) return change;
  if (intention.action == "continue" && to != from) return change;
  if (intention.action == "reconfigure" && from == 0) return "begins from nothing";
  if (intention.action == "reconfigure" && to == 0) return "comes to nothing";
  return {};
}

void check_volume(const Intention& intention, AcceptableWarnings& warnings) {
  if (!intention.volume.from || !intention.volume.to) return;
  const auto what = against_action(intention);
  if (what.empty()) return;
  const auto number = [](double value) { return Formatter(Language::en).number(value); };
  warnings.warn(intention, "volume-against-action", intention.volume.at,
                fmt::format("the intention {} is to {}, and its volume {}: from {} to {}", intention.id, intention.action.value, what, number(*intention.volume.from.value), number(*intention.volume.to.value)),
                "mend the volume, or choose the action that it shows");
}

void check_gap(const Publication& publication, const Gap& gap, AcceptableWarnings& warnings) {
  if (!is_contradicted(publication, gap)) return;
  warnings.warn(gap, "gap-contradicted", gap.nature.at, fmt::format("the gap is called {}, and the volumes of its need and supply say the opposite", gap.nature.value),
                gap.nature == "over-supply" ? "nature = \"shortage\"? or look at the volumes" : "nature = \"over-supply\"? or look at the volumes");
}

// An appraisal is to end in one preferred option.
void check_appraisals(const Publication& publication, AcceptableWarnings& warnings) {
  std::map<std::pair<std::string, std::string>, std::vector<const AppraisalOption*>> appraisals;
  for (const auto& option : publication.options) appraisals[{option.document.id, option.appraisal.value}].push_back(&option);
  for (const auto& [id, options] : appraisals) {
    bool decided = options.size() < 2;
    for (const auto* option : options) decided = decided || option->preferred;
    if (!decided)
      warnings.warn(*options.front(), "appraisal-undecided", options.front()->at,
                    fmt::format("none of {} options is preferred: {} and those after it", options.size(), options.front()->id), "write preferred = true in one of them");
  }
}

}  // namespace

void check_sums(const Publication& publication, AcceptableWarnings& warnings) {
  for (const auto& intention : publication.intentions) {
    check_budget(publication, intention, warnings);
    check_volume(intention, warnings);
  }
  for (const auto& gap : publication.gaps) check_gap(publication, gap, warnings);
  for (const auto& option : publication.options) check_option(publication, option, warnings);
  for (const auto& opportunity : publication.opportunities) check_contracts(publication, opportunity, warnings);
  check_appraisals(publication, warnings);
}

}  // namespace comisiynu
