#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "analysis/offers.h"
#include "analysis/supply_map.h"
#include "page_fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

std::string provider(const std::string& id, const std::string& services, const std::string& more = {}) {
  return fmt::format("id = \"{0}\"\nname = \"{0}\"\nsector = \"private\"\narea = \"powys\"\ncontact = {{ phone = \"01632 960100\" }}\n{1}\n{2}", id, more, services);
}

std::string service(const std::string& type, const std::string& more = {}) {
  return fmt::format("[[service]]\nid = \"{0}\"\nservice_type = \"{0}\"\n{1}\n", type, more);
}

std::vector<std::string> texts(const Value& list, std::string_view field) {
  std::vector<std::string> all;
  for (const auto& item : list.items()) all.push_back(text_of(at(item, {field})));
  return all;
}

std::vector<std::string> addresses(const PageSite& site, PageKind kind, Language language) {
  std::vector<std::string> all;
  for (const auto& page : site.plan().pages())
    if (page.kind == kind) all.push_back(page.address[language]);
  return all;
}

}  // namespace

TEST_CASE("each question has a list: price, rating, language, accreditation and free places") {
  const PageSite site(lists, {provider("a", service("care-home", R"(client_groups = ["older-people"]
price = { GBP = 720, per = "week" }
vacancies = { places = 2, at = 2026-11-20 }
inspection = { at = 2026-01-02, ratings = { care = "excellent", well-being = "good" } })"),
                                       R"(workforce = { languages = ["cy"] }
accreditations = [{ title = { en = "Quiet hours", cy = "Oriau tawel" } }])")});
  REQUIRE(site.said().empty());
  CHECK(addresses(site, PageKind::term, Language::en) ==
        std::vector<std::string>{"/en/service/care-homes/", "/en/area/powys/", "/en/for/older-people/", "/en/vacancies/with-vacancies/",
                                 "/en/price/500-to-750-per-week/", "/en/inspection-rating/good/", "/en/language-of-staff/welsh/", "/en/sector/private/",
                                 "/en/accreditation/quiet-hours/"});
  CHECK(addresses(site, PageKind::term, Language::cy)[4] == "/cy/pris/500-i-750-yr-wythnos/");
  CHECK(addresses(site, PageKind::term, Language::cy)[8] == "/cy/achrediad/oriau-tawel/");
}

TEST_CASE("prices stand between steps for their unit, and units without steps on no list") {
  const auto band = [](std::int64_t pence, const std::string& per) {
    Money money;
    money.pence = pence;
    money.per = per;
    const auto* found = band_of(money);
    return found == nullptr ? std::string() : found->id;
  };
  CHECK(band(49999, "week") == "week-under-500");
  CHECK(band(50000, "week") == "week-500-750");
  CHECK(band(150000, "week") == "week-from-1500");
  CHECK(band(0, "hour") == "hour-under-20");
  CHECK(band(45, "mile").empty());
}

TEST_CASE("a pair lists whom one service makes both: its kind, and its area or client group") {
  const PageSite site(lists, {provider("here", service("care-home", "areas = [\"powys\"]\nclient_groups = [\"older-people\"]")),
                              provider("split", service("care-home", "areas = [\"swansea\"]") + service("day-service", "areas = [\"powys\"]"))});
  CHECK(addresses(site, PageKind::pair, Language::cy) ==
        std::vector<std::string>{"/cy/gwasanaeth/cartrefi-gofal/ardal/powys/", "/cy/gwasanaeth/cartrefi-gofal/ardal/abertawe/",
                                 "/cy/gwasanaeth/cartrefi-gofal/ar-gyfer/pobl-hyn/", "/cy/gwasanaeth/gwasanaeth-dydd/ardal/powys/"});
  const auto page = site.page(providers_page, Language::en, PageKind::pair, 0);
  CHECK(text_of(at(page, {"title"})) == "Care homes: Powys");
  CHECK(at(page, {"count"}).whole() == 1);
  CHECK(texts(at(page, {"narrower"}), "id") == std::vector<std::string>{"area", "client-group"});
  const auto areas = at(at(page, {"narrower"}).items()[0], {"terms"});
  CHECK(texts(areas, "name") == std::vector<std::string>{"Powys", "Swansea"});
  CHECK(at(areas.items()[0], {"current"}).boolean());
  CHECK(at(page, {"comparison"}).is_null());  // one provider is nothing to compare
  CHECK(texts(at(site.page(providers_page, Language::en, PageKind::term, 2), {"narrower"}), "id") == std::vector<std::string>{"service-type"});
}

TEST_CASE("a service that names no areas is given where its provider is") {
  const PageSite site(lists, {provider("a", service("care-home"))});
  CHECK(addresses(site, PageKind::pair, Language::en) == std::vector<std::string>{"/en/service/care-homes/area/powys/"});
}

TEST_CASE("a service given in a larger area or in a part of one stands on the area's list; nobody's area has none") {
  const std::string nested = std::string(lists) + R"([[area]]
id = "wales"
name = { en = "Wales", cy = "Cymru" }
[[area]]
id = "gwynedd"
name = { en = "Gwynedd", cy = "Gwynedd" }
within = "wales"
[[area]]
id = "arfon"
name = { en = "Arfon", cy = "Arfon" }
within = "gwynedd"
)";
  const PageSite site(nested, {provider("a", service("care-home", "areas = [\"wales\"]")), provider("b", service("care-home", "areas = [\"arfon\"]")),
                               provider("c", service("care-home", "areas = [\"gwynedd\"]")), provider("d", service("care-home"))});
  REQUIRE(site.said().empty());
  CHECK(addresses(site, PageKind::pair, Language::en) ==
        std::vector<std::string>{"/en/service/care-homes/area/powys/", "/en/service/care-homes/area/wales/", "/en/service/care-homes/area/gwynedd/",
                                 "/en/service/care-homes/area/arfon/"});
  const auto on = [&](std::size_t pair) { return at(site.page(providers_page, Language::en, PageKind::pair, pair), {"count"}).whole(); };
  CHECK(on(0) == 1);  // Powys lies in no Wales here
  CHECK(on(1) == 3);
  CHECK(on(2) == 3);
  CHECK(on(3) == 3);
}

TEST_CASE("free places counted too long ago are not known: on cards, on pages and in lists") {
  const auto at_day = [](const std::string& day, const std::string& settings = {}) {
    return PageSite(settings + lists, {provider("a", service("care-home", "vacancies = { places = 2, at = " + day + " }"))});
  };
  const auto card = [](const PageSite& site) { return site.card(Language::en, 0); };
  CHECK(at(card(at_day("2026-10-25")), {"vacancies", "fresh"}).boolean());        // 28 days before
  CHECK_FALSE(at(card(at_day("2026-10-24")), {"vacancies", "fresh"}).boolean());  // 29
  CHECK(text_of(at(card(at_day("2026-10-24")), {"vacancies", "at", "text"})) == "24 October 2026");
  CHECK(at(card(at_day("\"2026-10\"")), {"vacancies", "fresh"}).boolean());
  CHECK_FALSE(at(card(at_day("2026-11-20", "[catalogue]\nvacancies_fresh_days = 1\n")), {"vacancies", "fresh"}).boolean());
  CHECK(addresses(at_day("2026-10-25"), PageKind::term, Language::en).size() == 4);
  CHECK(addresses(at_day("2026-10-24"), PageKind::term, Language::en).size() == 3);  // not among those with vacancies
  const auto stale = at_day("2026-10-24");
  const auto easy = [&](Language language) {
    std::string all;
    gather(stale.page(provider_easy_read_page, language, PageKind::provider_easy_read, 0), all);
    return all;
  };
  CHECK(easy(Language::en).find("October") == std::string::npos);
  const PageSite dateless(lists, {provider("a", service("care-home", "vacancies = { places = 2, at = 2001-01-01 }"))}, {});
  CHECK(at(card(dateless), {"vacancies", "fresh"}).boolean());
}

TEST_CASE("in the list of a kind of service a card says what that kind costs and whether it has room") {
  const PageSite site(lists, {provider("both", service("care-home", "price = { GBP = 890, to = 1175, per = \"week\" }\nvacancies = { places = 9, at = 2026-11-20 }") +
                                                   service("day-service", "price = { GBP = 45, per = \"day\" }")),
                              provider("one", service("care-home", "price = { GBP = 700, per = \"week\" }"))});
  const auto whole = site.card(Language::en, 0), of_kind = site.card(Language::en, 0, {{TermKind::service_type, "day-service"}});
  CHECK(text_of(at(whole, {"price", "text"})) == "from £890 per week");
  CHECK(at(whole, {"vacancies", "count"}).whole() == 9);
  CHECK(text_of(at(of_kind, {"price", "text"})) == "£45 per day");
  CHECK(at(of_kind, {"vacancies"}).is_null());
}

TEST_CASE("in any list a card says what the services that put the provider there cost, and of their prices those that did") {
  const PageSite site(lists, {provider("both", service("care-home", R"(areas = ["powys"]
prices = [{ GBP = 120, per = "night" }, { GBP = 890, per = "week" }, { GBP = 940, per = "week" }, { GBP = 1175, per = "week" }]
vacancies = { places = 9, at = 2026-11-20 })") + service("day-service", R"(areas = ["swansea"]
client_groups = ["older-people"]
price = { GBP = 45, per = "day" })"))});
  const auto price = [&](const std::vector<TermName>& list) { return text_of(at(site.card(Language::en, 0, list), {"price", "text"})); };
  CHECK(price({}) == "from £120 per night");
  CHECK(price({{TermKind::area, "powys"}}) == "from £120 per night");
  CHECK(price({{TermKind::area, "swansea"}}) == "£45 per day");
  CHECK(price({{TermKind::client_group, "older-people"}}) == "£45 per day");
  CHECK(price({{TermKind::service_type, "care-home"}, {TermKind::area, "powys"}}) == "from £120 per night");
  CHECK(price({{TermKind::price, "week-750-1000"}}) == "from £890 per week");
  CHECK(price({{TermKind::price, "week-1000-1500"}}) == "£1,175 per week");
  CHECK(price({{TermKind::vacancies, "free"}}) == "from £120 per night");
  CHECK(price({{TermKind::sector, "private"}}) == "from £120 per night");  // stands there as a whole
  CHECK(at(site.card(Language::en, 0, {{TermKind::area, "swansea"}}), {"vacancies"}).is_null());
  // Lists that show the same share one card.
  const ListsOf each(site.publication().providers[0], AreasServed(site.publication()), site.publication().settings, {2026, 11, 22, {}});
  CHECK(each.each().front().listed == all_listed(site.publication().providers[0]));
  CHECK(each.each().size() == 6);
}

TEST_CASE("a comparison has a row for each service of the kind in the area, by name, in tables of 25 providers") {
  std::vector<std::string> providers;
  for (int i = 0; i < 27; ++i)
    providers.push_back(provider(fmt::format("p-{:02}", i), service("care-home", "price = { GBP = 700, per = \"week\" }") + service("day-service", "areas = [\"swansea\"]")));
  const PageSite site(lists, providers);
  CHECK(addresses(site, PageKind::comparison, Language::en) ==
        std::vector<std::string>{"/en/service/care-homes/area/powys/compare/", "/en/service/care-homes/area/powys/compare/page/2/",
                                 "/en/service/day-service/area/swansea/compare/", "/en/service/day-service/area/swansea/compare/page/2/"});
  const auto first = site.page(comparison_page, Language::en, PageKind::comparison, 0);
  CHECK(text_of(at(first, {"heading"})) == "Compare providers: Care homes: Powys");
  REQUIRE(at(first, {"rows"}).items().size() == 25);
  CHECK(text_of(at(at(first, {"rows"}).items()[1], {"provider", "name"})) == "p-01");
  CHECK(text_of(at(at(first, {"rows"}).items()[1], {"service", "type", "id"})) == "care-home");
  CHECK(text_of(at(first, {"next"})) == "/en/service/care-homes/area/powys/compare/page/2/");
  const auto second = site.page(comparison_page, Language::en, PageKind::comparison, 0, 1);
  CHECK(at(second, {"rows"}).items().size() == 2);
  CHECK(at(second, {"next"}).is_null());
}

TEST_CASE("what services come to: places and free places of those that say, prices by unit, a median of three or more") {
  const PageSite site(lists, {provider("a", service("care-home", R"(places = 10
vacancies = { places = 2, at = 2026-11-20 }
price = { GBP = 600, to = 900, per = "week" }
welsh = "active-offer"
inspection = { at = 2026-01-02, ratings = { care = "excellent", well-being = "poor" } })")),
                              provider("b", service("care-home", R"(places = 5
vacancies = { places = 3, at = 2026-01-20 }
prices = [{ GBP = 800, per = "week" }, { GBP = 20, per = "hour" }])")),
                              provider("c", service("care-home", "price = { GBP = 650, per = \"week\" }")), provider("d", service("care-home"))});
  const auto& publication = site.publication();
  const auto all = services_in(publication, AreasServed(publication), {0, 1, 2, 3}, "care-home", "powys");
  const auto figures = supply_figures(all, publication.settings, {2026, 11, 22, {}});
  CHECK(figures.providers == 4);
  CHECK(figures.places == 15);
  CHECK(figures.say_places == 2);
  CHECK(figures.vacancies == 2);  // b's were counted too long ago
  CHECK(figures.say_vacancies == 1);
  REQUIRE(figures.prices.size() == 2);
  CHECK(figures.prices[0].per == "week");
  CHECK(figures.prices[0].least == 60000);
  CHECK(figures.prices[0].most == 90000);
  CHECK(figures.prices[0].median == 65000);
  CHECK_FALSE(figures.prices[1].median.has_value());
  CHECK(figures.ratings.at("poor") == 1);
  CHECK(figures.ratings.size() == 1);
  CHECK(figures.welsh.at("active-offer") == 1);
  CHECK(services_in(publication, AreasServed(publication), {0, 1, 2, 3}, "care-home", "swansea").empty());
}

TEST_CASE("the market view says what there is of each kind of service, and of one in each area") {
  const PageSite site(lists, {provider("a", service("care-home", "areas = [\"powys\", \"swansea\"]\nplaces = 10\nprice = { GBP = 600, per = \"week\" }")),
                              provider("b", service("care-home", "price = { GBP = 640.50, per = \"week\" }"))});
  const auto whole = site.page(market_page, Language::cy, PageKind::market);
  REQUIRE(at(whole, {"rows"}).items().size() == 1);
  const auto row = at(whole, {"rows"}).items()[0];
  CHECK(text_of(at(row, {"name", "address"})) == "/cy/marchnad/cartrefi-gofal/");
  CHECK(at(row, {"providers"}).whole() == 2);
  CHECK(text_of(at(row, {"places", "number"})) == "10");
  CHECK(at(row, {"places", "partial"}).boolean());
  CHECK(at(row, {"vacancies"}).is_null());
  CHECK(text_of(at(at(row, {"prices"}).items()[0], {"range"})) == "£600 i £640.50 yr wythnos");
  CHECK(at(at(row, {"prices"}).items()[0], {"median"}).is_null());
  CHECK(at(row, {"not_rated"}).whole() == 2);
  const auto one = site.page(market_page, Language::en, PageKind::market_type, 0);
  CHECK(text_of(at(at(one, {"rows"}).items()[1], {"name", "address"})) == "/en/service/care-homes/area/swansea/");
  CHECK(at(at(one, {"rows"}).items()[1], {"providers"}).whole() == 1);
  CHECK(at(one, {"total", "providers"}).whole() == 2);
}
