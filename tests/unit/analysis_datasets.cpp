// Datasets resolved: what they come to, and what is said of those that cannot be made sense of, letter for letter.
#include "analysis_fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

using Told = std::vector<std::string>;

std::string dataset(std::string_view rest) {
  return "[[dataset]]\nid = \"d\"\ntitle = { en = \"D\", cy = \"D\" }\n" + std::string(rest);
}

Told told(std::string_view rest, std::string_view settings = "") { return World(dataset(rest), settings).told(); }

constexpr std::string_view by_area = "measure = { unit = \"places\" }\nrows = \"area\"\n";
std::string cells(std::string_view inside) { return std::string(by_area) + "cells = [ " + std::string(inside) + " ]\n"; }

}  // namespace

TEST_CASE("units are understood as authors write them", "[unit]") {
  CHECK(Unit::parse("people").is_people());
  CHECK(Unit::parse(" People ").name() == "people");
  CHECK(Unit::parse("gbp  per week").name() == "GBP per week");
  CHECK(Unit::parse("per 1000").name() == "per 1,000");
  CHECK(Unit::parse("GBP per 10000").name() == "GBP per 10,000");
  CHECK(Unit::parse("per 100,000").base() == 100000);
  CHECK(Unit::parse("per cent").kind() == UnitKind::percent);
  CHECK(Unit::parse("coracles").kind() == UnitKind::count);
  CHECK_FALSE(Unit::parse("coracles").is_known());
  CHECK(Unit::parse("hours per week").adds_up() == AddsUp::yes);
  CHECK(Unit::parse("hours per person").adds_up() == AddsUp::no);
  CHECK(Unit::parse("GBP").adds_up() == AddsUp::yes);
  CHECK(Unit::parse("GBP per week").adds_up() == AddsUp::when_asked);
  CHECK(Unit::parse("GBP per 10,000").adds_up() == AddsUp::no);
  CHECK(Unit::parse("percent").adds_up() == AddsUp::no);
  for (const auto& name : known_units()) {
    CHECK(Unit::parse(name).name() == name);
    CHECK(interface_messages().has("units." + name + ".name"));
    CHECK(interface_messages().has("units." + name + ".count"));
  }
}

TEST_CASE("cells that are not understood are told of, each with its place and remedy", "[dataset]") {
  CHECK(told(cells("{ area = \"uchaff\", value = 1 }, { area = \"isaf\", value = 1 }")) ==
        Told{"unknown-item: the code list area has no \"uchaff\" (did you mean uchaf?)"});
  CHECK(told(cells("{ areas = \"uchaf\", value = 1 }, { area = \"isaf\", value = 1 }")) ==
        Told{"unknown-cell-key: cells of dataset \"d\" have no \"areas\" (did you mean area?)"});
  CHECK(told(cells("{ area = \"isaf\", value = 1 }, { area = \"isaf\", value = 2 }")) ==
        Told{"cell-twice: the cell for area isaf is given twice (it stands in line 6 too: keep one of them)"});
  CHECK(told(cells("{ value = 1 }, { area = \"isaf\", value = 1 }")) ==
        Told{"cell-without-item: this cell does not say of which area it is (add area = …)"});
  CHECK(told(cells("{ area = \"uchaf\" }, { area = \"isaf\", value = 1 }")) ==
        Told{"cell-without-figure: this cell gives no figure (add value = …, or \"[x]\" where the figure is not available)"});
  CHECK(told(cells("{ area = \"uchaf\", value = \"1,200\" }, { area = \"isaf\", value = 1 }")) ==
        Told{"not-a-figure: value is \"1,200\", and not a figure (write 1200: the number alone, without signs and separators)"});
  CHECK(told(cells("{ area = \"uchaf\", value = \"some\" }, { area = \"isaf\", value = 1 }")) ==
        Told{"not-a-figure: value is \"some\", and not a figure (write the number alone, or \"[x]\" for not available, "
             "\"[z]\" for not applicable, \"[c]\" for confidential)"});
  CHECK(told(cells("{ area = \"uchaf\", value = -3 }, { area = \"isaf\", value = 1 }")) ==
        Told{"negative-count: value is -3, and there cannot be fewer than none (counts begin at 0)"});
}

TEST_CASE("a diagnostic shows the line, and the caret stands under the word", "[dataset]") {
  World world(dataset(cells("{ area = \"uchaff\", value = 1 }, { area = \"isaf\", value = 1 }")));
  const auto text = world.all_text();
  INFO(text);
  CHECK(text.find("content/data/figures.toml:6:") != std::string::npos);
  CHECK(text.find("uchaff") != std::string::npos);
}

TEST_CASE("a dataset that says too little or too much is told of", "[dataset]") {
  CHECK(told("rows = \"area\"\ncells = [ { area = \"uchaf\", value = 1 } ]") ==
        Told{"no-measure: dataset \"d\" does not say what it counts (add measure = { unit = \"people\" })"});
  CHECK(told("measure = { unit = \"places\" }\ncells = [ { area = \"uchaf\", value = 1 } ]") ==
        Told{"no-rows: dataset \"d\" does not say what its rows are (add rows = \"area\", or any other code list, or \"year\")"});
  CHECK(told("measure = { unit = \"places\" }\nrows = \"aera\"\ncells = [ { aera = \"uchaf\", value = 1 } ]") ==
        Told{"unknown-dimension: there is no code list \"aera\" (did you mean area?)"});
  CHECK(told("measure = { unit = \"places\" }\nrows = \"area\"\ncolumns = \"area\"\ncells = [ { area = \"uchaf\", value = 1 } ]") ==
        Told{"dimension-twice: dataset \"d\" is broken down by area twice (name each dimension once, in rows or in columns)"});
  CHECK(told(by_area) == Told{"no-cells: dataset \"d\" has no figures (add cells = [ … ], or csv = \"file.csv\")"});
  CHECK(told("measures = [ { unit = \"places\" } ]\nrows = \"area\"\ncells = [ { area = \"uchaf\", value = 1 } ]") ==
        Told{"measure-without-id: this measure has no id, so that cells cannot give its figures (add id = \"places\", or any other word)"});
  CHECK(told("measure = { unit = \"palces\" }\nrows = \"area\"\ncells = [ { area = \"uchaf\", value = 1 } ]") ==
        Told{"unknown-unit: the unit \"palces\" has no name in both languages (did you mean \"places\"?)"});
  CHECK(told("measure = { unit = \"coracles\" }\nrows = \"area\"\ncells = [ { area = \"uchaf\", value = 1 } ]").at(0) ==
        "unknown-unit: the unit \"coracles\" has no name in both languages "
        "(add { id = \"coracles\", name = { en = …, cy = … } } to a code list with the id \"unit\")");
  CHECK(told("measure = { unit = \"percent\" }\nrows = \"area\"\ntotals = true\ncells = [ { area = \"uchaf\", value = 1 } ]") ==
        Told{"totals-of-unit: figures in percent do not add up to a total (take out totals = true)"});
  CHECK(told("measure = { unit = \"percent\", disclosure = true }\nrows = \"area\"\ncells = [ { area = \"uchaf\", value = 1 } ]") ==
        Told{"disclosure-not-a-count: figures in percent are no counts, and cannot be withheld when they are small "
             "(give the counts that they were made from, and let the program work them out)"});
  CHECK(told("measure = { unit = \"people\", disclosure = true }\nrows = \"area\"\ncells = [ { area = \"uchaf\", value = 7.5 }, { area = \"isaf\", value = 9 } ]") ==
        Told{"count-not-whole: value is 7.5, and people are counted whole (write a whole number, or take out disclosure = true "
             "if this is an estimate)"});
}

TEST_CASE("small counts of people that are shown are pointed out, unless the author says that they may be", "[dataset]") {
  const auto people = [](std::string_view disclosure) {
    return "measure = { unit = \"people\"" + std::string(disclosure) + " }\nrows = \"area\"\ncells = [ { area = \"uchaf\", value = 4 }, { area = \"isaf\", value = 9 } ]";
  };
  CHECK(told(people("")) == Told{"small-counts-shown: dataset \"d\" shows counts of fewer than 5 people (add disclosure = true to its "
                                 "measure, or disclosure = false if nobody could be picked out)"});
  CHECK(told(people(", disclosure = false")).empty());
  CHECK(told(people(", disclosure = true")).empty());
  CHECK(told(people(""), "[disclosure]\nminimum = 3\n").empty());
}

TEST_CASE("what is asked for and cannot be had is told of", "[dataset]") {
  const std::string one = "measure = { unit = \"places\" }\nrows = \"area\"\ncells = [ { area = \"uchaf\", value = 1 }, { area = \"isaf\", value = 1 } ]\n";
  CHECK(told(one + "change = true") ==
        Told{"change-without-years: dataset \"d\" has no two years to show a change between (break it down by \"year\", or take out change = true)"});
  CHECK(told(one + "totals = false\nshares = \"all\"") ==
        Told{"shares-without-totals: dataset \"d\" has no total for its shares to be of (take out shares, or let the figures add up)"});
  CHECK(told("measure = { unit = \"places\" }\nrows = \"year\"\nshares = \"columns\"\ncells = [ { year = 2026, value = 1 }, { year = 2027, value = 1 } ]") ==
        Told{"shares-over-years: these shares would be of a total over years (use shares = \"rows\" or \"columns\", whichever are not years)"});
  CHECK(told("measure = { unit = \"places\" }\nrows = \"age_band\"\ntotals = true\ncells = [ { age_band = \"65-plus\", value = 5 }, { age_band = \"75-plus\", value = 3 } ]") ==
        Told{"overlapping-items: 65-plus and 75-plus overlap, so that a total would count the same twice (take out totals = true, or one of them)"});
  CHECK(told("measure = { unit = \"places\" }\nrows = \"area\"\ntotals = true\ncells = [ { area = \"dyffryn\", value = 5 }, { area = \"uchaf\", value = 3 } ]") ==
        Told{"overlapping-items: dyffryn and uchaf overlap, so that a total would count the same twice (take out totals = true, or one of them)"});
  CHECK(told("measure = { unit = \"places\" }\nrows = \"year\"\ncells = [ { year = \"2026/27\", value = 1 }, { year = \"2026-27\", value = 1 } ]") ==
        Told{"not-a-year: \"2026/27\" is not a year (write 2026, or \"2026-27\" for a financial year)"});
}

TEST_CASE("a figure that is given nowhere is not available, and is hinted at once", "[dataset]") {
  const World world(dataset("measure = { unit = \"places\" }\nrows = \"area\"\ncolumns = \"who\"\ncells = [\n"
                            "{ area = \"uchaf\", who = \"adults\", value = 3 },\n{ area = \"isaf\", who = \"adults\", value = 4 },\n"
                            "{ area = \"isaf\", who = \"children\", value = 5 } ]"));
  CHECK(world.told() == Told{"cells-not-given: 1 of the 4 figures of dataset \"d\" are not given, the first for area uchaf, who children "
                             "(give them, or say why not: \"[x]\" not available, \"[z]\" not applicable, \"[c]\" confidential)"});
  const auto& d = world.dataset("d");
  CHECK(d.figure({0, 1}, 0).missing == Missing::not_available);
  const auto total = d.figure({0, all_items}, 0);
  CHECK(total.value == 3);
  CHECK(total.incomplete);
  CHECK(total.made == Made::total);
  CHECK(d.figure({1, all_items}, 0).value == 9);
  CHECK_FALSE(d.figure({1, all_items}, 0).incomplete);
  CHECK(d.figure({all_items, all_items}, 0).incomplete);
}

TEST_CASE("a figure that does not apply leaves a total whole; with none at all there is no total", "[dataset]") {
  const World world(dataset(cells("{ area = \"uchaf\", value = 3 }, { area = \"isaf\", value = \"[z]\" }")));
  CHECK(world.dataset("d").figure({all_items}, 0).value == 3);
  CHECK_FALSE(world.dataset("d").figure({all_items}, 0).incomplete);
  const World none(dataset(cells("{ area = \"uchaf\", value = \"[x]\" }, { area = \"isaf\", value = \"[c]\" }")));
  CHECK(none.dataset("d").figure({all_items}, 0).missing == Missing::not_available);
}

TEST_CASE("only items with figures are in a dataset, in the order of their list", "[dataset]") {
  const World world(dataset(cells("{ area = \"isaf\", value = 3 }, { area = \"uchaf\", value = 4 }")));
  const auto& items = world.dataset("d").dimensions[0].items;
  REQUIRE(items.size() == 2);
  CHECK(items[0].id == "uchaf");
  CHECK(items[1].id == "isaf");
}

TEST_CASE("years are in order, are never added up, and may be financial years", "[dataset]") {
  const World world(dataset("measure = { unit = \"GBP\" }\nrows = \"year\"\nchange = true\ncells = [ { year = \"2027-28\", value = 30 }, { year = \"2026-27\", value = 20 } ]"));
  CHECK(world.told().empty());
  const auto& d = world.dataset("d");
  CHECK(d.dimensions[0].items[0].year == 2026);
  CHECK(d.figure({all_items}, 0).missing == Missing::not_applicable);
  const auto change = d.change_between({0}, 0, 0, 1);
  CHECK(change.value == 10);
  CHECK(change.made == Made::difference);
  REQUIRE(change.from.size() == 2);
  CHECK(change.from[0].value == 30);
  CHECK(d.percent_change_between({0}, 0, 0, 1).value == Approx(50));
}

TEST_CASE("shares are of rows, of columns or of all", "[dataset]") {
  const auto world = [](std::string_view shares) {
    return World(dataset("measure = { unit = \"GBP\" }\nrows = \"area\"\ncolumns = \"who\"\nshares = \"" + std::string(shares) + "\"\ncells = [\n"
                         "{ area = \"uchaf\", who = \"adults\", value = 30 }, { area = \"uchaf\", who = \"children\", value = 10 },\n"
                         "{ area = \"isaf\", who = \"adults\", value = 20 }, { area = \"isaf\", who = \"children\", value = 40 } ]"));
  };
  CHECK(world("rows").dataset("d").share({0, 0}, 0).value == Approx(75));
  CHECK(world("columns").dataset("d").share({0, 0}, 0).value == Approx(60));
  CHECK(world("all").dataset("d").share({0, 0}, 0).value == Approx(30));
  CHECK(world("all").dataset("d").share({0, all_items}, 0).value == Approx(40));
}

TEST_CASE("one measure is divided by another, totals by totals", "[dataset]") {
  const World world(dataset(R"(measures = [ { id = "places", name = { en = "Places", cy = "Lleoedd" }, unit = "places" }, { id = "cost", name = { en = "Cost", cy = "Cost" }, unit = "GBP" } ]
derived = [ { id = "each", name = { en = "A place", cy = "Lle" }, of = "cost", per = "places" } ]
rows = "area"
cells = [ { area = "uchaf", places = 10, cost = 5_000 }, { area = "isaf", places = 30, cost = 9_000 }, { area = "canol", places = 0, cost = 40 } ])"));
  const auto& d = world.dataset("d");
  CHECK(d.figure({0}, 2).value == 500);
  CHECK(d.figure({0}, 2).unit.name() == "GBP per place");
  CHECK(d.figure({1}, 2).missing == Missing::not_applicable);  // nothing can be shared among none
  CHECK(d.figure({all_items}, 2).value == Approx(14040.0 / 40));
  CHECK(d.figure({all_items}, 2).from[0].value == 14040);
  CHECK(told(R"(measures = [ { id = "places", unit = "places" }, { id = "cost", unit = "GBP" } ]
derived = [ { id = "each", name = { en = "A", cy = "A" }, of = "costs", per = "places" } ]
rows = "area"
cells = [ { area = "uchaf", places = 1, cost = 1 } ])") == Told{"unknown-measure: dataset \"d\" has no measure \"costs\" (did you mean cost?)"});
}

TEST_CASE("a rate per head is of the people of the area in that year", "[dataset]") {
  const std::string per_head = R"(derived = [ { id = "rate", name = { en = "Per 1,000", cy = "Fesul 1,000" }, of = "value", per = "population", times = 1000 } ]
rows = "area"
)";
  const World world(dataset("measure = { unit = \"people\" }\nat = 2026-03-31\n" + per_head + "cells = [ { area = \"uchaf\", value = 82 }, { area = \"isaf\", value = 120 } ]"));
  const auto& d = world.dataset("d");
  CHECK(d.figure({0}, 1).value == Approx(2));
  CHECK(d.figure({all_items}, 1).value == Approx(202.0 * 1000 / 81000));
  CHECK(d.figure({0}, 1).unit.name() == "per 1,000");
  CHECK(told("measure = { unit = \"people\" }\nat = 2019-03-31\n" + per_head + "cells = [ { area = \"uchaf\", value = 82 } ]") ==
        Told{"no-population: area \"uchaf\" has no population for 2019 (add it to the area: population = { 2019 = … })"});
}

namespace {

constexpr std::string_view base = R"(
[[dataset]]
id = "base"
title = { en = "Aged 70", cy = "70 oed" }
measure = { unit = "people" }
rows = "area"
cells = [ { area = "uchaf", value = 9_425 }, { area = "isaf", value = 16_437 } ]
)";

std::string derived(std::string_view derive) {
  return std::string(base) + "[[dataset]]\nid = \"d\"\ntitle = { en = \"D\", cy = \"D\" }\nderive = " + std::string(derive) + "\n";
}

}  // namespace

TEST_CASE("a rate is applied to every figure of a base and to its total", "[dataset]") {
  const World world(derived("{ rate = 0.053, per = 100, of = \"base\" }"));
  CHECK(world.told().empty());
  const auto& d = world.dataset("d");
  CHECK(d.figure({0}, 1).value == Approx(4.99525));
  CHECK(d.figure({all_items}, 1).value == Approx(25862 * 0.053 / 100));
  const auto figure = d.figure({0}, 1);
  CHECK(figure.made == Made::rate);
  CHECK(figure.from[0].value == 9425);
  CHECK(figure.factor == 0.053);
  CHECK(figure.per == 100);
  CHECK(world.wording().figure(figure) == "5");
  CHECK(world.wording().working(d, 1).text == "Expected number: Aged 70 × 0.053 ÷ 100");
}

TEST_CASE("a range of rates gives a range", "[dataset]") {
  const World world(derived("{ rate = 10, to = 25, per = 100, of = \"base\" }"));
  CHECK(world.prose("d[area=uchaf]") == "943 to 2,356");
  CHECK(world.prose("d[area=uchaf]", Language::cy) == "943 i 2,356");
  CHECK(world.prose("d[area=uchaf].high") == "2,356");
}

TEST_CASE("rates that differ are a dataset of their own", "[dataset]") {
  const World world(derived("{ rates = \"rates\", of = \"base\" }") + R"(
[[dataset]]
id = "rates"
title = { en = "Rates", cy = "Cyfraddau" }
measure = { unit = "per 1,000" }
rows = "who"
cells = [ { who = "adults", value = 25 }, { who = "children", value = 4 } ]
)");
  CHECK(world.told().empty());
  const auto& d = world.dataset("d");
  REQUIRE(d.dimensions.size() == 2);
  CHECK(d.figure({0, 0}, 1).value == Approx(9.425 * 25));
  CHECK(d.figure({0, all_items}, 1).value == Approx(9.425 * 29));
  CHECK(d.figure({all_items, 1}, 1).value == Approx(25.862 * 4));
}

TEST_CASE("a derivation that cannot be carried out is told of", "[dataset]") {
  CHECK(World(derived("{ rate = 5, per = 100, of = \"bass\" }")).told() == Told{"unknown-dataset: there is no dataset \"bass\" (did you mean base?)"});
  CHECK(World(derived("{ rate = 5, per = 100, of = \"d\" }")).told() ==
        Told{"derived-from-itself: dataset \"d\" is worked out from itself (derive it from a dataset with cells of its own)"});
  CHECK(World(derived("{ rate = 5, of = \"base\" }")).told() ==
        Told{"bad-rate: dataset \"d\" is not given a rate to apply (write derive = { rate = 5.3, per = 100, of = \"…\" }, with to = … for the "
             "upper end of a range)"});
  CHECK(World(derived("{ rates = \"base\", of = \"base\" }")).told() ==
        Told{"bad-rate: the figures of \"base\" are not rates (give it one measure, or two for a range, in percent or per 100, 1,000, …)"});
  CHECK(World(derived("{ rate = 5, per = 100, of = \"base.cost\" }")).told() ==
        Told{"unknown-measure: dataset \"base\" has no measure \"cost\" (its measures are value)"});
}

TEST_CASE("the gap is need less supply, with the newest supply that is known", "[records]") {
  const World world(R"(
[[need]]
id = "breaks"
title = { en = "Breaks", cy = "Seibiannau" }
statement = { en = "S", cy = "S" }
service_type = "short-break"
volume = { uchaf = { 2026 = 900, 2031 = 1_150 }, isaf = { 2026 = 1_400, 2031 = 1_500 } }

[[supply]]
id = "now"
title = { en = "Now", cy = "Nawr" }
service_type = "short-break"
volume = { uchaf = { 2026 = 610 }, isaf = { 2026 = 1_420 } }

[[supply]]
id = "days"
title = { en = "Days", cy = "Dyddiau" }
service_type = "day-service"
volume = { uchaf = { 2026 = 610 } }

[[gap]]
id = "all"
title = { en = "All", cy = "Pawb" }
need = "breaks"
supply = ["now"]
nature = "shortage"

[[gap]]
id = "uchaf"
title = { en = "Uchaf", cy = "Uchaf" }
need = "breaks"
supply = ["now"]
area = "uchaf"
nature = "shortage"

[[gap]]
id = "wrong"
title = { en = "Wrong", cy = "Anghywir" }
need = "breaks"
supply = ["now"]
area = "isaf"
nature = "over-supply"

[[gap]]
id = "mixed"
title = { en = "Mixed", cy = "Cymysg" }
need = "breaks"
supply = ["days"]
nature = "shortage"
)");
  CHECK(world.told() == Told{"units-differ: the need is in nights per year and this supply in places, so that no gap can be worked out "
                             "(compare a need with a supply of the same unit)"});
  CHECK(world.prose("gap/uchaf[2026].size") == "290");
  CHECK(world.prose("gap/uchaf.size[2031]") == "540");
  CHECK(world.prose("gap/all[2026]") == "270");
  CHECK(world.prose("gap/all[2031].supply") == "2,030");
  CHECK(world.prose("gap/wrong[2026].size") == "20");
  const auto& gap = world.dataset("gap/uchaf");
  CHECK(world.wording().with_unit(gap.figure({0}, *gap.main_measure)) == "290 nights per year");
  CHECK(world.wording().working(gap, 2).text == "Size of the gap: Need − Supply");
  CHECK(world.figures.find("gap/mixed") == nullptr);
}

TEST_CASE("an area that a record does not know is told of", "[records]") {
  const World world(R"(
[[need]]
id = "n"
title = { en = "N", cy = "N" }
statement = { en = "S", cy = "S" }
service_type = "short-break"
volume = { uchav = { 2026 = 900 } }
)");
  CHECK(world.told() == Told{"unknown-item: the code list area has no \"uchav\" (did you mean uchaf?)"});
}
