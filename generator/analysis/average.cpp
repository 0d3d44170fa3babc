// Averages of prices and rates over the places that they are for.
#include <algorithm>

#include "analysis/content.h"

namespace comisiynu {

namespace {

struct Weighed {
  double sum = 0, weight = 0;
  std::uint32_t parts = 0;
  bool confidential = false, unavailable = false;

  void take(const Content::Slot& value, const Content::Slot& by) {
    confidential |= value.missing == Missing::confidential || by.missing == Missing::confidential;
    unavailable |= value.missing == Missing::not_available || by.missing == Missing::not_available;
    if (value.missing != Missing::no || by.missing != Missing::no) return;
    sum += value.value * by.value;
    weight += by.value;
    ++parts;
  }

  Content::Slot average() const {
    if (confidential) return {0, Missing::confidential};
    if (weight <= 0) return {0, unavailable ? Missing::not_available : Missing::not_applicable};
    return {sum / weight, Missing::no, unavailable, parts};
  }
};

}  // namespace

void average(const ResolvedDataset& dataset, Content& content) {
  const auto dimensions = content.sizes.size();
  for (std::size_t m = 0; m < dataset.measures.size(); ++m) {
    if (!dataset.measures[m].weighted_by) continue;
    auto& slots = content.slots[m];
    const auto& weights = content.slots[*dataset.measures[m].weighted_by];
    std::vector<Weighed> totals(content.slot_count);
    for (std::size_t slot = 0; slot < content.slot_count; ++slot) {
      auto place = content.place(slot);
      if (!content.present[slot] || std::count(place.begin(), place.end(), all_items) > 0) continue;
      // Each choice of dimensions to sum over: a total that this cell is in.
      for (std::size_t over = 1; over < std::size_t{1} << dimensions; ++over) {
        auto total = place;
        for (std::size_t d = 0; d < dimensions; ++d)
          if (over >> d & 1U) total[d] = all_items;
        totals[content.slot(total)].take(slots[slot], weights[slot]);
      }
    }
    for (std::size_t slot = 0; slot < content.slot_count; ++slot) {
      const auto place = content.place(slot);
      if (content.present[slot] && std::count(place.begin(), place.end(), all_items) > 0) slots[slot] = totals[slot].average();
    }
  }
}

}  // namespace comisiynu
