// Disclosure control: which figures to withhold so that nobody can be picked out by a small count, neither by reading
// it nor by working it out from what is published.
//
// The rules follow the Government Statistical Service's guidance for tables of administrative sources: counts below a
// minimum are withheld (primary suppression), and further ones with them (complementary suppression). An intruder is
// taken to know every sum, and that a withheld count is not 0, since zeros are published. For him the values that a
// withheld count could have, whatever the others are, must lie at least the minimum apart: so a small count could as well
// be no small count, and none can be told nearly. Among all ways to do it, one is taken that loses little.
//
// Source: Government Statistical Service, Guidance for tables produced from administrative sources (2014), steps 4 to 6;
// the criterion of the sliding range is that of Hundepool and others, Statistical Disclosure Control (2012), chapter 4.
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

// What becomes of one count, and why.
struct Decision {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  bool withheld = false;
  std::size_t protects = none;  // the count that could be worked out otherwise; none for a small count itself
  std::size_t through = none;   // the sum by which
};

// One for each count. Counts from 1 to minimum - 1 are small.
std::vector<Decision> decide(const Accounts&, double minimum);

}  // namespace comisiynu
