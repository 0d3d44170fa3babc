// Disclosure control: which figures to withhold so that nobody can be picked out by a small count, neither by reading
// it nor by working it out from what is published.
//
// The rules follow the Government Statistical Service's guidance for tables of administrative sources: counts below a
// minimum are withheld (primary suppression), and further ones with them (complementary suppression). An intruder is
// taken to know every sum, and that a withheld count is not 0, since zeros are published. For him
//  - a small count must be able to be as large as the minimum, so that it could as well be no small count;
//  - no withheld count may have one possible value only.
#pragma once

#include <cstddef>
#include <vector>

namespace comisiynu {

// Counts and how they add up.
struct Accounts {
  struct Count {
    double value = 0;
    double weight = 1;       // how much a reader loses with it
    bool published = true;   // false for what is shown nowhere, yet follows from others: 65 to 74, from 65+ less 75+
  };
  struct Sum {
    std::size_t total;
    std::vector<std::size_t> parts;
  };
  std::vector<Count> counts;
  std::vector<Sum> sums;  // each total is exactly the sum of its parts
};

// For each count, whether it must be withheld. Counts from 1 to minimum - 1 are small.
std::vector<bool> withheld(const Accounts&, double minimum);

}  // namespace comisiynu
