// Figures of the market, from the catalogue, the register of contracts and the supply, each against numbers worked out by hand.
#include <fmt/format.h>

#include "analysis_fixture.h"
#include "markup/table.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

using Told = std::vector<std::string>;

constexpr std::string_view sectors = R"(
[[sector]]
id = "private"
name = { en = "Private", cy = "Preifat" }

[[sector]]
id = "voluntary"
name = { en = "Voluntary", cy = "Gwirfoddol" }
)";

std::string provider(std::string_view id, std::string_view sector, std::string_view where, std::string_view service) {
  return fmt::format("[[provider]]\nid = \"{}\"\nname = \"{}\"\nsector = \"{}\"\ncontact = {{ role = {{ en = \"R\", cy = \"R\" }} }}\n{}\n"
                     "[[provider.service]]\nid = \"s\"\nservice_type = \"day-service\"\n{}\n",
                     id, id, sector, where, service);
}

std::string home(std::string_view id, std::string_view sector, std::string_view area, int places, int vacancies, double price) {
  return provider(id, sector, fmt::format("area = \"{}\"", area),
                  fmt::format("places = {}\nvacancies = {{ places = {}, at = 2026-06-01 }}\nprice = {{ GBP = {:.2f}, per = \"week\" }}", places, vacancies, price));
}

std::string dataset(std::string_view market) {
  return fmt::format("[[dataset]]\nid = \"m\"\ntitle = {{ en = \"M\", cy = \"M\" }}\nmarket = {{ {} }}\n", market);
}

// Seven providers with 100 places: 40, 20, 10, 10, 10 and 10 in two.
std::string catalogue() {
  return std::string(sectors) + home("a", "private", "uchaf", 40, 4, 900) + home("b", "private", "uchaf", 20, 1, 800) +
         home("c", "private", "uchaf", 10, 0, 700) + home("d", "voluntary", "uchaf", 10, 5, 600) + home("e", "voluntary", "isaf", 10, 0, 650) +
         home("f", "voluntary", "isaf", 6, 1, 500) + home("g", "voluntary", "isaf", 4, 4, 1000);
}

constexpr std::string_view plan = R"(
[[supply]]
id = "private-days"
title = { en = "P", cy = "P" }
service_type = "day-service"
sector = "private"
volume = { uchaf = { 2025 = 30, 2026 = 40 }, isaf = { 2026 = 10 } }
cost = { GBP = 500_000, per = "year" }

[[supply]]
id = "voluntary-days"
title = { en = "V", cy = "V" }
service_type = "day-service"
sector = "voluntary"
volume = { uchaf = { 2026 = 50 } }
cost = { GBP = 300_000, per = "year" }

[[contract]]
id = "one"
title = { en = "One", cy = "Un" }
provider = "a"
service_type = "day-service"
area = "uchaf"
value = { GBP = 410_000 }
start = 2025-04-01

[[contract]]
id = "two"
title = { en = "Two", cy = "Dau" }
provider = "e"
service_type = "day-service"
area = "isaf"
value = { GBP = 100_000 }
start = 2025-04-01
end = 2026-03-31
)";

}  // namespace

TEST_CASE("occupancy is places in use in per cent of places", "[market]") {
  const World world(catalogue() + dataset("figure = \"occupancy\", service_type = \"day-service\""));
  CHECK(world.told() == Told{});
  CHECK(world.prose("m[area=uchaf].places") == "80");
  CHECK(world.prose("m[area=uchaf].used") == "70");
  CHECK(world.prose("m[area=uchaf]") == "88%");
  CHECK(world.prose("m") == "85%");
  const auto view = table_view(world.dataset("m"), world.wording());
  Told said;
  for (const auto& how : view.derived) said.push_back(how.text);
  CHECK(said == Told{"Places in use: Places − Vacancies", "Occupancy: Places in use ÷ Places × 100"});
  said.clear();
  for (const auto& note : view.notes) said.push_back(note.text);
  CHECK(said == Told{"From 7 services in the catalogue of providers.",
                     "Vacancies change from day to day: each provider's page says when its own were counted.",
                     "Each service is counted in the area where its provider is."});
}

TEST_CASE("the largest five and the index are worked out for every row and for the whole", "[market]") {
  const World world(catalogue() + dataset("figure = \"concentration\", of = \"places\", service_type = \"day-service\""));
  CHECK(world.told() == Told{});
  CHECK(world.prose("m[area=isaf]") == "100%");
  CHECK(world.prose("m") == "90%");
  CHECK(world.prose("m.providers") == "7");
  CHECK(world.prose("m.index") == "2,352");            // 40² + 20² + 3 × 10² + 6² + 4²
  CHECK(world.prose("m[area=isaf].index") == "3,800");  // 50² + 30² + 20²
  const auto& m = world.dataset("m");
  CHECK(world.wording(Language::cy).working(m, *m.measure("index")).text ==
        "Mynegai Herfindahl–Hirschman: swm sgwariau cyfran pob darparwr fel canran; 10,000 lle mae'r cyfan gan un darparwr");
  const auto view = table_view(m, world.wording());
  REQUIRE(view.notes.size() == 4);
  CHECK(view.notes[2].text == "One provider alone makes an index of 10,000, four of the same size 2,500 and ten of the same size 1,000. No figure marks the point at "
                              "which a market has too few providers: the Competition and Markets Authority's Merger Assessment Guidelines (2021) apply no threshold.");
  CHECK(view.groups.back().back().total);
}

TEST_CASE("a provider whose address is confidential is in no figure by area", "[market]") {
  const auto refuge = provider("refuge", "voluntary", "area = \"canol\"\naddress = { street = \"1 High Street\", town = \"T\", redact = true }", "places = 9");
  const World world(catalogue() + refuge + dataset("figure = \"concentration\", service_type = \"day-service\"") +
                    "[[supply]]\nid = \"all\"\ntitle = { en = \"All\", cy = \"Y cyfan\" }\nservice_type = \"day-service\"\nfrom_providers = 2026\n");
  CHECK(world.told() == Told{});
  CHECK_FALSE(world.dataset("m").dimensions[0].find("canol"));
  CHECK(world.prose("m.places") == "100");
  CHECK(table_view(world.dataset("m"), world.wording()).notes[1].text ==
        "1 service is left out, as what the figures need is not known of it or its address is confidential.");
  CHECK_FALSE(world.dataset("supply/all").dimensions[0].find("canol"));
}

TEST_CASE("supply is drawn from the providers: the catalogue is the supply map", "[market]") {
  const World world(catalogue() + R"(
[[need]]
id = "days"
title = { en = "Days", cy = "Dyddiau" }
statement = { en = "S", cy = "S" }
service_type = "day-service"
projected_from = 2031
volume = { uchaf = { 2026 = 90, 2031 = 95 }, isaf = { 2026 = 15, 2031 = 30 } }

[[supply]]
id = "all"
title = { en = "All", cy = "Y cyfan" }
service_type = "day-service"
from_providers = 2026

[[gap]]
id = "days"
title = { en = "Days", cy = "Dyddiau" }
need = "days"
supply = ["all"]
nature = "shortage"
)");
  CHECK(world.told() == Told{});
  CHECK(world.prose("supply/all[area=uchaf, 2026]") == "80");
  CHECK(world.prose("supply/all[2026].used") == "85");
  CHECK(world.prose("supply/all[area=isaf, 2026].occupancy") == "75%");
  // Need less supply by area and year; what is too much in one area is so called in its row, as less than none.
  CHECK(world.prose("gap/days[area=uchaf, 2026]") == "10");
  CHECK(world.prose("gap/days[area=isaf, 2026]") == "-5");
  CHECK(world.prose("gap/days[2026]") == "5");
  CHECK(world.prose("gap/days[2031]") == "25");
  const auto& gap = world.dataset("gap/days");
  CHECK(gap.projected_from == 2031);
  const auto view = table_view(gap, world.wording());
  REQUIRE(view.notes.size() == 2);
  CHECK(view.notes[1].text == "Where nothing newer is known of a supply, it is taken to stay as it is.");
}

TEST_CASE("spending per head, for contracts that run on the day", "[market]") {
  const World all(catalogue() + std::string(plan) + dataset("figure = \"spend\", year = 2026"));
  CHECK(all.told() == Told{});
  CHECK(all.prose("m") == "£510,000");
  CHECK(all.prose("m[area=uchaf].per_head") == "£10");
  CHECK(all.prose("m.per_head") == "£6.30");
  const World later(catalogue() + std::string(plan) + dataset("figure = \"spend\"") + "at = 2026-09-30\n");
  CHECK(later.prose("m") == "£410,000");
  const World held(catalogue() + std::string(plan) + dataset("figure = \"concentration\", of = \"spend\", by = \"sector\""));
  CHECK(held.prose("m.index") == "6,847");
}

TEST_CASE("what a unit costs in each sector, and compared with the average", "[market]") {
  const World world(catalogue() + std::string(plan) + dataset("figure = \"unit-cost\", service_type = \"day-service\""));
  CHECK(world.told() == Told{});
  CHECK(world.prose("m[sector=private]") == "£10,000");
  CHECK(world.prose("m[sector=voluntary]") == "£6,000");
  CHECK(world.prose("m") == "£8,000");
  CHECK(world.prose("m[sector=private].compared") == "125%");
  CHECK(world.prose("m[sector=voluntary].compared") == "75%");
  const World earlier(catalogue() + std::string(plan) + dataset("figure = \"unit-cost\", year = 2025"));
  CHECK(earlier.prose("m.volume") == "30");
}

TEST_CASE("fees are averaged by the places that they are asked for", "[market]") {
  const World world(catalogue() + dataset("figure = \"fees\", service_type = \"day-service\", by = \"sector\""));
  CHECK(world.told() == Told{});
  CHECK(world.prose("m[sector=private]") == "£842.86");  // (40 × 900 + 20 × 800 + 10 × 700) ÷ 70
  CHECK(world.prose("m[sector=private].lowest") == "£700");
  CHECK(world.prose("m.highest") == "£1,000");
  CHECK(world.prose("m") == "£785");
}

TEST_CASE("what cannot be worked out from the market is told of", "[market]") {
  CHECK(World(dataset("figure = \"occupancy\"")).told() ==
        Told{"market-without-figures: dataset \"m\" has nothing to be worked out from (it needs providers' services with places and vacancies)"});
  CHECK(World(catalogue() + dataset("figure = \"fees\", per = \"night\"")).told() ==
        Told{"market-without-figures: dataset \"m\" has nothing to be worked out from (it needs providers' services with places and a price for each night)"});
  CHECK(World(catalogue() + dataset("figure = \"occupancy\"") + "rows = \"area\"\n").told() ==
        Told{"market-with-cells: dataset \"m\" has figures of its own, and is worked out from the market too "
             "(take out its rows, columns, measures and cells, or market = { … })"});
  CHECK(World(catalogue() + "[[supply]]\nid = \"s\"\ntitle = { en = \"S\", cy = \"S\" }\nservice_type = \"short-break\"\nfrom_providers = 2026\n").told() ==
        Told{"units-differ: providers say how many places they have, and this kind of service is not counted in places "
             "(give the supply a volume of its own)"});
}

TEST_CASE("totals of a price are averages, weighted by a count", "[market]") {
  const auto fees = [](std::string_view disclosure, int small) {
    return fmt::format(R"(
[[dataset]]
id = "fees"
title = {{ en = "Fees", cy = "Ffioedd" }}
measures = [
  {{ id = "people", name = {{ en = "People", cy = "Pobl" }}, unit = "people", disclosure = {} }},
  {{ id = "fee", name = {{ en = "Fee", cy = "Ffi" }}, unit = "GBP per week", weighted_by = "people" }},
]
rows = "area"
columns = "who"
cells = [
  {{ area = "uchaf", who = "adults", people = 30, fee = 500 }},
  {{ area = "uchaf", who = "children", people = 10, fee = 900 }},
  {{ area = "isaf", who = "adults", people = 60, fee = 400 }},
  {{ area = "isaf", who = "children", people = {}, fee = 800 }},
]
)",
                       disclosure, small);
  };
  const World world(fees("false", 20));
  CHECK(world.told() == Told{});
  CHECK(world.prose("fees[area=uchaf].fee") == "£600");
  CHECK(world.prose("fees[who=adults].fee") == "£433");
  CHECK(world.prose("fees.fee") == "£533");
  const auto& dataset = world.dataset("fees");
  CHECK(world.wording().working(dataset, 1).text == "Fee, totals: average weighted by People");
  // Fees are published, and so would tell how many of the people are children, if their average were.
  const World small(fees("true", 3));
  CHECK(small.prose("fees[area=isaf].fee").starts_with("figure-withheld"));
  CHECK(small.prose("fees.fee").starts_with("figure-withheld"));
}
