// Thousands of datasets made up at random: every kind of chart that suits them keeps its words apart, and every finding
// that is worked out is true of the figures as their author gave them, those that are withheld included.
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "chart_fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % limit;
  }
  bool one_in(std::size_t n) { return below(n) == 0; }

 private:
  std::uint64_t state_;
};

const std::vector<std::string> syllables{"Gwasanaethau", "people", "â", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "care", "WWWWW", "<&>", "of", "iechyd", "meddwl"};

// A dataset of one measure: rows, and perhaps columns or years. What is not available is nothing.
struct Made {
  std::string id, unit, toml;
  std::vector<std::string> rows, columns;  // names; of years, the years
  bool years = false, adds_up = false;
  std::optional<int> projected_from;
  std::vector<std::vector<std::optional<double>>> cells;
};

// Code lists of ten items each, for a hundred datasets.
struct Batch {
  std::string toml;
  std::vector<Made> all;
};

std::string name_of_item(Random& random, const std::string& unique) {
  std::string name = unique;
  for (auto more = random.below(7); more > 0; --more) name += " " + syllables[random.below(syllables.size())];
  return name;
}

std::string figure(Random& random, const Made& made) {
  if (random.one_in(14)) return "\"[x]\"";
  if (made.unit == "people") return std::to_string(random.one_in(3) ? random.below(9) : random.below(400));
  if (made.unit == "per 1,000") return fmt::format("{}", static_cast<double>(random.below(900)) / 10);
  if (random.one_in(3)) return std::to_string(100 * random.below(4));  // many that are the same
  return std::to_string(random.one_in(10) ? 0 : 1ull << random.below(44));
}

Batch make(Random& random) {
  Batch batch;
  std::vector<std::vector<std::string>> lists;
  for (int list = 0; list < 6; ++list) {
    auto& names = lists.emplace_back();
    std::string items;
    for (int i = 0; i < 10; ++i) {
      names.push_back(name_of_item(random, fmt::format("{}{}", static_cast<char>('A' + list), i)));
      items += fmt::format("{{ id = \"i{}\", name = {{ en = \"{}\", cy = \"{}\" }} }}, ", i, names.back(), names.back());
    }
    batch.toml += fmt::format("[[code_list]]\nid = \"l{}\"\nname = {{ en = \"L\", cy = \"L\" }}\nitems = [ {} ]\n", list, items);
  }
  for (int d = 0; d < 100; ++d) {
    auto& made = batch.all.emplace_back();
    made.id = fmt::format("d{}", d);
    made.unit = std::vector<std::string>{"people", "GBP", "places", "per 1,000"}[random.below(4)];
    const auto row_list = random.below(3), column_list = 3 + random.below(3);
    const auto rows = 1 + random.below(9);
    const auto shape = random.below(3);  // rows alone, with columns, with years
    made.years = shape == 2;
    made.adds_up = made.unit != "per 1,000";
    for (std::size_t r = 0; r < rows; ++r) made.rows.push_back(lists[row_list][r]);
    if (shape == 0) made.columns = {""};
    const auto columns = shape == 0 ? 1 : 2 + random.below(5);
    for (std::size_t c = 0; c < columns && shape > 0; ++c) made.columns.push_back(made.years ? std::to_string(2020 + 2 * c) : lists[column_list][c]);
    made.toml = fmt::format("[[dataset]]\nid = \"{}\"\ntitle = {{ en = \"T\", cy = \"T\" }}\nmeasure = {{ unit = \"{}\"{} }}\nrows = \"l{}\"\n", made.id, made.unit,
                            made.unit == "people" ? ", disclosure = true" : "", row_list);
    if (shape > 0) made.toml += fmt::format("columns = \"{}\"\n", made.years ? "year" : fmt::format("l{}", column_list));
    if (made.adds_up && random.one_in(4)) made.toml += "shares = \"all\"\n";
    else if (made.adds_up && shape == 1 && random.one_in(3)) made.toml += "shares = \"rows\"\n";
    if (made.years && random.one_in(2)) {
      made.projected_from = 2020 + 2 * static_cast<int>(columns) - 2;
      made.toml += fmt::format("projected_from = {}\n", *made.projected_from);
    }
    made.toml += "cells = [\n";
    for (std::size_t r = 0; r < rows; ++r) {
      auto& line = made.cells.emplace_back();
      for (std::size_t c = 0; c < columns; ++c) {
        const auto value = figure(random, made);
        line.push_back(value.starts_with('"') ? std::nullopt : std::optional(std::stod(value)));
        made.toml += fmt::format("{{ l{} = \"i{}\", {}value = {} }},\n", row_list, r,
                                 shape == 0 ? std::string() : made.years ? fmt::format("year = {}, ", made.columns[c]) : fmt::format("l{} = \"i{}\", ", column_list, c), value);
      }
    }
    made.toml += "]\n";
    batch.toml += made.toml;
  }
  return batch;
}

// The sums of its rows (or of its columns); nothing where one of the figures is missing.
std::optional<std::vector<double>> sums(const Made& made, bool of_columns) {
  std::vector<double> all(of_columns ? made.columns.size() : made.rows.size());
  for (std::size_t r = 0; r < made.cells.size(); ++r)
    for (std::size_t c = 0; c < made.cells[r].size(); ++c) {
      if (!made.cells[r][c]) return std::nullopt;
      all[of_columns ? c : r] += *made.cells[r][c];
    }
  return all;
}

std::optional<double> sum_of_year(const Made& made, const std::string& year) {
  const auto c = static_cast<std::size_t>(std::find(made.columns.begin(), made.columns.end(), year) - made.columns.begin());
  double sum = 0;
  for (const auto& row : made.cells) {
    if (c == row.size() || !row[c]) return std::nullopt;
    sum += *row[c];
  }
  return sum;
}

struct Claims {
  const Made& made;
  const Wording wording;

  std::string text(double value) const {
    Figure figure;
    figure.value = value;
    figure.unit = Unit::parse(made.unit);
    figure.decimals = made.unit == "per 1,000" ? 1 : 0;
    return wording.figure(figure);
  }

  // What is untrue in it; empty when nothing is.
  std::string untrue(const std::string& title) const {
    std::smatch said;
    const auto matches = [&](const char* pattern) {
      static std::map<std::string, std::regex> known;
      auto at = known.find(pattern);
      if (at == known.end()) at = known.emplace(pattern, std::regex(pattern)).first;
      return std::regex_match(title, said, at->second);
    };
    if (title == "T") return {};
    if (matches("The largest share is ([0-9.]+)% \\(([^)]*)\\): (.*)")) return share({said[3].str()}, said[1].str(), said[2].str());
    if (matches("The largest share is ([0-9.]+)% \\(([^)]*)\\), the same for each of these: (.*)")) {
      std::vector<std::string> names;
      for (auto rest = said[3].str();; rest = rest.substr(rest.find("; ") + 2)) {
        names.push_back(rest.substr(0, rest.find("; ")));
        if (rest.find("; ") == std::string::npos) break;
      }
      return names.size() < 2 ? "one is equal to itself" : share(names, said[1].str(), said[2].str());
    }
    if (matches("In ([0-9]+) the highest is ([^:]+): (.*)\\. The lowest is ([^:]+): (.*)")) return extremes(said[1].str(), said[2].str(), said[3].str(), said[4].str(), said[5].str());
    if (matches("The highest is ([^:]+): (.*)\\. The lowest is ([^:]+): (.*)")) return extremes("", said[1].str(), said[2].str(), said[3].str(), said[4].str());
    if (matches("The highest is ([^:]+): (.*)")) return extremes("", said[1].str(), said[2].str(), "", "");
    if (matches("The lowest is ([^:]+): (.*)")) return extremes("", "", "", said[1].str(), said[2].str());
    if (matches("All have the same figure: (.*)")) {
      for (const auto& row : made.cells)
        for (const auto& cell : row)
          if (!cell || text(*cell) != said[1].str()) return "not all are the same";
      return {};
    }
    if (matches("A (projected )?(rise|fall)(?: of ([0-9,]+)%:)? from (.+) \\(([0-9]+)\\) to (.+) \\(([0-9]+)\\)"))
      return change(said[1].matched, said[2].str(), said[3].str(), said[4].str(), said[5].str(), said[6].str(), said[7].str());
    if (matches("No change(?: is projected)?: (.+) \\(([0-9]+)\\) and (.+) \\(([0-9]+)\\)")) {
      const auto first = sum_of_year(made, said[2].str()), last = sum_of_year(made, said[4].str());
      return first && last && *first == *last && text(*first) == said[1].str() ? "" : "it has changed";
    }
    return "nobody knows this sentence";
  }

  std::string share(const std::vector<std::string>& names, const std::string& percent, const std::string& value) const {
    for (const bool of_columns : {false, true}) {
      const auto all = sums(made, of_columns);
      if (!all) return "figures are missing";
      const auto& known = of_columns ? made.columns : made.rows;
      if (std::find(known.begin(), known.end(), names[0]) == known.end()) continue;
      double total = 0, highest = 0;
      for (const double sum : *all) { total += sum; highest = std::max(highest, sum); }
      for (std::size_t i = 0; i < known.size(); ++i) {
        const bool named = std::find(names.begin(), names.end(), known[i]) != names.end();
        if (named != ((*all)[i] == highest)) return named ? known[i] + " is not the largest" : known[i] + " is as large";
      }
      if (text(highest) != value) return "its figure is " + text(highest);
      const double exact = 100 * highest / total, given = std::stod(percent);
      if (std::abs(exact - given) > (percent.find('.') == std::string::npos ? 0.5 : 0.05) + 1e-9) return "its share is " + std::to_string(exact);
      return given == 100 && exact < 100 ? "it is not all" : "";
    }
    return "no row has this name";
  }

  std::string extremes(const std::string& year, const std::string& high, const std::string& high_name, const std::string& low, const std::string& low_name) const {
    double highest = -1e300, lowest = 1e300;
    std::optional<std::optional<std::vector<double>>> of_rows;  // where the columns are added up
    const auto& row_named = high.empty() ? low_name : high_name;
    if (year.empty() && std::find(made.rows.begin(), made.rows.end(), row_named) != made.rows.end()) of_rows = sums(made, false);
    std::vector<std::string> at_highest, at_lowest;  // by both names that each has
    for (std::size_t r = 0; r < made.rows.size(); ++r)
      for (std::size_t c = 0; c < made.columns.size(); ++c) {
        if (!year.empty() && made.columns[c] != year) continue;
        const auto cell = of_rows && *of_rows ? std::optional((**of_rows)[r]) : made.cells[r][c];
        if (!cell || (of_rows && !*of_rows)) return "figures are missing";
        if (of_rows && c > 0) continue;
        const bool plain = made.columns[c].empty() || !year.empty() || of_rows;
        const std::vector<std::string> names{plain ? made.rows[r] : made.rows[r] + ": " + made.columns[c], plain ? made.rows[r] : made.columns[c] + ": " + made.rows[r]};
        const auto note = [&](bool more, double& most, std::vector<std::string>& at) {
          if (more) at.clear();
          if (more || *cell == most) at.insert(at.end(), names.begin(), names.end());
          if (more) most = *cell;
        };
        note(*cell > highest, highest, at_highest);
        note(*cell < lowest, lowest, at_lowest);
      }
    const auto is_alone = [](const std::vector<std::string>& at, const std::string& name) { return at.size() == 2 && (at[0] == name || at[1] == name); };
    if (!high.empty() && (text(highest) != high || !is_alone(at_highest, high_name))) return "the highest is " + text(highest) + ": " + at_highest[0];
    if (!low.empty() && (text(lowest) != low || !is_alone(at_lowest, low_name))) return "the lowest is " + text(lowest) + ": " + at_lowest[0];
    return {};
  }

  std::string change(bool projected, const std::string& way, const std::string& percent, const std::string& first, const std::string& from, const std::string& last, const std::string& to) const {
    const auto before = sum_of_year(made, from), now = sum_of_year(made, to);
    if (!before || !now) return "figures are missing";
    if (text(*before) != first || text(*now) != last || first == last) return "the figures are others";
    if ((*now > *before) != (way == "rise")) return "it goes the other way";
    if (projected != (made.projected_from && std::stoi(to) >= *made.projected_from)) return "that is no projection, or one";
    auto digits = percent;
    std::erase(digits, ',');
    if (digits.empty()) return {};
    const double exact = 100 * std::abs(*now - *before) / *before;
    if (std::abs(exact - std::stod(digits)) > 0.5 + 1e-9) return "it is " + std::to_string(exact) + " per cent";
    return digits == "100" && way == "fall" && *now > 0 ? "not all is gone" : "";
  }
};

}  // namespace

TEST_CASE("no chart of a random dataset has words laid over words, or says what is not so", "[chart]") {
  Random random(2026);
  std::map<std::string, std::size_t> found;
  std::size_t charts = 0;
  for (int batch_number = 0; batch_number < 20; ++batch_number) {
    const auto batch = make(random);
    const World world(batch.toml);
    for (const auto& made : batch.all) {
      const auto* dataset = world.figures.find(made.id);
      REQUIRE(dataset != nullptr);
      std::vector<std::optional<ChartKind>> kinds{std::nullopt};
      for (std::size_t kind = 0; kind < chart_kinds.size(); ++kind) {
        Diagnostics told;
        if (check_chart(*dataset, {}, static_cast<ChartKind>(kind), {}, told)) kinds.emplace_back(static_cast<ChartKind>(kind));
      }
      std::set<std::string> titles;
      for (const auto kind : kinds) {
        const auto view = chart_view(*dataset, world.wording(), {"c", {}, kind});
        if (!view) continue;
        const auto language = languages[++charts % 2];  // one of them is looked at closely
        const auto wrong = wrong_with(language == Language::en ? *view : *chart_view(*dataset, world.wording(language), {"c", {}, kind}));
        const auto untrue = titles.insert(view->title.text).second ? Claims{made, world.wording()}.untrue(view->title.text) : std::string();
        if (!wrong.empty() || !untrue.empty()) FAIL(made.toml << (kind ? name_of(*kind) : "default") << "\n" << view->title.text << "\n" << wrong << untrue);
        ++found[view->title.text.substr(0, view->title.text.find_first_of("0123456789:"))];
      }
    }
  }
  CHECK(charts > 6000);
  CHECK(found.size() > 10);  // every kind of finding has been met
}
