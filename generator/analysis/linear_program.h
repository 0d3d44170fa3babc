// A small linear program, for disclosure control.
#pragma once

#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace comisiynu {

// Minimise cost · x, where each row · x is equal to its `right`, and 0 <= x <= upper.
struct LinearProgram {
  static constexpr double unbounded = std::numeric_limits<double>::infinity();
  struct Row {
    std::vector<std::pair<std::size_t, double>> terms;  // variable, coefficient; each variable once
    double right = 0;
  };
  std::vector<double> cost, upper;  // one each for every variable; costs are not negative
  std::vector<Row> rows;
};

// The best x, or nothing when no x satisfies the rows. A dense tableau: good for some hundreds of rows.
std::optional<std::vector<double>> solve(const LinearProgram&);

}  // namespace comisiynu
