// Which figures of two tables are of the same people, and which are parts of others. Internal to analysis/.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analysis/figures.h"

namespace comisiynu {

// What a count is of: its unit, its year, and the item of every dimension that it is not the total over.
using Meaning = std::map<std::string, std::string>;

Meaning meaning(const ResolvedDataset&, std::size_t measure, const Coordinates&);

// Whether two figures of the same meaning are totals over the same items: of three areas, or of two of them.
bool are_comparable(const ResolvedDataset&, const Coordinates&, const ResolvedDataset&, const Coordinates&);

// "area uchaf, age_band 65-plus", "the total".
std::string in_words(const Meaning&);

// What a part's figure is of, in the words of the whole: without the part's own area and client group, where the whole
// says nothing of them.
Meaning without_own(const ResolvedDataset& part, const ResolvedDataset& whole, Meaning);

// Those among the items that lie within the larger one and do not overlap each other, and whether they are all of it.
struct Within {
  std::vector<std::size_t> items;
  bool complete = false;
};
Within parts_of(const Publication&, std::string_view dimension, const Item& larger, const std::vector<Item>& among);

}  // namespace comisiynu
