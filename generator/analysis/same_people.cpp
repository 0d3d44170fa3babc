#include "analysis/same_people.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace comisiynu {

namespace {

constexpr std::int64_t oldest = 1000;

std::int64_t first_age(const Item& item) { return item.from.value.value_or(0); }
std::int64_t last_age(const Item& item) { return item.to.value.value_or(oldest); }
bool has_ages(const Item& item) { return item.from.value || item.to.value; }

Within ages_within(const Item& larger, const std::vector<Item>& among) {
  Within within;
  if (!has_ages(larger)) return within;
  std::vector<std::size_t> inside;
  for (std::size_t i = 0; i < among.size(); ++i)
    if (among[i].id != larger.id && has_ages(among[i]) && first_age(larger) <= first_age(among[i]) && last_age(among[i]) <= last_age(larger))
      inside.push_back(i);
  const auto ages = [](const Item& item) { return last_age(item) - first_age(item) + 1; };
  std::stable_sort(inside.begin(), inside.end(), [&](auto a, auto b) { return ages(among[a]) > ages(among[b]); });
  auto left = ages(larger);
  for (const auto i : inside) {
    const bool overlaps = std::any_of(within.items.begin(), within.items.end(), [&](auto taken) {
      return std::max(first_age(among[taken]), first_age(among[i])) <= std::min(last_age(among[taken]), last_age(among[i]));
    });
    if (overlaps) continue;
    within.items.push_back(i);
    left -= ages(among[i]);
  }
  within.complete = left == 0;
  return within;
}

Within areas_within(const Publication& publication, const Item& larger, const std::vector<Item>& among) {
  Within within;
  std::size_t children = 0;
  for (const auto& area : publication.areas) {
    if (area.within.id != larger.id) continue;
    ++children;
    for (std::size_t i = 0; i < among.size(); ++i)
      if (among[i].id == area.id) within.items.push_back(i);
  }
  within.complete = within.items.size() == children;
  return within;
}

}  // namespace

Meaning meaning(const ResolvedDataset& dataset, std::size_t measure, const Coordinates& place) {
  Meaning parts;
  if (const auto* source = dataset.source) {
    if (source->dated) parts["year"] = std::to_string(source->dated.year);
    else if (source->period) parts["year"] = source->period.value;
    if (source->area) parts["area"] = source->area.id;
    if (source->client_group) parts["client_group"] = source->client_group.id;
  } else if (dataset.id.starts_with("indicator/")) {
    // Whom an indicator counts only its title says: they are the same as no others.
    parts["figure"] = dataset.id + '.' + dataset.measures[measure].id;
  }
  parts["unit"] = dataset.measures[measure].unit.name();
  for (std::size_t d = 0; d < place.size(); ++d) {
    const auto& dimension = dataset.dimensions[d];
    if (place[d] != all_items) parts[dimension.id] = dimension.items[static_cast<std::size_t>(place[d])].id;
    else if (dimension.items.size() == 1) parts[dimension.id] = dimension.items.front().id;
  }
  return parts;
}

bool are_comparable(const ResolvedDataset& a, const Coordinates& in_a, const ResolvedDataset& b, const Coordinates& in_b) {
  const auto same_id = [](const Item& one, const Item& other) { return one.id == other.id; };
  for (std::size_t d = 0; d < in_a.size(); ++d) {
    const auto there = b.dimension(a.dimensions[d].id);
    if (!there || in_a[d] != all_items || in_b[*there] != all_items) continue;
    const auto &items = a.dimensions[d].items, &others = b.dimensions[*there].items;
    if (!std::equal(items.begin(), items.end(), others.begin(), others.end(), same_id)) return false;
  }
  return true;
}

std::string in_words(const Meaning& what) {
  std::vector<std::string> words;
  for (const auto& [dimension, item] : what)
    if (dimension != "unit") words.push_back(fmt::format("{} {}", dimension, item));
  return words.empty() ? "the total" : join(words, ", ");
}

Meaning without_own(const ResolvedDataset& part, const ResolvedDataset& whole, Meaning what) {
  const auto own = [&](std::string_view dimension, const std::string& part_has, const std::string& whole_has) {
    if (!part_has.empty() && whole_has.empty() && !whole.dimension(dimension)) what.erase(std::string(dimension));
  };
  own("client_group", part.source->client_group.id, whole.source->client_group.id);
  own("area", part.source->area.id, whole.source->area.id);
  return what;
}

Within parts_of(const Publication& publication, std::string_view dimension, const Item& larger, const std::vector<Item>& among) {
  if (dimension == "age_band") return ages_within(larger, among);
  if (dimension == "area") return areas_within(publication, larger, among);
  return {};
}

}  // namespace comisiynu
