// Every family of tables in Appendix 1 of the Welsh Assembly Government's commissioning guidance of 2010, as it is read
// and as CSV. Tables are written here with | between cells, ^ before a head of a column and > before a head of a row,
// (2x1) for what spans two columns and one row, = before a row of totals and -- between groups.
#include <fmt/format.h>

#include "analysis_fixture.h"
#include "markup/table.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

std::string written(const TableView& view) {
  std::string out;
  const auto row = [&](const std::vector<TableView::Cell>& cells) {
    std::string line;
    for (const auto& cell : cells) {
      if (!line.empty()) line += " | ";
      if (cell.scope.starts_with("col")) line += '^';
      if (cell.scope.starts_with("row")) line += '>';
      line += cell.text.text;
      if (cell.colspan != 1 || cell.rowspan != 1) line += fmt::format("({}x{})", cell.colspan, cell.rowspan);
    }
    return line;
  };
  for (const auto& cells : view.head) out += row(cells) + '\n';
  for (std::size_t g = 0; g < view.groups.size(); ++g) {
    if (g > 0) out += "--\n";
    for (const auto& line : view.groups[g]) out += fmt::format("{}{}\n", line.total ? "=" : "", row(line.cells));
  }
  return out;
}

std::string table(const World& world, std::string_view id = "d", Language language = Language::en) {
  return written(table_view(world.dataset(id), world.wording(language)));
}

// Each row must cover as many columns as the others, counting what hangs down from above.
void check_grid(const TableView& view) {
  std::vector<const std::vector<TableView::Cell>*> rows;
  for (const auto& row : view.head) rows.push_back(&row);
  const auto head_rows = rows.size();
  for (const auto& group : view.groups)
    for (const auto& row : group) rows.push_back(&row.cells);
  std::vector<std::size_t> hanging;  // rows still covered, by column
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (r == head_rows) CHECK(std::all_of(hanging.begin(), hanging.end(), [](auto left) { return left == 0; }));
    std::size_t column = 0;
    for (const auto& cell : *rows[r]) {
      while (column < hanging.size() && hanging[column] > 0) ++column;
      for (std::size_t c = 0; c < cell.colspan; ++c, ++column) {
        if (r == 0) hanging.resize(std::max(hanging.size(), column + 1));
        REQUIRE(column < hanging.size());
        CHECK(hanging[column] == 0);
        hanging[column] = cell.rowspan;
      }
    }
    for (auto& left : hanging) {
      CHECK(left > 0);  // no column without a cell
      if (left > 0) --left;
    }
  }
}

World dataset(std::string_view rest) { return World("[[dataset]]\nid = \"d\"\ntitle = { en = \"D\", cy = \"D\" }\n" + std::string(rest)); }

}  // namespace

TEST_CASE("area by age, with totals both ways (table 1)", "[table]") {
  const auto world = dataset(R"(measure = { unit = "people" }
rows = "area"
columns = "age_band"
at = 2026-03-31
cells = [
  { area = "uchaf", age_band = "0-17", value = 8_000 }, { area = "uchaf", age_band = "18-64", value = 24_000 }, { area = "uchaf", age_band = "65-plus", value = 9_000 },
  { area = "isaf", age_band = "0-17", value = 9_000 }, { area = "isaf", age_band = "18-64", value = 25_000 }, { area = "isaf", age_band = "65-plus", value = "[x]" },
])");
  CHECK(table(world) == "^Area | ^0 to 17 | ^18 to 64 | ^65 and over | ^Total\n"
                        ">Upper Dyffryn | 8,000 | 24,000 | 9,000 | 41,000\n"
                        ">Lower Dyffryn | 9,000 | 25,000 | [x] | 34,000 [i]\n"
                        "=>Total | 17,000 | 49,000 | 9,000 [i] | 75,000 [i]\n");
  CHECK(table(world, "d", Language::cy) == "^Ardal | ^0 i 17 oed | ^18 i 64 oed | ^65 oed a throsodd | ^Cyfanswm\n"
                                           ">Dyffryn Uchaf | 8,000 | 24,000 | 9,000 | 41,000\n"
                                           ">Dyffryn Isaf | 9,000 | 25,000 | [x] | 34,000 [i]\n"
                                           "=>Cyfanswm | 17,000 | 49,000 | 9,000 [i] | 75,000 [i]\n");
  const auto view = table_view(world.dataset("d"), world.wording());
  check_grid(view);
  CHECK(view.unit == "Measured in: People");
  CHECK(view.date == "Date: 31 March 2026");
  REQUIRE(view.marks.size() == 2);
  CHECK(view.marks[0] == std::pair<std::string, std::string>("[x]", "[x] means that the figure is not available."));
  CHECK(view.marks[1] == std::pair<std::string, std::string>("[i]", "[i] means that a total leaves out figures that are not available."));
}

TEST_CASE("percentages of the whole, in columns of their own (table 2)", "[table]") {
  const auto world = dataset(R"(measure = { unit = "places" }
rows = "who"
columns = "area"
shares = "all"
cells = [
  { who = "adults", area = "uchaf", value = 30 }, { who = "adults", area = "isaf", value = 30 },
  { who = "children", area = "uchaf", value = 10 }, { who = "children", area = "isaf", value = 30 },
])");
  CHECK(table(world) == "^Who(1x2) | ^Upper Dyffryn(2x1) | ^Lower Dyffryn(2x1) | ^Total(2x1)\n"
                        "^Number | ^Share of total | ^Number | ^Share of total | ^Number | ^Share of total\n"
                        ">Adults | 30 | 30% | 30 | 30% | 60 | 60%\n"
                        ">Children | 10 | 10% | 30 | 30% | 40 | 40%\n"
                        "=>Total | 40 | 40% | 60 | 60% | 100 | 100%\n");
  check_grid(table_view(world.dataset("d"), world.wording()));
}

TEST_CASE("shares of a row leave the row's own total alone", "[table]") {
  const auto world = dataset(R"(measure = { unit = "places" }
rows = "who"
columns = "area"
shares = "rows"
cells = [
  { who = "adults", area = "uchaf", value = 30 }, { who = "adults", area = "isaf", value = 30 },
  { who = "children", area = "uchaf", value = 10 }, { who = "children", area = "isaf", value = 30 },
])");
  CHECK(table(world) == "^Who(1x2) | ^Upper Dyffryn(2x1) | ^Lower Dyffryn(2x1) | ^Total(1x2)\n"
                        "^Number | ^Share of row | ^Number | ^Share of row\n"
                        ">Adults | 30 | 50% | 30 | 50% | 60\n"
                        ">Children | 10 | 25% | 30 | 75% | 40\n"
                        "=>Total | 40 | 40% | 60 | 60% | 100\n");
  check_grid(table_view(world.dataset("d"), world.wording()));
}

TEST_CASE("years side by side with shares and changes (table 3)", "[table]") {
  const auto world = dataset(R"(measure = { unit = "people" }
rows = "age_band"
columns = "year"
shares = "columns"
change = true
cells = [
  { age_band = "18-64", year = 2008, value = 60 }, { age_band = "18-64", year = 2016, value = 80 },
  { age_band = "65-plus", year = 2008, value = 40 }, { age_band = "65-plus", year = 2016, value = 20 },
])");
  CHECK(table(world) == "^Age group(1x2) | ^2008(2x1) | ^2016(2x1) | ^Change, 2008 to 2016(2x1)\n"
                        "^Number | ^Share of column | ^Number | ^Share of column | ^Number | ^Per cent\n"
                        ">18 to 64 | 60 | 60% | 80 | 80% | 20 | 33%\n"
                        ">65 and over | 40 | 40% | 20 | 20% | -20 | -50%\n"
                        "=>Total | 100 | 100% | 100 | 100% | 0 | 0%\n");
  check_grid(table_view(world.dataset("d"), world.wording()));
}

TEST_CASE("nested rows, adults and children by area (table 4)", "[table]") {
  const auto world = dataset(R"(measure = { unit = "places" }
rows = ["who", "area"]
cells = [
  { who = "adults", area = "uchaf", value = 6 }, { who = "adults", area = "isaf", value = 4 },
  { who = "children", area = "isaf", value = 3 },
])");
  CHECK(world.told().empty());  // a line that nobody filled is not missing
  CHECK(table(world) == "^Who | ^Area | ^Places\n"
                        ">Adults(1x3) | >Upper Dyffryn | 6\n"
                        ">Lower Dyffryn | 4\n"
                        "=>Total | 10\n"
                        "--\n"
                        ">Children | >Lower Dyffryn | 3\n"
                        "--\n"
                        "=>Total(2x1) | 13\n");
  const auto view = table_view(world.dataset("d"), world.wording());
  check_grid(view);
  CHECK(view.unit.empty());  // the head says it
  CHECK(view.groups[0][0].cells[0].scope == "rowgroup");
  CHECK(view.groups[0][0].cells[1].scope == "row");
}

TEST_CASE("several things counted in a row of years (tables 5 and 6)", "[table]") {
  const auto world = dataset(R"(measures = [
  { id = "complex", name = { en = "Complex needs", cy = "Anghenion cymhleth" }, unit = "people" },
  { id = "hours", name = { en = "Support", cy = "Cymorth" }, unit = "hours per week" },
  { id = "cost", name = { en = "Cost", cy = "Cost" }, unit = "GBP" },
]
rows = "year"
cells = [ { year = 2008, complex = 11, hours = 12.5, cost = 612_000 }, { year = 2009, complex = 9, hours = 14, cost = 545_000 } ])");
  CHECK(table(world) == "^Year | ^Complex needs | ^Support (Hours per week) | ^Cost\n"
                        ">2008 | 11 | 12.5 | £612,000\n"
                        ">2009 | 9 | 14 | £545,000\n");
}

TEST_CASE("category, number, share of the total (tables 8, 17, 29)", "[table]") {
  const auto world = dataset(R"(measure = { unit = "people" }
rows = "who"
shares = "columns"
cells = [ { who = "adults", value = 1_990 }, { who = "children", value = 10 } ])");
  CHECK(table(world) == "^Who | ^People | ^Share of total\n"
                        ">Adults | 1,990 | 100%\n"
                        ">Children | 10 | 0.5%\n"
                        "=>Total | 2,000 | 100%\n");
  CHECK(table_view(world.dataset("d"), world.wording()).notes.at(0).text == "Figures may not add up to the total because they have been rounded.");
}

TEST_CASE("a rate applied to a population (tables 13 and 25)", "[table]") {
  const World world(R"(
[[dataset]]
id = "base"
title = { en = "People aged 70 or over", cy = "Pobl 70 oed neu hŷn" }
measure = { unit = "people" }
rows = "area"
cells = [ { area = "uchaf", value = 9_425 }, { area = "isaf", value = 16_437 } ]
[[dataset]]
id = "d"
title = { en = "Carers", cy = "Gofalwyr" }
derive = { rate = 0.053, to = 0.1, per = 100, of = "base" }
)");
  CHECK(table(world) == "^Area | ^People aged 70 or over | ^Lowest expected number | ^Highest expected number\n"
                        ">Upper Dyffryn | 9,425 | 5 | 9\n"
                        ">Lower Dyffryn | 16,437 | 9 | 16\n"
                        "=>Total | 25,862 | 14 | 26\n");
  const auto view = table_view(world.dataset("d"), world.wording(Language::cy));
  REQUIRE(view.derived.size() == 2);
  CHECK(view.derived[0].text == "Nifer disgwyliedig isaf: Pobl 70 oed neu hŷn × 0.053 ÷ 100");
}

TEST_CASE("existing, proposed, change (table 15)", "[table]") {
  const auto world = dataset(R"(measure = { unit = "places" }
rows = "who"
columns = "year"
change = true
totals = false
cells = [ { who = "adults", year = 2010, value = 50 }, { who = "adults", year = 2015, value = 65 } ])");
  CHECK(table(world) == "^Who(1x2) | ^2010(1x2) | ^2015(1x2) | ^Change, 2010 to 2015(2x1)\n"
                        "^Number | ^Per cent\n"
                        ">Adults | 50 | 65 | 15 | 30%\n");
  check_grid(table_view(world.dataset("d"), world.wording()));
}

TEST_CASE("years down the side, each with the change since the one before", "[table]") {
  const auto world = dataset(R"(measure = { unit = "GBP" }
rows = "year"
change = true
cells = [ { year = "2004-05", value = 1_000 }, { year = "2005-06", value = 1_100 } ])");
  CHECK(table(world) == "^Year | ^Pounds (£) | ^Change | ^Change (%)\n"
                        ">2004 to 2005 | £1,000 | [z] | [z]\n"
                        ">2005 to 2006 | £1,100 | £100 | 10%\n");
}

TEST_CASE("places, cost and unit cost (tables 12, 19 to 24, 26)", "[table]") {
  const auto world = dataset(R"(measures = [
  { id = "places", name = { en = "Places", cy = "Lleoedd" }, unit = "places" },
  { id = "cost", name = { en = "Total cost", cy = "Cyfanswm y gost" }, unit = "GBP" },
]
derived = [ { id = "each", name = { en = "Unit cost", cy = "Cost yr uned" }, of = "cost", per = "places" } ]
rows = "service_type"
cells = [ { service_type = "day-service", places = 140, cost = 15_400 }, { service_type = "short-break", places = 3, cost = 1_000 } ])");
  CHECK(table(world) == "^Type of service | ^Places | ^Total cost | ^Unit cost\n"
                        ">Short breaks | 3 | £1,000 | £333.33\n"
                        ">Day service | 140 | £15,400 | £110\n"
                        "=>Total | 143 | £16,400 | £114.69\n");
  CHECK(table_view(world.dataset("d"), world.wording()).derived.at(0).text == "Unit cost: Total cost ÷ Places");
}

TEST_CASE("two rows of heads over the columns (tables 35 and 37)", "[table]") {
  const auto world = dataset(R"(measure = { unit = "places" }
rows = "area"
columns = ["service_type", "who"]
cells = [
  { area = "uchaf", service_type = "short-break", who = "adults", value = 1 }, { area = "uchaf", service_type = "short-break", who = "children", value = 2 },
  { area = "uchaf", service_type = "day-service", who = "adults", value = 3 },
])");
  CHECK(table(world) == "^Area(1x2) | ^Short breaks(3x1) | ^Day service(2x1) | ^Total(3x1)\n"
                        "^Adults | ^Children | ^Total | ^Adults | ^Total | ^Adults | ^Children | ^Total\n"
                        ">Upper Dyffryn | 1 | 2 | 3 | 3 | 3 | 4 | 2 | 6\n");
  const auto view = table_view(world.dataset("d"), world.wording());
  check_grid(view);
  CHECK(view.head[0][1].scope == "colgroup");
  CHECK(view.head[1][0].scope == "col");
}

TEST_CASE("cost by who pays, with averages per head (tables 41 to 57)", "[table]") {
  const auto world = dataset(R"(measures = [
  { id = "people", name = { en = "Number of people", cy = "Nifer y bobl" }, unit = "people", disclosure = false },
  { id = "cost", name = { en = "Cost", cy = "Cost" }, unit = "GBP" },
]
derived = [ { id = "average", name = { en = "Average cost", cy = "Cost gyfartalog" }, of = "cost", per = "people" } ]
rows = "who"
columns = "area"
cells = [ { who = "adults", area = "uchaf", people = 4, cost = 892_619 }, { who = "adults", area = "isaf", people = 2, cost = 100_000 } ])");
  CHECK(table(world) == "^Who(1x2) | ^Upper Dyffryn(3x1) | ^Lower Dyffryn(3x1) | ^Total(3x1)\n"
                        "^Number of people | ^Cost | ^Average cost | ^Number of people | ^Cost | ^Average cost | ^Number of people | ^Cost | ^Average cost\n"
                        ">Adults | 4 | £892,619 | £223,155 | 2 | £100,000 | £50,000 | 6 | £992,619 | £165,437\n");
  check_grid(table_view(world.dataset("d"), world.wording()));
}

TEST_CASE("benchmarks have no totals (tables 27, 28, 38)", "[table]") {
  const auto world = dataset(R"(measure = { unit = "GBP per 10,000" }
rows = "area"
cells = [ { area = "dyffryn", value = 1_200 }, { area = "uchaf", value = 1_350.5 } ])");
  CHECK(table(world) == "^Area | ^£ per 10,000 people\n>Dyffryn | £1,200\n>Upper Dyffryn | £1,350.50\n");
}

TEST_CASE("a title that is missing in a language comes with the language it is in", "[table]") {
  const World world(R"(
[[dataset]]
id = "d"
title = { en = "Only English" }
measure = { unit = "places" }
rows = "area"
notes = [ { cy = "Cymraeg yn unig" } ]
cells = [ { area = "uchaf", value = 6 } ]
)");
  const auto welsh = table_view(world.dataset("d"), world.wording(Language::cy));
  CHECK(welsh.caption.language == Language::en);
  CHECK_FALSE(welsh.notes.at(0).language);
  CHECK(table_view(world.dataset("d"), world.wording()).notes.at(0).language == Language::cy);
  const auto value = table_value(world.dataset("d"), world.wording(Language::cy), {"t", {}, {}, {}});
  CHECK(value.find("caption")->words() == "<span lang=\"en\">Only English</span>");
  CHECK(value.find("caption")->kind() == ValueKind::html);
}

TEST_CASE("a table's values are those that templates are promised", "[table]") {
  const auto world = dataset(R"(measure = { unit = "places" }
rows = "area"
source = { en = "Records", cy = "Cofnodion" }
illustrative = true
cells = [ { area = "uchaf", value = 6 }, { area = "isaf", value = "[c]" } ])");
  const auto value = table_value(world.dataset("d"), world.wording(), {"t1", {}, {}, {}});
  CHECK(value.find("id")->words() == "t1");
  CHECK(value.find("source")->find("name")->words() == "Records");
  const auto& cell = value.find("groups")->items()[0].find("rows")->items()[1].find("cells")->items()[1];
  CHECK(cell.find("kind")->words() == "data");
  CHECK(cell.find("text")->words() == "[c]");
  CHECK(cell.find("missing")->words() == "Confidential");
  CHECK(value.find("missing")->items()[0].find("mark")->words() == "[c]");
  for (const char* name : {"caption", "unit", "illustrative", "head", "groups", "missing", "derived", "notes", "source", "date", "address", "downloads"})
    CHECK(value.find(Key::of(name)) != nullptr);
}

TEST_CASE("CSV has one row of heads, ids and names, plain figures and marks", "[table][csv]") {
  const auto world = dataset(R"(measure = { unit = "GBP" }
rows = "area"
columns = "who"
shares = "all"
cells = [
  { area = "uchaf", who = "adults", value = 1_200.50 }, { area = "uchaf", who = "children", value = "[x]" },
  { area = "isaf", who = "adults", value = 799.50 }, { area = "isaf", who = "children", value = 2_000 },
])");
  CHECK(csv(world.dataset("d"), world.wording()) ==
        "area,area_name,who,who_name,value,value_share,marks\r\n"
        "uchaf,Upper Dyffryn,adults,Adults,1200.5,30,[i]\r\n"
        "uchaf,Upper Dyffryn,children,Children,[x],[x],\r\n"
        "uchaf,Upper Dyffryn,total,Total,1200.5,30,[i]\r\n"
        "isaf,Lower Dyffryn,adults,Adults,799.5,20,[i]\r\n"
        "isaf,Lower Dyffryn,children,Children,2000,50,[i]\r\n"
        "isaf,Lower Dyffryn,total,Total,2799.5,70,[i]\r\n"
        "total,Total,adults,Adults,2000,50,[i]\r\n"
        "total,Total,children,Children,2000,50,[i]\r\n"
        "total,Total,total,Total,4000,100,[i]\r\n");
}

TEST_CASE("CSV gives changes beside the year they lead to", "[table][csv]") {
  const auto world = dataset(R"(measure = { unit = "places" }
rows = "who"
columns = "year"
change = true
totals = false
cells = [ { who = "adults", year = 2010, value = 48 }, { who = "adults", year = 2015, value = 65 } ])");
  CHECK(csv(world.dataset("d"), world.wording()) ==
        "who,who_name,year,value,value_change,value_percent_change\r\n"
        "adults,Adults,2010,48,[z],[z]\r\n"
        "adults,Adults,2015,65,17,35.4\r\n");
}

TEST_CASE("CSV quotes what would break it", "[table][csv]") {
  const World world(R"(
[[code_list]]
id = "odd"
name = { en = "Odd", cy = "Od" }
items = [ { id = "a", name = { en = "Homes, \"large\"", cy = "Cartrefi, \"mawr\"" } } ]
[[dataset]]
id = "d"
title = { en = "D", cy = "D" }
measure = { unit = "places" }
rows = "odd"
cells = [ { odd = "a", value = 6 } ]
)");
  CHECK(csv(world.dataset("d"), world.wording(Language::cy)) == "odd,odd_name,value\r\na,\"Cartrefi, \"\"mawr\"\"\",6\r\n");
}

TEST_CASE("what is withheld is withheld in tables and CSV alike", "[table][csv][disclosure]") {
  const auto world = dataset(R"(measure = { unit = "people", disclosure = true }
rows = "area"
columns = "who"
shares = "all"
cells = [
  { area = "uchaf", who = "adults", value = 61 }, { area = "uchaf", who = "children", value = 4 },
  { area = "isaf", who = "adults", value = 118 }, { area = "isaf", who = "children", value = 23 },
])");
  CHECK(table(world) == "^Area(1x2) | ^Adults(2x1) | ^Children(2x1) | ^Total(2x1)\n"
                        "^Number | ^Share of total | ^Number | ^Share of total | ^Number | ^Share of total\n"
                        ">Upper Dyffryn | [c] | [c] | [c] | [c] | 65 | 32%\n"
                        ">Lower Dyffryn | [c] | [c] | [c] | [c] | 141 | 68%\n"
                        "=>Total | 179 | 87% | 27 | 13% | 206 | 100%\n");
  const auto text = csv(world.dataset("d"), world.wording());
  for (const auto raw : {",61,", ",4,", ",118,", ",23,"}) CHECK(text.find(raw) == std::string::npos);
}
