// Figures of years to come: a rate by age applied to a projected population, and how it is told apart from what was counted.
#include "analysis_fixture.h"
#include "markup/table.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

using Told = std::vector<std::string>;

constexpr std::string_view people_by_age = R"(
[[dataset]]
id = "people"
title = { en = "People", cy = "Pobl" }
measure = { unit = "people" }
rows = ["area", "age_band"]
columns = "year"
projected_from = 2031
cells = [
  { area = "uchaf", age_band = "18-64", year = 2026, value = 24_000 },
  { area = "uchaf", age_band = "18-64", year = 2031, value = 23_500 },
  { area = "uchaf", age_band = "65-plus", year = 2026, value = 9_000 },
  { area = "uchaf", age_band = "65-plus", year = 2031, value = 10_000 },
  { area = "isaf", age_band = "18-64", year = 2026, value = 23_000 },
  { area = "isaf", age_band = "18-64", year = 2031, value = 23_000 },
  { area = "isaf", age_band = "65-plus", year = 2026, value = 8_000 },
  { area = "isaf", age_band = "65-plus", year = 2031, value = 9_500 },
]

[[dataset]]
id = "rates"
title = { en = "People with dementia, by age", cy = "Pobl â dementia, yn ôl oedran" }
measures = [
  { id = "low", name = { en = "Low rate", cy = "Cyfradd isel" }, unit = "per 1,000" },
  { id = "high", name = { en = "High rate", cy = "Cyfradd uchel" }, unit = "per 1,000" },
]
rows = "age_band"
cells = [ { age_band = "18-64", low = 1, high = 2 }, { age_band = "65-plus", low = 70, high = 72 } ]

[[dataset]]
id = "dementia"
title = { en = "Expected number of people with dementia", cy = "Nifer disgwyliedig y bobl â dementia" }
derive = { rates = "rates", of = "people" }
)";

}  // namespace

TEST_CASE("a rate by age times people by area, age and year gives a range for every one of them", "[projections]") {
  const World world(people_by_age);
  CHECK(world.told() == Told{});
  const auto& dementia = world.dataset("dementia");
  CHECK(dementia.projected_from == 2031);
  CHECK(world.prose("dementia[area=uchaf, age_band=65-plus, 2031]") == "700 to 720");
  CHECK(world.prose("dementia[area=uchaf, 2026]") == "654 to 696");
  CHECK(world.prose("dementia[2031]") == "1,412 to 1,497");
  CHECK(world.prose("dementia[2026..2031].low | change") == "175");
  const auto figure = dementia.figure({0, 1, 1}, 1);
  CHECK(figure.made == Made::rate);
  CHECK(figure.factor == Approx(70));
  CHECK(figure.from[0].value == 10'000);
  CHECK(world.wording().working(dementia, 1).text == "Lowest expected number: People × Low rate ÷ 1,000");
}

TEST_CASE("a projected year is told apart in the table, in its notes and in the CSV, in both languages", "[projections]") {
  const World world(people_by_age);
  const auto heads = [&](Language language) {
    std::vector<std::string> all;
    const auto view = table_view(world.dataset("people"), world.wording(language));
    for (const auto& cell : view.head.front()) all.push_back(cell.text.text);
    return all;
  };
  CHECK(heads(Language::en) == Told{"Area", "Age group", "2026", "2031 (projection)"});
  CHECK(heads(Language::cy) == Told{"Ardal", "Grŵp oedran", "2026", "2031 (amcanestyniad)"});
  const auto view = table_view(world.dataset("dementia"), world.wording());
  REQUIRE(view.notes.size() >= 1);
  CHECK(view.notes.front().text == "Figures for 2031 and later are projections: what is to be expected if the trends behind them go on.");
  const auto text = csv(world.dataset("people"), world.wording());
  CHECK(text.find("uchaf,Upper Dyffryn,18-64,18 to 64,2026,24000,\r\n") != std::string::npos);
  CHECK(text.find("uchaf,Upper Dyffryn,18-64,18 to 64,2031,23500,[f]\r\n") != std::string::npos);
}

TEST_CASE("a year that cannot be projected is told of", "[projections]") {
  const auto dataset = [](std::string_view rows, std::string_view cells) {
    return "[[dataset]]\nid = \"d\"\ntitle = { en = \"D\", cy = \"D\" }\nmeasure = { unit = \"places\" }\nprojected_from = 2031\nrows = \"" +
           std::string(rows) + "\"\ncells = [ " + std::string(cells) + " ]\n";
  };
  CHECK(World(dataset("area", "{ area = \"uchaf\", value = 6 }")).told() ==
        Told{"projections-without-years: dataset \"d\" has no years, of which some could be projections "
             "(break it down by \"year\", or take out projected_from)"});
  CHECK(World(dataset("year", "{ year = 2026, value = 6 }")).told() ==
        Told{"projections-without-years: dataset \"d\" has no figures of 2031 or later (its last year is 2026)"});
}
