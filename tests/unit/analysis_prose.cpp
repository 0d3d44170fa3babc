// Figures and fields in sentences.
#include "analysis_fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

const World& world() {
  static const World world(R"(
[[dataset]]
id = "known"
title = { en = "Known", cy = "Hysbys" }
measures = [
  { id = "people", name = { en = "People", cy = "Pobl" }, unit = "people" },
  { id = "cost", name = { en = "Cost", cy = "Cost" }, unit = "GBP" },
]
rows = "area"
columns = "who"
cells = [
  { area = "uchaf", who = "adults", people = 61, cost = 1_200_000 },
  { area = "uchaf", who = "children", people = 40, cost = 300_000 },
  { area = "isaf", who = "adults", people = 118, cost = 2_000_000 },
  { area = "isaf", who = "children", people = 23, cost = "[x]" },
]

[[dataset]]
id = "spend"
title = { en = "Spend", cy = "Gwariant" }
measure = { unit = "GBP" }
rows = "client_group"
cells = [ { client_group = "older-people", value = 28_851_000 }, { client_group = "learning-disability", value = 14_050_000 } ]

[[dataset]]
id = "fees"
title = { en = "Fees", cy = "Ffioedd" }
measure = { unit = "GBP per week" }
rows = "area"
cells = [ { area = "uchaf", value = 512.50 }, { area = "isaf", value = 600 } ]

[[dataset]]
id = "trend"
title = { en = "Trend", cy = "Tuedd" }
measure = { unit = "places" }
rows = "area"
columns = "year"
cells = [
  { area = "uchaf", year = 2026, value = 100 }, { area = "uchaf", year = 2028, value = 90 }, { area = "uchaf", year = 2031, value = 130 },
  { area = "isaf", year = 2026, value = 100 }, { area = "isaf", year = 2028, value = 100 }, { area = "isaf", year = 2031, value = 120 },
]

[[dataset]]
id = "rates"
title = { en = "Rates", cy = "Cyfraddau" }
measure = { unit = "percent" }
rows = "area"
cells = [ { area = "uchaf", value = 24.5 }, { area = "isaf", value = "[z]" } ]

[[need]]
id = "breaks"
title = { en = "Breaks for carers", cy = "Seibiannau i ofalwyr" }
statement = { en = "S", cy = "S" }
service_type = "short-break"
volume = { uchaf = { 2026 = 900, 2031 = 1_150 }, isaf = { 2026 = 1_400, 2031 = 1_500 } }

[[need]]
id = "empty"
title = { en = "Empty", cy = "Gwag" }
statement = { en = "S", cy = "S" }

[[intention]]
id = "new"
title = { en = "New breaks", cy = "Seibiannau newydd" }
action = "commission"
start = 2027-04-01
end = "2029-09"
budget = { GBP = 118_000, per = "year" }
volume = { from = 0, to = 540 }
message = { en = "Only in English" }

[[indicator]]
id = "families"
title = { en = "Families", cy = "Teuluoedd" }
unit = "families"
baseline = { 2026 = 0 }
target = { 2027 = 10, 2028 = 16 }
)");
  return world;
}

std::string en(std::string_view expression) { return world().prose(expression); }
std::string cy(std::string_view expression) { return world().prose(expression, Language::cy); }

}  // namespace

TEST_CASE("a figure is formatted with its sign and no words", "[prose]") {
  CHECK(en("known[area=uchaf, who=adults].people") == "61");
  CHECK(en("known[area=uchaf,who=adults].cost") == "£1,200,000");
  CHECK(en(" known [ area = uchaf , who = adults ] . cost ") == "£1,200,000");
  CHECK(en("known.cost[area=uchaf, who=adults]") == "£1,200,000");
  CHECK(en("fees[area=uchaf]") == "£512.50");
  CHECK(en("rates[area=uchaf]") == "24.5%");
  CHECK(en("dataset/spend") == "£42,901,000");
}

TEST_CASE("a dimension that is left out means the total over it", "[prose]") {
  CHECK(en("known[area=uchaf].people") == "101");
  CHECK(en("known.people") == "242");
  CHECK(en("known.total.people") == "242");
  CHECK(en("known.people.total") == "242");
  CHECK(en("need/breaks[2031]") == "2,650");
  CHECK(en("need/breaks[area=uchaf, 2031]") == "1,150");
  CHECK(en("need/breaks[area=uchaf, year=2031].volume") == "1,150");
}

TEST_CASE("shares, changes and rounded figures", "[prose]") {
  CHECK(en("spend[client_group=older-people] | share") == "67%");
  CHECK(en("spend[client_group=older-people]|share|about") == "2 in 3");
  CHECK(cy("spend[client_group=older-people] | share | about") == "2 o bob 3");
  CHECK(en("need/breaks[2026..2031] | change") == "350");
  CHECK(en("need/breaks | change") == "350");  // there are two years only
  CHECK(en("need/breaks[2026..2031] | change | share") == "15%");
  CHECK(en("trend[2026..2028] | change") == "-10");
  CHECK(en("trend[area=uchaf, 2026..2031] | change") == "30");
  CHECK(en("spend[client_group=older-people] | about") == "£28.9 million");
  CHECK(cy("spend[client_group=older-people] | about") == "£28.9 miliwn");
}

TEST_CASE("as easy read says it: rounded, with its unit, and with about where rounding changed it", "[prose]") {
  CHECK(en("spend[client_group=older-people] | share | easy") == "about 2 in 3 pounds");
  CHECK(cy("spend[client_group=older-people] | share | easy") == "tua 2 o bob 3 punt");
  CHECK(en("known[who=children].people | share | easy") == "about 1 in 4 people");
  CHECK(cy("known[who=children].people | share | easy") == "tua 1 o bob 4 o bobl");
  CHECK(en("trend[area=uchaf, 2026] | share | easy") == "1 in 2 places");
  CHECK(cy("trend[area=uchaf, 2026] | share | easy") == "1 o bob 2 le");
  CHECK(en("spend | easy") == "about £42.9 million");
  CHECK(cy("spend | easy") == "tua £42.9 miliwn");
  CHECK(en("known[area=uchaf, who=adults].people | easy") == "61 people");
  CHECK(cy("known[area=uchaf, who=adults].people | easy") == "61 o bobl");
  CHECK(en("known.people | easy") == "about 240 people");
  CHECK(en("need/breaks[2031] | easy") == "about 2,700 nights per year");
  CHECK(en("rates[area=uchaf] | easy") == "about 1 in 4");
  CHECK(en("intention/new.start | easy") == "in April 2027");
  CHECK(cy("intention/new.start | easy") == "ym mis Ebrill 2027");
  CHECK(en("intention/new.budget | easy") == "about £120,000");
  CHECK(en("area/uchaf.easy") == en("area/uchaf.name"));
  CHECK(en("known[area=isaf, who=children].cost | easy") == "figure-missing: known has no such figure: it is not available (say in words that it is not known)");
  CHECK(en("intention/new.title | easy") == "unknown-filter: title cannot be shown so (only figures and money have | about; shares and changes are of datasets)");
}

TEST_CASE("what a figure cannot be is told of, with what it could be", "[prose]") {
  CHECK(en("knwon") == "unknown-dataset: there is no dataset \"knwon\" (did you mean known?)");
  CHECK(en("known") == "which-measure: known counts several things: people, cost (say which: known.people)");
  CHECK(en("known.costs") == "unknown-measure: known has no measure \"costs\" (did you mean cost?)");
  CHECK(en("known[aera=uchaf].cost") == "unknown-dimension: known is not broken down by aera (did you mean area?)");
  CHECK(en("known[area=uchav].cost") == "unknown-item: known has no figures for area \"uchav\" (did you mean uchaf?)");
  CHECK(en("known[area=isaf, who=children].cost") == "figure-missing: known has no such figure: it is not available (say in words that it is not known)");
  CHECK(en("rates[area=isaf]") == "figure-missing: rates has no such figure: it would not apply (ask for another, or say it in words)");
  CHECK(en("rates") == "no-total: the figures of rates are not added up over area (say which: rates[area=uchaf])");
  CHECK(en("trend[area=uchaf]") == "which-year: trend has figures for 2026, 2028, 2031 (say for which year: trend[2031])");
  CHECK(en("trend[2026..2028]") == "two-years: two years are asked for, and one figure of trend (ask for one year, or add | change)");
  CHECK(en("trend[2028..2026] | change") == "two-years: 2026 does not come after 2028 (write the earlier year first)");
  CHECK(en("trend | change") == "which-year: a change is from one year to another (say which: trend[2026..2031])");
  CHECK(en("spend | change") == "which-year: spend has no years to show a change between (take out | change)");
  CHECK(en("spend[2026]") == "unknown-dimension: spend is not broken down by year (it is broken down by client_group)");
  CHECK(en("spend | shares") == "unknown-filter: there is no filter \"shares\" for figures (did you mean share?)");
  CHECK(en("need/empty[2026]") == "no-figures: need/empty has no figures to show (give it volumes by area and year)");
  CHECK(en("gap/none.size") == "no-figures: gap/none has no figures to show (give its need and its supply volumes)");
}

TEST_CASE("an expression that cannot be read says where", "[prose]") {
  CHECK(en("") == "bad-figure: a figure begins with the id of a dataset (write known-by-age[area=powys], or need/short-breaks[2031])");
  CHECK(en("known[area=uchaf") == "bad-figure: a bracket is not closed (close it with ])");
  CHECK(en("known[area]") == "bad-figure: \"area\" is neither a year nor dimension=item (write [area=powys, age_band=18-64] or [2031])");
  CHECK(en("known[area=]") == "bad-figure: area is given no item (write area= and one of its items)");
  CHECK(en("known.") == "bad-figure: a dot is not followed by a word (write .total, .cost or the name of a field)");
  CHECK(en("known people") == "bad-figure: \"people\" is not understood here (after an id come [dimension=item], .measure and | filter)");
  CHECK(en("trend[2026.2031]") == "bad-figure: two years are joined by two dots (write [2026..2031])");
  Diagnostics found;
  CHECK_FALSE(parse_figure_expression("known[area=uchaf, who]", {0, 3, 10, 0}, found));
  const auto& world_sources = world().sources;
  const auto all = found.sorted(world_sources);
  REQUIRE(all.size() == 1);
  CHECK(all[0].position.column == 10 + 18);
}

TEST_CASE("any text, at all, is an expression or a diagnostic", "[prose]") {
  const std::string signs = "k/[].|,= -_2026.x\"'£";
  unsigned state = 12345;
  for (int i = 0; i < 20000; ++i) {
    std::string text = i % 3 == 0 ? "known" : i % 3 == 1 ? "need/breaks[" : "";
    for (unsigned length = (state = state * 1103515245 + 12345) >> 28; length > 0; --length) {
      state = state * 1103515245 + 12345;
      text += signs[(state >> 16) % signs.size()];
    }
    Diagnostics found;
    const auto shown = world().figures.in_prose(text, world().wording(), {}, found);
    INFO(text);
    CHECK(shown.has_value() != found.has_errors());
  }
}

TEST_CASE("a total that leaves figures out is hinted at", "[prose]") {
  Diagnostics found;
  const auto shown = world().figures.in_prose("known.cost", world().wording(), {}, found);
  REQUIRE(shown);
  CHECK(shown->text == "£3,500,000");
  CHECK(shown->dataset == world().figures.find("known"));
  REQUIRE(found.count(Severity::hint) == 1);
  CHECK(found.sorted(world().sources)[0].code == "figure-incomplete");
}

TEST_CASE("fields of records stand in sentences too", "[prose]") {
  CHECK(en("intention/new.budget") == "£118,000");
  CHECK(en("intention/new.budget | about") == "£120,000");
  CHECK(en("intention/new.start") == "1 April 2027");
  CHECK(cy("intention/new.start") == "1 Ebrill 2027");
  CHECK(cy("intention/new.end") == "Medi 2029");
  CHECK(en("intention/new.volume.to") == "540");
  CHECK(cy("intention/new.title") == "Seibiannau newydd");
  CHECK(en("need/breaks.title") == "Breaks for carers");
  CHECK(en("indicator/families.target[2028]") == "16");
  CHECK(en("area/uchaf.name") == "Upper Dyffryn");
  CHECK(en("area/uchaf.population[2031]") == "43,000");

  Diagnostics found;
  const auto shown = world().figures.in_prose("intention/new.message", world().wording(Language::cy), {}, found);
  REQUIRE(shown);
  CHECK(shown->language == Language::en);
}

TEST_CASE("fields that cannot stand in a sentence are told of", "[prose]") {
  CHECK(en("intentoin/new.budget") == "unknown-kind: there is no kind of record called \"intentoin\" (did you mean intention?)");
  CHECK(en("intention/nwe.budget") == "unknown-record: there is no intention \"nwe\" (did you mean new?)");
  CHECK(en("intention/new.budgte") == "unknown-field: intention has no field budgte (did you mean budget?)");
  CHECK(en("intention/new") == "which-field: intention/new does not say which of its fields is meant (add one: intention/new.title)");
  CHECK(en("intention/new.action") == "field-not-for-prose: action of intention/new cannot stand in a sentence (figures, money, dates and short texts can)");
  CHECK(en("intention/new.volume") == "field-not-for-prose: volume of intention/new cannot stand in a sentence (figures, money, dates and short texts can)");
  CHECK(en("intention/new.timetable") == "empty-field: intention \"new\" has no timetable (give it timetable = …, or say it in words)");
  CHECK(en("intention/new.title | about") == "unknown-filter: title cannot be shown so (only figures and money have | about; shares and changes are of datasets)");
}

TEST_CASE("what a field of one record cannot be asked for is told of, and never ignored", "[prose]") {
  CHECK(en("need/breaks.title[2026]") == "bad-figure: need/breaks.title has nothing to choose from (write {{ need/breaks.title }})");
  CHECK(en("intention/new.budget[area=uchaf]") == "bad-figure: intention/new.budget has nothing to choose from (write {{ intention/new.budget }})");
  for (const std::string choice : {"", "[2026, 2031]", "[2026..2031]", "[area=uchaf]"})
    CHECK(en("area/uchaf.population" + choice) == "which-year: area/uchaf.population is one figure a year (say for which year: area/uchaf.population[2026])");
  CHECK(en("area/uchaf.population[year=2031]") == "43,000");
  CHECK(en("known[area=uchaf, area=isaf].people") == "bad-figure: area is asked for twice of known (name one of the two, or neither for the total)");
}

TEST_CASE("nothing of a provider's address can be said by a placeholder", "[prose]") {
  MemoryDisk disk({{"content/publication.toml", "title = { en = \"T\", cy = \"T\" }\npublisher = { en = \"P\", cy = \"P\" }\nlanguages = [\"cy\", \"en\"]\n"
                                                "contact = { role = { en = \"R\", cy = \"R\" } }\n"},
                   {"content/providers/refuge.toml", "id = \"refuge\"\nname = \"Refuge\"\naddress = { street = \"4 Secret Street\", town = \"Hidden\", redact = true }\n"}});
  Sources sources(disk);
  Diagnostics read, found;
  const auto publication = read_publication({"content"}, disk, sources, read);
  const auto made = figures(publication, found);
  for (const std::string expression : {"provider/refuge.address", "provider/refuge.address.street", "provider/refuge.address.town"}) {
    Diagnostics wrong;
    CHECK_FALSE(made.in_prose(expression, Wording(Language::en, interface_messages(), publication), {}, wrong));
    CHECK(wrong.has_errors());
    for (const auto& one : wrong.sorted(sources)) CHECK(one.message.find("Secret") == std::string::npos);
  }
}

TEST_CASE("a block names one dataset, and perhaps a dimension", "[prose]") {
  Diagnostics found;
  const auto& figures = world().figures;
  CHECK(figures.block("known", {}, found)->dataset == figures.find("known"));
  CHECK(figures.block("need/breaks by area", {}, found)->by == "area");
  CHECK_FALSE(found.has_errors());
  CHECK_FALSE(figures.block("need/breaks by aera", {}, found));
  CHECK_FALSE(figures.block("knwon", {}, found));
  CHECK_FALSE(figures.block("", {}, found));
  CHECK(world().lines(found) ==
        std::vector<std::string>{"bad-figure: a table or a chart is of one dataset (write {{ table known-by-age }}, {{ chart need/short-breaks by area }} or {{ chart spend by area as stacked }})",
                                 "unknown-dataset: there is no dataset \"knwon\" (did you mean known?)",
                                 "unknown-dimension: need/breaks is not broken down by aera (did you mean area?)"});
}

TEST_CASE("shares in easy words", "[prose]") {
  const auto about = [](double percent) {
    Figure figure;
    figure.unit = Unit::parse("percent");
    figure.value = percent;
    return world().wording().about(figure);
  };
  CHECK(about(50) == "1 in 2");
  CHECK(about(24.5) == "1 in 4");
  CHECK(about(76) == "3 in 4");
  CHECK(about(33.4) == "1 in 3");
  CHECK(about(90) == "9 in 10");
  CHECK(about(69) == "7 in 10");
  CHECK(about(10) == "1 in 10");
  CHECK(about(5) == "1 in 20");
  CHECK(about(1) == "1 in 100");
  CHECK(about(0.1) == "1 in 1,000");
  CHECK(about(0) == "0 in 10");
  CHECK(about(100) == "10 in 10");
}
