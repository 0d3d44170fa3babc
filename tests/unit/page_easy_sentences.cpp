// Whatever a provider's fields say, its easy-read page keeps to the rules that authors' editions are checked by.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "easy_read_fixture.h"
#include "page_fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

constexpr auto code_lists = R"([[area]]
id = "carmarthenshire"
name = { en = "Carmarthenshire", cy = "Sir Gaerfyrddin" }
[[area]]
id = "ceredigion"
name = { en = "Ceredigion", cy = "Ceredigion" }
[[area]]
id = "pembrokeshire"
name = { en = "Pembrokeshire", cy = "Sir Benfro" }
[[area]]
id = "swansea"
name = { en = "Swansea", cy = "Abertawe" }
[[area]]
id = "neath"
name = { en = "Neath Port Talbot", cy = "Castell-nedd Port Talbot" }
[[client_group]]
id = "older-people"
name = { en = "Older people", cy = "Pobl hŷn" }
picture = "older-person"
[[client_group]]
id = "carers"
name = { en = "Unpaid carers", cy = "Gofalwyr di-dâl" }
easy = { en = "People who look after family or friends", cy = "Pobl sy'n gofalu am deulu neu ffrindiau" }
[[client_group]]
id = "mental-health"
name = { en = "Mental health", cy = "Iechyd meddwl" }
easy = { en = "People who need help with their mental health", cy = "Pobl sydd angen help gyda'u hiechyd meddwl" }
[[sector]]
id = "private"
name = { en = "Private", cy = "Preifat" }
[[quality_domain]]
id = "care"
name = { en = "Leadership", cy = "Arweinyddiaeth" }
easy = { en = "How people run the service", cy = "Sut mae pobl yn rhedeg y gwasanaeth" }
[[term]]
id = "direct-payments"
term = { en = "direct payments", cy = "taliadau uniongyrchol" }
meaning = { en = "Money for care", cy = "Arian ar gyfer gofal" }
easy = { en = "Money to pay for your support.", cy = "Arian i dalu am eich cymorth." }
also = { en = ["direct payment"], cy = ["taliad uniongyrchol"] }
)";

const std::vector<std::string> kinds{"care-home", "nursing-home", "supported-living", "extra-care", "shared-lives", "short-break", "refuge", "advocacy"};

std::string kinds_of_service() {
  std::string toml = code_lists;
  for (const auto& kind : kinds)
    toml += fmt::format("[[service_type]]\nid = \"{0}\"\nname = {{ en = \"Care home\", cy = \"Cartref gofal\" }}\neasy = {{ en = \"A home where staff look after you\", cy = \"Cartref lle mae staff yn "
                        "gofalu amdanoch chi\" }}\npicture = \"care-home\"\naddress = {{ en = \"{0}\", cy = \"{0}\" }}\n", kind);
  return toml;
}

using Choices = std::vector<std::string>;

// Every way to take one of each, a line each.
Choices product(const std::vector<Choices>& of) {
  Choices all{""};
  for (const auto& choices : of) {
    Choices longer;
    for (const auto& begun : all)
      for (const auto& choice : choices) longer.push_back(begun + choice + "\n");
    all = std::move(longer);
  }
  return all;
}

const Choices types = [] {
  Choices all;
  for (const auto& kind : kinds) all.push_back("service_type = \"" + kind + "\"");
  return all;
}();
const Choices one_type{types.front()};

struct Family {
  Choices provider, service;
};

// What is said together, in all combinations; what is said under different headings is independent of each other.
std::vector<Family> families() {
  const std::string one_phone = "contact = { phone = \"01632 960100\" }";
  const Choices phone{one_phone};
  return {
      {product({phone, {"", "illustrative = true"}, {"", "area = \"swansea\""},
                {"", "address = { street = \"1 High Street\", town = \"Tre\", postcode = \"SA99 1AA\" }", "address = { town = \"Tre\", redact = true }"}}),
       product({one_type, {"", "name = { en = \"The Annexe\", cy = \"Yr Anecs\" }"}})},
      {product({{one_phone, "contact = { role = { en = \"Manager\", cy = \"Rheolwr\" }, phone = \"01632 960100\" }",
                 "contact = { role = { en = \"Manager\", cy = \"Rheolwr\" }, phone = \"01632 960100\", email = \"a@b.example\", website = \"https://www.gorlan.example/\" }"},
                {"", "checked = 2026-01-02", "checked = 2026-01-02\nreview_by = 2026-02-02"},
                {"", "workforce = { languages = [\"cy\"] }", "workforce = { languages = [\"cy\", \"en\", \"bsl\"] }",
                 "workforce = { languages = [\"cy\", \"en\", \"bsl\", \"pl\", \"ar\", \"uk\", \"fr\", \"de\", \"it\", \"pt\", \"ro\", \"bg\"] }"}}),
       product({one_type, {"", "welsh = \"none\"", "welsh = \"some-staff\"", "welsh = \"active-offer\""}})},
      {phone, product({types, {"", "ages = { from = 18 }", "ages = { to = 17 }", "ages = { from = 11, to = 80 }"},
                       {"", "client_groups = [\"older-people\"]", "client_groups = [\"older-people\", \"carers\", \"mental-health\"]"},
                       {"", "areas = [\"swansea\"]", "areas = [\"carmarthenshire\", \"neath\", \"pembrokeshire\", \"swansea\", \"ceredigion\"]"}})},
      {phone, product({types, {"", "places = 0", "places = 1", "places = 2", "places = 3", "places = 6", "places = 12"},
                       {"", "vacancies = { places = 0, at = 2026-11-12 }", "vacancies = { places = 1, at = 2026-11-12 }", "vacancies = { places = 2, at = 2026-11-12 }",
                        "vacancies = { places = 3, at = 2026-11-12 }", "vacancies = { places = 6, at = 2026-11-12 }", "vacancies = { places = 40, at = 2026-11-12 }"}})},
      {phone, product({one_type, {"", "direct_payments = true", "direct_payments = false"},
                       {"", "price = { GBP = 5 }", "price = { GBP = 5.50, per = \"hour\" }", "price = { GBP = 5, per = \"day\" }", "price = { GBP = 182.50, per = \"night\" }",
                        "price = { GBP = 640, to = 720.75, per = \"week\", from = 2026-04-06 }", "price = { GBP = 1640.50, to = 1720.75, per = \"month\" }", "price = { GBP = 5, per = \"year\" }",
                        "price = { GBP = 5, per = \"session\" }", "price = { GBP = 5, per = \"mile\" }", "price = { GBP = 5, per = \"visit\" }",
                        "prices = [{ name = { en = \"Care\", cy = \"Gofal\" }, GBP = 5, per = \"week\", from = 2026-04-06 }, { name = { en = \"Rent\", cy = \"Rhent\" }, GBP = 6, per = \"day\" }]"}})},
      {product({phone, {"", "registration = { regulator = \"CIW\" }", "registration = { regulator = \"HIW\" }", "registration = { regulator = \"CQC\" }"}}),
       product({one_type, {"", "inspection = { at = 2026-09-28 }", "inspection = { at = 2026-09-28, ratings = { care = \"excellent\" } }", "inspection = { at = 2026-09-28, ratings = { care = \"good\" } }",
                 "inspection = { at = 2026-09-28, ratings = { care = \"needs-improvement\" } }", "inspection = { at = 2026-09-28, ratings = { care = \"poor\" } }"},
                {"", "feedback = { score = 4.5, at = 2026-01-01 }", "feedback = { count = 1, score = 4, at = 2026-01-01 }", "feedback = { count = 2, score = 4.5, out_of = 10, at = 2026-01-01 }",
                 "feedback = { count = 40, score = 3.5, at = 2026-01-01 }"}})},
  };
}

// A provider for every combination, and one for every second of them with another service beside it.
std::vector<std::string> providers() {
  std::vector<std::string> all;
  for (const auto& family : families())
    for (const auto& provider : family.provider)
      for (const auto& service : family.service) {
        auto toml = fmt::format("id = \"p-{}\"\nname = \"Y Gorlan\"\nsector = \"private\"\n{}\n[[service]]\nid = \"one\"\n{}", all.size(), provider, service);
        if (all.size() % 2 == 1) toml += "[[service]]\nid = \"two\"\nservice_type = \"advocacy\"\nplaces = 7\nages = { from = 21 }\nwelsh = \"none\"\ndirect_payments = false\nprice = { GBP = 9 }\n";
        all.push_back(std::move(toml));
      }
  return all;
}

std::string without_tags(std::string_view html) {
  std::string text;
  bool inside = false;
  for (const char c : html) {
    if (c == '<') inside = true;
    if (!inside) text += c;
    if (c == '>') inside = false;
  }
  for (const auto& [entity, sign] : {std::pair{"&amp;", "&"}, {"&#39;", "'"}, {"&quot;", "\""}})
    for (auto at = text.find(entity); at != text.npos; at = text.find(entity)) text.replace(at, std::string_view(entity).size(), sign);
  return text;
}

std::vector<std::string> paragraphs_of(std::string_view html) {
  std::vector<std::string> all;
  for (auto at = html.find("<p>"); at != html.npos; at = html.find("<p>", at + 1)) all.push_back(without_tags(html.substr(at, html.find("</p>", at) - at)));
  return all;
}

}  // namespace

TEST_CASE("every sentence of every provider's easy-read page keeps the rules of easy read") {
  const PageSite site(kinds_of_service(), providers());
  REQUIRE(site.said() == "");
  const auto& words = easy_words_of_program();
  std::size_t pages = 0;
  std::set<std::string> seen;
  for (const Language language : languages) {
    const EasyTerms terms(site.publication(), language);
    const EasyLanguage rules{language, words[language], terms, easy_names(site.publication(), language)};
    for (std::size_t provider = 0; provider < site.publication().providers.size(); ++provider, ++pages) {
      const auto page = site.page(provider_easy_read_page, language, PageKind::provider_easy_read, provider);
      for (const auto& group : at(page, {"groups"}).items())
        for (const auto& idea : at(group, {"ideas"}).items()) {
          const auto paragraphs = paragraphs_of(text_of(at(idea, {"text"})));
          const auto sentences = std::count_if(paragraphs.begin(), paragraphs.end(), [](const auto& p) { return !p.ends_with(':'); });
          INFO(join(paragraphs, " | "));
          CHECK_FALSE(at(idea, {"picture"}).is_null());
          CHECK(sentences >= 1);
          CHECK(sentences <= 3);
          for (const auto& paragraph : paragraphs) {
            if (!seen.insert(paragraph).second) continue;
            for (const auto& finding : easy_text_findings(EasyText(paragraph), rules)) {
              INFO(paragraph << ": " << finding.code << ": " << finding.message);
              CHECK(finding.code == "");
            }
          }
        }
    }
  }
  CHECK(pages > 2000);
  CHECK(seen.size() > 150);
}
