#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <set>

#include "base/text.h"
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
[[service_type]]
id = "care-home"
name = { en = "Care home", cy = "Cartref gofal" }
easy = { en = "A home where staff look after you", cy = "Cartref lle mae staff yn gofalu amdanoch chi" }
picture = "care-home"
[[service_type]]
id = "short-break"
name = { en = "Short break", cy = "Seibiant byr" }
[[service_type]]
id = "advocacy"
name = { en = "Advocacy", cy = "Eiriolaeth" }
[[sector]]
id = "private"
name = { en = "Private", cy = "Preifat" }
[[quality_domain]]
id = "care"
name = { en = "Care and support", cy = "Gofal a chymorth" }
[[quality_domain]]
id = "leadership"
name = { en = "Leadership and management", cy = "Arwain a rheoli" }
easy = { en = "How people run the service", cy = "Sut mae pobl yn rhedeg y gwasanaeth" }
)";

constexpr auto direct_payments = R"([[term]]
id = "direct-payments"
term = { en = "direct payments", cy = "taliadau uniongyrchol" }
meaning = { en = "Money for care", cy = "Arian ar gyfer gofal" }
easy = { en = "Money to pay for your support.", cy = "Arian i dalu am eich cymorth." }
)";

std::string service(const std::string& more, const std::string& type = "care-home", const std::string& id = "s") {
  return fmt::format("[[service]]\nid = \"{}\"\nservice_type = \"{}\"\n{}\n", id, type, more);
}

std::string provider(const std::string& more, const std::string& services) {
  return "id = \"a\"\nname = \"Y Gorlan\"\nsector = \"private\"\n" + (more.find("contact") == more.npos ? "contact = { phone = \"01632 960100\" }\n" + more : more) +
         "\n" + services;
}

// A paragraph's words without its tags.
std::string without_tags(std::string_view html) {
  std::string text;
  bool inside = false;
  for (const char c : html) {
    if (c == '<') inside = true;
    if (!inside) text += c;
    if (c == '>') inside = false;
  }
  return text;
}

std::vector<std::string> paragraphs(std::string_view html) {
  std::vector<std::string> all;
  for (auto at = html.find("<p>"); at != html.npos; at = html.find("<p>", at + 1)) all.push_back(without_tags(html.substr(at, html.find("</p>", at) - at)));
  return all;
}

// What stands under one heading, a line an idea: "picture: words".
std::string said(const std::string& toml, Language language, std::string_view title, const std::string& more_tables = {}) {
  const PageSite site(code_lists + more_tables, {toml});
  INFO(site.said());
  CHECK(site.said().empty());
  const auto page = site.page(provider_easy_read_page, language, PageKind::provider_easy_read, 0);
  std::string out;
  for (const auto& group : at(page, {"groups"}).items()) {
    if (text_of(at(group, {"title"})) != title) continue;
    for (const auto& idea : at(group, {"ideas"}).items()) out += join(paragraphs(text_of(at(idea, {"text"}))), " ") + "\n";
  }
  return out;
}

std::string room(const std::string& service_toml, Language language) {
  return said(provider("", service_toml), language, language == Language::en ? "Is there room?" : "Oes lle?");
}
std::string cost(const std::string& service_toml, Language language) {
  return said(provider("", service_toml), language, language == Language::en ? "What does it cost?" : "Faint mae'n ei gostio?");
}

}  // namespace

TEST_CASE("places are counted with the right plural, and by what people do there") {
  CHECK(room(service("places = 1"), Language::en) == "1 person can live here.\nAsk if there is room.\n");
  CHECK(room(service("places = 12"), Language::en) == "12 people can live here.\nAsk if there is room.\n");
  CHECK(room(service("places = 1"), Language::cy) == "Mae lle i 1 person fyw yma.\nGofynnwch a oes lle.\n");
  CHECK(room(service("places = 2"), Language::cy) == "Mae lle i 2 berson fyw yma.\nGofynnwch a oes lle.\n");
  CHECK(room(service("places = 12"), Language::cy) == "Mae lle i 12 o bobl fyw yma.\nGofynnwch a oes lle.\n");
  CHECK(room(service("places = 3", "short-break"), Language::en) == "3 people can stay here at a time.\nAsk if there is room.\n");
  CHECK(room(service("places = 3", "advocacy"), Language::cy) == "Gall 3 o bobl ddefnyddio'r gwasanaeth hwn.\nGofynnwch a oes lle.\n");
}

TEST_CASE("free places are said with their day") {
  const auto free = [](int places) { return service(fmt::format("vacancies = {{ places = {}, at = 2026-11-02 }}", places)); };
  CHECK(room(free(0), Language::en) == "There were no free places on 2 November 2026. Ask if there is room.\n");
  CHECK(room(free(1), Language::en) == "There was 1 free place on 2 November 2026. Ask if there is room.\n");
  CHECK(room(free(2), Language::cy) == "Roedd 2 le gwag ar 2 Tachwedd 2026. Gofynnwch a oes lle.\n");
  CHECK(room(free(0), Language::cy) == "Nid oedd lle gwag ar 2 Tachwedd 2026. Gofynnwch a oes lle.\n");
}

TEST_CASE("prices say what they are for; a missing one says whom to ask") {
  CHECK(cost(service("price = { GBP = 182.50, per = \"night\" }"), Language::en) == "It costs £182.50 for each night.\n");
  CHECK(cost(service("price = { GBP = 182.50, per = \"night\" }"), Language::cy) == "Mae'n costio £182.50 am bob noson.\n");
  CHECK(cost(service("price = { GBP = 600, to = 720, per = \"week\", from = 2026-04-06 }"), Language::en) ==
        "It costs £600 to £720 for each week. This is the price from 6 April 2026.\n");
  CHECK(cost(service(""), Language::en) == "Ask how much it costs.\n");
  // What has more figures than a reader takes in is rounded.
  CHECK(cost(service("price = { GBP = 1168, per = \"week\" }"), Language::en) == "It costs about £1,200 for each week.\n");
  CHECK(cost(service("price = { GBP = 1168, per = \"week\" }"), Language::cy) == "Mae'n costio tua £1,200 am bob wythnos.\n");
  CHECK(cost(service("price = { GBP = 980, to = 1465.50, per = \"week\" }"), Language::en) == "It costs about £980 to £1,500 for each week.\n");
  CHECK(cost(service("price = { GBP = 1200, to = 1500 }"), Language::en) == "It costs £1,200 to £1,500.\n");
  for (const auto* per : {"hour", "day", "night", "week", "month", "year", "session", "mile", "visit"})
    for (const Language language : languages) CHECK(cost(service(fmt::format("price = {{ GBP = 5, per = \"{}\" }}", per)), language).find("£5") != std::string::npos);
}

TEST_CASE("the day of several prices is said once when it is the same") {
  CHECK(cost(service(R"(prices = [{ name = { en = "Care", cy = "Gofal" }, GBP = 5, per = "week", from = 2026-04-06 }, { name = { en = "Rent", cy = "Rhent" }, GBP = 6, per = "week", from = 2026-04-06 }])"),
             Language::en) == "Care: It costs £5 for each week.\nRent: It costs £6 for each week.\nThese prices are from 6 April 2026.\n");
  CHECK(cost(service(R"(prices = [{ GBP = 5, per = "week", from = 2026-04-06 }, { GBP = 6, per = "day" }])"), Language::en) ==
        "It costs £5 for each week. This is the price from 6 April 2026.\nIt costs £6 for each day.\n");
}

TEST_CASE("what is true of all services is said once, and what differs with the service's name") {
  const auto two = [](const std::string& first, const std::string& second) {
    return service(first, "care-home", "one") + service("name = { en = \"The Annexe\", cy = \"Yr Anecs\" }\n" + second, "care-home", "two");
  };
  CHECK(said(provider("", two("ages = { from = 18 }", "ages = { from = 18 }")), Language::en, "Who is it for?") == "You must be 18 or older.\n");
  CHECK(said(provider("", two("ages = { from = 18 }", "ages = { from = 11, to = 17 }")), Language::en, "Who is it for?") ==
        "Care home: You must be 18 or older.\nThe Annexe: It is for people between 11 and 17 years old.\n");
  CHECK(said(provider("", two("ages = { from = 18 }", "ages = { from = 65, to = 80 }")), Language::cy, "I bwy mae'r gwasanaeth?") ==
        "Cartref gofal: Rhaid i chi fod yn 18 oed neu'n hŷn.\nYr Anecs: Mae ar gyfer pobl rhwng 65 ac 80 oed.\n");
  CHECK(said(provider("", two("", "")), Language::cy, "Beth yw'r gwasanaeth?") ==
        "Mae 2 wasanaeth yma.\nMath o wasanaeth: Cartref gofal. Cartref lle mae staff yn gofalu amdanoch chi.\n"
        "Ei enw yw Yr Anecs. Math o wasanaeth: Cartref gofal. Cartref lle mae staff yn gofalu amdanoch chi.\n");
}

TEST_CASE("a confidential address says only that it is kept secret") {
  const auto hidden = provider("address = { street = \"1 High Street\", town = \"Tre\", postcode = \"SA99 1AA\", redact = true }\narea = \"swansea\"", service(""));
  CHECK(said(hidden, Language::en, "Where is it?") == "We keep the address secret. This keeps people safe.\n");
  CHECK(said(hidden, Language::cy, "Ble mae'r gwasanaeth?") == "Rydym ni'n cadw'r cyfeiriad yn gyfrinach. Mae hyn yn cadw pobl yn ddiogel.\n");
  const auto shown = provider("address = { street = \"1 High Street\", town = \"Tre\", postcode = \"SA99 1AA\" }\narea = \"swansea\"", service(""));
  CHECK(said(shown, Language::en, "Where is it?") == "The address is 1 High Street, Tre, SA99 1AA.\nArea: Swansea.\n");
  CHECK(said(provider("", service("")), Language::en, "Where is it?") == "Ask where it is.\n");
}

TEST_CASE("a list too long for a sentence goes on in another") {
  const auto all = service("areas = [\"carmarthenshire\", \"ceredigion\", \"pembrokeshire\", \"swansea\", \"neath\"]");
  CHECK(said(provider("", all), Language::cy, "I bwy mae'r gwasanaeth?") ==
        "Mae'r gwasanaeth i bobl yn yr ardaloedd hyn: Sir Gaerfyrddin, Ceredigion, Sir Benfro, Abertawe. Hefyd: Castell-nedd Port Talbot.\n");
  CHECK(said(provider("", service("areas = [\"swansea\"]")), Language::en, "Who is it for?") == "It is for people in this area: Swansea.\n");
}

TEST_CASE("languages have no abbreviations, and Welsh is spoken of by itself") {
  const auto many = provider("workforce = { languages = [\"en\", \"cy\", \"bsl\"] }", service("welsh = \"active-offer\""));
  CHECK(said(many, Language::en, "Which languages do people speak here?") ==
        "You can have care in Welsh. You do not have to ask.\nThe staff can use these languages: English, Welsh, British Sign Language.\n");
  CHECK(said(provider("workforce = { languages = [\"cy\"] }", service("")), Language::cy, "Pa ieithoedd mae pobl yn eu siarad yma?") ==
        "Gall y staff ddefnyddio'r iaith hon: Cymraeg.\n");
}

TEST_CASE("how good it is: what inspectors and people said, or that there is no report") {
  const auto inspected = provider("registration = { regulator = \"CIW\" }", service("inspection = { at = 2026-06-10, ratings = { care = \"needs-improvement\", leadership = \"good\" } }\nfeedback = { count = 2, score = 4.5, at = 2026-01-01 }"));
  CHECK(said(inspected, Language::en, "Is it good?") ==
        "These people check this service: Care Inspectorate Wales.\nInspectors visited on 10 June 2026. This is what they said.\n"
        "Care and support: must get better.\nHow people run the service: good.\n2 people said what they think. The score is 4.5 out of 5.\n");
  CHECK(said(provider("registration = { regulator = \"CIW\" }", service("")), Language::cy, "Ydy'r gwasanaeth yn dda?") ==
        "Mae'r bobl hyn yn gwirio'r gwasanaeth hwn: Arolygiaeth Gofal Cymru.\nDoes gennym ni ddim adroddiad gan arolygwyr.\n");
  CHECK(said(provider("", service("")), Language::en, "Is it good?").empty());
}

TEST_CASE("how to ask, with links that lead there; old facts say that they are old") {
  const auto toml = provider("contact = { role = { en = \"Manager\", cy = \"Rheolwr\" }, phone = \"01632 960100\", email = \"a@b.example\", website = \"https://www.gorlan.example/\" }\n"
                             "checked = 2026-01-02\nreview_by = 2026-07-02", service(""));
  CHECK(said(toml, Language::en, "How can I find out more?") ==
        "Ask for: Manager.\nYou can phone 01632 960100.\nYou can send an email to a@b.example.\nYou can look at this website: gorlan.example.\n"
        "We checked these facts on 2 January 2026.\nThese facts are old. Ask if they are still right.\n");
  const PageSite site(code_lists, {toml});
  std::string all;
  gather(at(site.page(provider_easy_read_page, Language::en, PageKind::provider_easy_read, 0), {"groups"}), all);
  for (const auto* link : {"href=\"tel:01632960100\"", "href=\"mailto:a@b.example\"", "href=\"https://www.gorlan.example/\""}) CHECK(all.find(link) != std::string::npos);
}

TEST_CASE("the hard word is bold and explained, once where it comes first and once at the end") {
  const auto two = service("direct_payments = true", "care-home", "one") + service("direct_payments = false", "advocacy", "two");
  const PageSite site(std::string(code_lists) + direct_payments, {provider("", two)});
  const auto page = site.page(provider_easy_read_page, Language::cy, PageKind::provider_easy_read, 0);
  std::size_t explained = 0, bold = 0;
  for (const auto& group : at(page, {"groups"}).items())
    for (const auto& idea : at(group, {"ideas"}).items()) {
      explained += at(idea, {"words"}).items().size();
      bold += text_of(at(idea, {"text"})).find("<strong>thaliad uniongyrchol</strong>") != std::string::npos;
    }
  CHECK(explained == 1);
  CHECK(bold == 2);
  REQUIRE(at(page, {"words"}).items().size() == 1);
  CHECK(text_of(at(at(page, {"words"}).items()[0], {"meaning"})) == "Arian i dalu am eich cymorth.");

  const PageSite unexplained(code_lists, {provider("", two)});
  std::string all;
  gather(unexplained.page(provider_easy_read_page, Language::cy, PageKind::provider_easy_read, 0), all);
  CHECK(all.find("thaliad uniongyrchol") != std::string::npos);
  CHECK(all.find("<strong>") == std::string::npos);
  CHECK(all.find("**") == std::string::npos);
}

TEST_CASE("an author's words are only words") {
  const PageSite site(code_lists, {provider("contact = { role = { en = \"<b>Boss</b> & co\", cy = \"<b>Bòs</b>\" } }", service("name = { en = \"<i>A</i>\", cy = \"<i>B</i>\" }"))});
  std::string all;
  gather(at(site.page(provider_easy_read_page, Language::en, PageKind::provider_easy_read, 0), {"groups"}), all);
  CHECK(all.find("<b>") == std::string::npos);
  CHECK(all.find("<i>") == std::string::npos);
  CHECK(all.find("&lt;b&gt;Boss&lt;/b&gt; &amp; co") != std::string::npos);
}

TEST_CASE("every sentence is short and plain, and every picture is there, whatever the facts") {
  const std::vector<std::string> facts[] = {
      {"", "ages = { from = 18 }", "ages = { to = 17 }", "ages = { from = 11, to = 80 }"},
      {"", "places = 1\nvacancies = { places = 0, at = 2026-09-28 }", "places = 1000\nvacancies = { places = 8, at = 2026-09-28 }"},
      {"", "price = { GBP = 1640.50, to = 1720.75, per = \"session\", from = 2026-09-28 }", "price = { GBP = 5 }\ndirect_payments = true"},
      {"", "welsh = \"none\"", "welsh = \"some-staff\"", "welsh = \"active-offer\""},
      {"", "inspection = { at = 2026-09-28, ratings = { care = \"excellent\" } }", "inspection = { at = 2026-09-28, ratings = { care = \"poor\" } }"},
      {"areas = [\"carmarthenshire\", \"neath\", \"pembrokeshire\", \"swansea\", \"ceredigion\"]\nclient_groups = [\"older-people\", \"carers\", \"mental-health\"]"},
  };
  std::vector<std::string> services;
  for (std::size_t i = 0; i < 12; ++i) {
    std::string all;
    for (std::size_t f = 0; f < std::size(facts); ++f) all += facts[f][(i + f) % facts[f].size()] + "\n";
    services.push_back(service(all, i % 3 == 0 ? "care-home" : i % 3 == 1 ? "short-break" : "advocacy", fmt::format("s-{}", i)));
  }
  std::string some;
  for (std::size_t i = 0; i < services.size(); ++i) {
    some += services[i];
    if (i % 4 != 3) continue;
    const PageSite site(std::string(code_lists) + direct_payments,
                        {provider("contact = { role = { en = \"Manager\", cy = \"Rheolwr\" }, phone = \"01632 960100\" }\nillustrative = true\nregistration = { regulator = \"CIW\" }\n"
                                  "workforce = { languages = [\"cy\", \"en\", \"bsl\", \"pl\", \"ar\", \"uk\", \"fr\", \"de\", \"it\", \"pt\", \"ro\", \"bg\"] }\nchecked = 2026-01-02\nreview_by = 2026-02-02",
                                  some)});
    CHECK(site.said().empty());
    some.clear();
    for (const Language language : languages) {
      const auto page = site.page(provider_easy_read_page, language, PageKind::provider_easy_read, 0);
      std::set<std::string> titles;
      for (const auto& group : at(page, {"groups"}).items()) {
        CHECK(titles.insert(text_of(at(group, {"title"}))).second);
        for (const auto& idea : at(group, {"ideas"}).items()) {
          CHECK_FALSE(at(idea, {"picture"}).is_null());
          for (const auto& paragraph : paragraphs(text_of(at(idea, {"text"})))) {
            INFO(paragraph);
            CHECK(paragraph.find_first_of("%(){}*") == std::string::npos);
            CHECK((paragraph.ends_with('.') || paragraph.ends_with(':')));
            std::size_t words = 0;
            for (const auto word : split(paragraph, ' ')) {
              words += 1;
              CHECK(words <= 15);
              if (word.ends_with('.')) words = 0;
            }
          }
        }
      }
      CHECK(titles.size() == 8);
    }
  }
}
