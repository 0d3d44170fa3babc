#include "analysis/offers.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace comisiynu {

namespace {

std::chrono::sys_days last_day(const Date& date) {
  const auto month = std::chrono::year(date.year) / std::chrono::month(date.month == 0 ? 12u : date.month);
  return date.day == 0 ? std::chrono::sys_days(month / std::chrono::last) : std::chrono::sys_days(month / std::chrono::day(date.day));
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

std::vector<std::string_view> areas_of(const Provider& provider, const Service& service) {
  std::vector<std::string_view> areas;
  for (const auto& area : service.areas)
    if (std::find(areas.begin(), areas.end(), area.id) == areas.end()) areas.push_back(area.id);
  if (areas.empty() && provider.area) areas.push_back(provider.area.id);
  return areas;
}

std::string_view least_rating(const Service& service) {
  if (!service.inspection) return "";
  for (const std::string_view rating : {"poor", "needs-improvement", "good", "excellent"})
    for (const auto& given : service.inspection.value->ratings)
      if (given.rating == rating) return rating;
  return "";
}

const std::vector<PriceBand>& price_bands() {
  static const std::vector<PriceBand> bands = make_bands();
  return bands;
}

const PriceBand* band_of(const Money& price) {
  for (const auto& band : price_bands())
    if (band.per == price.per && (!band.from || price.pence >= *band.from) && (!band.to || price.pence < *band.to)) return &band;
  return nullptr;
}

}  // namespace comisiynu
