#include "analysis/disclosure.h"

#include <algorithm>
#include <cmath>

#include "analysis/linear_program.h"

namespace comisiynu {

namespace {

// A withheld count is safe when all counts could be changed, none that is published among them, so that every sum still
// holds and this one comes to lie the minimum away from where else it could lie. Such a change is found by a linear program
// that is cheapest where it changes what is withheld already; whatever it changes is withheld from then on, and must be made
// safe in its turn. Withholding more can only make more changes possible, so what is safe once remains safe.
class Withholding {
 public:
  Withholding(const Accounts& accounts, double minimum)
      : accounts_(accounts), minimum_(minimum), decisions_(accounts.counts.size()), withheld_(accounts.counts.size()), sums_of_(accounts.counts.size()) {
    for (std::size_t i = 0; i < accounts.counts.size(); ++i) withheld_[i] = !count(i).published || is_small(i);
    for (std::size_t s = 0; s < accounts.sums.size(); ++s) {
      sums_of_[accounts.sums[s].total].push_back(s);
      for (const auto part : accounts.sums[s].parts) sums_of_[part].push_back(s);
    }
    for (std::size_t i = 0; i < accounts.counts.size(); ++i) known_.push_back({count(i).value, count(i).value});
  }

  std::vector<Decision> decide() {
    for (std::size_t i = 0; i < accounts_.counts.size(); ++i)
      if (is_small(i)) to_protect_.push_back(i);
    // The largest first: they need the least, and what they take often serves the smaller ones.
    std::stable_sort(to_protect_.begin(), to_protect_.end(), [&](auto a, auto b) { return count(a).value > count(b).value; });
    for (std::size_t at = 0; at < to_protect_.size(); ++at) {  // grows on the way
      const auto i = to_protect_[at];
      if (needed(i) > 1e-6) protect(i);
    }
    for (std::size_t i = 0; i < accounts_.counts.size(); ++i) decisions_[i].withheld = withheld_[i] && count(i).published;
    return std::move(decisions_);
  }

 private:
  // Up to this many counts, the cheapest change of all is found at once; in larger tables, first among the few that the
  // target has most to do with. No program may be larger than the second number: it would take too long.
  static constexpr std::size_t small_program = 160, largest_program = 500;

  const Accounts::Count& count(std::size_t i) const { return accounts_.counts[i]; }
  bool is_small(std::size_t i) const { return count(i).value > 0 && count(i).value < minimum_; }
  bool may_change(std::size_t i) const { return !count(i).published || count(i).value > 0; }
  // What is withheld is known not to be 0: zeros are published. What no table shows can be.
  double room_below(std::size_t i) const { return count(i).value - (count(i).published ? 1 : 0); }
  // By how much the count must be able to grow, so that it could lie the minimum apart.
  double needed(std::size_t i) const {
    return known_[i].most - known_[i].least >= minimum_ - 1e-6 ? 0 : minimum_ - (count(i).value - known_[i].least);
  }

  void withhold(std::size_t i, std::size_t target, std::size_t through) {
    if (withheld_[i]) return;
    withheld_[i] = true;
    decisions_[i].protects = target;
    decisions_[i].through = through;
    to_protect_.push_back(i);
  }

  void protect(std::size_t target) {
    const auto all = connected(target);
    if (all.size() > small_program) {
      for (std::size_t breadth = 6; breadth >= 2; --breadth) {
        const auto near = neighbourhood(target, breadth);
        if (near.size() <= small_program && change(target, near)) return;
      }
    }
    if (all.size() <= largest_program && change(target, all)) return;
    // All of them could be as many times larger: a change of everything is always possible.
    for (const auto i : all) {
      withhold(i, target, shared_sum(i, target));
      if (count(i).value > 0) known_[i].most = LinearProgram::unbounded;
    }
  }

  // A sum with both of them, or else any of the first's.
  std::size_t shared_sum(std::size_t i, std::size_t target) const {
    for (const auto s : sums_of_[i])
      if (std::find(sums_of_[target].begin(), sums_of_[target].end(), s) != sums_of_[target].end()) return s;
    return sums_of_[i].empty() ? Decision::none : sums_of_[i].front();
  }

  template <class Each>
  void for_each_member(std::size_t s, Each each) const {
    each(accounts_.sums[s].total);
    for (const auto part : accounts_.sums[s].parts) each(part);
  }

  // All that sums join to the target, directly or not.
  std::vector<std::size_t> connected(std::size_t target) const {
    std::vector<bool> taken(accounts_.counts.size()), seen(accounts_.sums.size());
    std::vector<std::size_t> members{target};
    taken[target] = true;
    for (std::size_t at = 0; at < members.size(); ++at) {
      for (const auto s : sums_of_[members[at]]) {
        if (seen[s]) continue;
        seen[s] = true;
        for_each_member(s, [&](std::size_t i) {
          if (taken[i] || !may_change(i)) return;
          taken[i] = true;
          members.push_back(i);
        });
      }
    }
    return members;
  }

  // Of each of the target's sums the total and the cheapest parts, up to `breadth`; then whatever stands in two sums
  // with those, and so on. In a table, that is the smaller table of the rows and columns that were chosen.
  std::vector<std::size_t> neighbourhood(std::size_t target, std::size_t breadth) const {
    std::vector<bool> taken(accounts_.counts.size());
    std::vector<std::size_t> members;
    const auto take = [&](std::size_t i) {
      if (taken[i] || !may_change(i)) return;
      taken[i] = true;
      members.push_back(i);
    };
    take(target);
    for (const auto s : sums_of_[target]) {
      take(accounts_.sums[s].total);
      auto parts = accounts_.sums[s].parts;
      std::erase_if(parts, [&](std::size_t i) { return !may_change(i); });
      std::stable_sort(parts.begin(), parts.end(), [&](auto a, auto b) { return cost(a) < cost(b); });
      for (std::size_t i = 0; i < std::min(breadth, parts.size()); ++i) take(parts[i]);
    }
    std::vector<std::size_t> touched(accounts_.counts.size());  // sums with a member, by count
    std::vector<bool> seen(accounts_.sums.size());
    for (std::size_t at = 0; at < members.size(); ++at) {
      for (const auto s : sums_of_[members[at]]) {
        if (seen[s]) continue;
        seen[s] = true;
        for_each_member(s, [&](std::size_t i) { if (++touched[i] >= 2) take(i); });
      }
    }
    return members;
  }

  // What is lost by withholding one more. Large counts tell readers more than small ones, but not in proportion.
  double cost(std::size_t i) const {
    return withheld_[i] ? 0 : count(i).weight * std::log2(2 + count(i).value);
  }

  bool change(std::size_t target, const std::vector<std::size_t>& members) {
    constexpr auto none = static_cast<std::size_t>(-1);
    const double needed = this->needed(target);

    LinearProgram program;
    struct Moves { std::size_t up = none, down = none; };
    std::vector<Moves> moves(accounts_.counts.size());
    for (const auto i : members) {
      if (i == target) continue;
      moves[i].up = program.cost.size();
      program.cost.push_back(cost(i));
      program.upper.push_back(LinearProgram::unbounded);
      const double room = room_below(i);
      if (room <= 0) continue;
      moves[i].down = program.cost.size();
      program.cost.push_back(cost(i));
      program.upper.push_back(room);
    }

    std::vector<bool> seen(accounts_.sums.size());
    for (const auto i : members) {
      for (const auto s : sums_of_[i]) {
        if (seen[s]) continue;
        seen[s] = true;
        LinearProgram::Row row;
        const auto add = [&](std::size_t j, double sign) {
          if (j == target) row.right -= sign * needed;
          if (moves[j].up != none) row.terms.emplace_back(moves[j].up, sign);
          if (moves[j].down != none) row.terms.emplace_back(moves[j].down, -sign);
        };
        add(accounts_.sums[s].total, -1);
        for (const auto part : accounts_.sums[s].parts) add(part, 1);
        program.rows.push_back(std::move(row));
      }
    }

    const auto found = solve(program);
    if (!found) return false;
    std::vector<double> moved(accounts_.counts.size());
    moved[target] = needed;
    for (const auto i : members) {
      if (moves[i].up != none) moved[i] += (*found)[moves[i].up];
      if (moves[i].down != none) moved[i] -= (*found)[moves[i].down];
    }
    if (!is_possible(moved, seen)) return false;
    stretch(moved, members);
    for (const auto i : members)
      if (std::abs(moved[i]) >= 1e-6) withhold(i, target, sum_that_moves(i, target, moved));
    return true;
  }

  // The change could also be made many times over, or the other way round, as far as every count has room.
  void stretch(const std::vector<double>& moved, const std::vector<std::size_t>& members) {
    double most = 1000, least = -1000;
    for (const auto i : members) {
      if (moved[i] < -1e-6) most = std::min(most, room_below(i) / -moved[i]);
      if (moved[i] > 1e-6) least = std::max(least, -std::max(room_below(i), 0.0) / moved[i]);
    }
    most = std::max(most, 1.0);  // once, it was found to be possible
    for (const auto i : members) {
      if (std::abs(moved[i]) < 1e-6) continue;
      for (const double times : {most, least}) {
        known_[i].most = std::max(known_[i].most, count(i).value + times * moved[i]);
        known_[i].least = std::min(known_[i].least, count(i).value + times * moved[i]);
      }
    }
  }

  // The sum that would give the target away if this one, which changes with it, were published.
  std::size_t sum_that_moves(std::size_t i, std::size_t target, const std::vector<double>& moved) const {
    std::size_t any = Decision::none;
    for (const auto s : sums_of_[i]) {
      bool others = false, with_target = false;
      for_each_member(s, [&](std::size_t j) {
        others |= j != i && std::abs(moved[j]) >= 1e-6;
        with_target |= j == target;
      });
      if (with_target) return s;
      if (others && any == Decision::none) any = s;
    }
    return any;
  }

  // Whether the sums that were looked at still hold, so that nothing rests on the arithmetic of the program alone.
  bool is_possible(const std::vector<double>& moved, const std::vector<bool>& sums) const {
    for (std::size_t s = 0; s < sums.size(); ++s) {
      if (!sums[s]) continue;
      double parts = 0;
      for (const auto part : accounts_.sums[s].parts) parts += moved[part];
      if (std::abs(parts - moved[accounts_.sums[s].total]) > 1e-5) return false;
    }
    return true;
  }

  const Accounts& accounts_;
  double minimum_;
  std::vector<Decision> decisions_;
  std::vector<bool> withheld_;
  std::vector<std::vector<std::size_t>> sums_of_;
  struct Known { double least, most; };
  std::vector<Known> known_;  // what each count has been in changes that fit all that is published
  std::vector<std::size_t> to_protect_;
};

}  // namespace

std::vector<Decision> decide(const Accounts& accounts, double minimum) { return Withholding(accounts, minimum).decide(); }

}  // namespace comisiynu
