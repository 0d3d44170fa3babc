// Whether the pages of each language hold the same, and whether a build knows of translations that are behind.
#include "fixture.h"
#include "site/other_language.h"
#include "site/parity.h"
#include "translations/texts.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

Built counted(const Folder& folder) {
  BuildOptions options;
  options.parity = true;
  return folder.build(options);
}

}  // namespace

TEST_CASE("a page's parts are counted as readers meet them", "[parity]") {
  const auto parts = parts_of(R"(<html lang="cy"><h1>A</h1><h2 id="b">B</h2><table><tr><td>1</td></tr></table><svg></svg><img alt="">
<a href="/cy/">x</a><a href="/data/x.csv?v=1">y</a><a download href="/z">z</a><a id="not-a-link">n</a><button>b</button><input><span lang="en">Care</span><span lang="cy">Gofal</span>
<script type="application/ld+json">{"a": "<table><h2>"}</script></html>)", Language::cy);
  CHECK(parts == PageParts{{2, 1, 1, 2, 1, 2, 2, 1}});
}

TEST_CASE("the pages of both languages hold the same, and the report says so page by page", "[parity]") {
  const auto built = counted(small());
  REQUIRE(built.errors == 0);
  CHECK(built.outcome.parity.unequal() == 0);
  CHECK(built.outcome.parity.pages.size() * 2 + 3 == built.outcome.pages);
  const auto text = as_text(built.outcome.parity);
  CHECK(text.find("Pages that do not hold the same: 0\n") != text.npos);
  CHECK(text.find("same    /cy/ein-sefyllfa/  /en/our-position/\n") != text.npos);
  CHECK(as_json(built.outcome.parity).find("\"unequal\":0") != std::string::npos);
  Messages messages;
  CHECK(as_html(built.outcome.parity, "Gofal", messages, Language::cy, "22 Tachwedd 2026").find("<html lang=\"cy\">") != std::string::npos);
}

TEST_CASE("a check counts what a build publishes, files to download too", "[parity]") {
  BuildOptions checking;
  checking.parity = true;
  checking.output = "-";
  const auto folder = small().with("data/more.toml", "[[opportunity]]\nid = \"breaks\"\ntitle = { en = \"Breaks\", cy = \"Seibiannau\" }\nintention = \"buy-breaks\"\n");
  const auto built = counted(folder), checked = folder.build(checking);
  REQUIRE(checked.site.empty());
  CHECK(as_text(checked.outcome.parity) == as_text(built.outcome.parity));
}

TEST_CASE("a page that holds less in one language is an error that names both", "[parity]") {
  const auto built = counted(small().adding(english, "\n## And more\n\nMuch more.\n"));
  CHECK(built.errors > 0);
  CHECK(built.site.empty());
  CHECK(built.said.find("error: /cy/ein-sefyllfa/galw/ and /en/our-position/demand/ do not hold the same: ") != std::string::npos);
  CHECK(built.said.find("[parity]\n      = give both languages the same headings, tables, links and files\n") != std::string::npos);
  CHECK(small().adding(english, "\n## And more\n\nMuch more.\n").build().errors == 0);
}

TEST_CASE("one of a thing is said as one", "[parity]") {
  CHECK(counted(1, CountedPart::headings) == "1 heading");
  CHECK(counted(0, CountedPart::figures) == "0 figures");
  CHECK(as_text(counted(small()).outcome.parity).find(" 1 figures") == std::string::npos);
}

TEST_CASE("a sentence in the other language that does not say so is found; names and marked words are not", "[parity]") {
  const auto welsh_page = [](const std::string& body) { return sentences_in_other_language("<!DOCTYPE html>\n<html lang=\"cy\"><head><title>Gofal</title></head><body>" + body + "</body></html>", Language::cy); };
  using Found = std::vector<std::string>;
  CHECK(welsh_page("<p>Mae hyn yn Gymraeg. The results will be <em>published</em> in the council&#39;s report.</p>") == Found{"The results will be published in the council's report."});
  CHECK(welsh_page("<img src=\"x\" alt=\"What people said when they were asked\">") == Found{"What people said when they were asked"});
  CHECK(welsh_page("<p>Cyhoeddwyd <cite lang=\"en\">What people said when they were asked</cite>.</p><p lang=\"en\">This is the report that was sent.</p>").empty());
  CHECK(welsh_page("<p lang=\"en\">Care.</p><p>This is the report that was sent.</p>") == Found{"This is the report that was sent."});
  CHECK(welsh_page("<ul><li>The Friends of the Elderly and the Young</li><li><code>this is the code that was sent</code></li></ul><script>\"this is the code that was sent\"</script>").empty());
  CHECK(welsh_page("<p>Y Gymraeg a'r <span lang=\"en\">English</span>: mae'r ddwy yma.</p><!-- this is the note that was sent -->").empty());
  CHECK(sentences_in_other_language("<html lang=\"en\"><p>Mae pobl yn byw yma. People live here.</p></html>", Language::en) == Found{"Mae pobl yn byw yma."});
}

TEST_CASE("what reads as the other language on a page is warned of once, with its page", "[parity]") {
  const auto built = counted(small().adding(welsh, "\nThis is what the people who live here have said.\n").adding(english, "\nThis is what the people who live here have said.\n"));
  INFO(built.said);
  CHECK(times(built.said, "[unmarked-language]") == 1);
  CHECK(built.said.find("says \"This is what the people who live here have said.\", which reads as English, and nothing says so [unmarked-language]\n      = write it in Welsh, or mark it as it is: [words](lang:en); ") != std::string::npos);
  CHECK(counted(small()).said.find("unmarked-language") == std::string::npos);
}

TEST_CASE("words in another language than the page's are marked as a link to it", "[parity]") {
  const std::string text = "\nMeddai hi: [This is what the **people** who live here have said.](lang:en)\n";
  const auto built = counted(small().adding(welsh, text).adding(english, text));
  INFO(built.said);
  CHECK(built.said.find("unmarked-language") == std::string::npos);
  const auto page = small().adding(welsh, text).adding(english, text).build();
  CHECK(page.files_with("<span lang=\"en\">This is what the <strong>people</strong> who live here have said.</span>").size() >= 2);
}

TEST_CASE("a passage must name its language by a code", "[parity]") {
  const auto said = small().adding(english, "\nShe said [bore da](lang:Welsh) to all.\n").adding(welsh, "\nDywedodd bore da wrth bawb.\n").check();
  INFO(said);
  CHECK(said.find(R"(error: "Welsh" is no language's code [passage-language])") != std::string::npos);
  CHECK(said.find("= write [words](lang:en), [geiriau](lang:cy), or another code of two or three letters\n") != std::string::npos);
}

TEST_CASE("a final document whose translation is behind is not built; without a ledger nobody asks", "[translations]") {
  const std::string ledger = "translations/documents/position/demand.md.ledger";
  const auto stale = small().with(ledger, "what-we-will-do en 00000000 " + text_hash("## Yr hyn a wnawn") + "\n");
  const auto said = stale.check();
  INFO(said);
  CHECK(said.find("content/documents/position/demand.cy.md:7:1: error: the English text was changed after this was made from it: what-we-will-do [stale-translation]\n") != std::string::npos);
  CHECK(stale.build().site.empty());
  CHECK(small().check().empty());
}
