// Bands, counts of what falls in them, sums and quotients of measures, comparison with others: what is worked out, and
// what is said where it cannot be, letter for letter.
#include "analysis_fixture.h"
#include "markup/table.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

using Told = std::vector<std::string>;

constexpr std::string_view bands = R"(
[[code_list]]
id = "weekly"
name = { en = "Weekly cost", cy = "Cost wythnosol" }
unit = "GBP per week"
items = [ { id = "low", to = 200 }, { id = "middle", from = 200, to = 500 }, { id = "high", from = 500 } ]

[[code_list]]
id = "size"
name = { en = "Size", cy = "Maint" }
unit = "places"
items = [ { id = "small", to = 5 }, { id = "medium", from = 5, to = 10 }, { id = "large", from = 10 } ]
)";

// Seventeen packages: four in the lowest band, five in the middle one, eight in the highest.
constexpr std::string_view packages = R"(
[[dataset]]
id = "packages"
title = { en = "Packages", cy = "Pecynnau" }
published = false
measures = [ { id = "cost", unit = "GBP per week" }, { id = "own", unit = "GBP per week" } ]
rows = "record"
columns = "who"
cells = [
  { who = "adults", cost = 100, own = 10 }, { who = "adults", cost = 199.99, own = 10 }, { who = "adults", cost = 150, own = 10 },
  { who = "children", cost = 0, own = 0 }, { who = "adults", cost = 200, own = 20 }, { who = "adults", cost = 300, own = 20 },
  { who = "adults", cost = 300, own = 20 }, { who = "children", cost = 300, own = 0 }, { who = "children", cost = 499, own = 0 },
  { who = "adults", cost = 900, own = 50 }, { who = "adults", cost = 900, own = 50 }, { who = "adults", cost = 900, own = 50 },
  { who = "adults", cost = 900, own = 50 }, { who = "adults", cost = 900, own = 50 }, { who = "adults", cost = 900, own = 50 },
  { who = "adults", cost = 900, own = 50 }, { who = "adults", cost = 900, own = 50 },
]
)";

std::string dataset(std::string_view rest, std::string_view before = packages) {
  return std::string(bands) + std::string(before) + "[[dataset]]\nid = \"d\"\ntitle = { en = \"D\", cy = \"D\" }\n" + std::string(rest);
}

Told told(std::string_view rest, std::string_view before = packages) { return World(dataset(rest, before)).told(); }

std::vector<std::string> names(const World& world, std::string_view id, Language language) {
  std::vector<std::string> all;
  for (const auto& item : world.dataset(id).dimensions[0].items) all.push_back(world.wording(language).name(item).text);
  return all;
}

double value(const World& world, const Coordinates& place, std::size_t m = 0) {
  const auto figure = world.dataset("d").figure(place, m);
  REQUIRE(figure);
  return figure.value;
}

}  // namespace

TEST_CASE("bands are named by their bounds in both languages", "[bands]") {
  const World world(dataset("measure = { unit = \"homes\" }\nrows = \"weekly\"\ncount = { of = \"homes.fee\" }\n", R"(
[[dataset]]
id = "homes"
title = { en = "Homes", cy = "Cartrefi" }
lists = [ { id = "home", items = [ { id = "a", name = "A" }, { id = "b", name = "B" }, { id = "c", name = "C" } ] } ]
measures = [ { id = "fee", unit = "GBP per week" }, { id = "places", unit = "places" } ]
rows = "home"
cells = [ { home = "a", fee = 200, places = 5 }, { home = "b", fee = 199, places = 9 }, { home = "c", fee = 600, places = 10 } ]
[[dataset]]
id = "sizes"
title = { en = "Sizes", cy = "Meintiau" }
measure = { unit = "homes" }
rows = "size"
count = { of = "homes.places" }
)"));
  CHECK(world.told().empty());
  CHECK(names(world, "d", Language::en) == Told{"Under £200", "£200 to £500", "£500 or more"});
  CHECK(names(world, "d", Language::cy) == Told{"Llai na £200", "£200 i £500", "£500 neu fwy"});
  CHECK(names(world, "sizes", Language::en) == Told{"Under 5", "5 to 9", "10 or more"});  // places are whole
  CHECK(value(world, {0}) == 1);
  CHECK(value(world, {1}) == 1);  // what is exactly on the limit counts in the higher one
  CHECK(value(world, {2}) == 1);
  CHECK(world.dataset("sizes").figure({1}, 0).value == 2);
  CHECK(table_view(world.dataset("d"), world.wording()).notes.at(0).text == "A figure that is exactly on the limit of two bands counts in the higher one.");
  CHECK(table_view(world.dataset("sizes"), world.wording()).notes.empty());
}

TEST_CASE("bands that overlap, leave gaps, are empty or have no unit are told of", "[bands]") {
  const auto list = [](std::string_view rest) {
    return World("[[code_list]]\nid = \"b\"\nname = { en = \"B\", cy = \"B\" }\n" + std::string(rest)).told();
  };
  CHECK(list("unit = \"GBP\"\nitems = [ { id = \"a\", to = 500 }, { id = \"b\", from = 400 } ]") ==
        Told{"bands-overlap: a and b overlap (let a end where b begins: to = 400)"});
  CHECK(list("unit = \"GBP\"\nitems = [ { id = \"a\", from = 10 }, { id = \"b\", from = 20, to = 30 } ]") ==
        Told{"bands-overlap: a and b overlap (let a end where b begins: to = 20)"});
  CHECK(list("unit = \"GBP\"\nitems = [ { id = \"a\", to = 500 }, { id = \"b\", from = 501 } ]") ==
        Told{"bands-gap: nothing holds what is from £500 to £501, between a and b (let b begin where a ends: from = 500)"});
  CHECK(list("unit = \"places\"\nitems = [ { id = \"a\", from = 5, to = 5 } ]") == Told{"band-empty: a ends at 5, where it begins or before (let it end higher)"});
  CHECK(list("items = [ { id = \"a\", from = 5 } ]") ==
        Told{"bands-without-unit: it is not said what the bands of b are in (add unit = \"GBP per week\", or what they are in)"});
  CHECK(list("items = [ { id = \"a\" } ]") ==
        Told{"item-without-name: \"a\" has no name (add name = { en = \"…\", cy = \"…\" }; only a band, which has from or to, is called by its bounds)"});
}

TEST_CASE("records that nobody may see are counted into bands, and their counts are protected", "[counting][disclosure]") {
  const World world(dataset(R"(
measures = [ { id = "people", unit = "people" }, { id = "cost", unit = "GBP per week", sum = "cost" } ]
derived = [ { id = "average", name = { en = "Average", cy = "Cyfartaledd" }, of = "cost", per = "people" } ]
rows = "weekly"
totals = true
count = { of = "packages.cost" }
)"));
  CHECK(world.told().empty());
  CHECK(world.figures.find("packages") == nullptr);
  const auto& d = world.dataset("d");
  CHECK(d.measures[0].is_protected);
  CHECK(d.figure({all_items}, 0).value == 17);
  CHECK(d.figure({all_items}, 1).value == Approx(9248.99));
  CHECK(d.figure({all_items}, 2).value == Approx(9248.99 / 17));
  CHECK(d.figure({0}, 0).missing == Missing::confidential);  // four people
  for (int band = 0; band < 3; ++band)                        // what they come to goes with them
    for (const std::size_t m : {1u, 2u}) CHECK(d.figure({band}, m).missing == d.figure({band}, 0).missing);
  CHECK((d.figure({1}, 0).missing == Missing::confidential || d.figure({2}, 0).missing == Missing::confidential));  // or the total would tell
  CHECK(world.prose("packages[who=adults].cost") == "not-published: dataset \"packages\" is not published, and no figure of it can be shown "
                                                    "(count its records with count = { of = … }, and use that dataset)");
}

TEST_CASE("a count may be of some records only, and be broken down", "[counting]") {
  const World limits(dataset("measure = { unit = \"placements\" }\nrows = \"who\"\ncount = { of = \"packages.cost\", from = 200, to = 900 }\n"));
  CHECK(limits.told().empty());
  CHECK(value(limits, {0}) == 3);
  CHECK(value(limits, {1}) == 2);
  const World selected(dataset("measure = { unit = \"placements\" }\nrows = \"weekly\"\ncount = { of = \"packages[who=children].cost\" }\n"));
  CHECK(value(selected, {0}) == 1);
  CHECK(value(selected, {1}) == 2);
  CHECK(value(selected, {2}) == 0);  // a band that holds nothing is shown all the same
  const World two(dataset("measure = { unit = \"placements\" }\nrows = \"who\"\ncolumns = \"weekly\"\ncount = { of = \"packages.cost\" }\n"));
  CHECK(value(two, {0, 2}) == 8);
  CHECK(value(two, {all_items, 1}) == 5);
}

TEST_CASE("services' prices, contracts and fees are counted", "[counting]") {
  const World world(dataset("measure = { unit = \"services\" }\nrows = [\"service_type\", \"weekly\"]\ncount = { of = \"service.price\" }\n", R"(
[[sector]]
id = "private"
name = { en = "Private", cy = "Preifat" }
[[provider]]
id = "one"
name = "One"
sector = "private"
contact = { role = { en = "R", cy = "R" } }
service = [
  { id = "a", service_type = "short-break", price = [ { GBP = 90, per = "night", name = { en = "N", cy = "N" } }, { GBP = 600, per = "week", name = { en = "W", cy = "W" } } ] },
  { id = "b", service_type = "day-service", price = { GBP = 150, per = "week" } },
]
[[contract]]
id = "c"
title = { en = "C", cy = "C" }
provider = "one"
service_type = "day-service"
value = { GBP = 30_000 }
[[code_list]]
id = "yearly"
name = { en = "Value", cy = "Gwerth" }
unit = "GBP"
items = [ { id = "small", to = 50_000 }, { id = "large", from = 50_000 } ]
[[dataset]]
id = "contracts"
title = { en = "Contracts", cy = "Contractau" }
measure = { unit = "services" }
rows = "yearly"
columns = "sector"
count = { of = "contract.value" }
)"));
  CHECK(world.told() == Told{});
  CHECK(value(world, {0, 2}) == 1);
  CHECK(value(world, {1, 0}) == 1);
  CHECK(value(world, {all_items, all_items}) == 2);
  CHECK(world.dataset("contracts").figure({0, 0}, 0).value == 1);
}

TEST_CASE("what cannot be counted is told of", "[counting]") {
  const std::string people = "measure = { unit = \"placements\" }\n";
  CHECK(told(people + "rows = \"weekly\"\ncount = { of = \"package.cost\" }") == Told{"unknown-dataset: there is no dataset \"package\" to count (did you mean packages?)"});
  CHECK(told(people + "rows = \"weekly\"\ncount = { of = \"packages.costs\" }") == Told{"unknown-measure: what is counted has no \"costs\" (did you mean cost?)"});
  CHECK(told(people + "rows = \"weekly\"\ncount = { of = \"packages\" }") ==
        Told{"count-by-what: it is not said which value falls in the bands of weekly (write of = \"packages.cost\")"});
  CHECK(told(people + "rows = \"size\"\ncount = { of = \"packages.cost\" }") ==
        Told{"units-differ: cost is in GBP per week, and the bands of size are in places (use bands in the same unit)"});
  CHECK(told(people + "rows = \"area\"\ncount = { of = \"packages.cost\" }") ==
        Told{"unknown-dimension: what is counted is not broken down by area (it is broken down by record, who)"});
  CHECK(told("measures = [ { id = \"n\", unit = \"people\" }, { id = \"cost\", unit = \"GBP\", sum = \"cost\" } ]\nrows = \"who\"\ncount = { of = \"packages.cost\" }") ==
        Told{"units-differ: \"cost\" adds up figures in GBP per week, and is said to be in GBP (write unit = \"GBP per week\")"});
  CHECK(told("measures = [ { id = \"cost\", unit = \"GBP per week\", sum = \"cost\" } ]\nrows = \"who\"\ncount = { of = \"packages.cost\" }") ==
        Told{"sum-without-count: dataset \"d\" adds up records that are not published, and does not count them "
             "(add a measure for how many there are, { id = \"people\", unit = \"people\" }, by which small groups are withheld)"});
  CHECK(told(people + "rows = \"who\"\ncount = { of = \"packages.cost\" }\ncells = [ { who = \"adults\", value = 1 } ]") ==
        Told{"count-with-cells: dataset \"d\" has cells of its own, and counts others too (keep either its cells or count = { … })"});
  CHECK(told("measure = { unit = \"GBP\" }\nrows = \"record\"\ncells = [ { value = 1 } ]") ==
        Told{"records-published: dataset \"d\" would show single records one by one "
             "(add published = false, and show how many there are with count = { of = … } in another dataset)"});
  CHECK(told("derive = { rate = 5, per = 100, of = \"packages.cost\" }") ==
        Told{"not-published: dataset \"packages\" is not published, and nothing that is may be worked out from it "
             "(count its records with count = { of = … }, and use that dataset)"});
  CHECK(told(people + "rows = \"size\"\ncount = { of = \"known.value\" }", R"(
[[dataset]]
id = "known"
title = { en = "K", cy = "K" }
measure = { unit = "people", disclosure = true }
rows = "who"
cells = [ { who = "adults", value = 12 }, { who = "children", value = 20 } ]
)") == Told{"count-of-protected: the figures of known are themselves withheld when they are small, and counting them would tell of them "
            "(count records in a dataset with published = false)"});
}

TEST_CASE("a measure is the sum of others, and gives away no part of it", "[measures][disclosure]") {
  const std::string workforce = R"(
measures = [ { id = "council", unit = "staff" }, { id = "nhs", unit = "staff" }, { id = "independent", unit = "staff" } ]
derived = [ { id = "all", name = { en = "All", cy = "Pawb" }, sum = ["council", "nhs", "independent"] } ]
rows = "who"
)";
  const World world(dataset(workforce + "cells = [ { who = \"adults\", council = 20, nhs = 30, independent = 50 }, { who = \"children\", council = 5, nhs = \"[x]\", independent = 7 } ]"));
  CHECK(world.told().empty());
  const auto& d = world.dataset("d");
  CHECK(d.figure({0}, 3).value == 100);
  CHECK(d.figure({1}, 3).value == 12);
  CHECK(d.figure({1}, 3).incomplete);
  CHECK(d.figure({all_items}, 3).value == 112);
  CHECK(world.wording().working(d, 3).text == "All: Staff + Staff + Staff");
  CHECK(world.wording().how(d.figure({0}, 3)) == "20 + 30 + 50");
  const World secret(dataset(R"(
measures = [ { id = "men", unit = "people", disclosure = true }, { id = "women", unit = "people", disclosure = true } ]
derived = [ { id = "all", name = { en = "All", cy = "Pawb" }, sum = ["men", "women"] } ]
rows = "who"
cells = [ { who = "adults", men = 3, women = 30 }, { who = "children", men = 25, women = 40 } ]
)"));
  const auto& s = secret.dataset("d");
  CHECK(s.figure({0}, 0).missing == Missing::confidential);
  const bool other_kept = bool(s.figure({0}, 1)), total_kept = bool(s.figure({0}, 2));
  CHECK_FALSE((other_kept && total_kept));  // the one less the other would be the three
}

TEST_CASE("differences, shares of one in another, and costs for a week of the year", "[measures]") {
  const World world(dataset(R"(
measures = [ { id = "places", name = { en = "Places", cy = "Lleoedd" }, unit = "places" }, { id = "used", name = { en = "Used", cy = "Wedi'u llenwi" }, unit = "places" }, { id = "cost", name = { en = "Cost", cy = "Cost" }, unit = "GBP" } ]
derived = [
  { id = "free", name = { en = "Free", cy = "Gwag" }, of = "places", less = "used" },
  { id = "filled", name = { en = "Filled", cy = "Llawn" }, of = "used", per = "places", times = 100 },
  { id = "weekly", name = { en = "A place a week", cy = "Lle yr wythnos" }, of = "cost", per = "places", weeks = 52 },
  { id = "daily", name = { en = "A day", cy = "Y diwrnod" }, of = "cost", days = 250 },
]
rows = "who"
cells = [ { who = "adults", places = 20, used = 15, cost = 260_000 }, { who = "children", places = 10, used = 10, cost = 52_000 } ]
)"));
  CHECK(world.told().empty());
  const auto& d = world.dataset("d");
  const auto& wording = world.wording();
  CHECK(d.figure({0}, 3).value == 5);
  CHECK(wording.figure(d.figure({0}, 4)) == "75%");
  CHECK(wording.figure(d.figure({0}, 5)) == "£250");
  CHECK(d.measures[5].unit.name() == "GBP per week");
  CHECK(d.measures[6].unit.name() == "GBP per day");
  CHECK(wording.figure(d.figure({all_items}, 5)) == "£200");
  CHECK(wording.working(d, 5).text == "A place a week: Cost ÷ Places ÷ 52 weeks");
  CHECK(wording.how(d.figure({0}, 5)) == "£260,000 ÷ 20 places ÷ 52 weeks");
  CHECK(world.wording(Language::cy).how(d.figure({0}, 5)) == "£260,000 ÷ 20 lle ÷ 52 wythnos");
  CHECK(wording.how(d.figure({0}, 6)) == "£260,000 ÷ 250 days");
  CHECK(wording.how(d.figure({0}, 3)) == "20 − 15");
}

TEST_CASE("figures of different units are never put together", "[measures]") {
  const auto with = [](std::string_view derived) {
    return told("measures = [ { id = \"people\", unit = \"people\" }, { id = \"places\", unit = \"places\" }, { id = \"weekly\", unit = \"places per week\" }, "
                "{ id = \"cost\", unit = \"GBP\" }, { id = \"fee\", unit = \"GBP per week\" }, { id = \"share\", unit = \"percent\" } ]\n"
                "rows = \"who\"\nderived = [ { id = \"x\", name = { en = \"X\", cy = \"X\" }, " + std::string(derived) +
                " } ]\ncells = [ { who = \"adults\", people = 9, places = 9, weekly = 9, cost = 9, fee = 9, share = 9 } ]\n"
                "[[code_list]]\nid = \"unit\"\nitems = [ { id = \"places-per-week\", name = { en = \"Places per week\", cy = \"Lleoedd yr wythnos\" } } ]\n");
  };
  CHECK(with("sum = [\"people\", \"cost\"]") == Told{"units-differ: people is in people and cost in GBP, so that the two cannot be added up "
                                                  "(put together what is counted in the same unit)"});
  CHECK(with("sum = [\"places\", \"weekly\"]") == Told{"units-differ: places is in places and weekly in places per week, so that the two cannot be added up "
                                                    "(put together what is counted in the same unit)"});
  CHECK(with("of = \"cost\", less = \"fee\"") == Told{"units-differ: cost is in GBP and fee in GBP per week, so that the two cannot be taken from each other "
                                                 "(put together what is counted in the same unit)"});
  CHECK(with("of = \"fee\", per = \"people\", weeks = 52") == Told{"units-differ: figures in GBP per week are not for a year, and cannot be divided by its weeks (take out weeks = …)"});
  CHECK(with("of = \"share\", per = \"people\"") == Told{"not-divisible: figures in percent cannot be divided, nor others by them (divide the counts or amounts that they were made from)"});
  CHECK(with("of = \"cost\", weeks = 60") == Told{"not-a-year: a year has no 60 weeks (weeks = 52, or fewer for a service that closes)"});
  CHECK(with("of = \"cost\"") == Told{"derived-how: it is not clear how \"x\" is worked out (write sum = [\"…\", \"…\"], or of = \"…\" with per = \"…\", weeks = 52 or less = \"…\")"});
  CHECK(with("sum = [\"people\", \"poeple\"]") == Told{"unknown-measure: dataset \"d\" has no measure \"poeple\" (did you mean people?)"});
}

TEST_CASE("figures per head of an age group are divided by another dataset, area by area", "[measures]") {
  constexpr std::string_view population = R"(
[[dataset]]
id = "estimate"
title = { en = "Mid-year estimate", cy = "Amcangyfrif canol blwyddyn" }
measure = { unit = "people" }
rows = ["area", "age_band"]
columns = "year"
cells = [
  { area = "uchaf", age_band = "18-64", year = 2026, value = 20_000 }, { area = "uchaf", age_band = "65-plus", year = 2026, value = 10_000 },
  { area = "canol", age_band = "18-64", year = 2026, value = 40_000 }, { area = "canol", age_band = "65-plus", year = 2026, value = 9_000 },
  { area = "isaf", age_band = "18-64", year = 2026, value = 30_000 }, { area = "isaf", age_band = "65-plus", year = 2026, value = 8_000 },
  { area = "uchaf", age_band = "18-64", year = 2027, value = 10 }, { area = "uchaf", age_band = "65-plus", year = 2027, value = 10 },
  { area = "canol", age_band = "18-64", year = 2027, value = 10 }, { area = "canol", age_band = "65-plus", year = 2027, value = 10 },
  { area = "isaf", age_band = "18-64", year = 2027, value = 10 }, { area = "isaf", age_band = "65-plus", year = 2027, value = 10 },
]
)";
  const auto per = [](std::string_view what) {
    return "measure = { unit = \"GBP\" }\nat = 2026-03-31\nderived = [ { id = \"rate\", name = { en = \"Rate\", cy = \"Cyfradd\" }, of = \"value\", per = \"" + std::string(what) +
           "\", times = 10000 } ]\nrows = \"area\"\ncells = [ { area = \"uchaf\", value = 100_000 }, { area = \"isaf\", value = 300_000 } ]\n";
  };
  const World world(dataset(per("dataset/estimate[age_band=18-64]"), population));
  CHECK(world.told().empty());
  const auto& d = world.dataset("d");
  CHECK(d.figure({0}, 1).value == Approx(50'000));
  CHECK(d.figure({all_items}, 1).value == Approx(400'000.0 * 10'000 / 50'000));  // not the people of Mid Dyffryn, which has no figure
  CHECK(d.figure({0}, 1).unit.name() == "GBP per 10,000");
  CHECK(world.wording().working(d, 1).text == "Rate: Pounds (£) ÷ Mid-year estimate: 18 to 64 × 10,000");
  CHECK(world.wording().how(d.figure({0}, 1)) == "£100,000 ÷ 20,000 people × 10,000");
  const World all_ages(dataset(per("dataset/estimate"), population));
  CHECK(all_ages.dataset("d").figure({0}, 1).from[1].value == 30'000);
  CHECK(told(per("dataset/estimates[age_band=18-64]"), population) == Told{"unknown-dataset: there is no dataset \"estimates\" (did you mean estimate?)"});
  CHECK(told(per("dataset/estimate[age_band=18-65]"), population) ==
        Told{"unknown-item: dataset \"estimate\" has no figures for age_band 18-65 (use a dimension and an item that it has)"});
}

TEST_CASE("one's own figures are told apart from the others, and compared with them", "[benchmark]") {
  const std::string councils = R"(measure = { unit = "GBP per 10,000" }
rows = "area"
cells = [ { area = "dyffryn", value = 1_200 }, { area = "uchaf", value = 1_350.5 }, { area = "canol", value = 1_100 }, { area = "isaf", value = 900 } ]
)";
  const World world(dataset(councils + "benchmark = { own = \"uchaf\" }"));
  CHECK(world.told().empty());
  const auto view = table_view(world.dataset("d"), world.wording());
  REQUIRE(view.groups[0].size() == 5);
  const auto text = [&](std::size_t row) {
    std::string all;
    for (const auto& cell : view.groups[0][row].cells) all += cell.text.text + "|";
    return all;
  };
  CHECK(view.head[0][2].text.text == "Difference from the average of the others");
  CHECK(view.head[0][3].text.text == "Rank, from the highest");
  CHECK(text(1) == "Upper Dyffryn (our own)|£1,350.50|£283.83|1|");
  CHECK(view.groups[0][1].own);
  CHECK(text(3) == "Lower Dyffryn|£900|-£166.67|4|");
  CHECK(text(4) == "Average of the others|£1,066.67|[z]|[z]|");
  CHECK(table_view(world.dataset("d"), world.wording(Language::cy)).groups[0][1].cells[0].text.text == "Dyffryn Uchaf (ein ffigurau ni)");
  CHECK(world.prose("d | others") == "£1,066.67");
  CHECK(world.prose("d[area=uchaf] | difference") == "£283.83");
  CHECK(world.prose("d | rank") == "1");
  const World median(dataset(councils + "benchmark = { own = \"uchaf\", against = \"median\" }"));
  CHECK(median.dataset("d").of_others({all_items}, 0).value == 1100);
  CHECK(csv(median.dataset("d"), median.wording()) ==
        "area,area_name,value,value_difference,value_rank\r\ndyffryn,Dyffryn,1200,100,2\r\nuchaf,Upper Dyffryn,1350.5,250.5,1\r\ncanol,Mid Dyffryn,1100,0,3\r\n"
        "isaf,Lower Dyffryn,900,-200,4\r\nothers,Median of the others,1100,[z],[z]\r\n");
  CHECK(told(councils + "benchmark = { own = \"uchav\" }") == Told{"unknown-item: the rows of dataset \"d\" have no \"uchav\" (did you mean uchaf?)"});
  CHECK(World(dataset(councils)).prose("d[area=uchaf] | rank") == "no-benchmark: d is not compared with others (give it benchmark = { own = \"…\" }, or take out | rank)");
}

TEST_CASE("a withheld figure cannot be had from the average of the others", "[benchmark][disclosure]") {
  const World world(dataset(R"(measure = { unit = "people", disclosure = true }
totals = false
rows = "area"
benchmark = { own = "uchaf" }
cells = [ { area = "uchaf", value = 40 }, { area = "canol", value = 3 }, { area = "isaf", value = 50 } ]
)"));
  const auto& d = world.dataset("d");
  CHECK(d.figure({1}, 0).missing == Missing::confidential);
  CHECK(d.of_others({all_items}, 0).missing == Missing::confidential);
  CHECK(d.from_others({0}, 0).missing == Missing::confidential);
  CHECK(d.rank({0}, 0).missing == Missing::confidential);
}

TEST_CASE("a list of the dataset's own", "[dataset]") {
  const World world(dataset(R"(measure = { unit = "people" }
lists = [ { id = "reason", name = { en = "Reason", cy = "Rheswm" }, items = [ { id = "family", name = { en = "Closer to family", cy = "Yn nes at y teulu" } }, { id = "place", name = { en = "No place locally", cy = "Dim lle yn lleol" } } ] } ]
rows = "reason"
cells = [ { reason = "family", value = 12 }, { reason = "place", value = 31 } ]
)"));
  CHECK(world.told().empty());
  const auto view = table_view(world.dataset("d"), world.wording(Language::cy));
  CHECK(view.head[0][0].text.text == "Rheswm");
  CHECK(view.groups[0][0].cells[0].text.text == "Yn nes at y teulu");
}

TEST_CASE("shares of the whole for totals alone, in both directions (table 2)", "[table]") {
  const World world(dataset(R"(measure = { unit = "places" }
rows = "who"
columns = "area"
shares = "margins"
cells = [ { who = "adults", area = "uchaf", value = 30 }, { who = "adults", area = "isaf", value = 30 }, { who = "children", area = "uchaf", value = 10 }, { who = "children", area = "isaf", value = 30 } ]
)"));
  const auto view = table_view(world.dataset("d"), world.wording());
  REQUIRE(view.groups[0].size() == 4);
  const auto text = [&](std::size_t row) {
    std::string all;
    for (const auto& cell : view.groups[0][row].cells) all += cell.text.text + "|";
    return all;
  };
  CHECK(text(0) == "Adults|30|30|60|60%|");
  CHECK(text(2) == "Total|40|60|100|100%|");
  CHECK(text(3) == "Share of total|40%|60%|100%|100%|");
}

TEST_CASE("figures are said with words that are right for their number", "[prose]") {
  const World world(dataset(R"(measures = [ { id = "people", unit = "people", disclosure = false }, { id = "cost", unit = "GBP" }, { id = "nights", unit = "nights per year" } ]
rows = "area"
cells = [ { area = "dyffryn", people = 1, cost = 5, nights = 2 }, { area = "uchaf", people = 2, cost = 5, nights = 2 }, { area = "canol", people = 3, cost = 5, nights = 2 }, { area = "isaf", people = 1_250, cost = 5, nights = 2 } ]
[[noun]]
id = "carers"
en = { one = "{count} carer", other = "{count} carers" }
cy = { zero = "{count} o ofalwyr", one = "{count} gofalwr", two = "{count} ofalwr", few = "{count} gofalwr", many = "{count} gofalwr", other = "{count} o ofalwyr" }
)"));
  const auto cy = [&](std::string_view expression) { return world.prose(expression, Language::cy); };
  CHECK(world.prose("d[area=dyffryn].people | people") == "1 person");
  CHECK(cy("d[area=dyffryn].people | people") == "1 person");
  CHECK(cy("d[area=uchaf].people | people") == "2 berson");
  CHECK(cy("d[area=canol].people | people") == "3 o bobl");
  CHECK(cy("d[area=isaf].people | about | people") == "1,300 o bobl");
  CHECK(cy("d[area=uchaf].people | carers") == "2 ofalwr");
  CHECK(cy("d[area=isaf].people | carers") == "1,250 o ofalwyr");
  CHECK(world.prose("d[area=dyffryn].people | carers") == "1 carer");
  CHECK(cy("d[area=uchaf].nights | nights-per-year") == cy("d[area=uchaf].nights | unit"));
  CHECK(world.prose("d[area=uchaf].cost | people") == "units-differ: this figure is in GBP, and cannot be said as people (take out | people, or write | unit)");
  CHECK(world.prose("d[area=uchaf].people | places") == "units-differ: this figure is in people, and cannot be said as places (take out | places, or write | unit)");
  CHECK(world.prose("d[area=uchaf].people | poeple") == "unknown-filter: there is no filter \"poeple\" for figures (did you mean people?)");
  CHECK(world.prose("d[area=uchaf].people | people | carers") == "two-nouns: the figure would be said with people and with carers (keep one of them)");
  CHECK(world.prose("area/uchaf.population[2026] | people") == "41,000 people");
}

TEST_CASE("how each figure came about can be read", "[table]") {
  const World world(dataset("derive = { rate = 53, per = 100_000, of = \"base\" }", R"(
[[dataset]]
id = "base"
title = { en = "People aged 70 or over", cy = "Pobl 70 oed neu hŷn" }
measure = { unit = "people" }
rows = "area"
cells = [ { area = "uchaf", value = 25_019 }, { area = "isaf", value = 16_437 } ]
)"));
  const auto all = worked_figures(world.dataset("d"), world.wording());
  REQUIRE(all.size() == 4);
  CHECK(all[0].line == "Upper Dyffryn");
  CHECK(all[0].column == "Expected number");
  CHECK(all[0].figure == "13");
  CHECK(all[0].how == "53 in 100,000 of 25,019");
  CHECK(all[2].how == "the sum of 2 figures");
  CHECK(worked_figures(world.dataset("d"), world.wording(Language::cy))[0].how == "53 o bob 100,000, allan o 25,019");
}
