// Tables of counts made by chance, with all their totals.
#pragma once

#include <cstddef>
#include <random>
#include <vector>

#include "analysis/disclosure.h"

namespace comisiynu::test {

// A table of any number of dimensions with all its totals; index i of a dimension's size is the total.
struct Table {
  std::vector<std::size_t> sizes;
  Accounts accounts;

  template <class Random>
  Table(std::vector<std::size_t> given, Random& random, double small_share, double gap_share) : sizes(std::move(given)) {
    std::size_t slots = 1;
    for (const auto size : sizes) slots *= size + 1;
    accounts.counts.resize(slots);
    std::uniform_real_distribution<double> chance(0, 1);
    std::uniform_int_distribution<int> small(1, 4), large(5, 400);
    for (std::size_t slot = 0; slot < slots; ++slot) {
      bool is_cell = true;
      int totals = 0;
      for (std::size_t d = 0; d < sizes.size(); ++d)
        if (item(slot, d) == sizes[d]) { is_cell = false; ++totals; }
      accounts.counts[slot].weight = 1 + totals;
      if (!is_cell) continue;
      const double kind = chance(random);
      accounts.counts[slot].value = kind < gap_share ? 0 : kind < gap_share + small_share ? small(random) : large(random);
    }
    for (std::size_t d = 0; d < sizes.size(); ++d) {
      for (std::size_t slot = 0; slot < slots; ++slot) {
        if (item(slot, d) != sizes[d]) continue;
        bool later_total = false;
        for (std::size_t e = d + 1; e < sizes.size(); ++e) later_total |= item(slot, e) == sizes[e];
        Accounts::Sum sum{slot, {}};
        double value = 0;
        for (std::size_t i = 0; i < sizes[d]; ++i) {
          const auto part = slot - (sizes[d] - i) * stride(d);
          sum.parts.push_back(part);
          value += accounts.counts[part].value;
        }
        if (!later_total) accounts.counts[slot].value = value;
        accounts.sums.push_back(std::move(sum));
      }
    }
  }

  std::size_t stride(std::size_t d) const {
    std::size_t stride = 1;
    for (std::size_t e = 0; e < d; ++e) stride *= sizes[e] + 1;
    return stride;
  }
  std::size_t item(std::size_t slot, std::size_t d) const { return slot / stride(d) % (sizes[d] + 1); }
};

// Puts a second table beside the first, whose sums are its own; gives where its counts begin.
inline std::size_t put_beside(Accounts& accounts, const Accounts& other) {
  const auto offset = accounts.counts.size();
  accounts.counts.insert(accounts.counts.end(), other.counts.begin(), other.counts.end());
  for (auto sum : other.sums) {
    sum.total += offset;
    for (auto& part : sum.parts) part += offset;
    accounts.sums.push_back(std::move(sum));
  }
  return offset;
}

}  // namespace comisiynu::test
