#include "analysis/offers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <unordered_set>

#include "model/areas.h"

namespace comisiynu {

namespace {

std::chrono::sys_days last_day(const Date& date) {
  const auto month = std::chrono::year(date.year) / std::chrono::month(date.month == 0 ? 12u : date.month);
  return date.day == 0 ? std::chrono::sys_days(month / std::chrono::last) : std::chrono::sys_days(month / std::chrono::day(date.day));
}

template <class Each>
void for_each_named(const Provider& provider, const Service& service, Each each) {
  for (const auto& area : service.areas) each(area.id);
  if (service.areas.empty() && provider.area) each(provider.area.id);
}

std::vector<PriceBand> make_bands() {
  struct Steps {
    std::string_view per;
    std::vector<std::int64_t> pounds;
  };
  const std::vector<Steps> units{{"hour", {20, 25, 30}},        {"visit", {10, 20, 30}},        {"session", {25, 50, 75}},
                                 {"day", {50, 100, 150}},       {"night", {100, 150, 200}},     {"week", {500, 750, 1000, 1500}},
                                 {"month", {250, 500, 1000}}};
  std::vector<PriceBand> bands;
  for (const auto& [per, pounds] : units) {
    bands.push_back({fmt::format("{}-under-{}", per, pounds.front()), std::string(per), {}, pounds.front() * 100});
    for (std::size_t i = 0; i + 1 < pounds.size(); ++i)
      bands.push_back({fmt::format("{}-{}-{}", per, pounds[i], pounds[i + 1]), std::string(per), pounds[i] * 100, pounds[i + 1] * 100});
    bands.push_back({fmt::format("{}-from-{}", per, pounds.back()), std::string(per), pounds.back() * 100, {}});
  }
  return bands;
}

}  // namespace

bool is_fresh(const Vacancies& vacancies, const Settings& settings, const Date& today) {
  if (!today) return true;
  if (!vacancies.dated) return false;
  const auto days = settings.catalogue.vacancies_fresh_days.value.value_or(usual_fresh_days);
  return (last_day(today) - last_day(vacancies.dated)).count() <= days;
}

std::optional<std::int64_t> free_places(const Service& service, const Settings& settings, const Date& today) {
  if (!service.vacancies || !service.vacancies.value->places || !service.vacancies.value->dated) return {};
  return is_fresh(*service.vacancies.value, settings, today) ? service.vacancies.value->places.value : std::nullopt;
}

AreasServed::AreasServed(const Publication& publication) {
  std::unordered_set<std::string_view> named;
  for (const auto& provider : publication.providers)
    for (const auto& service : provider.services)
      for_each_named(provider, service, [&](std::string_view area) { named.insert(area); });
  for (const auto& area : publication.areas)
    if (named.contains(area.id)) areas_.push_back(area.id);
  for (const auto area : areas_)
    for (std::size_t i = 0; i < areas_.size(); ++i)
      if (lies_within(publication, area, areas_[i]) || lies_within(publication, areas_[i], area)) related_[area].push_back(i);
}

std::vector<std::string_view> AreasServed::of(const Provider& provider, const Service& service) const {
  std::vector<std::size_t> places;
  for_each_named(provider, service, [&](std::string_view area) {
    if (const auto related = related_.find(area); related != related_.end()) places.insert(places.end(), related->second.begin(), related->second.end());
  });
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  std::vector<std::string_view> areas;
  for (const auto place : places) areas.push_back(areas_[place]);
  return areas;
}

bool AreasServed::is_given_in(const Provider& provider, const Service& service, std::string_view area) const {
  const auto areas = of(provider, service);
  return std::find(areas.begin(), areas.end(), area) != areas.end();
}

std::string_view least_rating(const Service& service) {
  if (!service.inspection) return "";
  constexpr std::array<std::string_view, 4> ratings{"poor", "needs-improvement", "good", "excellent"};
  auto least = ratings.end();
  for (const auto& given : service.inspection.value->ratings) least = std::find(ratings.begin(), least, given.rating.value);
  return least == ratings.end() ? std::string_view() : *least;
}

const std::vector<PriceBand>& price_bands() {
  static const std::vector<PriceBand> bands = make_bands();
  return bands;
}

const PriceBand* band_of(const Money& price) {
  for (const auto& band : price_bands())
    if ((!band.from || price.pence >= *band.from) && (!band.to || price.pence < *band.to) && band.per == price.per) return &band;
  return nullptr;
}

}  // namespace comisiynu
