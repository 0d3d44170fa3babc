// One's own figure beside those of others.
#include <algorithm>

#include "analysis/content.h"

namespace comisiynu {

namespace {

double middle_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace

// A withheld figure could be worked out from the average and the others, and guessed at from the ranks: where there is
// one, there is none of these.
Figure ResolvedDataset::of_others(Coordinates place, std::size_t m) const {
  const auto& items = dimensions[comparison->dimension].items;
  Figure out;
  out.unit = measures[m].unit;
  out.made = comparison->with_median ? Made::median : Made::average;
  out.decimals = content->decimals[m];
  std::vector<double> values;
  bool withheld = false;
  for (int item = 0; item < static_cast<int>(items.size()); ++item) {
    place[comparison->dimension] = item;
    if (!has_line(place)) continue;
    const auto one = figure(place, m);
    withheld |= one.missing == Missing::confidential;
    if (item == comparison->own) continue;
    out.incomplete |= one.missing == Missing::not_available || one.incomplete;
    if (one) values.push_back(one.value);
  }
  if (withheld || values.empty()) {
    out.missing = withheld ? Missing::confidential : out.incomplete ? Missing::not_available : Missing::not_applicable;
    return out;
  }
  double sum = 0;
  for (const double value : values) sum += value;
  out.parts = values.size();
  out.value = comparison->with_median ? middle_of(values) : sum / static_cast<double>(values.size());
  if (out.unit.kind() == UnitKind::count) out.decimals = std::max(out.decimals, 1);
  return out;
}

Figure ResolvedDataset::from_others(const Coordinates& place, std::size_t m) const {
  Figure out;
  out.unit = measures[m].unit;
  out.made = Made::difference;
  auto others = of_others(place, m);
  auto own = figure(place, m);
  out.decimals = others.decimals;
  out.missing = own ? others.missing : own.missing;
  out.incomplete = own.incomplete || others.incomplete;
  if (place[comparison->dimension] == all_items) out.missing = Missing::not_applicable;
  if (out) out.value = own.value - others.value;
  out.from = {std::move(own), std::move(others)};
  return out;
}

Figure ResolvedDataset::rank(const Coordinates& place, std::size_t m) const {
  Figure out;
  out.made = Made::rank;
  const auto own = figure(place, m);
  out.missing = of_others(place, m).missing == Missing::confidential ? Missing::confidential : own.missing;
  if (place[comparison->dimension] == all_items) out.missing = Missing::not_applicable;
  auto there = place;
  std::size_t higher = 0;
  for (std::size_t item = 0; item < dimensions[comparison->dimension].items.size(); ++item) {
    there[comparison->dimension] = static_cast<int>(item);
    if (!has_line(there)) continue;
    const auto one = figure(there, m);
    if (!one) continue;
    ++out.parts;
    if (one.value > own.value) ++higher;
  }
  out.value = static_cast<double>(higher + 1);
  return out;
}

}  // namespace comisiynu
