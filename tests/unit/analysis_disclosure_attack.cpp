// Disclosure control, attacked with linear programming: an intruder who knows every sum and all that is published finds, for
// each withheld count, the least and the most that it could be. They must lie at least the minimum apart.
#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <map>
#include <random>

#include "analysis_fixture.h"
#include "random_tables.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

// The simplex method by itself, with Bland's rule; it shares nothing with the program's own.
class Intruder {
 public:
  Intruder(const Accounts& accounts, const std::vector<bool>& withheld) {
    column_.assign(accounts.counts.size(), none);
    for (std::size_t i = 0; i < accounts.counts.size(); ++i) {
      const auto& count = accounts.counts[i];
      if (!withheld[i] && count.published) continue;
      column_[i] = least_.size();
      floor_.push_back(count.published ? 1 : 0);  // zeros are published
      least_.push_back(endless);
      most_.push_back(-endless);
    }
    for (const auto& sum : accounts.sums) add_row(accounts, sum);
    begin();
    remember();
  }

  // Whether the count could lie this far apart, for all that is known.
  bool ranges(std::size_t count, double width) {
    const auto column = column_[count];
    for (const double sign : {1.0, -1.0}) {
      if (most_[column] - least_[column] >= width - 1e-6) return true;
      push(column, sign);
    }
    return most_[column] - least_[column] >= width - 1e-6;
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  void add_row(const Accounts& accounts, const Accounts::Sum& sum) {
    std::vector<double> row(least_.size(), 0.0);
    double right = 0;
    bool any = false;
    const auto add = [&](std::size_t i, double sign) {
      if (column_[i] == none) { right -= sign * accounts.counts[i].value; return; }
      row[column_[i]] += sign;
      right -= sign * floor_[column_[i]];
      any = true;
    };
    for (const auto part : sum.parts) add(part, 1);
    add(sum.total, -1);
    if (!any) return;
    if (right < 0) {
      for (auto& term : row) term = -term;
      right = -right;
    }
    row.push_back(right);
    rows_.push_back(std::move(row));
  }

  // From artificial variables to a first point that fits.
  void begin() {
    const auto count = least_.size(), rows = rows_.size();
    for (std::size_t r = 0; r < rows; ++r) {
      const double right = rows_[r].back();
      rows_[r].pop_back();
      for (std::size_t a = 0; a < rows; ++a) rows_[r].push_back(a == r ? 1 : 0);
      rows_[r].push_back(right);
      basis_.push_back(count + r);
    }
    columns_ = count + rows;
    std::vector<double> cost(columns_, 0.0);
    for (std::size_t r = 0; r < rows; ++r) cost[count + r] = 1;
    optimise(cost, none);
    for (std::size_t r = 0; r < rows_.size(); ++r) {  // an artificial variable that stays is 0: take it out, or its row
      if (basis_[r] < count) continue;
      REQUIRE(std::abs(rows_[r].back()) < 1e-6);
      std::size_t enter = none;
      for (std::size_t c = 0; c < count && enter == none; ++c)
        if (std::abs(rows_[r][c]) > 1e-7) enter = c;
      if (enter != none) pivot(r, enter);
    }
    for (std::size_t r = rows_.size(); r-- > 0;)
      if (basis_[r] >= count) { rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(r)); basis_.erase(basis_.begin() + static_cast<std::ptrdiff_t>(r)); }
    for (auto& row : rows_) row.erase(row.begin() + static_cast<std::ptrdiff_t>(count), row.end() - 1);
    columns_ = count;
  }

  void push(std::size_t column, double sign) {
    std::vector<double> cost(columns_, 0.0);
    cost[column] = -sign;
    optimise(cost, column);
  }

  void optimise(const std::vector<double>& cost, std::size_t wanted) {
    for (int steps = 0; steps < 10000; ++steps) {
      std::size_t enter = none;
      for (std::size_t c = 0; c < columns_ && enter == none; ++c) {
        double reduced = cost[c];
        for (std::size_t r = 0; r < rows_.size(); ++r) reduced -= cost[basis_[r]] * rows_[r][c];
        if (reduced < -1e-7) enter = c;
      }
      if (enter == none) return;
      std::size_t leave = none;
      for (std::size_t r = 0; r < rows_.size(); ++r) {
        if (rows_[r][enter] < 1e-7) continue;
        const double ratio = rows_[r].back() / rows_[r][enter];
        const double best = leave == none ? endless : rows_[leave].back() / rows_[leave][enter];
        if (leave == none || ratio < best - 1e-9 || (ratio < best + 1e-9 && basis_[r] < basis_[leave])) leave = r;
      }
      if (leave == none) {
        if (wanted != none) (cost[wanted] < 0 ? most_ : least_)[wanted] = cost[wanted] < 0 ? endless : -endless;
        return;
      }
      pivot(leave, enter);
      if (wanted != none) remember();
    }
    FAIL("the simplex method did not come to an end");
  }

  void pivot(std::size_t row, std::size_t column) {
    const double by = rows_[row][column];
    for (auto& term : rows_[row]) term /= by;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const double factor = rows_[r][column];
      if (r == row || std::abs(factor) < 1e-12) continue;
      for (std::size_t c = 0; c < rows_[r].size(); ++c) rows_[r][c] -= factor * rows_[row][c];
    }
    basis_[row] = column;
  }

  // Every point that fits shows what each count could be.
  void remember() {
    std::vector<double> point(least_.size(), 0.0);
    for (std::size_t r = 0; r < rows_.size(); ++r)
      if (basis_[r] < point.size()) point[basis_[r]] = rows_[r].back();
    for (std::size_t c = 0; c < point.size(); ++c) {
      least_[c] = std::min(least_[c], point[c]);
      most_[c] = std::max(most_[c], point[c]);
    }
  }

  std::vector<std::size_t> column_, basis_;
  std::vector<double> floor_, least_, most_;
  std::vector<std::vector<double>> rows_;  // as many columns as there are variables, and the right-hand side
  std::size_t columns_ = 0;
};

struct Lost { std::size_t small = 0, withheld = 0, published = 0; };

// What is withheld must be safe, and nothing that is small be shown. Few assertions: there are thousands of tables.
void attack(const Accounts& accounts, double minimum, Lost& lost) {
  const auto decisions = decide(accounts, minimum);
  std::vector<bool> withheld;
  for (const auto& decision : decisions) withheld.push_back(decision.withheld);
  Intruder intruder(accounts, withheld);
  for (std::size_t i = 0; i < accounts.counts.size(); ++i) {
    const auto& count = accounts.counts[i];
    const bool small = count.value > 0 && count.value < minimum;
    lost.small += small && count.published;
    lost.withheld += withheld[i];
    lost.published += count.published;
    if (small && count.published && !withheld[i]) FAIL("a small count is shown: " << count.value);
    if (withheld[i] && count.value == 0) FAIL("a zero is withheld");
    if ((withheld[i] || (small && !count.published)) && !intruder.ranges(i, minimum))
      FAIL("count " << i << " of " << count.value << " can be told more nearly than to " << minimum);
    if (withheld[i] && !small && (decisions[i].protects == Decision::none || decisions[i].through == Decision::none))
      FAIL("nobody can say why count " << i << " is withheld");
  }
}

}  // namespace

TEST_CASE("thousands of tables withstand linear programming", "[disclosure][attack]") {
  std::mt19937 random(20261103);
  const std::vector<std::vector<std::size_t>> shapes = {{3}, {6}, {2, 2}, {3, 3}, {4, 3}, {5, 4}, {2, 2, 2}, {3, 2, 2}};
  Lost lost;
  for (int repeat = 0; repeat < 80; ++repeat)
    for (const auto& shape : shapes)
      for (const double small : {0.05, 0.25})
        for (const double gaps : {0.0, 0.4}) {
          const Table table(shape, random, small, gaps);
          attack(table.accounts, repeat % 3 == 0 ? 10 : 5, lost);
        }
  INFO(lost.small << " small, " << lost.withheld << " withheld of " << lost.published);
  CHECK(lost.small > 1000);
  CHECK(lost.withheld < lost.small * 4);  // little is lost
}

TEST_CASE("tables of the same people, or of some of them, withstand linear programming together", "[disclosure][attack]") {
  std::mt19937 random(11);
  Lost lost;
  for (int repeat = 0; repeat < 400; ++repeat) {
    // The same people by area and age, and by area and group: the second has the first's areas, otherwise split.
    const Table one({3, 3}, random, 0.2, 0.2);
    Table two({3, 2}, random, 0.3, 0.2);
    std::uniform_real_distribution<double> part(0, 1);
    auto& counts = two.accounts.counts;
    for (std::size_t area = 0; area <= 3; ++area) {
      const auto of_area = one.accounts.counts[area + 3 * one.stride(1)].value;
      const auto first = area, second = area + two.stride(1), total = area + 2 * two.stride(1);
      counts[total].value = of_area;
      if (area < 3) {
        counts[first].value = std::floor(of_area * part(random));
        counts[second].value = of_area - counts[first].value;
      } else {
        counts[first].value = counts[0].value + counts[1].value + counts[2].value;
        counts[second].value = counts[two.stride(1)].value + counts[1 + two.stride(1)].value + counts[2 + two.stride(1)].value;
      }
    }
    auto joined = one.accounts;
    const auto offset = put_beside(joined, two.accounts);
    for (std::size_t area = 0; area <= 3; ++area) joined.sums.push_back({area + 3 * one.stride(1), {area + 2 * two.stride(1) + offset}});
    // Of each area's people, some are on a list, and the others are in no table.
    const auto beyond = joined.counts.size();
    for (std::size_t area = 0; area < 3; ++area) {
      const double of_area = one.accounts.counts[area + 3 * one.stride(1)].value;
      const double listed = std::max(0.0, of_area - std::floor(part(random) * 12));
      joined.counts.push_back({listed});
      joined.counts.push_back({of_area - listed, 1, false});
      joined.sums.push_back({area + 3 * one.stride(1), {beyond + 2 * area, beyond + 2 * area + 1}});
    }
    attack(joined, repeat % 2 == 0 ? 5 : 10, lost);
  }
  CHECK(lost.small > 300);
}

// --- Through the face that pages use: shares, changes, rates, averages and quotients are figures too.

namespace {

struct Cells {
  std::mt19937& random;
  int count() {
    std::uniform_int_distribution<int> kind(0, 3), small(1, 4), large(5, 90);
    const int of = kind(random);
    return of == 0 ? small(random) : of == 1 ? 0 : large(random);
  }
};

// By area and year; for the second dataset the same people by area and who they are, and some that each fee is paid for.
std::string random_publication(std::mt19937& random) {
  Cells cells{random};
  std::string by_age, by_who, fees;
  for (const std::string area : {"uchaf", "canol", "isaf"}) {
    int all = 0;
    for (const std::string age : {"0-17", "18-64", "65-plus"}) {
      const int now = cells.count();
      all += now;
      by_age += "{ area = \"" + area + "\", age_band = \"" + age + "\", year = 2026, value = " + std::to_string(now) + " },\n";
      by_age += "{ area = \"" + area + "\", age_band = \"" + age + "\", year = 2031, value = " + std::to_string(cells.count()) + " },\n";
    }
    const int adults = std::uniform_int_distribution<int>(0, all)(random);
    by_who += "{ area = \"" + area + "\", who = \"adults\", value = " + std::to_string(adults) + " },\n";
    by_who += "{ area = \"" + area + "\", who = \"children\", value = " + std::to_string(all - adults) + " },\n";
    const auto paid = std::to_string(1000 * (1 + cells.count()));
    fees += "{ area = \"" + area + "\", people = " + std::to_string(cells.count()) + ", cost = " + paid + ", fee = " + std::to_string(400 + cells.count()) + " },\n";
  }
  const auto head = [](std::string id) { return "\n[[dataset]]\nid = \"" + id + "\"\ntitle = { en = \"T\", cy = \"T\" }\n"; };
  return head("by-age") + "measure = { unit = \"people\", disclosure = true }\nrows = [\"area\", \"age_band\"]\ncolumns = \"year\"\nshares = \"columns\"\nchange = true\ncells = [\n" + by_age + "]\n" +
         head("by-who") + "measure = { unit = \"people\", disclosure = true }\nrows = \"area\"\ncolumns = \"who\"\nshares = \"all\"\nat = 2026-03-31\nsame_as = \"by-age\"\ncells = [\n" + by_who + "]\n" +
         head("fees") + "measures = [ { id = \"people\", name = { en = \"P\", cy = \"P\" }, unit = \"people\", disclosure = true }, { id = \"cost\", name = { en = \"C\", cy = \"C\" }, unit = \"GBP\" }, "
                        "{ id = \"fee\", name = { en = \"F\", cy = \"F\" }, unit = \"GBP per week\", weighted_by = \"people\" } ]\n"
                        "derived = [ { id = \"each\", name = { en = \"E\", cy = \"E\" }, of = \"cost\", per = \"people\" } ]\nrows = \"area\"\nperiod = \"2027\"\ncells = [\n" + fees + "]\n" +
         head("expected") + "derive = { rate = 12, per = 100, of = \"by-who\" }\n" +
         head("rates") + "measure = { unit = \"percent\" }\nrows = \"who\"\ncells = [ { who = \"adults\", value = 10 }, { who = \"children\", value = 20 } ]\n" +
         head("weighed") + "derive = { rates = \"rates\", of = \"by-who\" }\n";
}

// Nothing that is shown may be made from what is not: neither exactly nor, by rounding, nearly.
void check_made_of_shown(const Figure& figure) {
  if (!figure) {
    if (figure.value != 0) FAIL("a withheld figure carries a value");
    return;
  }
  for (const auto& from : figure.from) {
    if (!from) FAIL("a figure is shown that is made from one that is not");
    check_made_of_shown(from);
  }
}

void for_each_place(const ResolvedDataset& dataset, const std::function<void(const Coordinates&)>& each) {
  Coordinates place(dataset.dimensions.size(), all_items);
  const std::function<void(std::size_t)> at = [&](std::size_t d) {
    if (d == place.size()) return each(place);
    for (int i = all_items; i < static_cast<int>(dataset.dimensions[d].items.size()); ++i) {
      place[d] = i;
      at(d + 1);
    }
  };
  at(0);
}

}  // namespace

TEST_CASE("shares, changes, averages, quotients and rates are withheld with what they are made from", "[disclosure][attack]") {
  std::mt19937 random(5);
  std::size_t withheld = 0, shown = 0;
  for (int repeat = 0; repeat < 60; ++repeat) {
    const World world(random_publication(random));
    INFO(as_text(world.found.sorted(world.sources), const_cast<World&>(world).sources));
    REQUIRE_FALSE(world.found.has_errors());
    for (const auto* dataset : world.figures.datasets())
      for_each_place(*dataset, [&](const Coordinates& place) {
        for (std::size_t m = 0; m < dataset->measures.size(); ++m) {
          const auto figure = dataset->figure(place, m);
          (figure ? shown : withheld) += 1;
          check_made_of_shown(figure);
          check_made_of_shown(dataset->share(place, m));
          std::vector<std::size_t> all;
          for (std::size_t d = 0; d < place.size(); ++d)
            if (!dataset->dimensions[d].is_year()) all.push_back(d);
          check_made_of_shown(dataset->share(place, m, all));
          if (dataset->year_dimension()) {
            check_made_of_shown(dataset->change_between(place, m, 0, 1));
            check_made_of_shown(dataset->percent_change_between(place, m, 0, 1));
          }
        }
      });
    // A sum of expected numbers at differing rates, and an average fee, tell of their parts even when those are not shown.
    const auto& weighed = world.dataset("weighed");
    const auto& by_who = world.dataset("by-who");
    for (int area = 0; area < 3; ++area)
      if (!by_who.figure({area, 0}, 0) && by_who.figure({area, 0}, 0).missing == Missing::confidential)
        CHECK_FALSE(weighed.figure({area, all_items}, 1));
    const auto& fees = world.dataset("fees");
    bool any = false;
    for (int area = 0; area < 3; ++area) any |= fees.figure({area}, 0).missing == Missing::confidential;
    if (any) CHECK_FALSE(fees.figure({all_items}, 2));
  }
  CHECK(withheld > 1000);
  CHECK(shown > 1000);
}

TEST_CASE("datasets that say they count the same people share what they withhold", "[disclosure]") {
  const auto publication = [](int second) {
    return R"(
[[dataset]]
id = "by-age"
title = { en = "A", cy = "A" }
measure = { unit = "people", disclosure = true }
rows = "area"
columns = "age_band"
cells = [
  { area = "uchaf", age_band = "18-64", value = 61 }, { area = "uchaf", age_band = "65-plus", value = 30 },
  { area = "isaf", age_band = "18-64", value = 50 }, { area = "isaf", age_band = "65-plus", value = 23 },
]

[[dataset]]
id = "areas"
title = { en = "B", cy = "B" }
measure = { unit = "people", disclosure = true }
rows = "area"
same_as = "by-age"
cells = [ { area = "uchaf", value = 91 }, { area = "isaf", value = )" + std::to_string(second) + " } ]\n";
  };
  CHECK(World(publication(73)).told() == std::vector<std::string>{});
  CHECK(World(publication(72)).told() ==
        std::vector<std::string>{"datasets-disagree: dataset \"areas\" does not count the same people as \"by-age\": they differ for area isaf "
                                 "(mend the figure that is wrong, or take out same_as)"});
}

TEST_CASE("what is left of a whole is protected, and a part larger than its whole is told of", "[disclosure]") {
  const auto publication = [](int on_the_list) {
    return R"(
[[dataset]]
id = "known"
title = { en = "A", cy = "A" }
measure = { unit = "people", disclosure = true }
rows = "area"
cells = [ { area = "uchaf", value = 61 }, { area = "isaf", value = 118 } ]

[[dataset]]
id = "listed"
title = { en = "B", cy = "B" }
measure = { unit = "people", disclosure = true }
rows = "area"
client_group = "learning-disability"
part_of = "known"
cells = [ { area = "uchaf", value = )" + std::to_string(on_the_list) + " }, { area = \"isaf\", value = 70 } ]\n";
  };
  const World world(publication(58));  // 3 of 61 are not on the list
  CHECK(world.told() == std::vector<std::string>{});
  CHECK((!world.dataset("known").figure({0}, 0) || !world.dataset("listed").figure({0}, 0)));
  const World even(publication(40));
  CHECK((even.dataset("known").figure({0}, 0) && even.dataset("listed").figure({0}, 0)));
  CHECK(World(publication(62)).told() ==
        std::vector<std::string>{"part-larger-than-whole: dataset \"listed\" counts more people than \"known\", of which it is a part, for area uchaf, "
                                 "client_group learning-disability (mend the figure that is wrong, or take out part_of)"});
}

TEST_CASE("ages of one dataset that lie within those of another are not told apart", "[disclosure]") {
  const World world(R"(
[[dataset]]
id = "wide"
title = { en = "A", cy = "A" }
measure = { unit = "people", disclosure = true }
rows = "area"
columns = "age_band"
at = 2026-03-31
cells = [ { area = "uchaf", age_band = "18-64", value = 61 }, { area = "uchaf", age_band = "65-plus", value = 40 } ]

[[dataset]]
id = "oldest"
title = { en = "B", cy = "B" }
measure = { unit = "people", disclosure = true }
rows = "area"
columns = "age_band"
same_as = "wide"
at = 2026-01-01
cells = [ { area = "uchaf", age_band = "75-plus", value = 38 } ]
)");
  CHECK((!world.dataset("wide").figure({0, 1}, 0) || !world.dataset("oldest").figure({0, 0}, 0)));
}

namespace {

// A need of a kind of service that is counted in people; its volume is to follow.
constexpr std::string_view need_by_people = R"(
[[service_type]]
id = "list"
name = { en = "L", cy = "L" }
unit = "people"

[[need]]
id = "n"
title = { en = "N", cy = "N" }
statement = { en = "S", cy = "S" }
service_type = "list"
)";

}  // namespace

TEST_CASE("a count that one dataset withholds is shown by no other that forgot to", "[disclosure]") {
  const std::string known = R"(
[[dataset]]
id = "known"
title = { en = "A", cy = "A" }
measure = { unit = "people", disclosure = true }
rows = "area"
at = 2026-03-31
cells = [ { area = "uchaf", value = 3 }, { area = "canol", value = 61 }, { area = "isaf", value = 118 } ]
)";
  CHECK(World(known + R"(
[[dataset]]
id = "again"
title = { en = "B", cy = "B" }
measure = { unit = "people", disclosure = false }
rows = "area"
at = 2026-09-30
cells = [ { area = "uchaf", value = 3 }, { area = "canol", value = 61 } ]
)").told() == std::vector<std::string>{"withheld-figure-shown: dataset \"again\" shows a count that dataset \"known\" withholds, for area canol, year 2026 "
                                       "(add disclosure = true to its measure)"});
  CHECK(World(known + std::string(need_by_people) + "volume = { canol = { 2026 = 61 } }\n").told() == std::vector<std::string>{"withheld-figure-shown: need/n shows a count that dataset \"known\" withholds, for area canol, year 2026 "
                                       "(leave it out, or speak of a larger area)"});
  const auto people_of = [&](std::string_view more) {
    return World(known + "[[need]]\nid = \"n\"\ntitle = { en = \"N\", cy = \"N\" }\nstatement = { en = \"S\", cy = \"S\" }\n" + std::string(more)).told();
  };
  CHECK(people_of("area = \"canol\"\npeople = { 2026 = 61 }\n") ==
        std::vector<std::string>{"withheld-figure-shown: need/n shows a count that dataset \"known\" withholds, for area canol, year 2026 "
                                 "(leave it out, or speak of a larger area)"});
  CHECK(people_of("area = \"canol\"\npeople = { 2025 = 61, 2026 = 62 }\n") == std::vector<std::string>{});
  CHECK(people_of("area = \"uchaf\"\npeople = { 2026 = 3 }\n") == std::vector<std::string>{});  // withheld there as well
  CHECK(people_of("people = { 2026 = 61 }\n") == std::vector<std::string>{});
}

TEST_CASE("a volume of few people is refused, unless it is a projection", "[disclosure]") {
  const auto volumes = [](std::string_view more) {
    return World(std::string(need_by_people) + std::string(more)).told();
  };
  CHECK(volumes("volume = { uchaf = { 2026 = 30, 2027 = 3 } }\n") ==
        std::vector<std::string>{"small-counts-shown: need/n would show a count of fewer than 5 people, for area uchaf, year 2027 (leave it out, or speak of a larger area)"});
  CHECK(volumes("volume = { uchaf = { 2026 = 30, 2027 = 3 } }\nprojected_from = 2027\n") == std::vector<std::string>{});
  CHECK(volumes("volume = { uchaf = { 2026 = 0, 2027 = 5 } }\n") == std::vector<std::string>{});
}

TEST_CASE("datasets of several measures are linked measure by measure, and a link that brings nothing together is refused", "[disclosure]") {
  const auto told = [](std::string_view more) {
    const auto dataset = [](std::string_view id) {
      return "[[dataset]]\nid = \"" + std::string(id) + "\"\ntitle = { en = \"T\", cy = \"T\" }\nrows = \"area\"\n"
             "measures = [ { id = \"men\", name = { en = \"M\", cy = \"D\" }, unit = \"people\", disclosure = true }, { id = \"women\", name = { en = \"W\", cy = \"M\" }, unit = \"people\", disclosure = true } ]\n"
             "cells = [ { area = \"uchaf\", men = 3, women = 50 }, { area = \"canol\", men = 40, women = 60 }, { area = \"isaf\", men = 41, women = 61 } ]\n";
    };
    return World(dataset("one") + "at = 2026-03-31\n" + dataset("two") + std::string(more)).told();
  };
  CHECK(told("at = 2026-09-30\nsame_as = \"one\"\n") == std::vector<std::string>{});
  CHECK(told("period = \"2025-26\"\nsame_as = \"one\"\n") ==
        std::vector<std::string>{"nothing-in-common: no figure of dataset \"two\" can be held against one of \"one\" "
                                 "(write day or period, area and client group alike in both, and break them down by the same items; or take out same_as)"});
  CHECK(told("period = \"2025-26\"\npart_of = \"one\"\n") ==
        std::vector<std::string>{"nothing-in-common: no figure of dataset \"two\" can be held against one of \"one\" "
                                 "(write day or period, area and client group alike in both, and break them down by the same items; or take out part_of)"});
}

TEST_CASE("a link to a dataset that is not protected is pointed out", "[disclosure]") {
  CHECK(World(R"(
[[dataset]]
id = "known"
title = { en = "A", cy = "A" }
measure = { unit = "people", disclosure = false }
rows = "area"
cells = [ { area = "uchaf", value = 61 } ]

[[dataset]]
id = "listed"
title = { en = "B", cy = "B" }
measure = { unit = "people", disclosure = true }
rows = "area"
part_of = "known"
cells = [ { area = "uchaf", value = 58 } ]
)").told() == std::vector<std::string>{"link-without-disclosure: dataset \"known\" is linked for the sake of small counts, and they are not protected "
                                       "(add disclosure = true to its measure)"});
}
