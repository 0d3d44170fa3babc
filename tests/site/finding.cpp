// What leads others to a site and tells them what is new: feeds, the calendar, open contracting, cards, security.txt.
#include <nlohmann/json.hpp>

#include "fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

using Json = nlohmann::json;
using Strings = std::vector<std::string>;

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

// small(), at an address, its document published, with two opportunities.
Folder market() {
  Folder folder = small();
  folder.adding(document_toml, "published = 2026-11-02\nversion = \"1.0\"\nsummary = { en = \"What is to come.\", cy = \"Beth sydd i ddod.\" }\n");
  folder.adding(plan_toml, R"(
[[opportunity]]
id        = "breaks-2027"
document  = "position"
title     = { en = "Breaks; by day, and by night", cy = "Seibiannau; liw dydd, a liw nos" }
intention = "buy-breaks"
value     = { GBP = 300_000 }
volume    = { en = "All breaks that families in the two areas are entitled to, in a lot for each, over three whole years", cy = "Pob seibiant y mae gan deuluoedd yn y ddwy ardal hawl iddo, mewn lot i bob un, dros dair blynedd gyfan" }
procedure = "open"
notice    = "2027-01"
contract  = { start = 2027-10-01, months = 36, extension_months = 12 }
contact   = { en = "Buying team", cy = "Tîm prynu" }
status    = "planned"

[[opportunity]]
id       = "homes"
document = "position"
title    = { en = "Homes", cy = "Cartrefi" }
status   = "open"
updated  = 2026-11-20
)");
  return folder;
}

BuildOptions at_home() {
  BuildOptions options;
  options.base_url = "https://gofal.example";
  return options;
}

// The lines of a calendar with folding undone.
std::string unfolded(std::string text) {
  for (auto at = text.find("\r\n "); at != text.npos; at = text.find("\r\n ", at)) text.erase(at, 3);
  return text;
}

}  // namespace

TEST_CASE("a feed of each kind and language, with the days that the content gives", "[feeds]") {
  const auto built = market().build(at_home());
  CHECK(built.said == "");
  CHECK(built.files_with("http://www.w3.org/2005/Atom") == Strings{"feeds/cy/catalogue.atom", "feeds/cy/editions.atom", "feeds/cy/opportunities.atom",
                                                                   "feeds/en/catalogue.atom", "feeds/en/editions.atom", "feeds/en/opportunities.atom"});
  const auto& english = built.page("feeds/en/opportunities.atom");
  CHECK(holds(english, "xml:lang=\"en\""));
  CHECK(holds(english, "<link rel=\"self\" type=\"application/atom+xml\" hreflang=\"en\" href=\"https://gofal.example/feeds/en/opportunities.atom\"/>"));
  // The newest first; one that does not say when it was changed is as old as its document.
  CHECK(english.find("<title>Homes</title>\n<updated>2026-11-20T00:00:00Z</updated>") < english.find("<title>Breaks; by day, and by night</title>\n<updated>2026-11-02T00:00:00Z</updated>"));
  CHECK(holds(english, "<updated>2026-11-20T00:00:00Z</updated>\n<author>"));
  CHECK(holds(built.page("feeds/cy/opportunities.atom"), "<title>Cartrefi</title>"));
  CHECK(holds(built.page("feeds/en/editions.atom"), "<published>2026-11-02T00:00:00Z</published>"));
  CHECK(holds(built.page("feeds/en/editions.atom"), "(version 1.0)</title>"));
  CHECK(holds(built.page("feeds/en/catalogue.atom"), "<updated>2026-10-02T00:00:00Z</updated>"));
}

TEST_CASE("a feed's identifiers hold while its words change, and differ between languages", "[feeds]") {
  const auto id_of = [](const std::string& feed, std::string_view title) {
    const auto before = feed.substr(0, feed.find(title));
    return before.substr(before.rfind("<id>"), 60);
  };
  const auto before = market().build(at_home()), after = market().change(plan_toml, "en = \"Homes\"", "en = \"New homes\"").build(at_home());
  const auto& feed = before.page("feeds/en/opportunities.atom");
  CHECK(id_of(feed, "<title>Homes") == id_of(after.page("feeds/en/opportunities.atom"), "<title>New homes"));
  CHECK(id_of(feed, "<title>Homes") != id_of(before.page("feeds/cy/opportunities.atom"), "<title>Cartrefi"));
}

TEST_CASE("pages lead to the feeds; without an address there are none", "[feeds]") {
  const auto built = market().build(at_home());
  CHECK(holds(built.page("cy/"), "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"" + say(Language::cy, "opportunity.all") +
                                     "\" href=\"/feeds/cy/opportunities.atom\">"));
  const auto nowhere = market().change(publication_toml, "address   = \"https://gofal.example\"\n", "").build();
  CHECK(nowhere.files_with("http://www.w3.org/2005/Atom") == Strings{});
  CHECK_FALSE(holds(nowhere.page("cy/"), "application/atom+xml"));
  CHECK_FALSE(nowhere.site.contains("robots.txt"));
}

TEST_CASE("a calendar keeps the register's dates, in lines of 75 octets", "[feeds]") {
  const auto built = market().build(at_home());
  const auto& folded = built.page("feeds/cy/opportunities.ics");
  for (std::size_t from = 0, end; (end = folded.find("\r\n", from)) != folded.npos; from = end + 2) CHECK(end - from <= 75);
  const auto text = unfolded(folded);
  CHECK(times(text, "BEGIN:VEVENT\r\n") == 3);
  // A month lasts as long as it does; a contract's end is its last day.
  CHECK(holds(text, "DTSTAMP:20261120T000000Z\r\nDTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20270201\r\nSUMMARY;LANGUAGE=cy:"));
  CHECK(holds(text, "DTSTART;VALUE=DATE:20271001\r\nDTEND;VALUE=DATE:20271002\r\n"));
  CHECK(holds(text, "DTSTART;VALUE=DATE:20300930\r\nDTEND;VALUE=DATE:20301001\r\n"));
  CHECK(holds(text, "Seibiannau\\; liw dydd\\, a liw nos\r\n"));
  CHECK(holds(unfolded(built.page("feeds/en/opportunities.ics")), "\\nAll breaks that families"));
  CHECK(times(text, "UID:") == 3);
}

TEST_CASE("the register of opportunities as a table", "[feeds]") {
  const auto built = market().build(at_home());
  const auto& csv = built.page("data/en/opportunities.csv");
  CHECK(holds(csv, "\r\nbreaks-2027,"));
  CHECK(holds(csv, ",planned,Planned,open,"));
  CHECK(holds(csv, ",300000.00,,GBP,"));
  CHECK(holds(csv, ",2027-01,2027-10-01,2030-09-30,36,12,"));
  CHECK(Json::parse(built.page("data/en/opportunities.csv-metadata.json"))["tableSchema"]["columns"].size() == 24);
  CHECK(holds(built.page("data/catalogue.jsonld"), "\"https://gofal.example/data/en/opportunities.csv\""));
}

TEST_CASE("the register of opportunities as open contracting data, in both languages at once", "[feeds]") {
  const auto made = Json::parse(market().build(at_home()).page("data/ocds.json"));
  CHECK(made["version"] == "1.1");
  CHECK(made["uri"] == "https://gofal.example/data/ocds.json");
  CHECK(made["publishedDate"] == "2026-11-20T00:00:00Z");
  const auto& planned = made["releases"][0];
  CHECK(planned["tag"] == Json{"planning"});
  CHECK(planned["language"] == "en");
  CHECK(planned["tender"]["title_cy"] == "Seibiannau; liw dydd, a liw nos");
  CHECK(planned["tender"]["status"] == "planned");
  CHECK(planned["tender"]["procurementMethod"] == "open");
  CHECK(planned["tender"]["value"]["amount"] == 300000);
  CHECK(planned["tender"]["contractPeriod"]["endDate"] == "2030-09-30T00:00:00Z");
  CHECK(planned["tender"]["contractPeriod"]["maxExtentDate"] == "2031-09-30T00:00:00Z");
  CHECK(planned["planning"]["rationale"] == "Buy breaks");
  CHECK(planned["planning"]["milestones"][0]["dueDate"] == "2027-01-01T00:00:00Z");
  CHECK(planned["ocid"].get<std::string>().starts_with("urn:uuid:"));
  CHECK(made["releases"][1]["tag"] == Json{"tender"});
  CHECK(made["releases"][1]["tender"]["status"] == "active");
}

TEST_CASE("open contracting data bear the council's own prefix and identifier", "[feeds]") {
  auto folder = market();
  folder.adding(publication_toml, "\n[open_contracting]\nprefix = \"ocds-b5fd17\"\nscheme = \"GB-LAW\"\nidentifier = \"CMN\"\n");
  const auto built = folder.build(at_home());
  CHECK(built.said == "");
  const auto made = Json::parse(built.page("data/ocds.json"));
  CHECK(made["releases"][0]["ocid"] == "ocds-b5fd17-breaks-2027");
  CHECK(made["releases"][0]["buyer"]["id"] == "GB-LAW-CMN");
  CHECK(made["publisher"]["uid"] == "CMN");
}

TEST_CASE("a document says what it is to search engines, and a page has a card", "[finding]") {
  const auto built = market().build(at_home());
  const auto& cover = built.page("en/our-position/");
  CHECK(holds(cover, "\"@type\":\"Report\""));
  CHECK(holds(cover, "\"datePublished\":\"2026-11-02\""));
  CHECK(holds(cover, "<meta property=\"og:title\" content=\"Our position\">"));
  CHECK(holds(cover, "<meta property=\"og:description\" content=\"What is to come.\">"));
  CHECK(holds(cover, "<meta property=\"og:type\" content=\"article\">"));
  CHECK(holds(cover, "<meta property=\"og:locale\" content=\"en_GB\">"));
  CHECK(holds(cover, "<meta property=\"og:locale:alternate\" content=\"cy_GB\">"));
  CHECK_FALSE(holds(cover, "og:image"));
  const auto pictured = market().with("theme/theme.toml", "name = \"ours\"\nbase = \"default\"\nfiles = [\"social.png\"]\n").with("theme/social.png", "png").build(at_home());
  CHECK(holds(pictured.page("en/"), "<meta property=\"og:image\" content=\"https://gofal.example/assets/social.png\">"));
}

TEST_CASE("robots.txt leads to the map of the site, which leaves out what is not to be found", "[finding]") {
  const auto built = market().build(at_home());
  CHECK(built.page("robots.txt") == "User-agent: *\nAllow: /\n\nSitemap: https://gofal.example/sitemap.xml\n");
  CHECK_FALSE(holds(built.page("sitemap.xml"), "404"));
  CHECK(holds(built.page("sitemap.xml"), "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"https://gofal.example/\"/>"));
}

TEST_CASE("security.txt says whom to tell, in the words of RFC 9116", "[finding]") {
  auto options = at_home();
  options.date = day(2026, 11, 2);
  auto folder = small();
  folder.adding(publication_toml, "\n[security]\ncontact = [\"mailto:diogelwch@gofal.example\"]\nexpires = 2027-10-01\npolicy = \"https://gofal.example/policy\"\n");
  const auto built = folder.build(options);
  CHECK(built.said == "");
  CHECK(built.page(".well-known/security.txt") == R"(Contact: mailto:diogelwch@gofal.example
Expires: 2027-10-01T00:00:00Z
Preferred-Languages: cy, en
Canonical: https://gofal.example/.well-known/security.txt
Policy: https://gofal.example/policy
)");
  CHECK_FALSE(small().build().site.contains(".well-known/security.txt"));
}

TEST_CASE("a security contact that has expired or that nobody can reach", "[finding]") {
  BuildOptions options;
  options.date = day(2028, 1, 1);
  const auto with = [](std::string_view text) { return small().adding(publication_toml, text); };
  CHECK(with("\n[security]\ncontact = [\"diogelwch\"]\nexpires = 2027-10-01\n").check(options) == R"(content/publication.toml:36:12: error: "diogelwch" is no way to report a weakness [security-contact]
   36 | contact = ["diogelwch"]
      |            ^~~~~~~~~~~
      = write mailto:security@gofal.example, https://gofal.example/report or tel:+44-1632-960001
content/publication.toml:37:11: error: the security contact expired on 2027-10-01 [security-expired]
   37 | expires = 2027-10-01
      |           ^~~~~~~~~~
      = see that the contact is still right, and give a day within the next twelve months
)");
  options.date = day(2026, 1, 1);
  CHECK(holds(with("\n[security]\ncontact = [\"tel:+44-1632-960001\"]\nexpires = 2027-10-01\n").check(options),
              "warning: the security contact expires on 2027-10-01, more than a year from now [security-expires]"));
}
