// Charts: what is drawn for which shape of dataset.
#include "chart_fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

TEST_CASE("bars, each with its name and its figure", "[chart]") {
  const auto world = dataset(R"(measure = { unit = "GBP" }
rows = "client_group"
cells = [ { client_group = "older-people", value = 28_851_000 }, { client_group = "learning-disability", value = 6_575_000 } ])");
  const auto view = chart(world);
  CHECK(words(view) == std::vector<std::string>{"Older people", "£28,851,000", "People with a learning", "disability", "£6,575,000"});
  const auto bars = tags(narrow(view), "rect");
  REQUIRE(bars.size() == 2);
  CHECK(number(bars[0], "x") == 0);
  CHECK(number(bars[1], "width") / number(bars[0], "width") == Approx(6575.0 / 28851).margin(0.001));
  CHECK(view.title.text == "The largest share is 81% (£28,851,000): Older people");
  CHECK(view.subject.text == "What is spent");
  CHECK(view.description == "Bar chart: What is spent. From £6,575,000 (People with a learning disability) to £28,851,000 (Older people). "
                            "The same figures are in the table below the chart.");
  CHECK(chart(world, "d", Language::cy).title.text == "Y gyfran fwyaf yw 81% (£28,851,000): Pobl hŷn");
}

TEST_CASE("shares are drawn as shares, with the figure beside the name", "[chart]") {
  const auto world = dataset(R"(measure = { unit = "GBP" }
rows = "client_group"
shares = "all"
finding = { en = "Two pounds in three", cy = "Dwy bunt o bob tair" }
cells = [ { client_group = "older-people", value = 200 }, { client_group = "learning-disability", value = 100 } ])");
  const auto view = chart(world, "d", Language::cy);
  CHECK(view.title.text == "Dwy bunt o bob tair");
  CHECK(words(view) == std::vector<std::string>{"Pobl hŷn: £200", "67%", "Pobl ag anabledd dysgu:", "£100", "33%"});
}

TEST_CASE("nested rows have headings, several columns have bars of their own", "[chart]") {
  const auto world = dataset(R"(measure = { unit = "places" }
rows = ["who", "area"]
columns = "service_type"
cells = [
  { who = "adults", area = "uchaf", service_type = "short-break", value = 1 }, { who = "adults", area = "uchaf", service_type = "day-service", value = 2 },
  { who = "adults", area = "isaf", service_type = "short-break", value = 3 }, { who = "adults", area = "isaf", service_type = "day-service", value = 4 },
])");
  const auto view = chart(world);
  CHECK(words(view) == std::vector<std::string>{"Adults", "Upper Dyffryn", "Short breaks", "1", "Day service", "2", "Lower Dyffryn", "Short breaks", "3", "Day service", "4"});
  CHECK(attribute(tags(narrow(view), "rect")[0], "class") == "chart-bar chart-bar-1");
  CHECK(attribute(tags(narrow(view), "rect")[1], "class") == "chart-bar chart-bar-2");
}

TEST_CASE("too many bars are added up", "[chart]") {
  std::string cells;
  for (const char* area : {"uchaf", "canol", "isaf"})
    for (int list = 0; list < 10; ++list) cells += "{ area = \"" + std::string(area) + "\", n = \"n" + std::to_string(list) + "\", value = 10 },\n";
  std::string items;
  for (int list = 0; list < 10; ++list) items += "{ id = \"n" + std::to_string(list) + "\", name = { en = \"N\", cy = \"N\" } }, ";
  const World world("[[code_list]]\nid = \"n\"\nname = { en = \"N\", cy = \"N\" }\nitems = [ " + items + " ]\n[[dataset]]\nid = \"d\"\ntitle = { en = \"D\", cy = \"D\" }\n"
                    "measure = { unit = \"places\" }\nrows = \"area\"\ncolumns = \"n\"\ncells = [ " + cells + " ]");
  CHECK(tags(narrow(chart(world)), "rect").size() == 3);
  CHECK(words(chart(world))[1] == "100");
}

TEST_CASE("figures that are missing or withheld are said, not drawn", "[chart]") {
  const auto world = dataset(R"(measure = { unit = "people", disclosure = true }
rows = "area"
cells = [ { area = "uchaf", value = 3 }, { area = "canol", value = 60 }, { area = "isaf", value = 80 } ])");
  const auto view = chart(world);
  CHECK(tags(narrow(view), "rect").size() == 1);
  CHECK(words(view) == std::vector<std::string>{"Upper Dyffryn", "[c]", "Mid Dyffryn", "[c]", "Lower Dyffryn", "80"});
  CHECK(view.notes == std::vector<std::string>{"[c] means that the figure is confidential, so that nobody can be picked out."});
  CHECK(view.description.find(view.notes[0]) != std::string::npos);
  const auto none = dataset("measure = { unit = \"people\" }\nrows = \"area\"\ncells = [ { area = \"uchaf\", value = \"[x]\" } ]");
  CHECK_FALSE(chart_view(none.dataset("d"), none.wording(), {.id = "c1"}));
}

TEST_CASE("three years or more are a line, dashed and hollow where they are projected", "[chart]") {
  const auto world = dataset(R"(measure = { unit = "places" }
rows = "year"
at = 2026-03-31
projected_from = 2027
cells = [ { year = 2024, value = 14_787 }, { year = 2025, value = 13_843 }, { year = 2026, value = "[x]" }, { year = 2027, value = 12_000 }, { year = 2031, value = 9_000 } ])");
  const auto view = chart(world);
  const auto svg = narrow(view);
  CHECK(view.title.text == "A projected fall of 39%: from 14,787 (2024) to 9,000 (2031)");
  CHECK(chart(world, "d", Language::cy).title.text == "Amcanestynnir gostyngiad o 39%: o 14,787 (2024) i 9,000 (2031)");
  CHECK(view.description == "Line chart: What is spent. From 9,000 (2031) to 14,787 (2024). Dashed lines and hollow points are projections. "
                            "[x] means that the figure is not available. The same figures are in the table below the chart.");
  const auto lines = tags_of(svg, "line", "chart-line");
  REQUIRE(lines.size() == 2);  // none to or from the missing year
  CHECK(attribute(lines[0], "class") == "chart-line chart-line-1");
  CHECK(attribute(lines[1], "class") == "chart-line chart-line-1 chart-projected");
  CHECK_FALSE(attribute(lines[1], "stroke-dasharray").empty());
  CHECK(tags_of(svg, "path", "chart-point").size() == 4);
  CHECK(tags_of(svg, "path", "chart-projected").size() == 2);
  const auto said = words(view);
  CHECK(std::count(said.begin(), said.end(), "[x]") == 1);
  CHECK(std::count(said.begin(), said.end(), "Projection") == 1);
}

TEST_CASE("a few things that change over the years are lines in one drawing, with a key", "[chart]") {
  const auto world = dataset(R"(measure = { unit = "places" }
rows = "area"
columns = "year"
cells = [
  { area = "uchaf", year = 2024, value = 100 }, { area = "uchaf", year = 2025, value = 90 }, { area = "uchaf", year = 2026, value = 80 },
  { area = "isaf", year = 2024, value = 10 }, { area = "isaf", year = 2025, value = "[x]" }, { area = "isaf", year = 2026, value = 0 },
])");
  const auto view = chart(world);
  const auto said = words(view);
  CHECK(said[0] == "Upper Dyffryn: 100");
  CHECK(said[1] == "(2024), 80 (2026)");
  CHECK(tags_of(narrow(view), "path", "chart-point-1").size() == 4);  // with the key's
  CHECK(tags_of(narrow(view), "path", "chart-point-2").size() == 4);  // with the key's, and that of the mark
  CHECK(view.title.text == "A fall of 27%: from 110 (2024) to 80 (2026)");
}

TEST_CASE("the volumes of a need, by area", "[chart]") {
  const World world(R"(
[[need]]
id = "n"
title = { en = "Breaks", cy = "Seibiannau" }
statement = { en = "S", cy = "S" }
service_type = "short-break"
volume = { uchaf = { 2026 = 900, 2031 = 1_150 }, isaf = { 2026 = 1_400, 2031 = 1_500 } }
)");
  const auto view = chart(world, "need/n", Language::en, "area");
  CHECK(words(view) == std::vector<std::string>{"Upper Dyffryn", "2026", "900", "2031", "1,150", "Lower Dyffryn", "2026", "1,400", "2031", "1,500"});
  CHECK(view.title.text == "A rise of 15%: from 2,300 (2026) to 2,650 (2031)");
  CHECK(words(chart(world, "need/n", Language::en, "year"))[0] == "2026");
}

TEST_CASE("a range is two dots and what is between", "[chart]") {
  const auto world = dataset(R"(measures = [ { id = "low", name = { en = "Low", cy = "Isaf" }, unit = "percent" }, { id = "high", name = { en = "High", cy = "Uchaf" }, unit = "percent" } ]
rows = "age_band"
cells = [ { age_band = "18-64", low = 10, high = 25 }, { age_band = "65-plus", low = 50, high = 50 } ])");
  const auto view = chart(world);
  CHECK(words(view) == std::vector<std::string>{"18 to 64: 10%\u00a0to\u00a025%", "65 and over: 50%"});
  CHECK(tags_of(narrow(view), "path", "chart-point").size() == 4);
  CHECK(tags_of(narrow(view), "line", "chart-range").size() == 1);
  CHECK(view.title.text == "The ranges lie between 10% and 50%");
  CHECK(view.description.find("Chart of ranges: What is spent.") == 0);
}

TEST_CASE("of several measures, those are drawn that can be compared", "[chart]") {
  const auto world = dataset(R"(measures = [ { id = "places", name = { en = "Places", cy = "Lleoedd" }, unit = "places" }, { id = "cost", name = { en = "Cost", cy = "Cost" }, unit = "GBP" } ]
derived = [ { id = "each", name = { en = "Each", cy = "Yr un" }, of = "cost", per = "places" } ]
rows = "area"
cells = [ { area = "uchaf", places = 10, cost = 5_000 }, { area = "isaf", places = 30, cost = 9_000 } ])");
  CHECK(words(chart(world)) == std::vector<std::string>{"Upper Dyffryn", "£500", "Lower Dyffryn", "£300"});
}

TEST_CASE("less than nothing is drawn the other way", "[chart]") {
  const auto world = dataset("measure = { unit = \"GBP\" }\nrows = \"area\"\ncells = [ { area = \"uchaf\", value = -500 }, { area = \"isaf\", value = 1_000 } ]");
  const auto bars = tags(narrow(chart(world)), "rect");
  REQUIRE(bars.size() == 2);
  CHECK(number(bars[0], "x") == 0);
  CHECK(number(bars[0], "width") == Approx(number(bars[1], "x")));
}

TEST_CASE("text is wrapped at spaces, and a word that is too long is cut", "[chart]") {
  CHECK(wrap_text("People with a learning disability", 14) == std::vector<std::string>{"People with a learning", "disability"});
  CHECK(wrap_text("", 14).empty());
  for (const auto& line : wrap_text("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", 14)) CHECK(text_width(line) <= 14);
  CHECK(text_width("£28,851,000") < 7.5);
}
