// Which kind of chart a dataset has: by its shape, or because its author says so.
#include "chart_fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

std::string kind(const World& world, std::string_view by = {}) {
  const auto shape = chart_shape(world.dataset("d"), by);
  return shape ? std::string(name_of(shape->kind)) : "none";
}

// Every item of each dimension, with a figure that differs.
std::string cells(const std::vector<std::pair<std::string, std::vector<std::string>>>& dimensions) {
  std::vector<std::string> all{""};
  for (const auto& [dimension, items] : dimensions) {
    std::vector<std::string> longer;
    for (const auto& cell : all)
      for (const auto& item : items) longer.push_back(cell + dimension + " = \"" + item + "\", ");
    all = std::move(longer);
  }
  std::string text;
  for (std::size_t i = 0; i < all.size(); ++i) text += "{ " + all[i] + "value = " + std::to_string(10 + 7 * i) + " },\n";
  return "cells = [\n" + text + "]\n";
}

const std::vector<std::string> areas{"uchaf", "canol", "isaf"}, ages{"0-17", "18-64", "65-plus"}, who{"adults", "children"}, years{"2024", "2025", "2026"};

const std::string more_areas = "[[area]]\nid = \"de\"\nname = { en = \"South\", cy = \"De\" }\n";

}  // namespace

TEST_CASE("a dataset's shape decides what kind of chart it has", "[chart]") {
  const std::string people = "measure = { unit = \"people\" }\n", rates = "measure = { unit = \"per 1,000\" }\n";
  CHECK(kind(dataset(people + "rows = \"area\"\n" + cells({{"area", areas}}))) == "bars");
  CHECK(kind(dataset(people + "rows = \"area\"\ncolumns = \"who\"\n" + cells({{"area", areas}, {"who", who}}))) == "grouped");
  CHECK(kind(dataset(people + "rows = \"area\"\ncolumns = \"who\"\nshares = \"rows\"\n" + cells({{"area", areas}, {"who", who}}))) == "stacked");
  CHECK(kind(dataset(people + "rows = \"age_band\"\ncolumns = \"who\"\n" + cells({{"age_band", ages}, {"who", who}}))) == "back-to-back");
  CHECK(kind(dataset(people + "rows = \"who\"\ncolumns = \"age_band\"\n" + cells({{"who", who}, {"age_band", ages}}))) == "back-to-back");
  CHECK(kind(dataset(people + "rows = \"year\"\n" + cells({{"year", years}}))) == "lines");
  CHECK(kind(dataset(people + "rows = \"year\"\n" + cells({{"year", {"2024", "2026"}}}))) == "bars");
  CHECK(kind(dataset(people + "rows = \"area\"\ncolumns = \"year\"\n" + cells({{"area", areas}, {"year", years}}))) == "lines");
  CHECK(kind(dataset(people + "rows = \"area\"\ncolumns = \"year\"\n" + cells({{"area", {"uchaf", "canol", "isaf", "de"}}, {"year", years}}), more_areas)) == "small-multiples");
  CHECK(kind(dataset(rates + "rows = \"area\"\ncolumns = \"who\"\n" + cells({{"area", areas}, {"who", who}}))) == "grouped");
  CHECK(kind(dataset(people + "rows = \"area\"\ncolumns = \"who\"\n" + cells({{"area", areas}, {"who", who}})), "area") == "bars");
}

TEST_CASE("an author says which chart a dataset has, and which a block", "[chart]") {
  const auto world = dataset("measure = { unit = \"people\" }\nrows = \"area\"\ncolumns = \"who\"\nchart = \"stacked\"\n" + cells({{"area", areas}, {"who", who}}));
  CHECK(world.told().empty());
  CHECK(kind(world) == "stacked");
  const auto ask = [&](std::string_view request) {
    Diagnostics found;
    const auto block = world.figures.block(request, {}, found);
    const auto told = world.lines(found);
    return block ? block->by + "/" + (block->as ? std::string(name_of(*block->as)) : "-") : told.empty() ? "nothing" : told.front();
  };
  CHECK(ask("d") == "/-");
  CHECK(ask("d as grouped") == "/grouped");
  CHECK(ask("d by who as small-multiples") == "who/small-multiples");
  CHECK(ask("d as back-to-back by area") == "area/back-to-back");
  CHECK(ask("d as pie") == "unknown-chart: there is no chart called \"pie\" (the charts are bars, grouped, stacked, back-to-back, lines, ranges, small-multiples)");
  CHECK(ask("d as stackt") == "unknown-chart: there is no chart called \"stackt\" (did you mean stacked?)");
  CHECK(ask("d as lines") == "chart-does-not-suit: d makes no chart \"lines\": it has no two years (these suit it: bars, grouped, stacked, back-to-back, small-multiples)");
  CHECK(ask("d as ranges") ==
        "chart-does-not-suit: d makes no chart \"ranges\": its figures are no ranges: it has no measures \"low\" and \"high\" (these suit it: bars, grouped, stacked, back-to-back, small-multiples)");
  CHECK(ask("d as grouped as stacked") ==
        "bad-figure: a table or a chart is of one dataset (write {{ table known-by-age }}, {{ chart need/short-breaks by area }} or {{ chart spend by area as stacked }})");
}

TEST_CASE("a dataset's chart that does not suit it is told of, with the reason", "[chart]") {
  const auto told = [](const std::string& rest) {
    const auto world = dataset(rest);
    return world.told().empty() ? std::string() : world.told().front();
  };
  CHECK(told("measure = { unit = \"people\" }\nrows = \"area\"\nchart = \"stacked\"\n" + cells({{"area", areas}})) ==
        "chart-does-not-suit: d makes no chart \"stacked\": its bars have no parts: it needs another dimension (these suit it: bars)");
  CHECK(told("measure = { unit = \"per 1,000\" }\nrows = \"area\"\ncolumns = \"who\"\nchart = \"stacked\"\n" + cells({{"area", areas}, {"who", who}})) ==
        "chart-does-not-suit: d makes no chart \"stacked\": its figures are no parts of one whole (these suit it: grouped, back-to-back, small-multiples)");
  CHECK(told("measure = { unit = \"per 1,000\" }\nrows = \"area\"\ncolumns = \"who\"\nchart = \"bars\"\n" + cells({{"area", areas}, {"who", who}})) ==
        "chart-does-not-suit: d makes no chart \"bars\": it would have to be added up over who, and cannot be (these suit it: grouped, back-to-back, small-multiples)");
  CHECK(told("measure = { unit = \"people\" }\nrows = \"age_band\"\ncolumns = \"area\"\nchart = \"back-to-back\"\n" + cells({{"age_band", ages}, {"area", areas}})) ==
        "chart-does-not-suit: d makes no chart \"back-to-back\": it needs two sides: a dimension of two items, or two measures of one unit (these suit it: bars, grouped, stacked, small-multiples)");
  CHECK(told("measure = { unit = \"GBP\" }\nrows = \"area\"\ncolumns = \"who\"\nchart = \"stacked\"\ncells = [ { area = \"uchaf\", who = \"adults\", value = -5 }, { area = \"uchaf\", who = \"children\", value = 5 } ]") ==
        "chart-does-not-suit: d makes no chart \"stacked\": some of its figures are below nothing (these suit it: bars, grouped)");
}

TEST_CASE("a pyramid has two sides, the oldest on top", "[chart]") {
  const auto world = dataset("measure = { unit = \"people\" }\nrows = \"age_band\"\ncolumns = \"who\"\n" + cells({{"age_band", ages}, {"who", who}}));
  const auto view = chart(world);
  CHECK(words(view) == std::vector<std::string>{"Adults", "Children", "65 and over", "38", "45", "18 to 64", "24", "31", "0 to 17", "10", "17"});
  std::vector<std::string> bars = tags_of(narrow(view), "rect", "chart-bar");
  REQUIRE(bars.size() == 8);  // two of the key
  const double left = number(bars[2], "x") + number(bars[2], "width"), right = number(bars[3], "x");
  CHECK(left < 50);
  CHECK(right > 50);
  CHECK(50 - left == Approx(right - 50));
  CHECK(number(bars[2], "width") / number(bars[3], "width") == Approx(38.0 / 45).margin(0.01));
  CHECK(view.description.find("Bar chart with two sides, back to back: What is spent.") == 0);
}

TEST_CASE("parts of a stacked bar have patterns, and together are as long as the whole", "[chart]") {
  const auto world = dataset("measure = { unit = \"people\" }\nrows = \"area\"\ncolumns = \"age_band\"\nshares = \"rows\"\n" + cells({{"area", areas}, {"age_band", ages}}));
  const auto view = chart(world);
  CHECK(view.title.text == "The largest share is 52% (177): Lower Dyffryn");
  double sum = 0;
  for (const auto& bar : tags_of(narrow(view), "rect", "chart-bar"))
    if (attribute(bar, "width").ends_with("%")) sum += number(bar, "width");
  CHECK(sum == Approx(300).margin(0.1));
  CHECK(tags(narrow(view), "pattern").size() == 2);
  const auto said = words(view);
  CHECK(said[0] == "0 to 17");
  CHECK(said[3] == "Upper Dyffryn: 51");
  CHECK(said[4] == "20%");
}

TEST_CASE("small multiples are a list of drawings to one scale, each told in words", "[chart]") {
  const auto world = dataset("measure = { unit = \"per 1,000\" }\nrows = \"area\"\ncolumns = \"who\"\nchart = \"small-multiples\"\n" + cells({{"area", areas}, {"who", who}}));
  const auto view = chart(world);
  const auto panels = drawings(view.picture);
  REQUIRE(panels.size() == 3);
  CHECK(panels[0].find("<title id=\"c1-1-title\">Upper Dyffryn</title>\n<desc id=\"c1-1-description\">Adults: 10; Children: 17</desc>") != std::string::npos);
  const auto first = tags(panels[0], "rect")[0], last = tags(panels[2], "rect")[1];
  CHECK(number(first, "width") / number(last, "width") == Approx(10.0 / 45).margin(0.01));
  CHECK(attribute(panels[0], "height") == attribute(panels[2], "height"));
}

TEST_CASE("of more bars than anybody reads, the largest are drawn, and that is said", "[chart]") {
  std::string items, cells;
  for (int i = 0; i < 41; ++i) {
    items += "{ id = \"n" + std::to_string(i) + "\", name = { en = \"N" + std::to_string(i) + "\", cy = \"N\" } }, ";
    cells += "{ n = \"n" + std::to_string(i) + "\", value = " + std::to_string(100 + i * 37 % 41) + " },\n";
  }
  const auto world = dataset("measure = { unit = \"places\" }\nrows = \"n\"\ncells = [ " + cells + " ]\n[[code_list]]\nid = \"n\"\nname = { en = \"N\", cy = \"N\" }\nitems = [ " + items + " ]");
  const auto view = chart(world);
  const auto bars = tags(narrow(view), "rect");
  REQUIRE(bars.size() == 20);
  for (std::size_t i = 1; i < bars.size(); ++i) CHECK(number(bars[i - 1], "width") >= number(bars[i], "width"));
  CHECK(view.notes == std::vector<std::string>{"Out of 41, the chart shows the 20 with the largest figures that can be shown. The table has them all."});
}
