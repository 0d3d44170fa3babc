// What changed between two editions, and addresses that lead on.
#include <nlohmann/json.hpp>

#include "fixture.h"
#include "page/changes_values.h"
#include "page/snapshot_of.h"
#include "places.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

using Json = nlohmann::json;

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

std::string snapshot_of(const Folder& folder) {
  BuildOptions options;
  options.snapshot = true;
  options.output = "-";
  const auto built = folder.build(options);
  REQUIRE(built.said == "");
  return built.outcome.snapshot;
}

Built build_since(const Folder& now, const std::string& snapshot) {
  BuildOptions options;
  options.earlier = EarlierEdition{"1.0", day(2026, 1, 5), snapshot, "edition-1.json"};
  options.snapshot = true;
  return now.build(options);
}

Built build_since(const Folder& now, const Folder& earlier) { return build_since(now, snapshot_of(earlier)); }

const std::string page = "en/what-has-changed/", welsh_page = "cy/beth-sydd-wedi-newid/";

// A field's change in data/changes.json, or null.
Json change_of(const Built& built, const std::string& kind, const std::string& path) {
  const auto changes = Json::parse(built.page("data/changes.json"));
  for (const auto& record : changes["records"])
    if (record["kind"] == kind)
      for (const auto& field : record["fields"])
        if (field["path"] == path) return field;
  return nullptr;
}

// small() with a second provider whose address is kept confidential.
Folder with_refuge() {
  Folder folder = small();
  folder.with("providers/lloches.toml", R"(id      = "lloches"
name    = "Lloches"
sector  = "voluntary"
contact = { phone = "01632 960511" }
address = { street = "9 Lon Gudd", town = "Pentre", postcode = "SA99 9ZZ", redact = true }
area    = "uchaf"

[[service]]
id            = "stay"
service_type  = "short-break"
client_groups = ["older-people"]
areas         = ["uchaf"]
)");
  return folder;
}

}  // namespace

TEST_CASE("an edition that changed nothing says so, in each language", "[changes]") {
  const auto built = build_since(small(), small());
  CHECK(built.said == "");
  CHECK(holds(built.page(page), say(Language::en, "changes.nothing")));
  CHECK(holds(built.page(welsh_page), say(Language::cy, "changes.nothing")));
  CHECK(holds(built.page(page), ">1.0<"));
  CHECK(holds(built.page(page), "datetime=\"2026-01-05\""));
  CHECK(holds(built.page("en/"), "href=\"/en/what-has-changed/\""));
  CHECK_FALSE(small().build().site.contains(page + "index.html"));
  CHECK(dead_ends(built).empty());
}

TEST_CASE("a provider's price and places, before and now, and by how much", "[changes]") {
  auto now = small();
  now.change(provider_toml, "GBP = 182.50", "GBP = 195").change(provider_toml, "places        = 4", "places        = 6");
  const auto built = build_since(now, small());
  CHECK(built.said == "");
  const auto price = change_of(built, "provider", "service.stays.prices.1");
  CHECK(price["from"] == 182.5);
  CHECK(price["to"] == 195);
  CHECK(price["currency"] == "GBP");
  CHECK(holds(built.page(page), "Short break: Places"));
  CHECK(holds(built.page(page), "<del>4</del>"));
  CHECK(holds(built.page(page), "<ins>6</ins> <strong>+2 (+50%)</strong>"));
  CHECK(holds(built.page(page), "<strong>+£12.50 (+6.8%)</strong>"));
  CHECK(holds(built.page(welsh_page), "Seibiant byr: " + say(Language::cy, "service.places")));
  CHECK(holds(built.page("feeds/en/changes.atom"), "Short break: Places: 4 → 6"));
}

TEST_CASE("records that came and went, intentions before all others", "[changes]") {
  auto now = small();
  now.adding(plan_toml, "\n[[risk]]\nid = \"cost\"\ndocument = \"position\"\ntitle = { en = \"Costs rise\", cy = \"Costau'n codi\" }\nlikelihood = \"low\"\nimpact = \"low\"\n");
  now.change(plan_toml, "start    = 2027-04-01", "start    = 2027-10-01");
  const auto built = build_since(now, small());
  const auto& text = built.page(page);
  CHECK(text.find("id=\"changed-intention\"") < text.find("id=\"changed-risk\""));
  CHECK(holds(text, "<del>1 April 2027</del>"));
  CHECK(holds(text, "<ins>1 October 2027</ins>"));
  CHECK(holds(text, "Costs rise</a></h3>"));
  CHECK(holds(text, "<span class=\"tag tag-added\">New</span>"));
  const auto back = build_since(small(), now);
  CHECK(holds(back.page(page), "<h3>Costs rise</h3>"));
  CHECK(holds(back.page(page), "<span class=\"tag tag-gone\">Removed</span>"));
}

TEST_CASE("words of a text that changed, marked for eyes and for ears", "[changes]") {
  auto now = small();
  now.change(english, "Nobody waits for a break.", "Nobody waits long for a break.");
  const auto built = build_since(now, small());
  CHECK(holds(built.page(page), "Nobody waits"));
  CHECK(holds(built.page(page), "<ins><span class=\"visually-hidden\">[Added:</span> long <span class=\"visually-hidden\">]</span></ins>"));
  CHECK(holds(built.page(welsh_page), say(Language::cy, "changes.nothing")));
}

TEST_CASE("figures that moved", "[changes]") {
  auto now = small();
  now.change(figures_toml, "value = 610", "value = 650");
  const auto built = build_since(now, small());
  const auto& text = built.page(page);
  CHECK(holds(text, "<dt>Upper Dyffryn</dt><dd>Before: <del>610</del><br>Now: <ins>650</ins> <strong>+40 (+6.6%)</strong></dd>"));
  CHECK(holds(text, "<del>2,030</del>"));  // the total, and the sentence that says it
}

TEST_CASE("a figure that either edition withholds is not told of", "[changes]") {
  auto few = small();
  few.change(figures_toml, "value = 610", "value = 3").change(english, "We know {{ people.total }} people. ", "").change(welsh, "Rydym yn adnabod {{ people.total }} o bobl. ", "");
  auto many = small();
  many.change(english, "We know {{ people.total }} people. ", "").change(welsh, "Rydym yn adnabod {{ people.total }} o bobl. ", "");
  for (const auto& [now, earlier] : {std::pair(few, many), std::pair(many, few)}) {
    const auto built = build_since(now, earlier);
    const auto changes = Json::parse(built.page("data/changes.json"));
    for (const auto& dataset : changes["datasets"])
      for (const auto& figure : dataset["figures"]) CHECK(figure["place"] != "value/uchaf");
    for (const auto& path : {page + "index.html", std::string("data/changes.json"), std::string("feeds/en/changes.atom")}) CHECK_FALSE(holds(built.page(path), "610"));
  }
  CHECK_FALSE(holds(snapshot_of(few), "\"value\":3"));
}

TEST_CASE("a confidential address is in no snapshot, and in no comparison with an edition that showed it", "[changes]") {
  const auto snapshot = snapshot_of(with_refuge());
  for (const auto* secret : {"Lon Gudd", "SA99 9ZZ"}) CHECK_FALSE(holds(snapshot, secret));
  auto open = with_refuge();
  open.change("providers/lloches.toml", ", redact = true", "");
  const auto shown = snapshot_of(open);
  CHECK(holds(shown, "Lon Gudd"));
  const auto built = build_since(with_refuge(), shown);
  CHECK(built.said == "");
  CHECK(built.files_with("Lon Gudd").empty());
  CHECK_FALSE(holds(built.outcome.snapshot, "Lon Gudd"));
}

TEST_CASE("what authors note for themselves is in no snapshot", "[changes]") {
  const auto snapshot = snapshot_of(small());
  CHECK_FALSE(holds(snapshot, "We have only just begun."));
  CHECK_FALSE(holds(snapshot, "accepted"));
  CHECK(snapshot == snapshot_of(small()));
}

TEST_CASE("every field and every kind of record is called by a name, in both languages", "[changes]") {
  std::string text;
  REQUIRE_FALSE(real_disk()->read(data_folder("/templates/messages.toml"), text));
  Messages messages;
  Diagnostics found;
  REQUIRE(messages.load(text, no_file, found));
  const auto snapshot = Json::parse(snapshot_of(folder_at(source_folder("/content"))));
  REQUIRE(snapshot["records"].size() > 100);
  for (const Language language : languages)
    for (const auto& record : snapshot["records"]) {
      const auto kind = record["kind"].get<std::string>();
      CHECK(ChangesWording(language, messages).kind(kind) != kind);
      for (const auto& field : record["fields"]) {
        const auto key = field["key"].get<std::string>();
        INFO(field["kind"] << "." << key);
        CHECK(field_label(messages, language, field["kind"].get<std::string>(), key) != key);
      }
    }
}

TEST_CASE("a document with another title leads on from its old addresses", "[moved]") {
  auto now = small();
  now.change(document_toml, "en = \"Our position\"", "en = \"Where we stand\"");
  const auto built = build_since(now, small());
  CHECK(built.said == "");
  const auto& moved = built.page("en/our-position/demand/");
  CHECK(holds(moved, "<meta http-equiv=\"refresh\" content=\"0; url=/en/where-we-stand/demand/\">"));
  CHECK(holds(moved, "<link rel=\"canonical\" href=\"https://gofal.example/en/where-we-stand/demand/\">"));
  CHECK(holds(moved, "<a href=\"/en/where-we-stand/demand/\" lang=\"en\" hreflang=\"en\">English</a>"));
  CHECK(holds(moved, "<a href=\"/cy/ein-sefyllfa/galw/\" lang=\"cy\" hreflang=\"cy\">Cymraeg</a>"));
  CHECK(holds(built.page("_redirects"), "/en/our-position/demand/ /en/where-we-stand/demand/ 301\n"));
  CHECK(holds(built.page(".htaccess"), "RedirectMatch 301 \"^/en/our-position/demand/$\" \"/en/where-we-stand/demand/\"\n"));
  CHECK(holds(built.page("redirects.map"), "/en/our-position/demand/ /en/where-we-stand/demand/;\n"));
  CHECK(Json::parse(built.page("staticwebapp.config.json"))["routes"][0]["statusCode"] == 301);
  CHECK_FALSE(holds(built.page("sitemap.xml"), "our-position"));
  CHECK(dead_ends(built).empty());

  // An edition later the first address still leads on, straight to where it is read.
  auto later = now;
  later.change(document_toml, "en = \"Where we stand\"", "en = \"Our plan\"");
  const auto third = build_since(later, built.outcome.snapshot);
  CHECK(holds(third.page("_redirects"), "/en/our-position/demand/ /en/our-plan/demand/ 301\n"));
  CHECK(holds(third.page("_redirects"), "/en/where-we-stand/demand/ /en/our-plan/demand/ 301\n"));
}

TEST_CASE("a page that has vanished is an error until it is said what became of it", "[moved]") {
  const auto earlier = with_refuge();
  const auto lost = build_since(small(), earlier);
  CHECK(lost.said == R"(content/publication.toml: error: the earlier edition had provider/lloches at /cy/darparwyr/lloches/, and nothing leads on from there [page-vanished]
      = say in publication.toml where it is read now, or why it is gone: [[moved]] record = "provider/lloches" with to or reason
)");
  CHECK(lost.site.empty());

  auto led = small();
  led.adding(publication_toml, "\n[[moved]]\nrecord = \"provider/lloches\"\nto = \"provider/glan-tywi\"\n");
  const auto built = build_since(led, earlier);
  CHECK(built.said == "");
  CHECK(holds(built.page("_redirects"), "/cy/darparwyr/lloches/ /cy/darparwyr/glan-tywi/ 301\n"));
  CHECK(holds(built.page("_redirects"), "/cy/darparwyr/lloches/hawdd-ei-ddeall/ /cy/darparwyr/glan-tywi/ 301\n"));

  auto closed = small();
  closed.adding(publication_toml, "\n[[moved]]\nrecord = \"provider/lloches\"\nreason = { en = \"It has closed.\", cy = \"Mae wedi cau.\" }\n");
  const auto gone = build_since(closed, earlier);
  CHECK(gone.said == "");
  CHECK(holds(gone.page("cy/darparwyr/lloches/"), "Mae wedi cau."));
  CHECK(holds(gone.page("cy/darparwyr/lloches/"), "<meta name=\"robots\" content=\"noindex\">"));
  CHECK(holds(gone.page(".htaccess"), "ErrorDocument 410 /404.html\n"));
  CHECK(holds(gone.page(".htaccess"), "RedirectMatch 410 \"^/cy/darparwyr/lloches/$\"\n"));
}

TEST_CASE("addresses of a site before this one", "[moved]") {
  auto folder = small();
  folder.adding(publication_toml, "\n[[moved]]\nfrom = { en = \"/en/old-breaks.html\", cy = \"/cy/hen-seibiannau/\" }\nto = \"intention/buy-breaks\"\n");
  const auto built = folder.build();
  CHECK(built.said == "");
  CHECK(holds(built.page("en/old-breaks.html"), "url=/en/our-position/needs-and-plans/#intention-buy-breaks\""));
  CHECK(built.site.contains("cy/hen-seibiannau/index.html"));
}

TEST_CASE("what is said of addresses must make sense", "[moved]") {
  const auto said = [](const std::string& moved) {
    auto folder = small();
    folder.adding(publication_toml, "\n[[moved]]\n" + moved);
    const auto text = folder.check();
    return text.substr(text.find("error"), text.find('\n') - text.find("error"));
  };
  CHECK(said("to = \"provider/glan-tywi\"\n") == "error: this does not say what has moved [moved-what]");
  CHECK(said("from = { en = \"/en/a/\" }\nrecord = \"provider/x\"\nto = \"provider/glan-tywi\"\n") == "error: this gives both a record and addresses [moved-what]");
  CHECK(said("from = { en = \"/en/a/\" }\n") == "error: this does not say where it is read now, or why it is gone [moved-where]");
  CHECK(said("from = { en = \"/en/a/\" }\nto = \"provider/glan-tawe\"\n") == "error: \"provider/glan-tawe\" is on no page [moved-where]");
  CHECK(said("from = { en = \"/cy/a/\" }\nto = \"provider/glan-tywi\"\n") == "error: \"/cy/a/\" is no address of a page in English [moved-address]");
  CHECK(said("from = { en = \"/en/providers/glan-tywi/\" }\nto = \"provider/glan-tywi\"\n") == "error: /en/providers/glan-tywi/ is the address of a page that is there [moved-clash]");
  CHECK(said("record = \"provider/glan-tywi\"\nreason = { en = \"x\", cy = \"x\" }\n") == "error: provider/glan-tywi is still there, with a page of its own [moved-still-there]");
  CHECK(said("from = { en = \"/en/a/\" }\nto = \"document/position\"\n\n[[moved]]\nfrom = { en = \"/en/a/\" }\nto = \"provider/glan-tywi\"\n") ==
        "error: /en/a/ has been said to have moved already [moved-clash]");
}

TEST_CASE("lists that nothing is in any more lead on to the list above them", "[moved]") {
  auto earlier = with_refuge();
  earlier.change(publication_toml, "[[service_type]]\nid      = \"short-break\"", "[[service_type]]\nid = \"refuge\"\nname = { en = \"Refuge\", cy = \"Lloches\" }\n\n[[service_type]]\nid      = \"short-break\"");
  auto now = earlier;
  earlier.change("providers/lloches.toml", "service_type  = \"short-break\"", "service_type  = \"refuge\"");
  const auto built = build_since(now, earlier);
  CHECK(built.errors == 0);
  CHECK(holds(built.page("_redirects"), "/en/service/refuge/ /en/service/ 301\n"));
}
