// What is withheld is in no byte of the site, and the report says of each figure why.
#include <algorithm>

#include "check/disclosure_report.h"
#include "fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

// Counts that nothing else in a site looks like, once a minimum makes small ones of them.
constexpr std::string_view settings = "\n[disclosure]\nminimum = 90000\n";

constexpr std::string_view figures = R"(
[[code_list]]
id = "how"
items = [
  { id = "home", name = { en = "At home", cy = "Gartref" } },
  { id = "away", name = { en = "Away", cy = "Oddi cartref" } },
  { id = "both", name = { en = "Both", cy = "Y ddau" } },
]

[[dataset]]
id = "marked"
title = { en = "Marked", cy = "Wedi'u marcio" }
measures = [
  { id = "people", name = { en = "People", cy = "Pobl" }, unit = "people", disclosure = true },
  { id = "cost", name = { en = "Cost", cy = "Cost" }, unit = "GBP" },
]
derived = [ { id = "each", name = { en = "Each", cy = "Yr un" }, of = "cost", per = "people" } ]
rows = "how"
columns = "year"
shares = "columns"
change = true
source = { en = "Council", cy = "Cyngor" }
cells = [
  { how = "home", year = 2025, people = 71_339, cost = 5_000_000 },
  { how = "home", year = 2026, people = 78_467, cost = 5_500_000 },
  { how = "away", year = 2025, people = 611_953, cost = 7_000_000 },
  { how = "away", year = 2026, people = 622_967, cost = 7_500_000 },
  { how = "both", year = 2025, people = 933_101, cost = 8_000_000 },
  { how = "both", year = 2026, people = 944_213, cost = 8_500_000 },
]

[[dataset]]
id = "marked-again"
title = { en = "Marked again", cy = "Wedi'u marcio eto" }
measure = { unit = "people", disclosure = true }
rows = "how"
period = "2026"
same_as = "marked"
source = { en = "Council", cy = "Cyngor" }
cells = [ { how = "home", value = 78_467 }, { how = "away", value = 622_967 }, { how = "both", value = 944_213 } ]

[[dataset]]
id = "marked-expected"
title = { en = "Expected", cy = "Disgwyliedig" }
derive = { rate = 50, per = 100, of = "marked.people" }
)";

Folder publication() {
  return small()
      .adding(publication_toml, settings)
      .change(figures_toml, "value = 610 ", "value = 610_111 ")
      .change(figures_toml, "1_420", "1_420_003")
      .adding(figures_toml, figures)
      .adding(english, "\nIn all {{ marked[2026].people }} people.\n\n{{ table marked }}\n\n{{ chart marked-again }}\n\n{{ table marked-expected }}\n")
      .adding(welsh, "\nCyfanswm o {{ marked[2026].people }} o bobl.\n\n{{ table marked }}\n\n{{ chart marked-again }}\n\n{{ table marked-expected }}\n");
}

// As it stands in CSV, in English and Welsh, and as an address or JSON could have it.
std::vector<std::string> ways_to_write(int value) {
  const auto plain = std::to_string(value);
  return {plain, plain.substr(0, plain.size() - 3) + "," + plain.substr(plain.size() - 3)};
}

}  // namespace

TEST_CASE("what is withheld stands nowhere in the site: no page, no chart, no CSV, not even halved, shared or compared", "[disclosure]") {
  const auto built = publication().build();
  INFO(built.said);
  REQUIRE(built.errors == 0);
  REQUIRE_FALSE(built.files_with("1,645,647").empty());  // a total that is shown
  // Small: home in both years. With it goes the smaller of the others. Then halves, quotients and changes of those.
  for (const int value : {71339, 78467, 611953, 622967, 35670, 39234, 305977, 311484, 7128, 11014})
    for (const auto& way : ways_to_write(value)) {
      INFO(way);
      CHECK(built.files_with(way).empty());
    }
  for (const std::string each : {"£70.09", "£11.44", "70.09", "11.44", "70.0", "£12.04"}) {
    INFO(each);
    CHECK(built.files_with(each).empty());
  }
  CHECK(built.files_with("[c]").size() >= 8);
}

TEST_CASE("a sentence with a withheld figure stops the build", "[disclosure]") {
  CHECK(publication().adding(english, "\nOnly {{ marked[how=home, 2026].people }}.\n").check().find(
            "error: this figure of marked is confidential, and so cannot stand in a sentence [figure-withheld]") != std::string::npos);
}

TEST_CASE("the report says what is withheld and why, and shows no count", "[disclosure]") {
  BuildOptions options;
  options.disclosure = true;
  const auto built = publication().build(options);
  MemoryDisk disk(std::map<std::string, std::string>{});
  Sources sources(disk);
  auto report = built.outcome.disclosure;
  for (auto& entry : report.entries) entry.at = {sources.add("data/figures.toml", "data/figures.toml"), entry.dataset == "marked" ? 20u : 44u, 1, 0};
  CHECK(as_text(report, sources) == R"(6 figures of 2 datasets are withheld, so that nobody can be picked out: counts below 90000, and what would give them away

marked (data/figures.toml:20)
  people, how home, year 2025: a count below 90000
  people, how away, year 2025: with people, year 2025, would give away people, how home, year 2025
  people, how home, year 2026: a count below 90000
  people, how away, year 2026: with people, year 2026, would give away people, how home, year 2026

marked-again (data/figures.toml:44)
  how home: a count below 90000
  how away: with the total, would give away marked: people, how home, year 2026
)");
  const auto json = as_json(report, sources);
  CHECK(json.starts_with(R"({"minimum":90000,"withheld":[{"dataset":"marked","file":"data/figures.toml","line":20,"figure":"people, how home, year 2025",)"
                         R"("reason":"small-count","why":"a count below 90000","protects":""},{"dataset":"marked",)"));
  CHECK(json.ends_with(R"("figure":"how away","reason":"total","why":"with the total, would give away marked: people, how home, year 2026",)"
                       R"("protects":"marked: people, how home, year 2026"}]})"));
  CHECK(small().build(options).outcome.disclosure.entries.empty());
  report.entries.resize(2);
  CHECK(as_text(report, sources).starts_with("2 figures of 1 dataset are withheld,"));
}

TEST_CASE("the report of a publication that withholds nothing says so", "[disclosure]") {
  MemoryDisk disk(std::map<std::string, std::string>{});
  const Sources sources(disk);
  CHECK(as_text(DisclosureReport{}, sources) == "No figure is withheld: no protected count is below 5\n");
  CHECK(as_json(DisclosureReport{}, sources) == R"({"minimum":5,"withheld":[]})");
}

namespace {

// Children placed away are people, and the figures of those that are few are withheld.
Built with_indicator(const std::string& figures) {
  return publication().adding(english, "\n{{ indicators }}\n").adding(welsh, "\n{{ indicators }}\n").with("data/away.toml", R"([[indicator]]
id = "away"
document = "position"
title = { en = "Children placed away", cy = "Plant a leolwyd i ffwrdd" }
unit = "people"
better = "down"
)" + figures).build();
}

}  // namespace

TEST_CASE("an indicator's few people are on no page and in no file, and its own table says that they are withheld", "[disclosure]") {
  const auto built = with_indicator("target = { 2026 = 70_101 }\nresult = { 2025 = 61_307, 2026 = 901_403 }\n");
  INFO(built.said);
  REQUIRE(built.errors == 0);
  for (const auto& way : ways_to_write(61307)) CHECK(built.files_with(way).empty());
  CHECK_FALSE(built.files_with("901,403").empty());
}

TEST_CASE("nothing is said of what follows from a withheld result: neither that a target was met, nor a verdict", "[disclosure]") {
  const auto page = [](const std::string& figures) {
    const auto built = with_indicator(figures);
    INFO(built.said);
    REQUIRE(built.errors == 0);
    return built.page("en/our-position/demand/");
  };
  const auto verdict = [](std::string_view tag) { return "<td><span class=\"tag tag-" + std::string(tag) + "</span>"; };
  const auto not_shown = verdict("withheld\">Not shown, as a figure is confidential");

  const auto few = page("target = { 2026 = 70_101 }\nresult = { 2026 = 61_307 }\n");
  CHECK(times(few, not_shown) == 1);
  CHECK(times(few, "Target met") + times(few, "Target not met") == 0);
  CHECK(times(few, "Target: 70,101") == 1);
  const auto many = page("target = { 2026 = 95_000 }\nresult = { 2025 = 61_307, 2026 = 91_000 }\n");
  CHECK(times(many, verdict("met\">Met")) == 1);
  CHECK(times(many, "Target met") == 1);
  // A straight line from the baseline would tell where it began.
  CHECK(times(page("baseline = { 2024 = 61_307 }\ntarget = { 2028 = 50_000 }\nresult = { 2026 = 91_000 }\n"), not_shown) == 1);
  CHECK(times(page("baseline = { 2024 = 99_000 }\ntarget = { 2028 = 50_000 }\nresult = { 2026 = 91_000 }\n"), verdict("behind\">Behind")) == 1);
  CHECK(times(page("result = { 2026 = 61_307 }\n"), "tag-withheld") == 0);
}

TEST_CASE("two indicators of one id are told of, though their figures are of other years", "[disclosure]") {
  const auto said = small().adding(english, "\n{{ indicators }}\n").adding(welsh, "\n{{ indicators }}\n").with("data/twice.toml", R"([[indicator]]
id = "twice"
document = "position"
title = { en = "First", cy = "Cyntaf" }
result = { 2025 = 1 }

[[indicator]]
id = "twice"
document = "position"
title = { en = "Second", cy = "Ail" }
target = { 2026 = 2 }
)").check();
  CHECK(said.find("[duplicate-id]") != said.npos);
}
