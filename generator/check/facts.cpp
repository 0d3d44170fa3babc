#include <fmt/format.h>

#include <map>

#include "check/check.h"

namespace comisiynu {

namespace {

void check_service(const Service& service, Diagnostics& found) {
  if (service.places && service.vacancies && service.vacancies.value->places &&
      *service.vacancies.value->places.value > *service.places.value)
    found.error("contradiction", service.vacancies.at,
                fmt::format("{} places are free, but there is room for {}", *service.vacancies.value->places.value, *service.places.value),
                "mend one of the two");
  for (const auto* count : {&service.places, service.vacancies ? &service.vacancies.value->places : &service.places})
    if (*count && *count->value < 0) found.error("bad-amount", count->at, "there cannot be fewer than no places", "write a whole number, 0 or more");
  if (service.ages.from && service.ages.to && *service.ages.from.value > *service.ages.to.value)
    found.error("contradiction", service.ages.from.at,
                fmt::format("ages from {} to {}", *service.ages.from.value, *service.ages.to.value), "write the younger age first");
}

void check_order(const Date& first, const Date& last, std::string_view message, Diagnostics& found) {
  if (first && last && last < first) found.error("contradiction", last.at, std::string(message), "mend one of the two");
}

// An appraisal ends in one option at most.
void check_preferred(const std::vector<AppraisalOption>& options, Diagnostics& found) {
  std::map<std::pair<std::string, std::string>, std::string> preferred;
  for (const auto& option : options) {
    if (!option.preferred) continue;
    const auto [first, fresh] = preferred.emplace(std::pair(option.document.id, option.appraisal.value), option.id);
    if (!fresh)
      found.error("contradiction", option.at, fmt::format("both {} and {} are the preferred option", first->second, option.id),
                  "take preferred out of one of them, or give each appraisal a word of its own: appraisal = \"…\"");
  }
}

void check_thread_facts(const Publication& publication, Diagnostics& found) {
  for (const auto& intention : publication.intentions) check_order(intention.start, intention.end, "the intention ends before it begins", found);
  for (const auto& contract : publication.contracts) check_order(contract.start, contract.end, "the contract ends before it begins", found);
  for (const auto& consultation : publication.consultations) check_order(consultation.from, consultation.to, "the consultation closes before it opens", found);
  for (const auto& document : publication.documents) check_order(document.period.from, document.period.to, "the period ends before it begins", found);
  check_preferred(publication.options, found);
  for (const auto& supply : publication.supply)
    if (supply.from_providers && !supply.volume.by_area.empty())
      found.error("contradiction", supply.from_providers.at, "the supply has a volume, and one counted from the providers", "keep one of the two");
}

void check_accessibility(const Accessibility& statement, Diagnostics& found) {
  if (statement.status == "fully-compliant" && !statement.problems.empty())
    found.error("contradiction", statement.status.at, "the statement says that all is well, and lists problems",
                "write status = \"partially-compliant\", or take out problems that have been mended");
  if (statement.status == "partially-compliant" && statement.problems.empty())
    found.error("contradiction", statement.status.at, "the statement says that something does not meet the standard, but not what",
                "add [[accessibility.problem]] with text and criterion");
  if (statement.reviewed && statement.prepared && statement.reviewed < statement.prepared)
    found.error("contradiction", statement.reviewed.at, "the statement was reviewed before it was prepared", "mend one of the two dates");
}

}  // namespace

void check_facts(const Publication& publication, Diagnostics& found) {
  for (const auto& provider : publication.providers)
    for (const auto& service : provider.services) check_service(service, found);
  if (const auto& statement = publication.settings.accessibility; statement) check_accessibility(*statement.value, found);
  check_thread_facts(publication, found);
}

}  // namespace comisiynu
