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
  // Nothing was printed: who kept the address of the file to print is led to the document on one page.
  CHECK(holds(built.page("_redirects"), "/en/our-position/our-position.pdf /en/where-we-stand/all/ 301\n"));
  CHECK_FALSE(built.site.contains("en/our-position/our-position.pdf"));
  CHECK(Json::parse(built.page("staticwebapp.config.json"))["routes"][0]["statusCode"] == 301);
  CHECK_FALSE(holds(built.page("sitemap.xml"), "our-position"));
  CHECK(dead_ends(built).empty());

  // An edition later the first address still leads on, straight to where it is read.
  auto later = now;
  later.change(document_toml, "en = \"Where we stand\"", "en = \"Our plan\"");
  const auto third = build_since(later, built.outcome.snapshot);
  CHECK(holds(third.page("_redirects"), "/en/our-position/demand/ /en/our-plan/demand/ 301\n"));
  CHECK(holds(third.page("_redirects"), "/en/where-we-stand/demand/ /en/our-plan/demand/ 301\n"));
  CHECK(holds(third.page("_redirects"), "/en/our-position/our-position.pdf /en/our-plan/all/ 301\n"));
  CHECK(holds(third.page("_redirects"), "/en/where-we-stand/where-we-stand.pdf /en/our-plan/all/ 301\n"));
}

TEST_CASE("the files that a page's address names move with it, in every host's file", "[moved]") {
  const std::string tables = R"(
[[dataset]]
id      = "hours"
title   = { en = "Hours", cy = "Oriau" }
measure = { unit = "hours" }
rows    = "area"
at      = 2026-03-31
source  = { en = "Our records", cy = "Ein cofnodion" }
cells   = [{ area = "uchaf", value = 12 }, { area = "isaf", value = 14 }]
)";
  const auto earlier = small().adding(figures_toml, tables).with(easy_read_toml, R"([[page]]
title = { en = "Our plan", cy = "Ein cynllun" }

[[page.idea]]
picture = "people"
text = { en = "We talk to people.", cy = "Rydym yn siarad â phobl." }
)");
  auto now = earlier;
  now.change(document_toml, "en = \"Our position\"", "en = \"Where we stand\"").change(figures_toml, "id      = \"hours\"", "id      = \"care-hours\"");
  now.adding(publication_toml, "\n[[moved]]\nrecord = \"dataset/hours\"\nto = \"dataset/care-hours\"\n");
  BuildOptions options;
  options.earlier = EarlierEdition{"1.0", day(2026, 1, 5), snapshot_of(earlier), "edition-1.json"};
  options.sizes = {{"en/where-we-stand/where-we-stand.pdf", 5}, {"en/where-we-stand/where-we-stand-easy-read.pdf", 5}};
  const auto built = now.build(options);
  CHECK(built.said == "");
  for (const auto& [from, to] : {std::pair("/en/our-position/our-position.pdf", "/en/where-we-stand/where-we-stand.pdf"),
                                 std::pair("/en/our-position/our-position-easy-read.pdf", "/en/where-we-stand/where-we-stand-easy-read.pdf"),
                                 std::pair("/en/data/hours/hours.csv", "/en/data/care-hours/care-hours.csv"),
                                 std::pair("/cy/data/hours/hours.csv-metadata.json", "/cy/data/care-hours/care-hours.csv-metadata.json")}) {
    INFO(from);
    CHECK(holds(built.page("_redirects"), std::string(from) + " " + to + " 301\n"));
    CHECK(holds(built.page("redirects.map"), std::string(from) + " " + to + ";\n"));
    CHECK(holds(built.page(".htaccess"), "$\" \"" + std::string(to) + "\"\n"));
    CHECK(holds(built.page("staticwebapp.config.json"), "{\"route\":\"" + std::string(from) + "\",\"redirect\":\"" + to + "\",\"statusCode\":301}"));
  }
  CHECK(holds(built.page(".htaccess"), "RedirectMatch 301 \"^/en/data/hours/hours\\.csv$\" \"/en/data/care-hours/care-hours.csv\"\n"));

  auto closed = small();
  closed.adding(publication_toml, "\n[[moved]]\nrecord = \"dataset/hours\"\nreason = { en = \"It is not counted now.\", cy = \"Nid yw'n cael ei gyfrif nawr.\" }\n");
  const auto gone = build_since(closed, small().adding(figures_toml, tables));
  CHECK(gone.said == "");
  CHECK(holds(gone.page(".htaccess"),
              "RedirectMatch 410 \"^/en/data/hours/hours\\.csv$\"\n<If \"%{REQUEST_URI} == '/en/data/hours/hours.csv'\">\n  ErrorDocument 410 /en/data/hours/index.html\n</If>\n"));
}

TEST_CASE("a document with another title is one change, and not one of each record that belongs to it", "[changes]") {
  auto now = small();
  now.change(document_toml, "en = \"Our position\"", "en = \"Where we stand\"").change(plan_toml, "en = \"Too few breaks\"", "en = \"Far too few breaks\"");
  const auto changes = Json::parse(build_since(now, small()).page("data/changes.json"));
  std::string told;
  for (const auto& record : changes["records"])
    for (const auto& field : record["fields"]) told += record["kind"].get<std::string>() + " " + field["path"].get<std::string>() + "; ";
  CHECK(told == "gap title; document title; ");

  // Another document is another, and what an area is called is told of nowhere else.
  auto other = small();
  other.change(publication_toml, "en = \"Upper Dyffryn\"", "en = \"The upper valley\"");
  CHECK(change_of(build_since(other, small()), "provider", "area")["after"]["en"] == "The upper valley");
  auto fewer = small();
  fewer.change(plan_toml, "answers  = [\"too-few-breaks\"]\n", "");
  CHECK(change_of(build_since(fewer, small()), "intention", "answers")["before"]["en"] == "Too few breaks");
}

TEST_CASE("what changed is called by words that people know, and years are no amounts", "[changes]") {
  auto earlier = small();
  earlier.change(plan_toml, "start    = 2027-04-01", "volume   = { from = 0, to = 540 }\nstart    = 2027-04-01");
  earlier.change(provider_toml, "checked   = 2026-10-02", "workforce = { languages = [\"cy\"] }\nchecked   = 2026-10-02");
  earlier.with("references.toml", "[[reference]]\nid    = \"act\"\ntitle = { en = \"The Act\", cy = \"Y Ddeddf\" }\nkind  = \"legislation\"\nyear  = 2014\n");
  earlier.change(provider_toml, "price         = { GBP = 182.50, per = \"night\", from = 2026-04-01 }",
                 "prices        = [{ name = { en = \"Care\", cy = \"Gofal\" }, GBP = 182.50, per = \"night\" }]\n"
                 "inspection    = { at = 2026-05-14, ratings = { well-being = \"good\" } }");
  auto now = earlier;
  now.change(provider_toml, "GBP = 182.50", "GBP = 190").change(provider_toml, "\"good\"", "\"excellent\"");
  now.change(plan_toml, "to = 540", "to = 600").change(provider_toml, "[\"cy\"]", "[\"cy\", \"bsl\"]").change("references.toml", "year  = 2014", "year  = 2016");
  const auto built = build_since(now, earlier);
  CHECK(holds(built.page(page), "<dt>Volume: Planned</dt>"));
  CHECK(holds(built.page(welsh_page), "<dt>Maint: A gynllunnir</dt>"));
  CHECK(holds(built.page(page), "<ins>Welsh; British Sign Language (BSL)</ins>"));
  CHECK(holds(built.page(welsh_page), "<ins>Cymraeg; Iaith Arwyddion Prydain (BSL)</ins>"));
  // Which service, which part of its price, and which part of its inspection.
  CHECK(holds(built.page(page), "<dt>Short break: Inspection: Well-being: Rating</dt>"));
  CHECK(holds(built.page(page), "<dt>Short break: Care: Prices</dt>"));
  const auto year = change_of(built, "ref", "year");
  CHECK(year["after"]["en"] == "2016");
  CHECK_FALSE(year.contains("to"));
}

TEST_CASE("a share moves by percentage points", "[changes]") {
  std::string text;
  REQUIRE_FALSE(real_disk()->read(data_folder("/templates/messages.toml"), text));
  Messages messages;
  Diagnostics found;
  REQUIRE(messages.load(text, no_file, found));
  const auto by = [&](Language language, double from, const std::string& before, double to, const std::string& after) {
    return ChangesWording(language, messages).by(FigureChange{"", {}, {{before, before}}, {{after, after}}, from, to});
  };
  CHECK(by(Language::en, 57, "57%", 59, "59%") == "+2 percentage points");
  CHECK(by(Language::cy, 57, "57%", 59, "59%") == "+2 bwynt canran");
  CHECK(by(Language::en, 57, "57%", 56, "56%") == "−1 percentage point");
  CHECK(by(Language::cy, 57, "57%", 60, "60%") == "+3 phwynt canran");
  CHECK(by(Language::en, 57, "57%", 58, "58.0%") == "+1.0 percentage points");
  CHECK(by(Language::cy, 57, "57%", 59, "59.0%") == "+2.0 pwynt canran");
  CHECK(by(Language::en, 50, "50", 60, "60") == "+10 (+20%)");
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
  CHECK(holds(gone.page(".htaccess"), "RedirectMatch 410 \"^/cy/darparwyr/lloches/$\"\n<If \"%{REQUEST_URI} == '/cy/darparwyr/lloches/'\">\n"
                                      "  ErrorDocument 410 /cy/darparwyr/lloches/index.html\n</If>\n"));
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
