// What a service says of itself, in the steps that people choose by: is there room, what does it cost, how good is it,
// where is it given. Lists, filters, comparisons and the market view all ask here, so that no two of them can disagree.
// Pure functions: any thread may call them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/publication.h"

namespace comisiynu {

// Free places counted longer ago than this are unknown, where `[catalogue] vacancies_fresh_days` says nothing else.
inline constexpr std::int64_t usual_fresh_days = 28;

// Whether the count is recent enough to be believed on that day. With no day (year 0) every count is. A month or a year
// counts as its last day.
bool is_fresh(const Vacancies&, const Settings&, const Date& today);

// Free places that can be believed; none where nothing is said, or too long ago.
std::optional<std::int64_t> free_places(const Service&, const Settings&, const Date& today);

// Where services are given. One that is given in all of Wales is given in Powys, and one given in Brecon is given in Powys
// too. Made once; then any thread may ask.
class AreasServed {
 public:
  AreasServed() = default;  // nobody gives anything
  explicit AreasServed(const Publication&);

  // Those areas that any service names and this one is given in, in the author's order. A service that names none is given
  // where its provider lies.
  std::vector<std::string_view> of(const Provider&, const Service&) const;
  bool is_given_in(const Provider&, const Service&, std::string_view area) const;

 private:
  std::unordered_map<std::string_view, std::vector<std::size_t>> related_;  // by area, the places in `areas_` around and within it, and its own
  std::vector<std::string_view> areas_;
};

// The least of the themes that inspectors rated (excellent, good, needs-improvement, poor), or "" where there is none. The
// regulators rate themes and give no rating over all; the least is what nothing in the report falls below.
std::string_view least_rating(const Service&);

// The steps of prices for one unit, in pounds: below the first, between two, from the last on.
struct PriceBand {
  std::string id;                       // "week-500-750"
  std::string per;
  std::optional<std::int64_t> from, to;  // in pence; from <= price < to
};
const std::vector<PriceBand>& price_bands();

// The band of the price's lower end; nullptr for units that have no bands (per mile, per year, none).
const PriceBand* band_of(const Money&);

}  // namespace comisiynu
