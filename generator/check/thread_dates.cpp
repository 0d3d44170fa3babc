// What should have been done by the day of the build. Without a day nothing is overdue.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/thread.h"
#include "base/text.h"
#include "check/accepted.h"

namespace comisiynu {

namespace {

bool is_kept_for_the_record(const Document& document) { return document.status == "withdrawn" || document.status == "superseded"; }

template <class Record>
bool is_current(const Publication& publication, const Record& record) {
  const auto* document = document_of(publication, record);
  return document == nullptr || !is_kept_for_the_record(*document);
}

void check_action(const Action& action, AcceptableWarnings& warnings) {
  if (action.status == "done" || !has_passed(action.due, warnings.today())) return;
  warnings.warn(action, "action-overdue", action.due.at, fmt::format("the action {} was due on {}, and is not done", action.id, action.due.iso()),
                "write status = \"done\", or when it is due now");
}

void check_opportunity(const Opportunity& opportunity, AcceptableWarnings& warnings) {
  if (!(opportunity.status == "planned") || !has_passed(opportunity.notice, warnings.today())) return;
  warnings.warn(opportunity, "notice-overdue", opportunity.notice.at,
                fmt::format("the notice of {} was planned for {}, and the opportunity is still planned", opportunity.id, opportunity.notice.iso()),
                "write status = \"open\" or how far it has come, or when the notice is planned for now");
}

void check_indicator(const Indicator& indicator, AcceptableWarnings& warnings) {
  std::vector<std::string> years;
  for (const auto& [year, target] : indicator.target.by_year)
    if (year < warnings.today().year && !indicator.result.by_year.contains(year)) years.push_back(std::to_string(year));
  if (years.empty()) return;
  warnings.warn(indicator, "result-missing", indicator.target.at,
                fmt::format("the indicator {} has a target and no result for {}", indicator.id, join(years, ", ")),
                fmt::format("add result = {{ {} = … }}", years.front()));
}

void check_contract(const Publication& publication, const Contract& contract, AcceptableWarnings& warnings) {
  const auto end = end_of(contract);
  if (has_passed(end, warnings.today()))
    return warnings.warn(contract, "contract-ended", contract.end.at, fmt::format("the contract {} ended on {}", contract.id, end.iso()),
                         "take it out of the register, or write when its extension was agreed");
  const auto review = contract.reviewed ? next_review(publication, contract) : Date{};
  if (has_passed(review, warnings.today()))
    warnings.warn(contract, "review-overdue", contract.reviewed.at, fmt::format("the contract {} was to be reviewed by {}", contract.id, review.iso()),
                  "write in reviewed when it was");
}

void check_consultation(const Consultation& consultation, AcceptableWarnings& warnings) {
  if (!consultation.points.empty() || !has_passed(consultation.to, warnings.today())) return;
  warnings.warn(consultation, "consultation-unanswered", consultation.to.at,
                fmt::format("the consultation {} closed on {}, and nothing says what people said", consultation.id, consultation.to.iso()),
                "add points = [{ said, did }]");
}

// A document stays open to consultation until the last of its consultations has closed.
void check_document(const Publication& publication, const Document& document, AcceptableWarnings& warnings) {
  if (is_kept_for_the_record(document)) return;
  if (has_passed(document.review, warnings.today()))
    warnings.warn(document, "review-overdue", document.review.at, fmt::format("{} was to be reviewed by {}", document.id, document.review.iso()),
                  "review it, and write when it is to be reviewed next");
  if (!(document.status == "consultation")) return;
  Date last;
  for (const auto& consultation : publication.consultations)
    if (consultation.document.id == document.id && consultation.to > last) last = consultation.to;
  if (has_passed(last, warnings.today()))
    warnings.warn(document, "consultation-over", document.status.at,
                  fmt::format("{} is still open to consultation, which closed on {}", document.id, last.iso()), "write status = \"draft\" or \"final\"");
}

}  // namespace

void check_dates(const Publication& publication, AcceptableWarnings& warnings) {
  const auto each = [&](const auto& records, auto&& check) {
    for (const auto& record : records)
      if (is_current(publication, record)) check(record);
  };
  each(publication.actions, [&](const Action& action) { check_action(action, warnings); });
  each(publication.opportunities, [&](const Opportunity& opportunity) { check_opportunity(opportunity, warnings); });
  each(publication.indicators, [&](const Indicator& indicator) { check_indicator(indicator, warnings); });
  each(publication.contracts, [&](const Contract& contract) { check_contract(publication, contract, warnings); });
  each(publication.consultations, [&](const Consultation& consultation) { check_consultation(consultation, warnings); });
  each(publication.risks, [&](const Risk& risk) {
    if (has_passed(risk.review, warnings.today()))
      warnings.warn(risk, "review-overdue", risk.review.at, fmt::format("the risk {} was to be looked at again by {}", risk.id, risk.review.iso()),
                    "look at it, and write when it is to be looked at next");
  });
  for (const auto& document : publication.documents) check_document(publication, document, warnings);
}

}  // namespace comisiynu
