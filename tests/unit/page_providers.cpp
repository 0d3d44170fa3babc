#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "page_fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

std::string provider(const std::string& id, const std::string& name, const std::string& more = {}, const std::string& service = {}) {
  return fmt::format(R"(id = "{}"
name = "{}"
sector = "private"
area = "powys"
contact = {{ phone = "01632 960100" }}
{}
[[service]]
id = "home"
service_type = "care-home"
areas = ["powys", "swansea"]
{}
)", id, name, more, service);
}

Value provider_page_of(const PageSite& site, Language language) { return site.page(provider_page, language, PageKind::provider, 0); }
Value first_service(const PageSite& site, Language language) { return at(provider_page_of(site, language), {"services"}).items()[0]; }
Value card_of(const PageSite& site, Language language) { return site.card(language, 0); }

std::vector<std::string> names(const Value& list, std::string_view field) {
  std::vector<std::string> all;
  for (const auto& item : list.items()) all.push_back(text_of(at(item, {field})));
  return all;
}

}  // namespace

TEST_CASE("nothing of a confidential address reaches any page, in either language") {
  const PageSite site(lists, {provider("lloches", "Lloches", R"(address = { street = "Rhif-xvii Stryd Gudd", town = { en = "Hidden Town", cy = "Y Dref Gudd" }, postcode = "SA99 9ZZ", uprn = "100990999017", redact = true })")});
  REQUIRE(site.said().empty());
  for (const Language language : languages) {
    std::string all;
    for (const auto& page : site.plan().pages()) {
      if (page.kind == PageKind::provider) gather(site.page(provider_page, language, page.kind, page.subject), all);
      if (page.kind == PageKind::provider_easy_read) gather(site.page(provider_easy_read_page, language, page.kind, page.subject), all);
      if (page.kind == PageKind::providers || page.kind == PageKind::term) gather(site.page(providers_page, language, page.kind, page.subject, page.part), all);
    }
    REQUIRE(all.find("Lloches") != std::string::npos);
    for (const auto* secret : {"Stryd", "Gudd", "Hidden", "SA99", "9ZZ", "1009909", "xvii"}) CHECK(all.find(secret) == std::string::npos);
    CHECK(at(provider_page_of(site, language), {"provider", "location"}).is_null());
    CHECK(at(provider_page_of(site, language), {"provider", "confidential"}).boolean());
  }
}

TEST_CASE("an address that is not confidential is shown, its town on the card") {
  const PageSite site(lists, {provider("a", "A", R"(address = { street = "1 High Street", town = { en = "Swansea", cy = "Abertawe" }, postcode = "SA99 1AA" })")});
  const auto location = at(provider_page_of(site, Language::cy), {"provider", "location"});
  CHECK(at(location, {"lines"}).items()[1].words() == "Abertawe");
  CHECK(text_of(at(location, {"postcode"})) == "SA99 1AA");
  CHECK(text_of(at(card_of(site, Language::en), {"place"})) == "Swansea");
  CHECK_FALSE(at(provider_page_of(site, Language::cy), {"provider", "confidential"}).boolean());
}

TEST_CASE("a provider without an address is placed by its area") {
  CHECK(text_of(at(card_of(PageSite(lists, {provider("a", "A")}), Language::en), {"place"})) == "Powys");
}

TEST_CASE("ages are said as people say them") {
  const auto ages = [](const std::string& given, Language language) {
    return text_of(at(first_service(PageSite(lists, {provider("a", "A", "", given)}), language), {"ages"}));
  };
  CHECK(ages("ages = { from = 18, to = 64 }", Language::en) == "18 to 64");
  CHECK(ages("ages = { from = 18, to = 64 }", Language::cy) == "18 i 64 oed");
  CHECK(ages("ages = { from = 18 }", Language::en) == "18 and over");
  CHECK(ages("ages = { from = 0, to = 17 }", Language::en) == "17 and under");
  CHECK(ages("ages = { to = 17 }", Language::cy) == "17 oed ac iau");
  CHECK(ages("ages = { from = 0 }", Language::en) == "All ages");
  CHECK(ages("", Language::en) == "");
}

TEST_CASE("the card has the least price, with from where there are more") {
  const auto price = [](const std::string& given) { return text_of(at(card_of(PageSite(lists, {provider("a", "A", "", given)}), Language::en), {"price", "text"})); };
  CHECK(price("price = { GBP = 640, per = \"week\" }") == "£640 per week");
  CHECK(price("price = { GBP = 640, to = 720, per = \"week\" }") == "from £640 per week");
  CHECK(price("prices = [{ GBP = 640, per = \"week\" }, { GBP = 600, per = \"week\" }, { GBP = 2, per = \"hour\" }]") == "from £600 per week");
  CHECK(price("") == "");
}

TEST_CASE("free places are summed, true on the earliest day they were counted") {
  const auto two = std::string("vacancies = { places = 2, at = 2026-11-02 }\n[[service]]\nid = \"day\"\nservice_type = \"day-service\"\nvacancies = { places = 3, at = 2026-10-30 }\n");
  const auto card = card_of(PageSite(lists, {provider("a", "A", "", two)}), Language::en);
  CHECK(at(card, {"vacancies", "count"}).whole() == 5);
  CHECK(text_of(at(card, {"vacancies", "at", "iso"})) == "2026-10-30");
  CHECK(at(card, {"services"}).items().size() == 2);
}

TEST_CASE("inspection ratings come in the order of the publication's themes; unknown ones are left out") {
  const PageSite site(lists, {provider("a", "A", "", R"(inspection = { at = 2026-01-02, ratings = { care = "good", well-being = "poor", moon = "good" } })")});
  const auto inspection = at(first_service(site, Language::en), {"inspection"});
  CHECK(names(at(inspection, {"ratings"}), "theme") == std::vector<std::string>{"Well-being", "Care"});
  CHECK(names(at(inspection, {"ratings"}), "id") == std::vector<std::string>{"poor", "good"});
}

TEST_CASE("what is past its review date says so from the day after") {
  const auto overdue = [](const std::string& by, Date today) {
    const PageSite site(lists, {provider("a", "A", "review_by = " + by)}, today);
    return at(card_of(site, Language::en), {"overdue"}).boolean() && at(provider_page_of(site, Language::en), {"provider", "overdue"}).boolean();
  };
  CHECK_FALSE(overdue("2026-11-22", {2026, 11, 22, {}}));
  CHECK(overdue("2026-11-22", {2026, 11, 23, {}}));
  CHECK_FALSE(overdue("2026-11-22", {}));
}

TEST_CASE("ids that refer to nothing are left out, and the page is made") {
  const PageSite site(lists, {R"(id = "a"
name = "A"
sector = "moon"
area = "moon"
contact = { phone = "01632 960100" }
registration = { regulator = "MOON" }
workforce = { languages = ["xx"] }
[[service]]
id = "s"
service_type = "moon"
areas = ["moon"]
client_groups = ["moon"]
)"});
  const auto page = provider_page_of(site, Language::cy);
  CHECK(at(page, {"provider", "sector"}).is_null());
  CHECK(at(page, {"provider", "area"}).is_null());
  CHECK(text_of(at(page, {"provider", "registration", "regulator"})) == "MOON");
  CHECK(text_of(at(first_service(site, Language::cy), {"type", "name"})) == "Gwasanaeth");
  CHECK(at(first_service(site, Language::cy), {"areas"}).items().empty());
  CHECK_FALSE(at(site.page(provider_easy_read_page, Language::en, PageKind::provider_easy_read, 0), {"groups"}).items().empty());
}

TEST_CASE("lists are in the order of the language, by its letters") {
  const PageSite site(lists, {provider("a", "Llys"), provider("b", "Lodge"), provider("c", "Chwilog"), provider("d", "Cwm"), provider("e", "Dafydd")});
  const auto letters = [&](Language language) { return names(at(site.page(providers_page, language, PageKind::providers), {"letters"}), "letter"); };
  CHECK(letters(Language::en) == std::vector<std::string>{"C", "D", "L"});
  CHECK(letters(Language::cy) == std::vector<std::string>{"C", "Ch", "D", "L", "Ll"});
  const auto page = site.page(providers_page, Language::cy, PageKind::providers);
  for (const auto& entry : at(page, {"alphabet"}).items()) {
    if (text_of(at(entry, {"letter"})) == "Ll") CHECK(text_of(at(entry, {"address"})) == "#letter-ll");
    if (text_of(at(entry, {"letter"})) == "Ng") CHECK(at(entry, {"address"}).is_null());
  }
  CHECK(at(page, {"pages"}).items().empty());
  CHECK(at(page, {"term"}).is_null());
}

TEST_CASE("a long list goes on over pages of a hundred, and letters lead to the page they begin on") {
  std::vector<std::string> providers;
  for (int i = 0; i < 250; ++i) providers.push_back(provider(fmt::format("p-{:03}", i), fmt::format("{} {:03}", i < 150 ? "Aber" : "Bryn", i)));
  const PageSite site(lists, providers);
  const auto second = site.page(providers_page, Language::en, PageKind::providers, nothing, 1);
  CHECK(at(second, {"count"}).whole() == 250);
  CHECK(at(second, {"from"}).whole() == 101);
  CHECK(at(second, {"to"}).whole() == 200);
  CHECK(at(second, {"pages"}).items().size() == 3);
  CHECK(text_of(at(second, {"previous"})) == "/en/providers/");
  CHECK(text_of(at(second, {"next"})) == "/en/providers/page/3/");
  CHECK(names(at(second, {"letters"}), "letter") == std::vector<std::string>{"A", "B"});
  CHECK(at(at(second, {"letters"}).items()[0], {"cards"}).items().size() == 50);
  CHECK(text_of(at(second, {"title"})) == "All providers – Page 2");
  const auto alphabet = at(second, {"alphabet"});
  CHECK(text_of(at(alphabet.items()[0], {"address"})) == "/en/providers/#letter-a");
  CHECK(text_of(at(alphabet.items()[1], {"address"})) == "#letter-b");
  const auto last = site.page(providers_page, Language::en, PageKind::providers, nothing, 2);
  CHECK(at(last, {"to"}).whole() == 250);
  CHECK(at(last, {"next"}).is_null());
}

TEST_CASE("the list of a term says what it is of, and marks itself among the other ways in") {
  const PageSite site(lists, {provider("a", "A")});
  const auto page = site.page(providers_page, Language::cy, PageKind::term, 0);
  CHECK(text_of(at(page, {"heading"})) == "Cartrefi gofal");
  CHECK(text_of(at(page, {"term_kind"})) == "Math o wasanaeth");
  const auto facets = at(page, {"facets"});
  CHECK(names(facets, "id") == std::vector<std::string>{"service-type", "area", "sector"});
  CHECK(at(at(facets.items()[0], {"terms"}).items()[0], {"current"}).boolean());
  CHECK_FALSE(at(at(facets.items()[1], {"terms"}).items()[0], {"current"}).boolean());
  CHECK(names(at(page, {"breadcrumbs"}), "name") == std::vector<std::string>{"Hafan", "Dod o hyd i ofal a chymorth", "Yn ôl math o wasanaeth"});
}
