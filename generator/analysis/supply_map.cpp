#include "analysis/supply_map.h"

#include <algorithm>
#include <optional>

namespace comisiynu {

namespace {

std::int64_t median_of(std::vector<std::int64_t> sorted) {
  const auto middle = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

std::vector<PriceRange> price_ranges(const std::vector<OfferedService>& services) {
  std::map<std::string, std::vector<std::int64_t>> lower;
  std::map<std::string, std::int64_t> most;
  for (const auto& [provider, service] : services)
    for (const auto& price : service->prices) {
      lower[price.per].push_back(price.pence);
      auto& highest = most.try_emplace(price.per, price.pence).first->second;
      highest = std::max(highest, price.to.value_or(price.pence));
    }
  std::vector<PriceRange> ranges;
  for (auto& [per, prices] : lower) {
    std::sort(prices.begin(), prices.end());
    PriceRange range{per, prices.size(), prices.front(), most[per], {}};
    if (prices.size() >= 3) range.median = median_of(prices);
    ranges.push_back(std::move(range));
  }
  std::stable_sort(ranges.begin(), ranges.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
  return ranges;
}

}  // namespace

SupplyFigures supply_figures(const std::vector<OfferedService>& services, const Settings& settings, const Date& today) {
  SupplyFigures figures;
  std::optional<std::size_t> last;
  for (const auto& [provider, service] : services) {
    if (last != provider) ++figures.providers;
    last = provider;
    ++figures.services;
    if (service->places) {
      figures.places += *service->places.value;
      ++figures.say_places;
    }
    if (const auto free = free_places(*service, settings, today)) {
      figures.vacancies += *free;
      ++figures.say_vacancies;
    }
    if (const auto rating = least_rating(*service); !rating.empty()) ++figures.ratings[std::string(rating)];
    if (service->welsh) ++figures.welsh[service->welsh.value];
  }
  figures.prices = price_ranges(services);
  return figures;
}

std::vector<OfferedService> services_of(const Publication& publication, const std::vector<std::size_t>& providers, std::string_view service_type) {
  std::vector<OfferedService> all;
  for (const auto i : providers)
    for (const auto& service : publication.providers[i].services)
      if (service.service_type.id == service_type) all.emplace_back(i, &service);
  return all;
}

std::vector<OfferedService> services_in(const Publication& publication, const AreasServed& served, const std::vector<std::size_t>& providers,
                                        std::string_view service_type, std::string_view area) {
  auto all = services_of(publication, providers, service_type);
  std::erase_if(all, [&](const auto& offered) { return !served.is_given_in(publication.providers[offered.first], *offered.second, area); });
  return all;
}

}  // namespace comisiynu
