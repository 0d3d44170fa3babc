// What a publication's pages hold.
#include "fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

using Strings = std::vector<std::string>;

Folder draft() { return small().change(document_toml, "final", "draft"); }

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

TEST_CASE("a small publication is made without a finding, and no link of it leads nowhere", "[pages]") {
  const auto built = small().build();
  CHECK(built.said == "");
  CHECK(built.outcome.languages == 2);
  CHECK(dead_ends(built) == Strings{});
}

TEST_CASE("only a publication.toml: a site all the same", "[pages]") {
  auto folder = Folder().with(publication_toml, R"(title     = { en = "Care", cy = "Gofal" }
publisher = { en = "Council", cy = "Cyngor" }
languages = ["cy", "en"]
contact   = { role = { en = "Team", cy = "Tîm" } }
)");
  const auto built = folder.build();
  CHECK(built.said == "");
  CHECK(holds(built.page("en/"), "<h1>Care</h1>"));
  CHECK(holds(built.page("cy/"), "<h1>Gofal</h1>"));
  CHECK(dead_ends(built) == Strings{});
}

TEST_CASE("a publication in one language", "[pages]") {
  // What stands in Welsh may stay, and what does not need not come.
  const auto folder = small().change(publication_toml, "[\"cy\", \"en\"]", "[\"en\"]").without(welsh).change(document_toml, ", cy = \"Ein sefyllfa\"", "");
  const auto built = folder.build();
  CHECK(built.said == "");
  CHECK(built.outcome.languages == 1);
  for (const auto& [path, bytes] : built.site) {
    INFO(path);
    CHECK_FALSE(path.starts_with("cy/"));
    if (path.ends_with(".html")) CHECK_FALSE(holds(bytes, "hreflang=\"cy\""));
  }
  CHECK(dead_ends(built) == Strings{});
  const auto in_welsh = small().change(publication_toml, "[\"cy\", \"en\"]", "[\"cy\"]").without(english).build();
  CHECK(in_welsh.said == "");
  CHECK(dead_ends(in_welsh) == Strings{});
}

TEST_CASE("a draft shows the other language where its own is missing, and says so", "[pages]") {
  const auto built = draft().without(welsh).change(document_toml, ", cy = \"Ein sefyllfa\"", "").build();
  CHECK(built.errors == 0);
  CHECK(built.warnings == 2);
  const auto& page = built.page("cy/our-position/demand/");
  CHECK(holds(page, "<html lang=\"cy\">"));
  CHECK(holds(page, "<div class=\"prose\" lang=\"en\">"));
  CHECK(holds(page, say(Language::cy, "document.not_translated")));
  CHECK(holds(page, "We know 2,030 people."));
  CHECK(holds(built.page("cy/our-position/cyfan/"), "<div class=\"prose\" lang=\"en\">"));
  CHECK(holds(built.page("cy/our-position/"), "<span lang=\"en\">Our position</span>"));
  const auto& other = built.page("en/our-position/demand/");
  CHECK_FALSE(holds(other, say(Language::en, "document.not_translated")));
  CHECK_FALSE(holds(other, "<div class=\"prose\" lang="));
  CHECK(dead_ends(built) == Strings{});
}

TEST_CASE("words of somebody else need no translation, and bear their language", "[pages]") {
  const auto built = small().change(document_toml, "cy = \"Ein sefyllfa\"", "exempt = \"third-party\"").build();
  CHECK(built.said == "");
  CHECK(holds(built.page("cy/our-position/"), "<span lang=\"en\">Our position</span>"));
}

TEST_CASE("paragraphs and headings share one count; policy statements have their own", "[pages]") {
  const auto built = small().adding(document_toml, "numbering = \"paragraphs\"\n").adding(english, "\nMore words.\n\n> **Policy statement.** Nobody pays for one.\n").build();
  CHECK(built.said == "");
  for (const std::string page : {"en/our-position/demand/", "en/our-position/all/"}) {
    INFO(page);
    const auto& html = built.page(page);
    CHECK(holds(html, "<p class=\"numbered\" id=\"p1-1\"><a class=\"number\" href=\"#p1-1\">1.1</a> We know 2,030 people."));
    CHECK(holds(html, "id=\"s1-2\"><span class=\"number\">1.2</span> What we will do</h"));
    CHECK(holds(html, "<p class=\"numbered\" id=\"p1-2-1\"><a class=\"number\" href=\"#p1-2-1\">1.2.1</a> More words."));
    CHECK(holds(html, "id=\"policy-demand-1\""));
    CHECK(holds(html, "<span class=\"number\">1.2</span></a></p><p>Nobody pays for one.</p>"));
  }
  const auto& statements = built.page("en/our-position/policy-statements/");
  CHECK(holds(statements, "Nobody waits for a break."));
  CHECK(holds(statements, "Nobody pays for one."));
  CHECK_FALSE(holds(statements, "Policy statement.</strong>"));
}

TEST_CASE("nothing is numbered unless a document asks for it", "[pages]") {
  const auto built = small().adding(document_toml, "numbering = \"none\"\n").build();
  CHECK(built.said == "");
  CHECK_FALSE(holds(built.page("en/our-position/demand/"), "class=\"numbered\""));
  CHECK(holds(built.page("en/our-position/demand/"), "id=\"policy-demand-1\""));
}

TEST_CASE("the total in a sentence is the table's, the page's and the file's", "[pages]") {
  const auto built = small().build();
  const auto& page = built.page("en/our-position/demand/");
  CHECK(holds(page, "We know 2,030 people."));
  CHECK(times(page, "2,030") == 2);  // in the sentence and in the table
  CHECK(times(built.page("cy/ein-sefyllfa/galw/"), "2,030") == 2);
  CHECK(holds(built.page("en/data/people/"), "2,030"));
  CHECK(holds(built.page("en/data/people/people.csv"), "2030"));
  const auto told = [&](std::string_view figure) {
    auto files = built.files_with(figure);
    std::erase_if(files, [](const std::string& path) { return path.starts_with("assets/search/"); });  // a page's words are parted there
    return files.size();
  };
  CHECK(told("610") == told("2,030") + told("2030"));
}

TEST_CASE("facts that are overdue say so at the date given, and not without one", "[pages]") {
  const auto banner = say(Language::en, "provider.out_of_date", {{"date", "2 April 2027"}});
  const auto banner_cy = say(Language::cy, "provider.out_of_date", {{"date", "2 Ebrill 2027"}});
  BuildOptions options;
  CHECK(small().build(options).files_with(banner) == Strings{});
  options.date = day(2027, 4, 2);
  CHECK(small().build(options).files_with(banner) == Strings{});
  options.date = day(2027, 4, 3);
  const auto late = small().build(options);
  CHECK(late.said == "");
  CHECK(late.files_with(banner) == Strings{"en/providers/glan-tywi/index.html"});
  CHECK(late.files_with(banner_cy) == Strings{"cy/darparwyr/glan-tywi/index.html"});
}

TEST_CASE("a document whose review is overdue says so", "[pages]") {
  const auto folder = small().adding(document_toml, "review = \"2027-01\"\n");
  const auto banner = say(Language::en, "document.is_overdue", {{"date", "January 2027"}});
  BuildOptions options;
  options.date = day(2027, 1, 31);
  CHECK(folder.build(options).files_with(banner) == Strings{});
  options.date = day(2027, 2, 1);
  CHECK(folder.build(options).files_with(banner).size() > 1);
}

TEST_CASE("a site that stands below a path", "[pages]") {
  BuildOptions options;
  options.base_url = "https://sir.example/gofal/";
  const auto built = small().build(options);
  CHECK(built.said == "");
  CHECK(dead_ends(built, "/gofal") == Strings{});
  const auto& page = built.page("en/our-position/demand/");
  CHECK(holds(page, "<link rel=\"canonical\" href=\"https://sir.example/gofal/en/our-position/demand/\">"));
  CHECK(holds(page, "<link rel=\"alternate\" hreflang=\"cy\" href=\"https://sir.example/gofal/cy/ein-sefyllfa/galw/\">"));
  CHECK(holds(page, "src=\"/gofal/assets/script.js\""));
  CHECK(holds(built.page("sitemap.xml"), "<loc>https://sir.example/gofal/en/our-position/demand/</loc>"));
  CHECK(holds(built.page("index.html"), "href=\"/gofal/cy/\""));
  CHECK(holds(built.page(".htaccess"), "ErrorDocument 404 /gofal/404.html\n"));
  CHECK(built.files_with("https://gofal.example") == Strings{});
}

TEST_CASE("the one page that hosts have for addresses that lead nowhere speaks both languages", "[pages]") {
  BuildOptions options;
  options.base_url = "https://sir.example/gofal/";
  const auto built = small().build(options);
  const auto& all = built.page("404.html");
  CHECK(times(all, "<h1>Heb ganfod y dudalen</h1>") == 1);
  CHECK(times(all, "<section lang=\"en\">\n<h2>Page not found</h2>") == 1);
  CHECK(times(all, "<li><a href=\"/gofal/en/\" hreflang=\"en\">Home</a></li>") == 1);
  // Hosts that look for one below the language have it in that language alone.
  CHECK(times(built.page("cy/404.html"), "Page not found") == 0);
  CHECK(times(built.page(".htaccess"), "ErrorDocument 404 /gofal/404.html\n") == 1);
}

TEST_CASE("strict: a warning stops the build", "[pages]") {
  BuildOptions options;
  options.strict = true;
  CHECK_FALSE(small().build(options).site.empty());
  const auto built = draft().without(welsh).build(options);
  CHECK(built.outcome.content_fault);
  CHECK(built.errors == 0);
  CHECK(built.warnings == 1);
  CHECK(built.site.empty());
}

TEST_CASE("a hint stops nothing, strict or not", "[pages]") {
  BuildOptions options;
  options.strict = true;
  const auto built = small().with(english, "\xEF\xBB\xBF" + small().files().at(english)).build(options);
  CHECK_FALSE(built.outcome.content_fault);
  CHECK(built.site == small().build().site);
}

TEST_CASE("an easy-read edition in both languages, stamped until it has been checked", "[pages]") {
  const std::string ideas = R"([[page]]
title = { en = "What is a break?", cy = "Beth yw seibiant?" }

[[page.idea]]
picture = "bed"
text    = { en = "A **short break** is a stay away from home.", cy = "Mae **seibiant byr** yn arhosiad oddi cartref." }
words   = ["short-break"]

[[page]]
title = { en = "How many people?", cy = "Faint o bobl?" }

[[page.idea]]
picture = "people"
text    = { en = "We know about {{ people.total | about }} people.", cy = "Rydym yn adnabod tua {{ people.total | about }} o bobl." }
)";
  const auto built = small().with(easy_read_toml, ideas).build();
  CHECK(built.said == "");
  CHECK(dead_ends(built) == Strings{});
  for (const std::string page : {"en/our-position/easy-read/", "en/our-position/easy-read/1/", "en/our-position/easy-read/2/", "en/our-position/easy-read/words/",
                                 "en/our-position/easy-read/all/", "cy/ein-sefyllfa/hawdd-ei-ddeall/1/", "cy/ein-sefyllfa/hawdd-ei-ddeall/2/"}) {
    INFO(page);
    CHECK(holds(built.page(page), "class=\"stamp stamp-unchecked\""));
  }
  CHECK(holds(built.page("en/our-position/easy-read/1/"), "<strong>short break</strong>"));
  CHECK(holds(built.page("en/our-position/easy-read/1/"), "A stay away from home."));
  CHECK(holds(built.page("en/our-position/easy-read/2/"), "We know about 2,000 people."));
  CHECK(holds(built.page("cy/ein-sefyllfa/hawdd-ei-ddeall/2/"), "tua 2,000 o bobl"));

  const auto checked = small().with(easy_read_toml, "checked_by = \"Pobl yn Gyntaf\"\nchecked_on = 2026-10-20\n\n" + ideas).build();
  CHECK(checked.said == "");
  CHECK(holds(checked.page("en/our-position/easy-read/1/"), "Pobl yn Gyntaf, <time datetime=\"2026-10-20\">20 October 2026</time>"));
  CHECK_FALSE(holds(checked.page("en/our-position/easy-read/1/"), "stamp-unchecked"));
  CHECK(holds(checked.page("en/providers/glan-tywi/easy-read/"), "stamp-unchecked"));
}

TEST_CASE("a provider's pages say its facts in both languages", "[pages]") {
  const auto built = small().build();
  const auto& page = built.page("en/providers/glan-tywi/");
  for (const auto words : {"4 Heol y Bont", "SA99 1AA", "01632 960510", "£182.50", "2 October 2026", "tel:01632960510", "mailto:helo@glan-tywi.example"}) {
    INFO(words);
    CHECK(holds(page, words));
  }
  CHECK(holds(built.page("cy/darparwyr/glan-tywi/"), "2 Hydref 2026"));
  CHECK(holds(built.page("en/providers/glan-tywi/easy-read/"), "4 people"));
}

TEST_CASE("records that belong to no document have pages of their own", "[pages]") {
  auto folder = small();
  auto plan = folder.files().at(plan_toml);
  for (auto at = plan.find("document     = \"position\"\n"); at != plan.npos; at = plan.find("document     = \"position\"\n")) plan.erase(at, 26);
  for (auto at = plan.find("document = \"position\"\n"); at != plan.npos; at = plan.find("document = \"position\"\n")) plan.erase(at, 22);
  plan += R"(
[[action]]
id    = "recruit"
title = { en = "Recruit families", cy = "Recriwtio teuluoedd" }
due   = 2027-02-28
intention   = "buy-breaks"
performance = { en = "Ten families", cy = "Deg teulu" }
)";
  const auto built = folder.with(plan_toml, plan).change(document_toml, "accepted = { intention-without-action = \"We have only just begun.\" }\n", "").build();
  CHECK(built.said == "");
  CHECK(holds(built.page("en/needs-and-plans/"), "Too few breaks"));
  CHECK(holds(built.page("en/actions/"), "Recruit families"));
  CHECK(holds(built.page("en/"), "href=\"/en/needs-and-plans/\""));  // at the foot of every page
  CHECK(holds(built.page("cy/"), "href=\"/cy/camau-gweithredu/\""));
  CHECK(dead_ends(built) == Strings{});
}

TEST_CASE("a picture in a document's folder comes with the site", "[pages]") {
  const auto built = small().adding(english, "\n![A map of the county](images/map.png \"The county\")\n").with("documents/position/images/map.png", "PNG bytes").build();
  CHECK(built.said == "");
  CHECK(built.page("assets/documents/position/images/map.png") == "PNG bytes");
  CHECK(holds(built.page("en/our-position/demand/"), "<figure class=\"image\"><img src=\"/assets/documents/position/images/map.png\" alt=\"A map of the county\" loading=\"lazy\"><figcaption>The county</figcaption></figure>"));
}

TEST_CASE("a picture that cannot be read stops the build", "[pages]") {
  const auto built = small().adding(english, "\n![A map](images/map.png)\n").with("documents/position/images/map.png", "x").refuse("documents/position/images/map.png").build();
  CHECK(built.said == R"(content/documents/position/images/map.png: error: the file cannot be read: Permission denied [unreadable-file]
)");
  CHECK(built.outcome.content_fault);
  CHECK(built.site.empty());
}
