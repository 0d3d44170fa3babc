// The thread from need to result: need -> supply or gap -> intention -> action -> indicator.
#include <fmt/format.h>

#include <algorithm>

#include "check/accepted.h"

namespace comisiynu {

namespace {

template <class Records, class Points>
bool any(const Records& records, Points&& points) {
  return std::any_of(records.begin(), records.end(), points);
}

template <class Refs>
bool names(const Refs& references, const std::string& id) {
  return any(references, [&](const auto& reference) { return reference.id == id; });
}

// Supply for a need is of its service type, and of its client group where both say one.
bool supplies(const Supply& supply, const Need& need) {
  if (!need.service_type || supply.service_type.id != need.service_type.id) return false;
  return !supply.client_group || !need.client_group || supply.client_group.id == need.client_group.id;
}

void check_need(const Publication& publication, const Need& need, AcceptableWarnings& warnings) {
  if (any(publication.gaps, [&](const Gap& gap) { return gap.need.id == need.id; })) return;
  if (any(publication.supply, [&](const Supply& supply) { return supplies(supply, need); })) return;
  warnings.warn(need, "need-without-supply-or-gap", need.at,
                need.service_type ? fmt::format("the need {} has neither supply of its service type, {}, nor a gap", need.id, need.service_type.id)
                                  : fmt::format("the need {} has no gap, and no service type that supply could be of", need.id),
                fmt::format("add [[supply]] that meets it, or [[gap]] with need = \"{}\"", need.id));
}

void check_gap(const Publication& publication, const Gap& gap, AcceptableWarnings& warnings) {
  if (any(publication.intentions, [&](const Intention& intention) { return names(intention.answers, gap.id); })) return;
  warnings.warn(gap, "gap-without-intention", gap.at, fmt::format("no intention answers the gap {}", gap.id),
                fmt::format("add [[intention]] with answers = [\"{}\"]", gap.id));
}

void check_intention(const Publication& publication, const Intention& intention, AcceptableWarnings& warnings) {
  if (intention.answers.empty())
    warnings.warn(intention, "intention-without-gap", intention.at, fmt::format("the intention {} answers no gap", intention.id),
                  "add answers = [\"…\"] with the gaps that it closes");
  if (!any(publication.actions, [&](const Action& action) { return names(action.intentions, intention.id); }))
    warnings.warn(intention, "intention-without-action", intention.at, fmt::format("no action carries out the intention {}", intention.id),
                  fmt::format("add [[action]] with intention = \"{}\"", intention.id));
}

void check_action(const Action& action, AcceptableWarnings& warnings) {
  if (!action.indicators.empty() || !action.performance.empty()) return;
  warnings.warn(action, "action-without-indicator", action.at, fmt::format("nothing shows whether the action {} has worked", action.id),
                "add indicators = [\"…\"], or say in performance how its success will be known");
}

// What replaces another document leaves that one superseded.
void check_replaced(const Publication& publication, const Document& document, AcceptableWarnings& warnings) {
  if (!document.replaces.plain) return;
  const auto* earlier = find(publication.documents, document.replaces.shown(Language::en));
  if (earlier == nullptr || !earlier->status || earlier->status == "superseded" || earlier->status == "withdrawn" || !document.is_final()) return;
  warnings.warn(*earlier, "not-superseded", earlier->status.at, fmt::format("{} is replaced by {}, and its status is {}", earlier->id, document.id, earlier->status.value),
                "write status = \"superseded\"");
}

}  // namespace

void check_links(const Publication& publication, AcceptableWarnings& warnings) {
  for (const auto& need : publication.needs) check_need(publication, need, warnings);
  for (const auto& gap : publication.gaps) check_gap(publication, gap, warnings);
  for (const auto& intention : publication.intentions) check_intention(publication, intention, warnings);
  for (const auto& action : publication.actions) check_action(action, warnings);
  for (const auto& document : publication.documents) check_replaced(publication, document, warnings);
}

}  // namespace comisiynu
