// What the ledger knows of each text, and what that means for a build.
#include "translations_fixture.h"

#include "translations/ledger.h"

using namespace comisiynu;
using namespace comisiynu::test;

TEST_CASE("before anything is recorded, a text is there or missing, and nothing is said of it", "[translations]") {
  Council council;
  CHECK(council.state("need/breaks.title") == "unstamped");
  CHECK(council.state("need/homes.statement") == "missing");
  CHECK(council.state("our-aims.1") == "unstamped");
  CHECK(council.rules().empty());
}

TEST_CASE("the ledger is a line a text, sorted, in a file beside each file of texts", "[translations]") {
  Council council;
  const auto outcome = council.stamp_all();
  CHECK(outcome.stamped == 12);
  CHECK(council.get("translations/data/needs.toml.ledger") == "# What each translation was made from. Written by `comisiynu translations stamp`.\n"
        "\nneed/breaks.statement en " + text_hash("12 carers need breaks, at £1,200 each.") + " " + text_hash("Mae angen seibiannau ar 12 o ofalwyr, £1,200 yr un.") + "\n"
        "\nneed/breaks.title en " + text_hash("Breaks for carers") + " " + text_hash("Seibiannau i ofalwyr") + "\n"
        "\nneed/homes.title en " + text_hash("Homes") + " " + text_hash("Cartrefi") + "\n");
  const auto section = council.get("translations/documents/plan/introduction.md.ledger");
  CHECK(section.find("\n1 en ") != section.npos);
  CHECK(section.find("\nour-aims en ") < section.find("\nour-aims.1 en "));
  CHECK(section.find("\ntitle en ") != section.npos);
  const auto changes = council.disk.changes();
  CHECK(council.stamp_all().files.empty());
  CHECK(council.disk.changes() == changes);
}

TEST_CASE("a source that changes makes its translation stale, and that alone", "[translations]") {
  Council council;
  council.stamp_all();
  council.change("data/needs.toml", "\"Breaks for carers\"", "\"Short breaks for carers\"");
  CHECK(council.state("need/breaks.title") == "stale");
  CHECK(council.state("need/breaks.statement") == "current");
  council.change("documents/plan/introduction.en.md", "- 3 new homes", "- 3 new homes by the sea");
  CHECK(council.state("our-aims.1") == "stale");
  CHECK(council.state("our-aims.2") == "current");
  CHECK(council.rules() == R"(content/data/needs.toml:5:55: error: the English text was changed after this was made from it: need/breaks.title [stale-translation]
    5 | title        = { en = "Short breaks for carers", cy = "Seibiannau i ofalwyr" }   # as agreed
      |                                                       ^~~~~~~~~~~~~~~~~~~~~~
      = bring it up to date; when it holds: comisiynu translations stamp data/needs.toml:need/breaks.title
content/documents/plan/introduction.cy.md:9:1: error: the English text was changed after this was made from it: our-aims.1 [stale-translation]
    9 | - gofal ger **cartref**
      | ^
      = bring it up to date; when it holds: comisiynu translations stamp documents/plan/introduction.md:our-aims.1
)");
}

TEST_CASE("a translation that is put right stays current; when both change, nobody has said what it was made from", "[translations]") {
  Council council;
  council.stamp_all();
  council.change("data/needs.toml", "\"Seibiannau i ofalwyr\"", "\"Seibiant i ofalwyr\"");
  CHECK(council.state("need/breaks.title") == "current");
  council.change("data/needs.toml", "\"Breaks for carers\"", "\"Rest for carers\"");
  CHECK(council.state("need/breaks.title") == "unstamped");
  CHECK(council.rules() == R"(content/data/needs.toml: hint: nobody has recorded what 1 translation of this file was made from [unstamped-translation]
      = when they hold: comisiynu translations stamp data/needs.toml
)");
  StampOptions one;
  one.names = {"need/breaks.title"};
  CHECK(council.stamp(one).stamped == 1);
  CHECK(council.state("need/breaks.title") == "current");
}

TEST_CASE("a draft may wait, and what is withdrawn is left alone", "[translations]") {
  Council council;
  council.stamp_all();
  council.change("data/needs.toml", "\"Breaks for carers\"", "\"Rest\"");
  council.change("documents/plan/document.toml", "final", "draft");
  CHECK(council.rules().find("content/data/needs.toml:5:36: warning: the English text was changed") == 0);
  council.change("documents/plan/document.toml", "draft", "withdrawn");
  CHECK(council.rules().empty());
}

TEST_CASE("a block that is new in one language is missing in the other, and its neighbours are what they were", "[translations]") {
  Council council;
  council.stamp_all();
  council.change("documents/plan/introduction.en.md", "## Our aims\n", "## Our aims\n\nThese are new words.\n");
  CHECK(council.state("our-aims.1") == "missing");
  CHECK(council.state("our-aims.2") == "current");
  CHECK(council.state("our-aims.3") == "current");
  CHECK(council.rules() == R"(content/documents/plan/introduction.en.md:9:1: error: a paragraph has no counterpart in Welsh [missing-text]
    9 | These are new words.
      | ^
      = translate it: it is missing in documents/plan/introduction.cy.md
)");
}

TEST_CASE("a translation whose source is gone is orphaned, and so is a line whose text is", "[translations]") {
  Council council;
  council.stamp_all();
  council.change("documents/plan/introduction.en.md", "- care near **home**\n- 3 new homes\n\n", "");
  council.change("data/needs.toml", "title.en  = \"Homes\"\ntitle.cy  = \"Cartrefi\"\n", "title = \"Cartrefi\"\n");
  CHECK(council.state("cy:ein-nodau.1") == "orphaned");
  const auto said = council.rules();
  CHECK(said.find("warning: a list has no counterpart in English, from which it would be translated [orphaned-translation]") != said.npos);
  CHECK(said.find("content/translations/data/needs.toml.ledger: hint: 1 line here is of texts that are gone: need/homes.title [orphaned-stamp]\n"
                  "      = comisiynu translations stamp --tidy data/needs.toml\n") != said.npos);
}

TEST_CASE("a text may be first written in either language, and the ledger remembers which", "[translations]") {
  Council council;
  StampOptions welsh;
  welsh.names = {"need/breaks.title"};
  welsh.source = Language::cy;
  council.stamp(welsh);
  CHECK(council.get("translations/data/needs.toml.ledger").find("need/breaks.title cy " + text_hash("Seibiannau i ofalwyr")) != std::string::npos);
  council.change("data/needs.toml", "\"Breaks for carers\"", "\"Rest for carers\"");
  CHECK(council.state("need/breaks.title") == "current");
  council.change("data/needs.toml", "\"Rest for carers\"", "\"Breaks for carers\"");
  council.change("data/needs.toml", "\"Seibiannau i ofalwyr\"", "\"Seibiant\"");
  CHECK(council.state("need/breaks.title") == "stale");
}

TEST_CASE("what is somebody else's is exempt; one that stands in its own words says so", "[translations]") {
  Council council;
  council.change("data/needs.toml", "{ en = \"People need homes.\" }", "{ en = \"People need homes.\", exempt = \"third-party\" }");
  CHECK(council.state("need/homes.statement") == "exempt");
  council.change("data/needs.toml", "title        = { en = \"Breaks for carers\",", "title        = { source = \"cy\", en = \"Breaks for carers\",");
  council.stamp_all();
  CHECK(council.get("translations/data/needs.toml.ledger").find("need/breaks.title cy ") != std::string::npos);
}

TEST_CASE("what stands where two people's work met is told of, and the rest is read", "[translations]") {
  Council council;
  council.stamp_all();
  const auto path = "translations/data/needs.toml.ledger";
  council.put(path, "<<<<<<< HEAD\n" + council.get(path));
  CHECK(council.state("need/breaks.title") == "current");
  council.inventory();
  CHECK(council.said() == R"(content/translations/data/needs.toml.ledger:1:1: warning: this line is not a stamp [ledger-line]
    1 | <<<<<<< HEAD
      | ^~~~~~~~~~~~
      = a stamp is a key, a language and two hashes; where two people's work met, keep the line of one of them, or stamp the text again
)");
}

TEST_CASE("a text that is not there cannot be recorded", "[translations]") {
  Council council;
  StampOptions options;
  options.names = {"need/braks.title"};
  CHECK(council.stamp(options).content_fault);
  CHECK(council.said() == "comisiynu: error: there is no text or file \"need/braks.title\" [unknown-text]\n      = did you mean need/breaks.title?\n");
  CHECK_FALSE(has_ledger("content", council.disk));
}

TEST_CASE("status counts by document and file, and shows what is to be done", "[translations]") {
  Council council;
  council.stamp_all();
  council.change("data/needs.toml", "\"Breaks for carers\"", "\"Rest\"");
  auto all = council.inventory();
  const auto status = translation_status(all);
  CHECK(as_text(status, *council.sources) == R"(The publication: 100 %, 3 texts, 3 current
  100 %  glossary.toml: 2 texts, 2 current
  100 %  publication.toml: 1 text, 1 current
plan (final): 80 %, 10 texts, 8 current, 1 stale, 1 missing
   50 %  data/needs.toml: 4 texts, 2 current, 1 stale, 1 missing
           stale      need/breaks.title  content/data/needs.toml:5
           missing    need/homes.statement  content/data/needs.toml:13
  100 %  documents/plan/document.toml: 1 text, 1 current
  100 %  documents/plan/introduction.md: 5 texts, 5 current
In all: 84 %, 13 texts, 11 current, 1 stale, 1 missing
)");
  keep_document(all, "plan");
  CHECK(translation_status(all).groups.size() == 1);
}

TEST_CASE("only what a change caused is judged", "[translations]") {
  Council council, earlier;
  council.stamp_all();
  earlier.stamp_all();
  council.change("documents/plan/introduction.en.md", "- 3 new homes", "- 4 new homes");
  auto now = council.inventory();
  keep_changed(now, earlier.inventory());
  std::size_t count = 0;
  for (const auto& file : now.files) count += file.texts.size();
  CHECK(count == 1);
  CHECK(translation_status(now).counts[TextState::stale] == 1);
}

TEST_CASE("the states survive any order of changes: what was not touched is never stale", "[translations]") {
  for (int place = 0; place < 5; ++place) {
    Council council;
    council.stamp_all();
    auto text = council.get("documents/plan/introduction.en.md");
    auto at = std::size_t{0};
    for (int i = 0; i <= place && at != text.npos; ++i) at = text.find("\n\n", at + 1);
    if (at == text.npos) continue;
    council.put("documents/plan/introduction.en.md", text.insert(at, "\n\nA wholly new paragraph."));
    const auto all = council.inventory();
    std::size_t missing = 0;
    for (const auto& file : all.files)
      for (const auto& each : file.texts) {
        CHECK(each.state != TextState::stale);
        if (file.kind == TextFile::Kind::section && each.state == TextState::missing) ++missing;
      }
    CHECK(missing == 1);
  }
}
