// What there is, drawn from the catalogue of providers, so that the catalogue is the supply map.
#include <algorithm>

#include "analysis/content.h"
#include "model/areas.h"

namespace comisiynu {

namespace {

bool is_counted(const Supply& supply, const Provider& provider, const Service& service) {
  const auto& groups = service.client_groups;
  return service.service_type.id == supply.service_type.id && service.places && (!supply.sector || provider.sector.id == supply.sector.id) &&
         (!supply.client_group ||
          std::any_of(groups.begin(), groups.end(), [&](const auto& group) { return group.id == supply.client_group.id; }));
}

// An area that is not known has been told of.
bool is_within(const Publication& publication, std::string_view area, std::string_view larger) {
  return lies_within(publication, area, larger.empty() ? area : larger);
}

template <class Each>
void for_each_service(const Publication& publication, const Supply& supply, Each each) {
  for (const auto& provider : publication.providers) {
    // Where a confidential address lies must not show in any area's figures.
    if (provider.address.redact || !is_within(publication, provider.area.id, supply.area.id)) continue;
    for (const auto& service : provider.services)
      if (is_counted(supply, provider, service)) each(provider, service);
  }
}

}  // namespace

SupplyVolumes volumes_of(const Publication& publication, const Supply& supply) {
  if (!supply.from_providers) return {supply.volume, supply.used};
  SupplyVolumes drawn;
  const int year = static_cast<int>(*supply.from_providers.value);
  // Use is known of an area when it is known of every service there: else it would look emptier than it is.
  std::map<std::string, bool> use_known;
  for_each_service(publication, supply, [&](const Provider& provider, const Service& service) {
    const auto places = static_cast<double>(*service.places.value);
    drawn.volume.by_area[provider.area.id].by_year[year] += places;
    const bool known = service.vacancies && service.vacancies.value->places;
    use_known.emplace(provider.area.id, true).first->second &= known;
    if (known) drawn.used.by_area[provider.area.id].by_year[year] += places - static_cast<double>(*service.vacancies.value->places.value);
  });
  for (const auto& [area, known] : use_known)
    if (!known) drawn.used.by_area.erase(area);
  drawn.volume.at = drawn.used.at = supply.from_providers.at;
  return drawn;
}

}  // namespace comisiynu
