#include <fmt/format.h>

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
  for (const auto& document : publication.documents)
    if (document.period.from && document.period.to && document.period.to < document.period.from)
      found.error("contradiction", document.period.to.at, "the period ends before it begins", "mend one of the two");
}

}  // namespace comisiynu
