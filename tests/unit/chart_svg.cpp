// Charts: what may be asked of every one of them, and what is drawn for which shape of dataset.
#include <algorithm>
#include <cmath>
#include <regex>

#include "analysis_fixture.h"
#include "markup/chart.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

struct Box {
  double left, right, top, bottom;  // em
  std::string text;
};

std::string attribute(const std::string& tag, const std::string& name) {
  std::smatch found;
  return std::regex_search(tag, found, std::regex("[ <]" + name + "=\"([^\"]*)\"")) ? found[1].str() : std::string();
}

double number(const std::string& tag, const std::string& name) {
  const auto text = attribute(tag, name);
  return text.empty() ? 0 : std::stod(text);
}

std::vector<std::string> tags(const std::string& svg, const std::string& name) {
  std::vector<std::string> all;
  const std::regex pattern("<" + name + " [^>]*>");
  for (auto at = std::sregex_iterator(svg.begin(), svg.end(), pattern); at != std::sregex_iterator(); ++at) all.push_back(at->str());
  return all;
}

std::string unescaped(std::string text) {
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}})
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  return text;
}

// Where each text is when the chart is so many em wide.
std::vector<Box> boxes(const std::string& svg, double width) {
  std::vector<Box> all;
  const std::regex pattern("(<text [^>]*>)([^<]*)</text>");
  for (auto at = std::sregex_iterator(svg.begin(), svg.end(), pattern); at != std::sregex_iterator(); ++at) {
    const auto tag = (*at)[1].str(), words = unescaped((*at)[2].str());
    const double x = number(tag, "x") / 100 * width + number(tag, "dx"), y = number(tag, "y");
    const auto classes = attribute(tag, "class");
    const double wide = text_width(words) * (classes == "chart-label" ? 1 : bold);
    const auto anchor = attribute(tag, "text-anchor");
    const double left = anchor == "end" ? x - wide : anchor == "middle" ? x - wide / 2 : x;
    all.push_back({left, left + wide, y - 0.8, y + 0.25, words});
  }
  return all;
}

void check_chart(const ChartView& view, const std::string& id) {
  const auto& svg = view.svg;
  INFO(svg);
  const double height = number(svg.substr(0, svg.find('>')), "height");
  CHECK(svg.find("role=\"img\" aria-labelledby=\"" + id + "-title " + id + "-description\"") != std::string::npos);
  CHECK(svg.find("<title id=\"" + id + "-title\"") != std::string::npos);
  CHECK(svg.find("<desc id=\"" + id + "-description\">") != std::string::npos);
  CHECK(svg.find("style=") == std::string::npos);
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(svg.find("inf") == svg.find("inform"));
  for (const double width : {narrowest_chart, 22.0, 40.0, 70.0}) {
    const auto all = boxes(svg, width);
    CHECK_FALSE(all.empty());
    for (std::size_t i = 0; i < all.size(); ++i) {
      INFO(all[i].text << " at a width of " << width);
      CHECK(all[i].left >= -0.01);
      CHECK(all[i].right <= width + 0.01);
      CHECK(all[i].top >= -0.01);
      CHECK(all[i].bottom <= height + 0.01);
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        const bool apart = all[i].right <= all[j].left + 0.01 || all[j].right <= all[i].left + 0.01 || all[i].bottom <= all[j].top + 0.01 || all[j].bottom <= all[i].top + 0.01;
        INFO("and " << all[j].text);
        CHECK(apart);
      }
    }
  }
  for (const auto& bar : tags(svg, "rect")) {
    CHECK(number(bar, "x") >= 0);
    CHECK(number(bar, "width") > 0);
    CHECK(number(bar, "x") + number(bar, "width") <= 100.01);
    CHECK(number(bar, "y") + number(bar, "height") <= height);
  }
  for (const auto& dot : tags(svg, "circle")) {
    CHECK(number(dot, "cx") >= 2);
    CHECK(number(dot, "cx") <= 98);
    CHECK(number(dot, "cy") <= height);
  }
}

ChartView chart(const World& world, std::string_view id = "d", Language language = Language::en, const std::string& by = "") {
  const auto view = chart_view(world.dataset(id), world.wording(language), "c1", by);
  REQUIRE(view);
  check_chart(*view, "c1");
  return *view;
}

World dataset(std::string_view rest) { return World("[[dataset]]\nid = \"d\"\ntitle = { en = \"What is spent\", cy = \"Yr hyn a werir\" }\n" + std::string(rest)); }

std::vector<std::string> words(const ChartView& view) {
  std::vector<std::string> all;
  for (const auto& box : boxes(view.svg, 40)) all.push_back(box.text);
  return all;
}

}  // namespace

TEST_CASE("bars, each with its name and its figure", "[chart]") {
  const auto world = dataset(R"(measure = { unit = "GBP" }
rows = "client_group"
cells = [ { client_group = "older-people", value = 28_851_000 }, { client_group = "learning-disability", value = 6_575_000 } ])");
  const auto view = chart(world);
  CHECK(words(view) == std::vector<std::string>{"Older people", "£28,851,000", "People with a learning", "disability", "£6,575,000"});
  const auto bars = tags(view.svg, "rect");
  REQUIRE(bars.size() == 2);
  CHECK(number(bars[0], "x") == 0);
  CHECK(number(bars[1], "width") / number(bars[0], "width") == Approx(6575.0 / 28851).margin(0.001));
  CHECK(view.title.text == "What is spent. Largest: Older people, £28,851,000");
  CHECK(view.description == "Bar chart: What is spent. From £6,575,000 (People with a learning disability) to £28,851,000 (Older people). "
                            "The same figures are in the table below the chart.");
  CHECK(chart(world, "d", Language::cy).title.text == "Yr hyn a werir. Mwyaf: Pobl hŷn, £28,851,000");
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
  CHECK(attribute(tags(view.svg, "rect")[0], "class") == "chart-bar chart-bar-1");
  CHECK(attribute(tags(view.svg, "rect")[1], "class") == "chart-bar chart-bar-2");
}

TEST_CASE("too many bars are added up", "[chart]") {
  std::string cells;
  for (const char* area : {"uchaf", "canol", "isaf"})
    for (int list = 0; list < 10; ++list) cells += "{ area = \"" + std::string(area) + "\", n = \"n" + std::to_string(list) + "\", value = 10 },\n";
  std::string items;
  for (int list = 0; list < 10; ++list) items += "{ id = \"n" + std::to_string(list) + "\", name = { en = \"N\", cy = \"N\" } }, ";
  const World world("[[code_list]]\nid = \"n\"\nname = { en = \"N\", cy = \"N\" }\nitems = [ " + items + " ]\n[[dataset]]\nid = \"d\"\ntitle = { en = \"D\", cy = \"D\" }\n"
                    "measure = { unit = \"places\" }\nrows = \"area\"\ncolumns = \"n\"\ncells = [ " + cells + " ]");
  CHECK(tags(chart(world).svg, "rect").size() == 3);
  CHECK(words(chart(world))[1] == "100");
}

TEST_CASE("figures that are missing or withheld are said, not drawn", "[chart]") {
  const auto world = dataset(R"(measure = { unit = "people", disclosure = true }
rows = "area"
cells = [ { area = "uchaf", value = 3 }, { area = "canol", value = 60 }, { area = "isaf", value = 80 } ])");
  const auto view = chart(world);
  CHECK(tags(view.svg, "rect").size() == 1);
  CHECK(view.svg.find("[c]") != std::string::npos);
  CHECK(view.description.find("Figures that are not available or confidential are not drawn.") != std::string::npos);
  const auto none = dataset("measure = { unit = \"people\" }\nrows = \"area\"\ncells = [ { area = \"uchaf\", value = \"[x]\" } ]");
  CHECK_FALSE(chart_view(none.dataset("d"), none.wording(), "c1"));
}

TEST_CASE("three years or more are a line, dashed where they are a forecast", "[chart]") {
  const auto world = dataset(R"(measure = { unit = "places" }
rows = "year"
at = 2026-03-31
cells = [ { year = 2024, value = 14_787 }, { year = 2025, value = 13_843 }, { year = 2026, value = "[x]" }, { year = 2027, value = 12_000 }, { year = 2031, value = 9_000 } ])");
  const auto view = chart(world);
  CHECK(view.title.text == "What is spent. 2024: 14,787; 2031: 9,000");
  CHECK(view.description.find("Line chart: What is spent. From 9,000 (2031) to 14,787 (2024). Where a line is dashed it is a forecast.") == 0);
  std::vector<std::string> lines;
  for (const auto& line : tags(view.svg, "line"))
    if (attribute(line, "class") != "chart-axis") lines.push_back(line);
  REQUIRE(lines.size() == 2);  // none to or from the missing year
  CHECK(attribute(lines[0], "class") == "chart-line");
  CHECK(attribute(lines[1], "class") == "chart-line chart-forecast");
  CHECK_FALSE(attribute(lines[1], "stroke-dasharray").empty());
  CHECK(tags(view.svg, "circle").size() == 4);
}

TEST_CASE("each thing that changes over the years has a line of its own", "[chart]") {
  const auto world = dataset(R"(measure = { unit = "places" }
rows = "area"
columns = "year"
cells = [
  { area = "uchaf", year = 2024, value = 100 }, { area = "uchaf", year = 2025, value = 90 }, { area = "uchaf", year = 2026, value = 80 },
  { area = "isaf", year = 2024, value = 10 }, { area = "isaf", year = 2025, value = 20 }, { area = "isaf", year = 2026, value = 0 },
])");
  const auto view = chart(world);
  CHECK(words(view)[0] == "Upper Dyffryn");
  CHECK(tags(view.svg, "circle").size() == 6);
  CHECK(view.title.text == "What is spent. 2024: 110; 2026: 80");
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
  CHECK(view.title.text == "Breaks. 2026: 2,300; 2031: 2,650");
  CHECK(words(chart(world, "need/n", Language::en, "year"))[0] == "2026");
}

TEST_CASE("a range is two dots and what is between", "[chart]") {
  const auto world = dataset(R"(measures = [ { id = "low", name = { en = "Low", cy = "Isaf" }, unit = "percent" }, { id = "high", name = { en = "High", cy = "Uchaf" }, unit = "percent" } ]
rows = "age_band"
cells = [ { age_band = "18-64", low = 10, high = 25 }, { age_band = "65-plus", low = 50, high = 50 } ])");
  const auto view = chart(world);
  CHECK(words(view) == std::vector<std::string>{"18 to 64: 10%\u00a0to\u00a025%", "65 and over: 50%"});
  CHECK(tags(view.svg, "circle").size() == 4);
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
  const auto bars = tags(chart(world).svg, "rect");
  REQUIRE(bars.size() == 2);
  CHECK(number(bars[0], "x") == 0);
  CHECK(number(bars[0], "width") == Approx(number(bars[1], "x")));
}

TEST_CASE("labels of any length and figures of any size keep apart and inside", "[chart]") {
  unsigned state = 7;
  const auto next = [&](unsigned below) { state = state * 1103515245 + 12345; return (state >> 16) % below; };
  const std::vector<std::string> words = {"Gwasanaethau", "people", "â", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "care", "WWWWW", "<&>", "of", "iechyd", "meddwl"};
  for (int round = 0; round < 60; ++round) {
    std::string items, cells;
    const unsigned count = 1 + next(9), years = next(3) == 0 ? 3 + next(8) : 0;
    for (unsigned i = 0; i < count; ++i) {
      std::string name;
      for (unsigned w = 1 + next(9); w > 0; --w) name += (name.empty() ? "" : " ") + words[next(static_cast<unsigned>(words.size()))];
      items += "{ id = \"i" + std::to_string(i) + "\", name = { en = \"" + name + "\", cy = \"" + name + "\" } }, ";
      for (unsigned y = 0; y < std::max(1u, years); ++y) {
        const auto value = next(12) == 0 ? std::string("\"[x]\"") : std::to_string(next(10) == 0 ? 0 : 1ull << next(45));
        cells += "{ n = \"i" + std::to_string(i) + "\", " + (years > 0 ? "year = " + std::to_string(2020 + y * (1 + round % 3)) + ", " : "") + "value = " + value + " },\n";
      }
    }
    const World world("[[code_list]]\nid = \"n\"\nname = { en = \"N\", cy = \"N\" }\nitems = [ " + items + " ]\n[[dataset]]\nid = \"d\"\ntitle = { en = \"D\", cy = \"D\" }\n"
                      "measure = { unit = \"" + std::string(round % 2 == 0 ? "GBP" : "places") + "\" }\nrows = \"n\"\n" + (years > 0 ? "columns = \"year\"\n" : "") +
                      (round % 4 == 0 && years == 0 ? "shares = \"all\"\n" : "") + "cells = [ " + cells + " ]");
    for (const auto language : languages)
      if (const auto view = chart_view(world.dataset("d"), world.wording(language), "c1")) check_chart(*view, "c1");
  }
}

TEST_CASE("text is wrapped at spaces, and a word that is too long is cut", "[chart]") {
  CHECK(wrap_text("People with a learning disability", 14) == std::vector<std::string>{"People with a learning", "disability"});
  CHECK(wrap_text("", 14).empty());
  for (const auto& line : wrap_text("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", 14)) CHECK(text_width(line) <= 14);
  CHECK(text_width("£28,851,000") < 7.5);
}
