#include "analysis/linear_program.h"

#include <cmath>

namespace comisiynu {

namespace {

constexpr double tiny = 1e-9;

// The primal simplex method on bounded variables. A variable at its upper bound is replaced by what it lacks of it, so
// that every variable outside the basis is always at zero.
class Tableau {
 public:
  explicit Tableau(const LinearProgram& program)
      : variables_(program.cost.size()), upper_(program.upper), mirrored_(variables_, false) {
    for (const auto& row : program.rows) {
      const double sign = row.right < 0 ? -1 : 1;
      auto& cells = rows_.emplace_back(variables_, 0.0);
      for (const auto& [variable, coefficient] : row.terms) cells[variable] = sign * coefficient;
      right_.push_back(sign * row.right);
      basis_.push_back(artificial);
    }
  }

  // Drives the artificial variables, one a row, to zero.
  bool find_any() {
    std::vector<double> cost(variables_, 0.0);
    for (const auto& row : rows_)
      for (std::size_t j = 0; j < variables_; ++j) cost[j] -= row[j];
    improve(cost);
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (basis_[i] == artificial && right_[i] > 1e-6) return false;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (basis_[i] != artificial) continue;
      std::size_t j = 0;
      while (j < variables_ && std::abs(rows_[i][j]) <= tiny) ++j;
      if (j < variables_) pivot(i, j, cost);  // else the row said nothing that others do not say
    }
    return true;
  }

  void find_best(std::vector<double> cost) {
    for (std::size_t j = 0; j < variables_; ++j)
      if (mirrored_[j]) cost[j] = -cost[j];
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (basis_[i] == artificial) continue;
      const double price = cost[basis_[i]];
      if (price == 0) continue;
      for (std::size_t j = 0; j < variables_; ++j) cost[j] -= price * rows_[i][j];
    }
    improve(cost);
  }

  std::vector<double> solution() const {
    std::vector<double> x(variables_, 0.0);
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (basis_[i] != artificial) x[basis_[i]] = right_[i];
    for (std::size_t j = 0; j < variables_; ++j)
      if (mirrored_[j]) x[j] = upper_[j] - x[j];
    return x;
  }

 private:
  static constexpr std::size_t artificial = static_cast<std::size_t>(-1);

  double upper_of_basic(std::size_t row) const {
    return basis_[row] == artificial ? LinearProgram::unbounded : upper_[basis_[row]];
  }

  void improve(std::vector<double>& cost) {
    // After many steps the first variable that helps is taken, not the best: such a walk does not go in circles. What
    // is not best by then is good enough.
    const std::size_t patience = 4 * (rows_.size() + variables_);
    for (std::size_t step = 0; step < 3 * patience; ++step) {
      std::size_t entering = variables_;
      double best = -tiny;
      for (std::size_t j = 0; j < variables_; ++j) {
        if (cost[j] >= best || upper_[j] <= 0) continue;
        entering = j;
        if (step >= patience) break;
        best = cost[j];
      }
      if (entering == variables_ || !advance(entering, cost)) return;
    }
  }

  bool advance(std::size_t j, std::vector<double>& cost) {
    double distance = upper_[j];
    std::size_t leaving = rows_.size();
    bool leaves_at_upper = false;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const double slope = rows_[i][j];
      const bool rises = slope < -tiny;
      if (!rises && slope <= tiny) continue;
      const double room = rises ? (upper_of_basic(i) - right_[i]) / -slope : right_[i] / slope;
      if (room < distance - tiny || (room < distance + tiny && leaving < rows_.size() && basis_[i] < basis_[leaving])) {
        distance = std::max(room, 0.0);
        leaving = i;
        leaves_at_upper = rises;
      }
    }
    if (distance == LinearProgram::unbounded) return false;
    if (leaving == rows_.size()) {
      mirror(j, cost);
    } else {
      if (leaves_at_upper) mirror_basic(leaving, cost);
      pivot(leaving, j, cost);
    }
    return true;
  }

  void mirror(std::size_t j, std::vector<double>& cost) {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      right_[i] -= rows_[i][j] * upper_[j];
      rows_[i][j] = -rows_[i][j];
    }
    cost[j] = -cost[j];
    mirrored_[j] = !mirrored_[j];
  }

  void mirror_basic(std::size_t i, std::vector<double>&) {
    const std::size_t basic = basis_[i];
    for (auto& cell : rows_[i]) cell = -cell;
    rows_[i][basic] = 1;
    right_[i] = upper_[basic] - right_[i];
    mirrored_[basic] = !mirrored_[basic];
  }

  void pivot(std::size_t i, std::size_t j, std::vector<double>& cost) {
    const double by = rows_[i][j];
    for (auto& cell : rows_[i]) cell /= by;
    right_[i] /= by;
    const auto clear = [&](std::vector<double>& row, double& right) {
      const double factor = row[j];
      if (factor == 0) return;
      for (std::size_t k = 0; k < variables_; ++k) row[k] -= factor * rows_[i][k];
      right -= factor * right_[i];
      row[j] = 0;
    };
    for (std::size_t k = 0; k < rows_.size(); ++k)
      if (k != i) clear(rows_[k], right_[k]);
    double ignored = 0;
    clear(cost, ignored);
    basis_[i] = j;
  }

  std::size_t variables_;
  std::vector<double> upper_;
  std::vector<bool> mirrored_;
  std::vector<std::vector<double>> rows_;
  std::vector<double> right_;
  std::vector<std::size_t> basis_;
};

}  // namespace

std::optional<std::vector<double>> solve(const LinearProgram& program) {
  Tableau tableau(program);
  if (!tableau.find_any()) return std::nullopt;
  tableau.find_best(program.cost);
  return tableau.solution();
}

}  // namespace comisiynu
