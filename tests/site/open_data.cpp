// What a site says to machines.
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

using Json = nlohmann::json;
using Words = std::set<std::string>;

// Types and properties of https://schema.org/, of those that the pages use: each was looked up there.
const std::map<std::string, Words>& schema_org() {
  static const Words of_thing{"name", "url", "description", "identifier", "sameAs", "disambiguatingDescription"};
  static const std::map<std::string, Words> terms = [] {
    std::map<std::string, Words> made{
        {"Organization", {"legalName", "address", "contactPoint", "knowsLanguage", "makesOffer"}},
        {"PropertyValue", {"propertyID", "value"}},
        {"PostalAddress", {"streetAddress", "addressLocality", "postalCode", "addressCountry"}},
        {"ContactPoint", {"contactType", "telephone", "email"}},
        {"Offer", {"itemOffered", "priceSpecification"}},
        {"Service", {"serviceType", "areaServed", "audience", "aggregateRating"}},
        {"AdministrativeArea", {}},
        {"Audience", {"audienceType"}},
        {"UnitPriceSpecification", {"price", "minPrice", "maxPrice", "priceCurrency", "unitText", "validFrom"}},
        {"AggregateRating", {"ratingValue", "bestRating", "ratingCount"}},
        {"Dataset", {"inLanguage", "license", "isAccessibleForFree", "publisher", "temporalCoverage", "variableMeasured", "distribution"}},
        {"Report", {"genre", "inLanguage", "creativeWorkStatus", "version", "datePublished", "expires", "temporalCoverage", "license", "isAccessibleForFree",
                    "publisher", "hasPart", "workTranslation", "audience"}},
        {"Chapter", {}},
        {"DataDownload", {"contentUrl", "encodingFormat", "contentSize"}},
        {"DataCatalog", {"inLanguage", "license", "publisher", "dataset"}}};
    for (auto& [type, words] : made) words.insert(of_thing.begin(), of_thing.end());
    return made;
  }();
  return terms;
}

void check_terms(const Json& thing) {
  if (thing.is_array())
    for (const auto& each : thing) check_terms(each);
  if (!thing.is_object()) return;
  const auto type = thing.value("@type", "");
  INFO(type);
  REQUIRE(schema_org().contains(type));
  for (const auto& [key, value] : thing.items()) {
    INFO(key);
    if (!key.starts_with('@')) CHECK(schema_org().at(type).contains(key));
    check_terms(value);
  }
}

Json json_ld(const std::string& html) {
  const std::string begin = "<script type=\"application/ld+json\">";
  REQUIRE(times(html, begin) == 1);
  const auto from = html.find(begin) + begin.size();
  return Json::parse(html.substr(from, html.find("</script>", from) - from));
}

Json json(const Built& built, const std::string& path) {
  INFO(path);
  REQUIRE(built.site.contains(path));
  return Json::parse(built.site.at(path));
}

}  // namespace

TEST_CASE("pages say what they are about with terms of schema.org that there are", "[open-data]") {
  const auto built = small().build();
  CHECK(built.said == "");
  std::size_t pages = 0;
  for (const auto& [path, html] : built.site)
    if (path.ends_with(".html") && html.find("application/ld+json") != html.npos) {
      INFO(path);
      ++pages;
      const auto said = json_ld(html);
      CHECK(said["@context"] == "https://schema.org");
      check_terms(said);
    }
  CHECK(pages == 8);  // in two languages: a document, a provider, a dataset, the list of data
  const auto provider = json_ld(built.page("en/providers/glan-tywi/"));
  CHECK(provider["@type"] == "Organization");
  CHECK(provider["url"] == "https://gofal.example/en/providers/glan-tywi/");
}

TEST_CASE("identifiers are those that the documentation says how to make, in both languages", "[open-data]") {
  const auto built = small().build();
  // uuid5(uuid5(NAMESPACE_URL, "https://gofal.example"), "organization/glan-tywi")
  const std::string uuid = "8216523e-484d-5538-b2bd-2d1c3fb10eb6";
  for (const std::string language : {"en", "cy"}) {
    const auto organization = json(built, "data/" + language + "/open-referral/organizations/" + uuid + ".json");
    CHECK(organization["id"] == uuid);
    CHECK(json(built, "data/" + language + "/open-referral/services.json")["contents"][0]["organization_id"] == uuid);
  }
}

TEST_CASE("nothing of a confidential address is in any file of data", "[open-data]") {
  auto folder = small();
  folder.with("providers/lloches.toml", R"(id = "lloches"
name = "Lloches"
sector = "voluntary"
contact = { phone = "01632 960100" }
address = { street = "Rhif-xvii Stryd Gudd", town = "Trecudd", postcode = "QX98 9ZZ", uprn = "100990999017", redact = true }
[[service]]
id = "refuge"
service_type = "short-break"
)");
  const auto built = folder.build();
  CHECK(built.said == "");
  for (const auto* secret : {"Rhif-xvii", "Gudd", "Trecudd", "QX98", "9ZZ", "100990999017"}) CHECK(built.files_with(secret).empty());
  CHECK(built.files_with("address-confidential").size() > 0);
}

TEST_CASE("beside every CSV file stands what its columns are", "[open-data]") {
  const auto built = small().build();
  std::size_t tables = 0;
  for (const auto& [path, text] : built.site) {
    if (!path.ends_with(".csv")) continue;
    ++tables;
    const auto metadata = json(built, path + "-metadata.json");
    CHECK(metadata["url"] == path.substr(path.rfind('/') + 1));
    std::string head;
    for (const auto& column : metadata["tableSchema"]["columns"]) (head += head.empty() ? "" : ",") += column["name"].get<std::string>();
    CHECK(head == text.substr(0, text.find_first_of("\r\n")));
  }
  CHECK(tables > 40);
}

TEST_CASE("the market view leads to its figures as tables, and to those that they are counted from", "[open-data]") {
  const auto built = small().build();
  for (const std::string language : {"en", "cy"})
    for (const std::string file : {"market", "market-prices", "providers", "services", "prices", "ratings"}) {
      const auto path = "data/" + language + "/" + file + ".csv";
      CHECK(built.site.contains(path));
      CHECK(times(built.page(language == "en" ? "en/market/" : "cy/marchnad/"), "href=\"/" + path + "\"") == 1);
    }
}

TEST_CASE("the market's figures are data: by type of service and area, what nobody says left empty", "[open-data]") {
  const auto built = small().build();
  const std::string head = "service_type,service_type_name,area,area_name,providers,services,places,services_say_places,vacancies,services_say_vacancies,"
                           "rated_excellent,rated_good,rated_needs_improvement,rated_poor,not_rated,welsh_active_offer,welsh_some_staff,welsh_none,"
                           "welsh_not_known\r\n";
  CHECK(built.site.at("data/en/market.csv") == head + "short-break,Short break,,All areas,1,1,4,1,,0,0,0,0,0,1,0,0,0,1\r\n"
                                                      "short-break,Short break,uchaf,Upper Dyffryn,1,1,4,1,,0,0,0,0,0,1,0,0,0,1\r\n");
  CHECK(built.site.at("data/cy/market-prices.csv") ==
        "service_type,service_type_name,area,area_name,per,prices,least,most,median,currency\r\n"
        "short-break,Seibiant byr,,Pob ardal,night,1,182.50,182.50,,GBP\r\n"
        "short-break,Seibiant byr,uchaf,Dyffryn Uchaf,night,1,182.50,182.50,,GBP\r\n");
  CHECK(built.page("data/catalogue.jsonld").find("https://gofal.example/data/cy/market.csv") != std::string::npos);
}

TEST_CASE("what an author lists twice is one record in the data", "[open-data]") {
  const auto built = small().change("providers/glan-tywi.toml", R"(areas         = ["uchaf"])", R"(areas         = ["uchaf", "uchaf"])")
                         .change("providers/glan-tywi.toml", R"(client_groups = ["older-people"])", R"(client_groups = ["older-people", "older-people"])").build();
  CHECK(times(built.site.at("data/en/hsds/service_areas.csv"), "\r\n") == 2);  // the head and one area
  CHECK(times(built.site.at("data/en/hsds/attributes.csv"), "\r\n") == times(small().build().site.at("data/en/hsds/attributes.csv"), "\r\n"));
}

TEST_CASE("hosts are told that scripts of other sites may read the data", "[open-data]") {
  const auto built = small().build();
  for (const auto* path : {"_headers", ".htaccess", "staticwebapp.config.json"}) {
    INFO(path);
    REQUIRE(built.site.contains(path));
    CHECK(built.site.at(path).find("Access-Control-Allow-Origin") != std::string::npos);
  }
}

TEST_CASE("what users of the data ask for is asked of authors", "[open-data]") {
  auto folder = small();
  folder.with("providers/unreachable.toml", R"(id = "unreachable"
name = "Neb"
sector = "voluntary"
contact = { role = { en = "Manager", cy = "Rheolwr" } }
workforce = { languages = ["cy", "polish", "bsl", "zh-hant"] }
[[service]]
id = "main"
service_type = "short-break"
)");
  CHECK(folder.check() == R"(content/providers/unreachable.toml:4:11: warning: unreachable cannot be reached: its contact has no phone, email or website [contact-unreachable]
    4 | contact = { role = { en = "Manager", cy = "Rheolwr" } }
      |           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = add one of them: contact = { phone = "01267 234567" }
content/providers/unreachable.toml:5:34: warning: "polish" is not a language's code [language-code]
    5 | workforce = { languages = ["cy", "polish", "bsl", "zh-hant"] }
      |                                  ^~~~~~~~
      = write its ISO 639 code of two or three letters: cy, en, pl; or bsl, makaton, braille
)");
}
