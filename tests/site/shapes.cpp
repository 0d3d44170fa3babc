// A publication with one dataset for each table of Appendix 1 of the 2010 guidance and each figure of Carmarthenshire's Appendix
// B, in shapes/: each comes out as a table in both languages whose every figure has its heads, and as CSV.
#include <algorithm>
#include <cstdlib>

#include "fixture.h"
#include "places.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

const Built& shapes() {
  static const Built built = folder_at(source_folder("/tests/site/shapes")).build();
  return built;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

const std::string& page(const std::string& number, const std::string& language = "en") { return shapes().page(language + "/data/table-" + number + "/"); }
const std::string& file(const std::string& number, const std::string& language = "en") {
  return shapes().page(language + "/data/table-" + number + "/table-" + number + ".csv");
}

std::vector<std::string> numbers() {
  std::vector<std::string> all;
  for (const auto& [path, bytes] : shapes().site)
    if (path.starts_with("en/data/table-") && path.ends_with("index.html")) all.push_back(path.substr(14, path.rfind('/') - 14));
  return all;
}

// The tables of a page, each its tags from <table> to </table>.
std::vector<std::string> tables_of(const std::string& html) {
  std::vector<std::string> all;
  for (std::size_t at = html.find("<table"); at != html.npos; at = html.find("<table", at + 1)) all.push_back(html.substr(at, html.find("</table>", at) - at));
  return all;
}

std::size_t number_of(const Tag& tag, const std::string& name) {
  const auto found = tag.attributes.find(name);
  return found == tag.attributes.end() ? 1 : std::stoul(found->second);
}

// The grid of a table, by row and column: c under a head of columns, r a head of rows, d a figure, e an empty corner.
std::vector<std::string> grid_of(const std::string& table) {
  std::vector<std::string> grid;
  std::vector<std::size_t> covered;  // by column: up to which row the cell above reaches down
  bool in_head = false;
  std::size_t column = 0;
  for (const auto& tag : tags_of(table)) {
    if (tag.name == "thead" || tag.name == "tbody") in_head = tag.name == "thead";
    if (tag.name == "tr") {
      grid.emplace_back();
      column = 0;
    }
    if (grid.empty() || (tag.name != "td" && tag.name != "th")) continue;
    if (tag.name == "th") {
      REQUIRE(tag.attributes.contains("scope"));
      CHECK(tag.attributes.at("scope").starts_with(in_head ? "col" : "row"));
    }
    const std::size_t row = grid.size() - 1, reach = row + number_of(tag, "rowspan");
    const auto pass_covered = [&] {
      while (column < covered.size() && covered[column] > row) grid.back() += grid[row - 1][column++];
    };
    pass_covered();
    for (std::size_t wide = number_of(tag, "colspan"); wide > 0; --wide, ++column) {
      grid.back() += tag.name == "td" ? (in_head ? 'e' : 'd') : in_head ? 'c' : 'r';
      covered.resize(std::max(covered.size(), column + 1));
      covered[column] = reach;
    }
    pass_covered();
  }
  return grid;
}

void check_structure(const std::string& table) {
  CHECK(times(table, "<caption") == 1);
  const auto grid = grid_of(table);
  REQUIRE(grid.size() > 1);
  for (const auto& row : grid) {
    CHECK(row.size() == grid.front().size());
    for (std::size_t column = 0; column < row.size(); ++column) {
      if (row[column] != 'd') continue;
      CHECK(row.find('r') < column);
      CHECK(std::any_of(grid.begin(), grid.end(), [&](const auto& other) { return other[column] == 'c'; }));
    }
  }
}

}  // namespace

TEST_CASE("every table of the guidance's appendix is made without a finding", "[shapes]") {
  CHECK(shapes().said == "");
  CHECK(numbers().size() == 58);
  CHECK(dead_ends(shapes()) == std::vector<std::string>{});
}

TEST_CASE("every table has a caption, heads with scope, and no figure without heads, in both languages", "[shapes]") {
  for (const auto& number : numbers())
    for (const std::string language : {"en", "cy"}) {
      INFO(language << " table " << number);
      const auto tables = tables_of(page(number, language));
      REQUIRE_FALSE(tables.empty());
      for (const auto& table : tables) check_structure(table);
    }
}

TEST_CASE("every table is a CSV file whose rows have as many fields as its head", "[shapes]") {
  for (const auto& number : numbers()) {
    INFO(number);
    const auto& text = file(number);
    std::size_t line = 0, commas_of_head = 0;
    for (std::size_t at = 0; at < text.size(); ++line) {
      const auto end = text.find("\r\n", at);
      REQUIRE(end != text.npos);
      std::size_t commas = 0;
      bool quoted = false;
      for (std::size_t i = at; i < end; ++i) {
        if (text[i] == '"') quoted = !quoted;
        commas += text[i] == ',' && !quoted;
      }
      if (line == 0) commas_of_head = commas;
      CHECK(commas == commas_of_head);
      at = end + 2;
    }
    CHECK(line > 1);
  }
}

TEST_CASE("the money shares of Carmarthenshire's figures 1 to 15 add up, and each is a chart with its finding, its table and its CSV", "[shapes]") {
  const std::pair<const char*, const char*> totals[] = {{"figure-1", "£42,901,000"},    {"figure-2", "£38,033,000"},  {"figure-3-7", "£4,868,000"},
                                                        {"figure-3-7", "£28,851,000"},  {"figure-3-7", "£1,460,000"}, {"figure-3-7", "£6,575,000"},
                                                        {"figure-3-7", "£1,147,000"},   {"figure-8-11", "£27,165,000"}, {"figure-8-11", "£24,518,000"},
                                                        {"figure-8-11", "£10,958,000"}, {"figure-8-11", "£16,207,000"}, {"figure-12-13", "£9,294,000"},
                                                        {"figure-12-13", "£6,442,000"}, {"figure-14", "£8,761,000"},  {"figure-15", "£3,045,000"}};
  for (const auto& [figure, total] : totals)
    for (const std::string language : {"en", "cy"}) {
      INFO(language << " " << figure << " " << total);
      const auto& html = shapes().page(language + "/data/" + figure + "/");
      CHECK(holds(html, total));
      CHECK(times(html, "class=\"chart-svg") >= 1);
      for (const auto& table : tables_of(html)) check_structure(table);
      CHECK_FALSE(shapes().page(language + "/data/" + figure + "/" + figure + ".csv").empty());
    }
  CHECK(holds(shapes().page("en/data/figure-2/"), "The largest share is 76% (£28,851,000): Older people"));
}

TEST_CASE("the gap-analysis template and the outcomes framework are tables whose rows lead to the records", "[shapes]") {
  const auto& english = shapes().page("en/templates/templates/");
  const auto tables = tables_of(english);
  REQUIRE(tables.size() == 2);
  for (const auto& table : tables) check_structure(table);
  CHECK(holds(tables[0], "<th scope=\"rowgroup\" rowspan=\"2\">"));
  CHECK(holds(tables[0], "<td class=\"long\">Rotas end at five.</td>"));
  CHECK(holds(tables[1], "<td class=\"long\">I choose who helps me.</td>"));
  CHECK(holds(tables[1], "<li>To hold my own budget</li>"));
  CHECK(holds(shapes().page("cy/templedi/templedi/"), "Beth mae'n ei olygu i mi"));
}

TEST_CASE("words that tell a row apart are a list of their own down the side (tables 16 and 21 to 23)", "[shapes]") {
  CHECK(holds(file("16"), "independent,Independent,towns,\"Towns, and villages near them\",60,900,312000,15,100\r\n"));
  CHECK(holds(file("21"), "c1,Dyffryn College,uchaf,Upper Dyffryn,10,72000,200\r\n"));
  CHECK(holds(file("22"), "in-house,In-house,d2,Y Felin,isaf,Lower Dyffryn,20,180000\r\n"));
  CHECK(holds(file("23"), "s2,Yr Ardd,isaf,Lower Dyffryn,200000,25,160\r\n"));
  CHECK(holds(page("16", "cy"), "Ar gael yn"));
  CHECK(holds(page("19"), "From 2 to 60 nights each."));
}

TEST_CASE("tables of nothing but words are records (tables 10 and 14)", "[shapes]") {
  const auto &english = shapes().page("en/templates/tables-of-words/"), &welsh = shapes().page("cy/templedi/tablau-o-eiriau/");
  CHECK(holds(english, "A place to be assessed, near home"));
  CHECK(holds(welsh, "Cartref i bobl ag awtistiaeth"));
  CHECK(holds(english, "<li>Less chance of being lonely</li>"));
  CHECK(holds(welsh, "Llai o amser ar eich pen eich hun"));
  CHECK_FALSE(holds(english, "Support in the evening"));
}

TEST_CASE("what a unit costs is no share of what all cost on average (tables 16, 21 and 23)", "[shapes]") {
  CHECK(holds(page("21"), "The highest is £200: Dyffryn College: Upper Dyffryn. The lowest is £150: Glan College: Lower Dyffryn"));
  CHECK(holds(page("21", "cy"), "Yr uchaf yw £200:"));
  CHECK(holds(page("16"), "All have the same figure: £100"));
  CHECK(holds(page("23"), "The highest is £160: Yr Ardd: Lower Dyffryn. The lowest is £100: Y Berllan: Upper Dyffryn"));
  CHECK(holds(page("22"), "The largest share is 44% (40): In-house: Yr Hafod: Upper Dyffryn"));
  constexpr std::string_view share = "The largest share is ";
  for (const auto& [path, bytes] : shapes().site)
    for (auto at = bytes.find(share); at != bytes.npos; at = bytes.find(share, at + 1)) {
      INFO(path << ": " << bytes.substr(at, 80));
      CHECK(std::strtod(bytes.c_str() + at + share.size(), nullptr) <= 100);
    }
}

TEST_CASE("totals, shares in both directions and changes (tables 2 and 3)", "[shapes]") {
  CHECK(holds(page("2"), "<th scope=\"row\">Share of total</th><td class=\"numeric derived\">33%</td>"));
  CHECK(holds(page("2", "cy"), "<th scope=\"row\">Cyfran o'r cyfanswm</th><td class=\"numeric derived\">33%</td>"));
  CHECK(holds(file("2"), "18-64,18 to 64,total,Total,200,66.7\r\n"));
  CHECK(holds(page("3"), "Change, 1998 to 2008"));
  CHECK(holds(page("3", "cy"), "Newid, 1998 i 2008"));
  CHECK(holds(file("3"), "total,Total,1998,200,100,[z],[z],\r\n"));
}

TEST_CASE("sums of measures and costs for a week (tables 5, 8:2, 12 and 20)", "[shapes]") {
  CHECK(holds(file("5"), "2008,11,20,612000,31\r\n"));
  CHECK(holds(file("8-2"), "2010,90,55,280,425\r\n"));
  CHECK(holds(page("8-2", "cy"), "Y gweithlu cyfan: Y gwasanaethau cymdeithasol + GIG + Y sector annibynnol"));
  CHECK(holds(file("12"), "hafan,Hafan Hospital,10,520000,1000\r\n"));
  CHECK(holds(file("20"), "total,Total,312000,25,240\r\n"));
  CHECK(holds(page("20"), "= £260,000 ÷ 20 places ÷ 52 weeks"));
  CHECK(holds(page("20", "cy"), "= £260,000 ÷ 20 lle ÷ 52 wythnos"));
}

TEST_CASE("rates applied to a base, and ranges of rates (tables 13 and 25)", "[shapes]") {
  CHECK(holds(page("13"), "= 53 in 100,000 of 25,019"));
  CHECK(holds(page("13", "cy"), "= 53 o bob 100,000, allan o 25,019"));
  CHECK(holds(file("13"), "bryn,Bryn,25019,13\r\n"));
  CHECK(holds(file("25"), "40-49,40 to 49,80,8,20\r\n"));
}

TEST_CASE("a missing figure says why (table 9)", "[shapes]") {
  CHECK(holds(page("9"), "[c]<span class=\"visually-hidden\"> Confidential</span>"));
  CHECK(holds(page("9", "cy"), "[c]<span class=\"visually-hidden\"> Cyfrinachol</span>"));
  CHECK(holds(file("9"), "distance,Distance from an abuser,[c]"));
}

TEST_CASE("bands are counted, and their names are in both languages (tables 29, 35 and 45)", "[shapes]") {
  CHECK(holds(page("29"), "£200 to £500"));
  CHECK(holds(page("29", "cy"), "Llai na £200"));
  CHECK(holds(page("29", "cy"), "£5,000 neu fwy"));
  CHECK(holds(file("45"), "50s,\"£50,000 to £60,000\",5\r\n"));
  CHECK_FALSE(holds(file("45"), "£40,000"));  // packages over £50,000 only
  CHECK(holds(page("35"), "scope=\"colgroup\""));
}

TEST_CASE("costs by who pays, with their averages, come from records that are not published (tables 41 to 61)", "[shapes]") {
  CHECK(holds(file("41-42"), "care-home,Residential care,60,3446720,235490,90000,3772210,62870,57445,3925,1500\r\n"));
  CHECK(shapes().site.count("en/data/packages/index.html") == 0);
  CHECK(shapes().files_with("353.98").empty());  // what one package costs a week
  for (const auto& [path, bytes] : shapes().site) {
    INFO(path);
    CHECK_FALSE(holds(path, "packages"));
  }
}

TEST_CASE("one's own figures beside others' (tables 27, 28, 37 and 38)", "[shapes]") {
  CHECK(holds(page("27"), "<tr class=\"own\"><th scope=\"row\">Dyffryn (our own)</th>"));
  CHECK(holds(page("27", "cy"), "Dyffryn (ein ffigurau ni)"));
  CHECK(holds(file("27"), "dyffryn,Dyffryn,7200000,0,2\r\n"));
  CHECK(holds(file("28"), "others,Median of the others,5000000,60000,200,833333,[z],[z],25000,[z],[z]\r\n"));
  CHECK(holds(page("outside"), "÷ 25,000 people × 100,000"));
}
