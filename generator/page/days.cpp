#include "page/days.h"

#include <fmt/format.h>

#include <algorithm>

namespace comisiynu {

Date changed_on(const Provider& provider) {
  Date newest = provider.checked;
  for (const auto& service : provider.services) {
    if (service.vacancies) newest = std::max(newest, service.vacancies.value->dated);
    if (service.inspection) newest = std::max(newest, service.inspection.value->dated);
    if (service.feedback) newest = std::max(newest, service.feedback.value->dated);
  }
  return newest;
}

Date changed_on(const Publication& publication, const Opportunity& opportunity) {
  if (opportunity.updated) return opportunity.updated;
  const auto* document = find(publication.documents, opportunity.document.id);
  return document == nullptr ? Date() : document->published;
}

Date publication_day(const Publication& publication, const Date& build) {
  if (build) return build;
  Date newest;
  for (const auto& document : publication.documents) newest = std::max(newest, document.published);
  for (const auto& provider : publication.providers) newest = std::max(newest, changed_on(provider));
  for (const auto& opportunity : publication.opportunities) newest = std::max(newest, opportunity.updated);
  return newest;
}

std::string timestamp(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}T00:00:00Z", date.year, std::max<int>(date.month, 1), std::max<int>(date.day, 1));
}

}  // namespace comisiynu
