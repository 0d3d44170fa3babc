// The volumes and results of the commissioning thread, in the manner of datasets, so that they are worded, tabled and
// drawn like any other figures.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "analysis/content.h"
#include "analysis/small_counts.h"
#include "analysis/thread.h"
#include "base/text.h"
#include "model/areas.h"

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

// A volume of so few people would pick somebody out. Withholding it would not do: a gap's size is made from it. What is
// projected counts nobody who is there.
void refuse_small_counts(const Publication& publication, const ResolvedDataset& dataset, const Years& volume, const std::string& area, Diagnostics& found) {
  const auto few = std::find_if(volume.by_year.begin(), volume.by_year.end(), [&](const auto& year) {
    return is_small_count(publication, year.second) && !(dataset.projected_from && year.first >= *dataset.projected_from);
  });
  if (few == volume.by_year.end()) return;
  found.error("small-counts-shown", volume.at, fmt::format("{} would show a count of fewer than {} people, for area {}, year {}", dataset.id, least_count_shown(publication), area, few->first),
              "leave it out, or speak of a larger area");
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
      if (unit.is_people()) refuse_small_counts(publication, out.dataset, by_year, area, found);
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

// The volumes of one area, or of all, added up by year. A year that one of the areas lacks is left out: a sum over
// fewer areas than the other years have would look like a fall.
std::map<int, double> sum_by_year(const Publication& publication, const Volumes& volumes, const std::string& area) {
  std::map<int, std::pair<double, std::size_t>> sums;
  std::size_t areas = 0;
  for (const auto& [id, by_year] : volumes.by_area) {
    if (!area.empty() && !lies_within(publication, id, area)) continue;
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

namespace {

void check_drawn(const Publication& publication, const Supply& supply, const SupplyVolumes& volumes, Diagnostics& found) {
  if (!supply.from_providers) return;
  if (!supply.volume.by_area.empty() || !supply.used.by_area.empty())
    found.error("supply-with-volumes", supply.from_providers.at, fmt::format("supply \"{}\" has volumes of its own, and takes them from the providers too", supply.id),
                "take out its volume and used, or from_providers");
  else if (unit_of(publication, supply.service_type).name() != "places")
    found.error("units-differ", supply.from_providers.at, "providers say how many places they have, and this kind of service is not counted in places",
                "give the supply a volume of its own");
  else if (volumes.volume.by_area.empty())
    found.warning("supply-of-nobody", supply.from_providers.at, fmt::format("no provider has places that supply \"{}\" could count", supply.id),
                  "give providers an area, and their services places");
}

}  // namespace

std::optional<Resolved> resolve(const Publication& publication, const Supply& supply, Diagnostics& found) {
  const auto volumes = volumes_of(publication, supply);
  check_drawn(publication, supply, volumes, found);
  const bool both = !volumes.volume.by_area.empty() && !volumes.used.by_area.empty();
  auto out = by_area(publication, begin(supply), unit_of(publication, supply.service_type),
                     {{"volume", &volumes.volume}, {"used", &volumes.used}}, found);
  if (out && supply.from_providers) out->dataset.caveats.emplace_back("supply.counted_from_providers");
  if (!out || !both) return out;
  auto occupancy = measure("occupancy", Unit::parse("percent"), false);
  occupancy.kind = ResolvedMeasure::Kind::derived;
  out->dataset.measures.push_back(std::move(occupancy));
  out->content->add_measure(Content::Working{Made::quotient, 1, 0, Content::Working::Per::measure, 100}, 0);
  return out;
}

namespace {

// Need less supply, area by area where both speak of the same areas, and else of all together; year by year of the need.
class GapSize {
 public:
  GapSize(const Publication& publication, const Gap& gap, const Need& need, Diagnostics& found)
      : publication_(publication), gap_(gap), need_(need), found_(found), unit_(unit_of(publication, need.service_type)) {}

  std::optional<Resolved> run() {
    if (!gather()) return std::nullopt;
    rows();
    const auto years = years_that_all_have();
    if (years.empty()) return std::nullopt;
    shape(years);
    fill(years);
    return std::move(out_);
  }

  // Once it has run: whether the volumes say the opposite of what the gap is called.
  bool is_contradicted() const { return contradicted_; }

 private:
  struct Row {
    std::string area;  // empty for all together
    std::map<int, double> need;
    std::vector<std::map<int, double>> supplies;
  };

  bool gather() {
    for (const auto& ref : gap_.supply) {
      const Supply* supply = find(publication_.supply, ref.id);
      if (supply == nullptr) return false;
      const auto its_unit = unit_of(publication_, supply->service_type);
      if (its_unit != unit_) {
        found_.error("units-differ", ref.at,
                     fmt::format("the need is in {} and this supply in {}, so that no gap can be worked out", unit_.name(), its_unit.name()),
                     "compare a need with a supply of the same unit");
        return false;
      }
      auto volumes = volumes_of(publication_, *supply).volume;
      if (!sum_by_year(publication_, volumes, gap_.area.id).empty()) supplies_.push_back(std::move(volumes));
    }
    return !supplies_.empty() && !sum_by_year(publication_, need_.volume, gap_.area.id).empty();
  }

  std::set<std::string> areas_of(const Volumes& volumes) const {
    std::set<std::string> areas;
    for (const auto& [area, by_year] : volumes.by_area)
      if (gap_.area.id.empty() || lies_within(publication_, area, gap_.area.id)) areas.insert(area);
    return areas;
  }

  bool by_area() const {
    const auto areas = areas_of(need_.volume);
    if (areas.size() < 2) return false;
    for (const auto& one : areas) {
      const auto* area = find(publication_.areas, one);
      if (area == nullptr || areas.contains(area->within.id)) return false;  // a part and the whole are not added
    }
    return std::all_of(supplies_.begin(), supplies_.end(), [&](const auto& supply) { return areas_of(supply) == areas; });
  }

  void rows() {
    if (!by_area()) {
      Row all{"", sum_by_year(publication_, need_.volume, gap_.area.id), {}};
      for (const auto& supply : supplies_) all.supplies.push_back(sum_by_year(publication_, supply, gap_.area.id));
      rows_.push_back(std::move(all));
      return;
    }
    const auto areas = areas_of(need_.volume);
    for (const auto& area : publication_.areas) {
      if (!areas.contains(area.id)) continue;
      Row row{area.id, need_.volume.by_area.at(area.id).by_year, {}};
      for (const auto& supply : supplies_) row.supplies.push_back(supply.by_area.at(area.id).by_year);
      rows_.push_back(std::move(row));
    }
  }

  std::set<int> years_that_all_have() const {
    std::set<int> years;
    for (const auto& [year, value] : rows_.front().need) {
      const bool all = std::all_of(rows_.begin(), rows_.end(), [year = year](const Row& row) {
        return row.need.contains(year) && std::all_of(row.supplies.begin(), row.supplies.end(), [&](const auto& supply) {
                 return carried_forward(supply, year).has_value();
               });
      });
      if (all) years.insert(year);
    }
    return years;
  }

  void shape(const std::set<int>& years) {
    out_ = begin(gap_);
    auto& out = out_.dataset;
    if (need_.projected_from) out.projected_from = static_cast<int>(*need_.projected_from.value);
    const bool by_area = !rows_.front().area.empty();
    if (by_area) {
      out.dimensions.push_back(*find_dimension(publication_, "area"));
      auto& area = out.dimensions.front();
      std::erase_if(area.items, [&](const Item& item) {
        return std::none_of(rows_.begin(), rows_.end(), [&](const Row& row) { return row.area == item.id; });
      });
      area.adds_up = unit_.adds_up() == AddsUp::yes;
    }
    out.dimensions.push_back(year_dimension(years));
    out.row_count = 1;
    const bool adds_up = by_area && unit_.adds_up() == AddsUp::yes;
    out.measures = {measure("need", unit_, adds_up), measure("supply", unit_, adds_up), measure("size", unit_, false)};
    out.measures[2].kind = ResolvedMeasure::Kind::derived;
    out.main_measure = 2;
    auto& content = *out_.content;
    content.shape(out.dimensions, 3);
    content.slots[0].resize(content.slot_count);
    content.slots[1].resize(content.slot_count);
    const bool over = gap_.nature == "over-supply";
    content.workings[2] = Content::Working{Made::difference, over ? std::size_t{1} : 0, over ? std::size_t{0} : 1};
  }

  void fill(const std::set<int>& years) {
    auto& content = *out_.content;
    std::map<int, double> sizes;  // need less supply, over all areas
    bool carried = false;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      int y = 0;
      for (const int year : years) {
        double supply = 0;
        for (const auto& by_year : rows_[r].supplies) {
          supply += *carried_forward(by_year, year);
          carried |= !by_year.contains(year);
        }
        const double need = rows_[r].need.at(year);
        const auto slot = content.slot(rows_[r].area.empty() ? Coordinates{y} : Coordinates{static_cast<int>(r), y});
        content.present[slot] = true;
        content.slots[0][slot] = {need, Missing::no};
        content.slots[1][slot] = {supply, Missing::no};
        sizes[year] += need - supply;
        ++y;
      }
    }
    content.decimals[0] = places_of_all(content.slots[0]);
    content.decimals[1] = places_of_all(content.slots[1]);
    content.decimals[2] = std::max(content.decimals[0], content.decimals[1]);
    if (carried) out_.dataset.caveats.emplace_back("gap.carried_forward");
    add_up(out_.dataset, content);
    const bool over = gap_.nature == "over-supply", short_of = gap_.nature == "shortage";
    contradicted_ = std::any_of(sizes.begin(), sizes.end(), [&](const auto& size) { return (over && size.second > 0) || (short_of && size.second < 0); });
  }

  const Publication& publication_;
  const Gap& gap_;
  const Need& need_;
  Diagnostics& found_;
  Unit unit_;
  std::vector<Volumes> supplies_;
  std::vector<Row> rows_;
  Resolved out_;
  bool contradicted_ = false;
};

}  // namespace

std::optional<Resolved> resolve(const Publication& publication, const Gap& gap, Diagnostics& found) {
  const Need* need = find(publication.needs, gap.need.id);
  if (need == nullptr || gap.supply.empty()) return std::nullopt;
  return GapSize(publication, gap, *need, found).run();
}

bool is_contradicted(const Publication& publication, const Gap& gap) {
  const Need* need = find(publication.needs, gap.need.id);
  if (need == nullptr || gap.supply.empty()) return false;
  Diagnostics said_with_the_figures;
  GapSize size(publication, gap, *need, said_with_the_figures);
  return size.run() && size.is_contradicted();
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
  // What is aimed at counts nobody who is there.
  for (auto& measure : out.dataset.measures) measure.is_protected = unit.is_people() && measure.id != "target";
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
