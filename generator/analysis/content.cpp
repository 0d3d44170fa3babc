#include "analysis/content.h"

#include <algorithm>

namespace comisiynu {

void Content::shape(const std::vector<Dimension>& dimensions, std::size_t measures) {
  sizes.clear();
  strides.clear();
  slot_count = 1;
  for (const auto& dimension : dimensions) {
    sizes.push_back(dimension.items.size());
    strides.push_back(slot_count);
    slot_count *= dimension.items.size() + 1;
  }
  slots.assign(measures, {});
  workings.assign(measures, std::nullopt);
  sums.assign(measures, {});
  follows.assign(measures, std::nullopt);
  decimals.assign(measures, 0);
  present.assign(slot_count, false);
}

void Content::add_measure(std::optional<Working> working, int places) {
  slots.emplace_back();
  workings.push_back(std::move(working));
  sums.emplace_back();
  follows.emplace_back();
  decimals.push_back(places);
}

std::size_t Content::slot(const Coordinates& place) const {
  std::size_t slot = 0;
  for (std::size_t d = 0; d < sizes.size(); ++d)
    slot += strides[d] * (place[d] == all_items ? sizes[d] : static_cast<std::size_t>(place[d]));
  return slot;
}

Coordinates Content::place(std::size_t slot) const {
  Coordinates place(sizes.size());
  for (std::size_t d = 0; d < sizes.size(); ++d) {
    const auto item = slot / strides[d] % (sizes[d] + 1);
    place[d] = item == sizes[d] ? all_items : static_cast<int>(item);
  }
  return place;
}

namespace {

// Calls each(total, first) for every line along dimension `d`, whose items follow at first + stride * i. Earlier
// dimensions may be at their totals, later ones are at items: adding up goes one dimension after the other.
template <class Each>
void for_each_line(const Content& content, std::size_t d, Each each) {
  for (std::size_t slot = 0; slot < content.slot_count; ++slot) {
    const auto place = content.place(slot);
    if (place[d] != all_items) continue;
    if (std::any_of(place.begin() + static_cast<std::ptrdiff_t>(d) + 1, place.end(), [](int i) { return i == all_items; }))
      continue;
    each(slot, slot - content.strides[d] * content.sizes[d]);
  }
}

Content::Slot sum(const Content& content, const std::vector<Content::Slot>& slots, std::size_t d, std::size_t first,
                  bool cautious) {
  Content::Slot total{0, Missing::no, false, 0};
  bool any = false, unavailable = false, confidential = false;
  for (std::size_t i = 0; i < content.sizes[d]; ++i) {
    const auto at = first + i * content.strides[d];
    if (!content.present[at]) continue;
    const auto& part = slots[at];
    unavailable |= part.missing == Missing::not_available;
    confidential |= part.missing == Missing::confidential;
    total.incomplete |= part.incomplete;
    if (part.missing != Missing::no) continue;
    any = true;
    total.value += part.value;
    total.parts += part.parts;
  }
  total.incomplete |= unavailable || confidential;
  if (cautious && confidential) return {0, Missing::confidential};
  if (any) return total;
  return {0, unavailable    ? Missing::not_available
             : confidential ? Missing::confidential
                            : Missing::not_applicable};
}

}  // namespace

void add_up(const ResolvedDataset& dataset, Content& content, bool cautious) {
  for (std::size_t d = 0; d < content.sizes.size(); ++d) {
    for_each_line(content, d, [&](std::size_t total, std::size_t first) {
      for (std::size_t i = 0; i < content.sizes[d]; ++i)
        if (content.present[first + i * content.strides[d]]) content.present[total] = true;
    });
  }
  for (std::size_t m = 0; m < content.slots.size(); ++m) {
    auto& slots = content.slots[m];
    if (slots.empty()) continue;
    for (std::size_t d = 0; d < content.sizes.size(); ++d) {
      if (content.sizes[d] == 1)  // the total over one item is that item
        for_each_line(content, d, [&](std::size_t total, std::size_t first) { slots[total] = slots[first]; });
      else if (dataset.measures[m].adds_up && dataset.dimensions[d].adds_up)
        for_each_line(content, d, [&](std::size_t total, std::size_t first) {
          slots[total] = sum(content, slots, d, first, cautious);
        });
    }
  }
}

}  // namespace comisiynu
