// What the catalogue's services come to together, for those who commission them: providers, places, free places, prices,
// ratings and the Welsh-language offer. These are figures of businesses, not of people, and are never withheld.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/offers.h"
#include "model/publication.h"

namespace comisiynu {

// A service and the index of its provider.
using OfferedService = std::pair<std::size_t, const Service*>;

struct PriceRange {
  std::string per;                     // "week"; may be empty
  std::size_t count = 0;               // prices
  std::int64_t least = 0, most = 0;    // in pence
  std::optional<std::int64_t> median;  // of the prices' lower ends; only of three prices or more
};

struct SupplyFigures {
  std::size_t providers = 0, services = 0;
  std::int64_t places = 0, vacancies = 0;
  std::size_t say_places = 0, say_vacancies = 0;  // services that do; of vacancies, recently enough
  std::vector<PriceRange> prices;                 // the unit with most prices first
  std::map<std::string, std::size_t> ratings;     // services by the least rating of their themes; without those not rated
  std::map<std::string, std::size_t> welsh;       // services by what they offer in Welsh; without those that do not say
};

// The services of one provider stand together.
SupplyFigures supply_figures(const std::vector<OfferedService>&, const Settings&, const Date& today);

// The services of a kind, and those of them that are given in an area.
std::vector<OfferedService> services_of(const Publication&, const std::vector<std::size_t>& providers, std::string_view service_type);
std::vector<OfferedService> services_in(const Publication&, const AreasServed&, const std::vector<std::size_t>& providers, std::string_view service_type,
                                        std::string_view area);

}  // namespace comisiynu
