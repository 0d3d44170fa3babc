// The volumes and results of the commissioning thread, in the manner of datasets, so that they are worded, tabled and
// drawn like any other figures.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "analysis/content.h"
#include "analysis/thread.h"
#include "base/text.h"

namespace comisiynu {

namespace {

Item year_item(int year) {
  Item item;
  item.id = std::to_string(year);
  item.year = year;
  return item;
}

Dimension year_dimension(const std::set<int>& years) {
  Dimension dimension;
  dimension.id = "year";
  for (const int year : years) dimension.items.push_back(year_item(year));
  return dimension;
}

ResolvedMeasure measure(std::string id, const Unit& unit, bool adds_up = true) {
  ResolvedMeasure measure;
  measure.id = std::move(id);
  measure.unit = unit;
  measure.adds_up = adds_up;
  return measure;
}

int places_of_all(const std::vector<Content::Slot>& slots) {
  for (const auto& slot : slots)
    if (slot.missing == Missing::no && slot.value != static_cast<double>(static_cast<std::int64_t>(slot.value))) return 1;
  return 0;
}

template <class Record>
Resolved begin(const Record& record) {
  Resolved out;
  out.content = std::make_shared<Content>();
  out.dataset.id = fmt::format("{}/{}", Record::kind, record.id);
  out.dataset.at = record.at;
  out.dataset.title = record.title;
  out.dataset.illustrative = record.illustrative;
  return out;
}

Unit unit_of(const Publication& publication, const Ref<ServiceType>& type) {
  const auto* found = find(publication.service_types, type.id);
  return found == nullptr ? Unit() : Unit::parse(found->unit.value);
}

// Several volumes side by side, by area and year.
std::optional<Resolved> by_area(const Publication& publication, Resolved out, const Unit& unit,
                                const std::vector<std::pair<std::string, const Volumes*>>& volumes, Diagnostics& found) {
  std::set<int> years;
  std::set<std::string> areas;
  for (const auto& [id, volume] : volumes) {
    for (const auto& [area, by_year] : volume->by_area) {
      if (find(publication.areas, area) == nullptr) {
        if (publication.unread.contains(area)) continue;
        std::vector<std::string> ids;
        for (const auto& known : publication.areas) ids.push_back(known.id);
        const auto meant = nearest(area, ids);
        found.error("unknown-item", by_year.at, fmt::format("the code list area has no \"{}\"", area),
                    meant ? fmt::format("did you mean {}?", *meant) : "use the id of an area of the publication");
        continue;
      }
      areas.insert(area);
      for (const auto& [year, value] : by_year.by_year) years.insert(year);
    }
  }
  if (areas.empty() || years.empty()) return std::nullopt;

  Dimension area;
  area.id = "area";
  area.adds_up = unit.adds_up() == AddsUp::yes;
  for (const auto& known : publication.areas) {
    if (!areas.contains(known.id)) continue;
    Item item;
    item.id = known.id;
    item.name = known.name;
    if (areas.contains(known.within.id)) area.adds_up = false;  // a part and the whole are not added
    area.items.push_back(std::move(item));
  }
  out.dataset.dimensions = {std::move(area), year_dimension(years)};
  out.dataset.row_count = 1;
  for (const auto& [id, volume] : volumes)
    if (!volume->by_area.empty()) out.dataset.measures.push_back(measure(id, unit, unit.adds_up() == AddsUp::yes));
  out.dataset.main_measure = 0;

  auto& content = *out.content;
  content.shape(out.dataset.dimensions, out.dataset.measures.size());
  std::size_t m = 0;
  for (const auto& [id, volume] : volumes) {
    if (volume->by_area.empty()) continue;
    auto& slots = content.slots[m];
    slots.resize(content.slot_count);
    const auto &area_items = out.dataset.dimensions[0].items, &year_items = out.dataset.dimensions[1].items;
    for (std::size_t a = 0; a < area_items.size(); ++a) {
      for (std::size_t y = 0; y < year_items.size(); ++y) {
        const auto slot = content.slot({static_cast<int>(a), static_cast<int>(y)});
        content.present[slot] = true;
        slots[slot].missing = Missing::not_available;
        const auto by_year = volume->by_area.find(area_items[a].id);
        if (by_year == volume->by_area.end()) continue;
        const auto value = by_year->second.by_year.find(year_items[y].year);
        if (value != by_year->second.by_year.end()) slots[slot] = {value->second, Missing::no};
      }
    }
    content.decimals[m] = places_of_all(slots);
    ++m;
  }
  add_up(out.dataset, content);
  return out;
}

bool within(const Publication& publication, std::string_view area, std::string_view larger) {
  for (std::size_t steps = 0; steps <= publication.areas.size(); ++steps) {
    if (area == larger) return true;
    const auto* found = find(publication.areas, area);
    if (found == nullptr || !found->within) return false;
    area = found->within.id;
  }
  return false;
}

// The volumes of one area, or of all, added up by year. A year that one of the areas lacks is left out: a sum over
// fewer areas than the other years have would look like a fall.
std::map<int, double> sum_by_year(const Publication& publication, const Volumes& volumes, const std::string& area) {
  std::map<int, std::pair<double, std::size_t>> sums;
  std::size_t areas = 0;
  for (const auto& [id, by_year] : volumes.by_area) {
    if (!area.empty() && !within(publication, id, area)) continue;
    ++areas;
    for (const auto& [year, value] : by_year.by_year) {
      sums[year].first += value;
      ++sums[year].second;
    }
  }
  std::map<int, double> complete;
  for (const auto& [year, sum] : sums)
    if (sum.second == areas) complete.emplace(year, sum.first);
  return complete;
}

// What is known of a year: its own figure, or the last one before it.
std::optional<double> carried_forward(const std::map<int, double>& by_year, int year) {
  auto after = by_year.upper_bound(year);
  if (after == by_year.begin()) return std::nullopt;
  return std::prev(after)->second;
}

}  // namespace

std::optional<Resolved> resolve(const Publication& publication, const Need& need, Diagnostics& found) {
  auto out = begin(need);
  if (need.projected_from) out.dataset.projected_from = static_cast<int>(*need.projected_from.value);
  return by_area(publication, std::move(out), unit_of(publication, need.service_type), {{"volume", &need.volume}}, found);
}

std::optional<Resolved> resolve(const Publication& publication, const Supply& supply, Diagnostics& found) {
  auto out = begin(supply);
  const auto volume = volume_of(publication, supply);
  return by_area(publication, std::move(out), unit_of(publication, supply.service_type),
                 {{"volume", &volume}, {"used", &supply.used}}, found);
}

// Need less supply, year by year of the need. A supply of which nothing newer is known is taken to stay as it is.
std::optional<Resolved> resolve(const Publication& publication, const Gap& gap, Diagnostics& found) {
  const Need* need = find(publication.needs, gap.need.id);
  if (need == nullptr || gap.supply.empty()) return std::nullopt;
  const auto unit = unit_of(publication, need->service_type);
  const auto needed = sum_by_year(publication, need->volume, gap.area.id);
  if (needed.empty()) return std::nullopt;

  std::vector<std::map<int, double>> supplies;
  for (const auto& ref : gap.supply) {
    const Supply* supply = find(publication.supply, ref.id);
    if (supply == nullptr) return std::nullopt;
    const auto its_unit = unit_of(publication, supply->service_type);
    if (its_unit != unit) {
      found.error("units-differ", ref.at,
                  fmt::format("the need is in {} and this supply in {}, so that no gap can be worked out", unit.name(), its_unit.name()),
                  "compare a need with a supply of the same unit");
      return std::nullopt;
    }
    auto by_year = sum_by_year(publication, volume_of(publication, *supply), gap.area.id);
    if (!by_year.empty()) supplies.push_back(std::move(by_year));
  }
  if (supplies.empty()) return std::nullopt;

  std::set<int> years;
  for (const auto& [year, value] : needed)
    if (std::all_of(supplies.begin(), supplies.end(), [&](const auto& supply) { return carried_forward(supply, year).has_value(); }))
      years.insert(year);
  if (years.empty()) return std::nullopt;

  auto out = begin(gap);
  if (need->projected_from) out.dataset.projected_from = static_cast<int>(*need->projected_from.value);
  const bool over = gap.nature == "over-supply";
  out.dataset.dimensions = {year_dimension(years)};
  out.dataset.row_count = 1;
  out.dataset.measures = {measure("need", unit, false), measure("supply", unit, false), measure("size", unit, false)};
  out.dataset.measures[2].kind = ResolvedMeasure::Kind::derived;
  out.dataset.main_measure = 2;

  auto& content = *out.content;
  content.shape(out.dataset.dimensions, 3);
  content.slots[0].resize(content.slot_count);
  content.slots[1].resize(content.slot_count);
  content.workings[2] = Content::Working{Made::difference, over ? std::size_t{1} : 0, over ? std::size_t{0} : 1};
  std::size_t y = 0;
  bool contradicted = false;
  for (const int year : years) {
    double supply = 0;
    for (const auto& by_year : supplies) supply += *carried_forward(by_year, year);
    const double need_then = needed.at(year);
    content.present[y] = true;
    content.slots[0][y] = {need_then, Missing::no};
    content.slots[1][y] = {supply, Missing::no};
    contradicted |= over ? supply < need_then : gap.nature == "shortage" && need_then < supply;
    ++y;
  }
  content.decimals[0] = places_of_all(content.slots[0]);
  content.decimals[1] = places_of_all(content.slots[1]);
  content.decimals[2] = std::max(content.decimals[0], content.decimals[1]);
  if (contradicted)
    found.warning("gap-contradicted", gap.nature.at,
                  fmt::format("the gap is called {}, and the volumes of its need and supply say the opposite", gap.nature.value),
                  over ? "nature = \"shortage\"? or look at the volumes" : "nature = \"over-supply\"? or look at the volumes");
  add_up(out.dataset, content);
  return out;
}

std::optional<Resolved> resolve(const Publication&, const Indicator& indicator, Diagnostics&) {
  std::set<int> years;
  const std::pair<std::string, const Years*> series[] = {
      {"baseline", &indicator.baseline}, {"target", &indicator.target}, {"result", &indicator.result}};
  for (const auto& [id, by_year] : series)
    for (const auto& [year, value] : by_year->by_year) years.insert(year);
  if (years.empty()) return std::nullopt;

  auto out = begin(indicator);
  out.dataset.dimensions = {year_dimension(years)};
  out.dataset.row_count = 1;
  const auto unit = Unit::parse(indicator.unit.value);
  for (const auto& [id, by_year] : series)
    if (!by_year->by_year.empty()) out.dataset.measures.push_back(measure(id, unit, false));
  if (out.dataset.measures.size() == 1) out.dataset.main_measure = 0;

  auto& content = *out.content;
  content.shape(out.dataset.dimensions, out.dataset.measures.size());
  std::size_t m = 0;
  for (const auto& [id, by_year] : series) {
    if (by_year->by_year.empty()) continue;
    auto& slots = content.slots[m];
    slots.resize(content.slot_count);
    std::size_t y = 0;
    for (const int year : years) {
      const auto value = by_year->by_year.find(year);
      // An indicator's columns fill as the years go by: what is not there is yet to come, not missing.
      slots[y] = value == by_year->by_year.end() ? Content::Slot{} : Content::Slot{value->second, Missing::no};
      content.present[y++] = true;
    }
    content.decimals[m] = places_of_all(slots);
    ++m;
  }
  add_up(out.dataset, content);
  return out;
}

}  // namespace comisiynu
