// The lists that figures are broken down by.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/content.h"
#include "base/text.h"

namespace comisiynu {

namespace {

const std::vector<std::string> built_in_dimensions = {"area",   "client_group", "service_type",
                                                      "sector", "age_band",     "quality_domain"};

Item item_of(std::string id, Text name) {
  Item item;
  item.id = std::move(id);
  item.name = std::move(name);
  return item;
}

Dimension dimension_of(const CodeList& list) {
  Dimension dimension;
  dimension.id = list.id;
  dimension.name = list.name;
  dimension.bands_in = Unit::parse(list.unit.value);
  for (const auto& one : list.items) {
    auto item = item_of(one.id, one.name);
    if (one.is_band()) item.band = Band{one.from.value, one.to.value, dimension.bands_in};
    dimension.has_bands |= one.is_band();
    dimension.items.push_back(std::move(item));
  }
  return dimension;
}

template <class Record>
std::vector<Item> items_of(const std::vector<Record>& records) {
  std::vector<Item> items;
  for (const auto& record : records) items.push_back(item_of(record.id, record.name));
  return items;
}

}  // namespace

std::string suggestion(std::string_view word, const std::vector<std::string>& known, std::string_view otherwise) {
  if (const auto meant = nearest(word, known)) return fmt::format("did you mean {}?", *meant);
  if (known.empty()) return std::string(otherwise);
  std::vector<std::string> shown(known.begin(), known.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(known.size(), 12)));
  if (shown.size() < known.size()) shown.emplace_back("…");
  return fmt::format("{} {}", otherwise, join(shown, ", "));
}


// The year an item or a period begins in: 2026, and 2002 of "2002-03". Years of other lengths are no item.
std::optional<int> year_of(std::string_view id) {
  const auto digits = [](std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (id.size() != 4 && id.size() != 7) return std::nullopt;
  if (!digits(id.substr(0, 4)) || id[0] == '0') return std::nullopt;
  const int year = std::stoi(std::string(id.substr(0, 4)));
  if (id.size() == 4) return year;
  if (id[4] != '-' || !digits(id.substr(5)) || std::stoi(std::string(id.substr(5))) != (year + 1) % 100)
    return std::nullopt;
  return year;
}

std::vector<std::string> dimension_ids(const Publication& publication, const std::vector<CodeList>& own) {
  auto ids = built_in_dimensions;
  for (const auto& list : own) ids.push_back(list.id);
  ids.emplace_back("year");
  for (const auto& list : publication.code_lists) ids.push_back(list.id);
  return ids;
}

std::optional<Dimension> find_dimension(const Publication& publication, std::string_view id, const std::vector<CodeList>& own) {
  if (const auto* list = find(own, id)) return dimension_of(*list);
  Dimension dimension;
  dimension.id = id;
  if (id == "year") return dimension;
  if (id == "area") dimension.items = items_of(publication.areas);
  else if (id == "client_group") dimension.items = items_of(publication.client_groups);
  else if (id == "sector") dimension.items = items_of(publication.sectors);
  else if (id == "quality_domain") dimension.items = items_of(publication.quality_domains);
  else if (id == "service_type") {
    for (const auto& type : publication.service_types)
      dimension.items.push_back(item_of(type.id, type.plural.empty() ? type.name : type.plural));
  } else if (id == "age_band") {
    for (const auto& band : publication.age_bands) {
      auto item = item_of(band.id, band.name);
      item.from = band.from;
      item.to = band.to;
      dimension.items.push_back(std::move(item));
    }
  } else if (const auto* list = find(publication.code_lists, id)) {
    return dimension_of(*list);
  } else {
    return std::nullopt;
  }
  return dimension;
}

}  // namespace comisiynu
