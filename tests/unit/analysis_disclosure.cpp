// Disclosure control, attacked: what an intruder can work out from all that is published, by elimination and by bounds.
#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <limits>
#include <random>

#include "analysis/disclosure.h"
#include "analysis_fixture.h"
#include "random_tables.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

std::vector<bool> withheld(const Accounts& accounts, double minimum) {
  std::vector<bool> all;
  for (const auto& decision : decide(accounts, minimum)) all.push_back(decision.withheld);
  return all;
}

// What somebody can know who knows every sum, and that withheld counts are whole and not 0.
class Intruder {
 public:
  Intruder(const Accounts& accounts, const std::vector<bool>& withheld) {
    const auto count = accounts.counts.size();
    unknown_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
      const auto& one = accounts.counts[i];
      unknown_[i] = withheld[i] || !one.published;
      low_.push_back(unknown_[i] ? (one.published ? 1 : 0) : one.value);
      high_.push_back(unknown_[i] ? std::numeric_limits<double>::infinity() : one.value);
    }
    for (const auto& sum : accounts.sums) {
      Equation equation{std::vector<double>(count, 0.0), 0};
      const auto add = [&](std::size_t i, double sign) {
        if (unknown_[i]) equation.terms[i] += sign;
        else equation.right -= sign * accounts.counts[i].value;
      };
      for (const auto part : sum.parts) add(part, 1);
      add(sum.total, -1);
      equations_.push_back(std::move(equation));
    }
    eliminate();
    bound();
  }

  bool knows(std::size_t i) const { return unknown_[i] && high_[i] - low_[i] < 0.5; }
  double at_most(std::size_t i) const { return high_[i]; }

 private:
  struct Equation { std::vector<double> terms; double right; };

  // Gauss and Jordan: an unknown alone in its equation is known.
  void eliminate() {
    const auto original = equations_;
    std::size_t row = 0;
    for (std::size_t column = 0; column < unknown_.size() && row < equations_.size(); ++column) {
      std::size_t pivot = row;
      while (pivot < equations_.size() && std::abs(equations_[pivot].terms[column]) < 1e-9) ++pivot;
      if (pivot == equations_.size()) continue;
      std::swap(equations_[row], equations_[pivot]);
      const double by = equations_[row].terms[column];
      for (auto& term : equations_[row].terms) term /= by;
      equations_[row].right /= by;
      for (std::size_t other = 0; other < equations_.size(); ++other) {
        const double factor = equations_[other].terms[column];
        if (other == row || std::abs(factor) < 1e-12) continue;
        for (std::size_t k = 0; k < unknown_.size(); ++k) equations_[other].terms[k] -= factor * equations_[row].terms[k];
        equations_[other].right -= factor * equations_[row].right;
      }
      ++row;
    }
    equations_.insert(equations_.end(), original.begin(), original.end());
  }

  // Every equation bounds each of its unknowns by the bounds of the others, until nothing narrows any more.
  void bound() {
    std::vector<std::vector<std::pair<std::size_t, double>>> sparse;
    for (const auto& equation : equations_) {
      auto& terms = sparse.emplace_back();
      for (std::size_t i = 0; i < unknown_.size(); ++i)
        if (std::abs(equation.terms[i]) > 1e-9) terms.emplace_back(i, equation.terms[i]);
    }
    for (int round = 0; round < 100; ++round) {
      bool narrowed = false;
      for (std::size_t e = 0; e < sparse.size(); ++e) narrowed |= narrow(sparse[e], equations_[e].right);
      if (!narrowed) return;
    }
  }

  bool narrow(const std::vector<std::pair<std::size_t, double>>& terms, double right) {
    const auto least = [&](const auto& term) { return term.second > 0 ? term.second * low_[term.first] : term.second * high_[term.first]; };
    const auto most = [&](const auto& term) { return term.second > 0 ? term.second * high_[term.first] : term.second * low_[term.first]; };
    bool narrowed = false;
    for (const auto& own : terms) {
      double others_least = 0, others_most = 0;
      for (const auto& other : terms) {
        if (other.first == own.first) continue;
        others_least += least(other);
        others_most += most(other);
      }
      double low = (right - others_most) / own.second, high = (right - others_least) / own.second;
      if (own.second < 0) std::swap(low, high);
      low = std::ceil(low - 1e-6);
      high = std::floor(high + 1e-6);
      if (low > low_[own.first]) { low_[own.first] = low; narrowed = true; }
      if (high < high_[own.first]) { high_[own.first] = high; narrowed = true; }
    }
    return narrowed;
  }

  std::vector<bool> unknown_;
  std::vector<double> low_, high_;
  std::vector<Equation> equations_;
};

void check_safe(const Accounts& accounts, double minimum) {
  for (const auto& sum : accounts.sums) {
    double parts = 0;
    for (const auto part : sum.parts) parts += accounts.counts[part].value;
    REQUIRE(parts == accounts.counts[sum.total].value);
  }
  const auto decided = withheld(accounts, minimum);
  const Intruder intruder(accounts, decided);
  for (std::size_t i = 0; i < accounts.counts.size(); ++i) {
    const auto& count = accounts.counts[i];
    const bool small = count.value > 0 && count.value < minimum;
    INFO("count " << i << " of " << count.value);
    if (small && count.published) CHECK(decided[i]);
    if (small) CHECK(intruder.at_most(i) >= minimum);
    if (decided[i]) {
      CHECK(count.value > 0);
      CHECK_FALSE(intruder.knows(i));
    }
  }
}

}  // namespace

TEST_CASE("a small count takes another of its line with it", "[disclosure]") {
  Accounts accounts{{{61}, {4}, {23}, {88, 2}}, {{3, {0, 1, 2}}}};
  CHECK(withheld(accounts, 5) == std::vector<bool>{false, true, true, false});
}

TEST_CASE("counts that are not small, and none at all, are shown", "[disclosure]") {
  Accounts accounts{{{5}, {0}, {7}, {12, 2}}, {{3, {0, 1, 2}}}};
  CHECK(withheld(accounts, 5) == std::vector<bool>{false, false, false, false});
}

TEST_CASE("two ones do not give each other away", "[disclosure]") {
  // 100 less 98 leaves 2 for two people that are there: both would be known to be 1.
  Accounts accounts{{{1}, {1}, {98}, {100, 2}}, {{3, {0, 1, 2}}}};
  const auto decided = withheld(accounts, 5);
  CHECK(decided[0]);
  CHECK(decided[1]);
  CHECK((decided[2] || decided[3]));
  check_safe(accounts, 5);
}

TEST_CASE("a table of nothing but small counts is withheld as far as it must be", "[disclosure]") {
  Accounts accounts{{{1}, {2}, {3, 2}}, {{2, {0, 1}}}};
  check_safe(accounts, 5);
  Accounts alone{{{3}}, {}};
  CHECK(withheld(alone, 5) == std::vector<bool>{true});
}

TEST_CASE("what follows from two published counts is protected too", "[disclosure]") {
  // 65 and over: 40; 75 and over: 38. So 2 are from 65 to 74, though no cell says so.
  Accounts accounts{{{40}, {38}, {2, 1, false}}, {{0, {1, 2}}}};
  const auto decided = withheld(accounts, 5);
  CHECK((decided[0] || decided[1]));
  check_safe(accounts, 5);
}

TEST_CASE("random tables withstand an intruder", "[disclosure]") {
  std::mt19937 random(20261102);
  const std::vector<std::vector<std::size_t>> shapes = {{6}, {2, 2}, {4, 3}, {7, 5}, {3, 3, 2}, {2, 2, 2}, {4, 3, 3}, {12, 6}, {1, 4}, {3, 1, 3}};
  for (const auto& shape : shapes) {
    for (const double small : {0.02, 0.15, 0.5}) {
      for (const double gaps : {0.0, 0.3, 0.7}) {
        for (int repeat = 0; repeat < 6; ++repeat) {
          const Table table(shape, random, small * (1 - gaps), gaps);
          INFO("shape of " << shape.size() << " dimensions, small " << small << ", gaps " << gaps);
          check_safe(table.accounts, repeat % 2 == 0 ? 5 : 10);
        }
      }
    }
  }
}

TEST_CASE("tables that share figures withstand an intruder who has both", "[disclosure]") {
  std::mt19937 random(7);
  for (int repeat = 0; repeat < 40; ++repeat) {
    // The same people by area and age, and by area and group: the areas' totals are the same in both.
    Table one({4, 3}, random, 0.2, 0.2), two({4, 3}, random, 0.2, 0.2);
    auto joined = one.accounts;
    const auto offset = joined.counts.size();
    auto other = one.accounts;  // the second table has the first one's rows, in another order of columns
    for (const auto& count : other.counts) joined.counts.push_back(count);
    for (auto sum : other.sums) {
      sum.total += offset;
      for (auto& part : sum.parts) part += offset;
      joined.sums.push_back(std::move(sum));
    }
    for (std::size_t slot = 0; slot < one.accounts.counts.size(); ++slot)
      if (one.item(slot, 1) == 3) joined.sums.push_back({slot, {slot + offset}});
    check_safe(joined, 5);
  }
}

TEST_CASE("a large table is decided while one waits", "[disclosure][large]") {
  std::mt19937 random(3);
  const Table table({22, 18, 2}, random, 0.12, 0.1);
  check_safe(table.accounts, 5);
}

// --- Through the face that pages use

namespace {

constexpr std::string_view known = R"(
[[dataset]]
id = "known"
title = { en = "Known", cy = "Hysbys" }
measure = { unit = "people", disclosure = true }
rows = "area"
columns = "age_band"
at = 2026-03-31
cells = [
  { area = "uchaf", age_band = "18-64", value = 61 },
  { area = "uchaf", age_band = "65-plus", value = 4 },
  { area = "isaf", age_band = "18-64", value = 118 },
  { area = "isaf", age_band = "65-plus", value = 23 },
]
)";

}  // namespace

TEST_CASE("a withheld figure is nowhere, nor what would give it away", "[disclosure]") {
  const World world(known);
  const auto& dataset = world.dataset("known");
  const auto at = [&](int area, int age) { return dataset.figure({area, age}, 0); };
  for (const int area : {0, 1}) {
    for (const int age : {0, 1}) {
      CHECK(at(area, age).missing == Missing::confidential);
      CHECK(at(area, age).value == 0);
      CHECK(dataset.share({area, age}, 0, {0, 1}).missing == Missing::confidential);
    }
    CHECK(at(area, all_items).missing == Missing::no);
  }
  CHECK(at(all_items, all_items).value == 206);
  CHECK(world.prose("known") == "206");
  CHECK(world.prose("known[area=uchaf, age_band=65-plus]") ==
        "figure-withheld: this figure of known is confidential, and so cannot stand in a sentence "
        "(speak of a larger group, or say in words that there are few)");
}

TEST_CASE("the minimum is the publication's", "[disclosure]") {
  const World three(known, "[disclosure]\nminimum = 3\n");
  CHECK(three.prose("known[area=uchaf, age_band=65-plus]") == "4");
  const World thirty(known, "[disclosure]\nminimum = 30\n");
  CHECK(thirty.prose("known[area=isaf, age_band=65-plus]").starts_with("figure-withheld"));
}

TEST_CASE("ages within ages are not told apart by taking one from the other", "[disclosure]") {
  const World world(R"(
[[dataset]]
id = "old"
title = { en = "Old", cy = "Hen" }
measure = { unit = "people", disclosure = true }
rows = "age_band"
cells = [ { age_band = "65-plus", value = 40 }, { age_band = "75-plus", value = 38 } ]
)");
  const auto& dataset = world.dataset("old");
  CHECK((!dataset.figure({0}, 0) || !dataset.figure({1}, 0)));
}

TEST_CASE("an area less its published parts does not give the rest away", "[disclosure]") {
  const World world(R"(
[[dataset]]
id = "places"
title = { en = "Places", cy = "Lleoedd" }
measure = { unit = "people", disclosure = true }
rows = "area"
cells = [ { area = "dyffryn", value = 50 }, { area = "uchaf", value = 30 }, { area = "canol", value = 17 } ]
)");
  const auto& dataset = world.dataset("places");  // 3 are left for Lower Dyffryn
  CHECK((!dataset.figure({0}, 0) || !dataset.figure({1}, 0) || !dataset.figure({2}, 0)));
}

TEST_CASE("two datasets of the same people do not give each other away", "[disclosure]") {
  const World world(std::string(known) + R"(
[[dataset]]
id = "uchaf-alone"
title = { en = "Known in Upper Dyffryn", cy = "Hysbys yn Nyffryn Uchaf" }
measure = { unit = "people", disclosure = true }
rows = "age_band"
area = "uchaf"
at = 2026-03-31
cells = [ { age_band = "18-64", value = 61 }, { age_band = "65-plus", value = 4 } ]
)");
  // The second table, alone, would withhold its total and show its 61; the first shows the total of 65.
  const auto& other = world.dataset("uchaf-alone");
  CHECK_FALSE(other.figure({0}, 0));
  CHECK_FALSE(other.figure({1}, 0));
  CHECK(other.figure({all_items}, 0).missing == world.dataset("known").figure({0, all_items}, 0).missing);
}

TEST_CASE("figures made from withheld ones are withheld", "[disclosure]") {
  const World world(std::string(known) + R"(
[[dataset]]
id = "expected"
title = { en = "Expected", cy = "Disgwyliedig" }
derive = { rate = 10, per = 100, of = "known" }

[[dataset]]
id = "cost"
title = { en = "Cost", cy = "Cost" }
measures = [
  { id = "people", name = { en = "People", cy = "Pobl" }, unit = "people", disclosure = true },
  { id = "cost", name = { en = "Cost", cy = "Cost" }, unit = "GBP" },
]
derived = [ { id = "each", name = { en = "Each", cy = "Yr un" }, of = "cost", per = "people" } ]
rows = "area"
columns = "year"
change = true
cells = [
  { area = "uchaf", year = 2026, people = 3, cost = 300 },
  { area = "uchaf", year = 2031, people = 9, cost = 900 },
  { area = "isaf", year = 2026, people = 40, cost = 4_000 },
  { area = "isaf", year = 2031, people = 60, cost = 6_000 },
]
)");
  CHECK(world.dataset("expected").figure({0, 1}, 1).missing == Missing::confidential);
  CHECK(world.dataset("expected").figure({0, all_items}, 1).value == Approx(6.5));
  const auto& cost = world.dataset("cost");
  CHECK(cost.figure({0, 0}, *cost.measure("cost")).value == 300);
  CHECK(cost.figure({0, 0}, *cost.measure("each")).missing == Missing::confidential);
  CHECK(cost.change_between({0, 0}, 0, 0, 1).missing == Missing::confidential);
  CHECK(cost.percent_change_between({0, 0}, 0, 0, 1).missing == Missing::confidential);
}

TEST_CASE("people in need that are few stand in no sentence", "[disclosure]") {
  const World world(R"(
[[need]]
id = "advocacy"
title = { en = "Advocacy", cy = "Eiriolaeth" }
statement = { en = "S", cy = "S" }
people = { 2025 = 3, 2026 = 90 }
)");
  CHECK(world.prose("need/advocacy.people[2026]") == "90");
  CHECK(world.prose("need/advocacy.people[2025]") ==
        "figure-withheld: people of need/advocacy is confidential, and so cannot stand in a sentence "
        "(speak of a larger group, or say in words that there are few)");
}

TEST_CASE("an indicator that counts people withholds where few are, but never what is aimed at", "[disclosure]") {
  const World world(R"(
[[indicator]]
id = "away"
title = { en = "Children placed away from home", cy = "Plant wedi'u lleoli oddi cartref" }
unit = "people"
better = "down"
baseline = { 2024 = 12 }
target = { 2026 = 2 }
result = { 2025 = 4, 2026 = 6 }

[[indicator]]
id = "again"
title = { en = "Others", cy = "Eraill" }
unit = "people"
result = { 2025 = 40 }
)");
  const auto& dataset = world.dataset("indicator/away");
  const auto figure = [&](std::string_view series, std::string_view year) {
    return dataset.figure({static_cast<int>(*dataset.dimensions[0].find(year))}, *dataset.measure(series));
  };
  CHECK(figure("result", "2025").missing == Missing::confidential);
  CHECK(figure("result", "2026").value == 6);
  CHECK(figure("target", "2026").value == 2);
  CHECK(figure("baseline", "2024").value == 12);
  CHECK(world.prose("indicator/away.result[2025]").starts_with("figure-withheld"));
  CHECK(world.prose("indicator/again.result[2025]") == "40");
}
