// Editions live on: earlier ones stay at addresses of their own, without being built again.
#include "release/archive.h"
#include "release_fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

const Date first_day = day(2026, 7, 1), second_day = day(2026, 11, 22);

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

// The publication as it went on: a provider has gone, and a sentence is another.
Folder later() { return publishable().change(english, "We know", "Today we know"); }

}  // namespace

TEST_CASE("editions: an earlier edition stands at its own address in each language, and keeps within itself") {
  const auto first = release(publishable(), "1.0", first_day);
  const auto second = release(later(), "2.0", second_day, first.archives());
  REQUIRE(second.said == "");
  CHECK(second.outcome.earlier == 1);
  CHECK(holds(second.page("en/our-position/demand/"), "Today we know"));
  const auto& before = second.page("en/editions/1.0/our-position/demand/");
  CHECK(holds(before, "We know"));
  CHECK(holds(before, "href=\"/en/editions/1.0/providers/glan-tywi/\""));
  CHECK(holds(before, "href=\"/cy/argraffiadau/1.0/ein-sefyllfa/galw/\""));
  CHECK(holds(before, "href=\"/editions/1.0/assets/style.css\""));
  CHECK(holds(second.page("cy/argraffiadau/1.0/"), "lang=\"cy\""));
  CHECK(dead_ends(second.site()) == std::vector<std::string>());
  CHECK(verify(second.files) == "");
  // What was released as data is not touched.
  CHECK(second.page("editions/1.0/data/catalogue.jsonld") == first.page("data/catalogue.jsonld"));
  // Nothing of it is in the site map, and the page of a missing address is the current one.
  CHECK_FALSE(holds(second.page("sitemap.xml"), "editions/1.0"));
  CHECK_FALSE(second.files.contains("site/editions/1.0/404.html"));
}

TEST_CASE("editions: every page of an earlier edition says so in its language, and leads to the page of today") {
  const auto first = release(publishable(), "1.0", first_day);
  const auto second = release(later().without(provider_toml).change(english, ", at [Glan Tywi](provider/glan-tywi)", "").change(welsh, ", yng [Nglan Tywi](provider/glan-tywi)", "")
                                  .adding(publication_toml, "\n[[moved]]\nrecord = \"provider/glan-tywi\"\nreason = { en = \"It has closed.\", cy = \"Mae wedi cau.\" }\n"),
                              "2.0", second_day, first.archives());
  REQUIRE(second.said == "");
  CHECK(holds(second.page("en/editions/1.0/our-position/"),
              "<main id=\"main\" tabindex=\"-1\"><div class=\"banner\" role=\"note\" lang=\"en\">\n"
              "<p><strong>This is an earlier edition: Edition 1.0, <time datetime=\"2026-07-01\">1 July 2026</time></strong></p>\n\n"
              "<p><a href=\"/en/our-position/\">See this page in the current edition</a></p>\n</div>"));
  CHECK(holds(second.page("cy/argraffiadau/1.0/ein-sefyllfa/"), "Argraffiad cynharach yw hwn: Argraffiad 1.0, <time datetime=\"2026-07-01\">1 Gorffennaf 2026</time>"));
  CHECK(holds(second.page("en/editions/1.0/our-position/"), "<link rel=\"canonical\" href=\"https://gofal.example/en/our-position/\">"));
  // A page that is gone names itself.
  const auto& gone = second.page("en/editions/1.0/providers/glan-tywi/");
  CHECK(holds(gone, "<a href=\"/en/\">This page is not in the current edition: see its front page</a>"));
  CHECK(holds(gone, "<link rel=\"canonical\" href=\"https://gofal.example/en/editions/1.0/providers/glan-tywi/\">"));
  std::size_t pages = 0, marked = 0;
  for (const auto& [path, bytes] : second.files) {
    const bool earlier = path.starts_with("site/en/editions/1.0/") || path.starts_with("site/cy/argraffiadau/1.0/") || path.starts_with("site/editions/1.0/");
    if (!earlier || !path.ends_with(".html")) continue;
    ++pages;
    marked += times(bytes, "<div class=\"banner\" role=\"note\"");
  }
  CHECK(pages > 30);
  CHECK(marked == pages);
}

TEST_CASE("editions: a page that leads on in an earlier edition leads on within it") {
  const auto first = release(publishable(), "1.0", first_day);
  auto archives = first.archives();
  const auto renamed = [](const std::string& name) { return publishable().change(document_toml, "en = \"Our position\"", "en = \"" + name + "\""); };
  const auto second = release(renamed("Where we stand"), "2.0", day(2026, 9, 1), archives);
  REQUIRE(second.said == "");
  CHECK(holds(second.page("en/our-position/demand/"), "content=\"0; url=/en/where-we-stand/demand/\""));
  archives.merge(second.archives());
  const auto third = release(renamed("Our plan"), "3.0", second_day, archives);
  REQUIRE(third.said == "");
  CHECK(holds(third.page("en/editions/2.0/our-position/demand/"), "content=\"0; url=/en/editions/2.0/where-we-stand/demand/\""));
}

TEST_CASE("editions: the list names every edition, newest first, with what there is of each to keep") {
  const auto first = release(publishable(), "1.0", first_day);
  auto archives = first.archives();
  const auto second = release(publishable(), "9.0", day(2026, 9, 1), archives);
  archives.merge(second.archives());
  const auto third = release(later(), "10.0", second_day, archives);
  REQUIRE(third.said == "");
  const auto& list = third.page("en/editions/");
  const auto at = [&](std::string_view part) { return list.find(part); };
  CHECK(at("id=\"edition-10.0\"") < at("id=\"edition-9.0\""));
  CHECK(at("id=\"edition-9.0\"") < at("id=\"edition-1.0\""));
  CHECK(holds(list, "<a href=\"/en/editions/1.0/\">"));
  CHECK(holds(list, "href=\"/editions/1.0/gofal-yn-nyffryn-1.0.tar.gz\""));
  CHECK(third.page("editions/9.0/gofal-yn-nyffryn-9.0.zip") == second.file("gofal-yn-nyffryn-9.0.zip"));
  CHECK(third.files.contains("site/cy/argraffiadau/9.0/index.html"));
  // An edition is not in the archive of another.
  CHECK_FALSE(holds(third.file("gofal-yn-nyffryn-10.0.zip"), "editions/1.0"));
}

TEST_CASE("editions: a new edition says what changed, and goes on saying so when it is an earlier one") {
  const auto first = release(publishable(), "1.0", first_day);
  auto archives = first.archives();
  const auto second = release(later(), "2.0", day(2026, 9, 1), archives);
  REQUIRE(second.said == "");
  CHECK(second.files.contains("site/en/what-has-changed/index.html"));
  CHECK(holds(second.page("en/editions/"), "href=\"/en/what-has-changed/\""));
  CHECK(second.file("edition/snapshot.json") != first.file("edition/snapshot.json"));
  archives.merge(second.archives());
  const auto third = release(later().change(welsh, "Rydym yn", "Heddiw rydym yn"), "3.0", second_day, archives);
  REQUIRE(third.said == "");
  CHECK(holds(third.page("en/editions/"), "href=\"/en/editions/2.0/what-has-changed/\""));
  CHECK(third.page("en/editions/2.0/what-has-changed/").find("Today") != std::string::npos);
  CHECK(dead_ends(third.site()) == std::vector<std::string>());
}

TEST_CASE("editions: one that was withdrawn says why, on its pages and where its pages are no longer kept") {
  const auto first = release(publishable(), "1.0", first_day);
  auto content = later();
  content.with("editions.toml", R"([[edition]]
number    = "1.0"
date      = 2026-07-01
withdrawn = { en = "Its prices were wrong.", cy = "Roedd ei phrisiau'n anghywir." }

[[edition]]
number    = "0.9"
date      = 2026-06-02
withdrawn = { en = "It named a refuge.", cy = "Roedd yn enwi lloches." }
)");
  const auto second = release(content, "2.0", second_day, first.archives());
  REQUIRE(second.said == "");
  CHECK(holds(second.page("en/editions/1.0/"), "<div class=\"banner banner-bad\" role=\"note\" lang=\"en\">\n<p><strong>This edition has been withdrawn: Edition 1.0"));
  CHECK(holds(second.page("en/editions/1.0/"), "<p>Its prices were wrong.</p>"));
  CHECK(holds(second.page("cy/argraffiadau/1.0/"), "<p>Roedd ei phrisiau'n anghywir.</p>"));
  const auto& list = second.page("en/editions/");
  CHECK(holds(list, "It named a refuge."));
  CHECK(holds(list, "The pages of this edition are no longer kept."));
  CHECK_FALSE(holds(list, "/en/editions/0.9/"));
  // Who comes by its old address meets the reason, on any host.
  CHECK(holds(second.page("en/editions/0.9/"), "<p class=\"lead\">It named a refuge.</p>"));
  CHECK(holds(second.page("cy/argraffiadau/0.9/"), "<p class=\"lead\">Roedd yn enwi lloches.</p>"));
  CHECK(holds(second.page(".htaccess"), "RedirectMatch 410 \"^/en/editions/0\\.9/(?!index\\.html$)\"\n<If \"%{REQUEST_URI} =~ m#^/en/editions/0\\.9/#\">\n"
                                        "  ErrorDocument 410 /en/editions/0.9/index.html\n</If>\n"));
  CHECK(holds(second.page("_redirects"), "/cy/argraffiadau/0.9/* /cy/argraffiadau/ 302\n"));
  CHECK(holds(second.page("redirects.map"), "~^/en/editions/0\\.9/. /en/editions/;\n"));
  CHECK(holds(second.page("staticwebapp.config.json"), "{\"route\":\"/en/editions/0.9/*\",\"redirect\":\"/en/editions/\",\"statusCode\":302}"));
  // What hosts read is the current edition's alone.
  for (const auto* path : {"editions/1.0/.htaccess", "editions/1.0/staticwebapp.config.json"}) CHECK_FALSE(second.files.contains("site/" + std::string(path)));
  CHECK(dead_ends(second.site()) == std::vector<std::string>());
}

TEST_CASE("editions: addresses below a path, and on another host, lead within the edition") {
  ReleaseOptions options;
  options.build.base_url = "https://council.example/care";
  const auto first = release(publishable(), "1.0", first_day, {}, options);
  ReleaseOptions moved;
  moved.build.base_url = "https://new.example/gofal";
  const auto second = release(later(), "2.0", second_day, first.archives(), moved);
  REQUIRE(second.said == "");
  const auto& page = second.page("en/editions/1.0/our-position/");
  CHECK(holds(page, "href=\"/gofal/en/editions/1.0/our-position/demand/\""));
  CHECK(holds(page, "<link rel=\"canonical\" href=\"https://new.example/gofal/en/our-position/\">"));
  CHECK_FALSE(holds(page, "/care/"));
  CHECK_FALSE(holds(page, "council.example"));
  CHECK(dead_ends(second.site(), "/gofal") == std::vector<std::string>());
}

TEST_CASE("editions: an edition that was released stays what it was, and in its order") {
  const auto first = release(publishable(), "1.0", first_day);
  CHECK(release(publishable(), "1.0", first_day, first.archives()).said == "");
  const auto taken = release(later(), "1.0", first_day, first.archives());
  CHECK(taken.said == R"(comisiynu: error: edition 1.0 was released on 2026-07-01, and was not the same as this one [edition-taken]
      = give the new edition a number of its own
)");
  CHECK(taken.files.empty());
  CHECK(release(later(), "2.0", day(2026, 6, 30), first.archives()).said ==
        R"(comisiynu: error: edition 1.0 is of 2026-07-01, later than edition 2.0 of 2026-06-30 [edition-order]
      = give the edition the day of its release, or take the later one out of the folder of archives
)");
}

TEST_CASE("editions: addresses that people cite are not lost by a missing archive") {
  const auto content = later().with("editions.toml", "[[edition]]\nnumber = \"1.0\"\ndate   = 2026-07-01\n");
  const auto made = release(content, "2.0", second_day);
  CHECK(made.said == R"(content/editions.toml:2:10: error: edition 1.0 is not among the archives, and its addresses would lead nowhere [edition-missing]
    2 | number = "1.0"
      |          ^~~~~
      = put its archive into the folder that --archive names, or say why it is gone: withdrawn = { en = "…", cy = "…" }
)");
  CHECK(made.files.empty());
}

TEST_CASE("editions: what is in the folder of archives and is no edition is told of") {
  const auto first = release(publishable(), "1.0", first_day);
  auto archives = first.archives();
  archives["broken.zip"] = "PK but not really";
  archives["again.zip"] = first.file("gofal-yn-nyffryn-1.0.zip");
  archives["notes.txt"] = "not an archive, and not minded";
  const auto made = release(later(), "2.0", second_day, archives);
  CHECK(made.files.empty());
  CHECK(made.said == R"(archives/broken.zip: error: the archive is no .tar.gz and no .zip archive [archive-unreadable]
      = take the file as the release wrote it, or take it out of the folder if it is no edition
archives/gofal-yn-nyffryn-1.0.zip: error: again.zip is edition 1.0 too [edition-twice]
      = keep one of the two archives
)");
}

TEST_CASE("editions: an earlier edition gives no address away that has become confidential") {
  const auto first = release(publishable(), "1.0", first_day);
  const auto content = later().change(provider_toml, "postcode = \"SA99 1AA\" }", "postcode = \"SA99 1AA\", redact = true }");
  const auto made = release(content, "2.0", second_day, first.archives());
  CHECK(made.files.empty());
  CHECK(holds(made.said, "of edition 1.0 gives away the confidential address of the provider glan-tywi [confidential]\n"));
  CHECK(holds(made.said, "= take the archive of edition 1.0 out of the folder, and say in editions.toml why: [[edition]] with number, date and withdrawn\n"));
}
