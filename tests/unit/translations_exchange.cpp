// Out to translators and back.
#include "translations_fixture.h"

#include <pugixml.hpp>

#include <random>

#include "translations/answers.h"
#include "translations/inline_codes.h"
#include "translations/judge_answer.h"
#include "translations/markdown_blocks.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

std::string shown(const std::vector<InlinePart>& parts) {
  std::string out;
  for (const auto& part : parts) {
    const char marks[] = {'"', '=', '<', '>'};
    out += std::string(out.empty() ? "" : " ") + marks[static_cast<int>(part.kind)] + part.text;
  }
  return out;
}

std::string markdown(const std::string& text) { return shown(inline_parts(text, TextForm::markdown)); }

// An answer to one text, as XLIFF 2: the export, with one unit's target set.
std::string answered(const Exchange& exchange, const std::string& key, const std::string& target) {
  auto text = as_xliff2(exchange);
  const auto unit = text.find("name=\"" + key + "\"");
  REQUIRE(unit != text.npos);
  const auto at = text.find("</source>", unit) + 9;
  return text.insert(at, "<target xml:space=\"preserve\">" + target + "</target>");
}

std::string said_line(Council& council) {
  auto said = council.said();
  return said.substr(0, said.find('\n'));
}

}  // namespace

TEST_CASE("a text is its words and its codes, and put together again it is itself", "[translations]") {
  CHECK(markdown("We know {{ people.total }} people.") == "\"We know  ={{ people.total }} \" people.");
  CHECK(markdown("A [short **break**](glossary/x) helps") == "\"A  <[ \"short  <** \"break >** >](glossary/x) \" helps");
  CHECK(markdown("## Our aims") == "=##  \"Our aims");
  CHECK(markdown("- one\n- two") == "=-  \"one =\n-  \"two");
  CHECK(markdown("> **Policy.** Now.\n>\n> Then.") == "=>  <** \"Policy. >** \" Now. =\n>\n>  \"Then.");
  CHECK(markdown("| A | B |\n|---|--:|\n| c | 2 |") == "=|  \"A = |  \"B = |\n|---|--:|\n|  \"c = |  \"2 = |");
  CHECK(markdown("See https://gov.wales/x, `code` and note[^1].") == "\"See  =https://gov.wales/x \",  =`code` \" and note =[^1] \".");
  CHECK(markdown("2 * 3 and snake_case_name and [not a link]") == "\"2 * 3 and snake_case_name and [not a link]");
  CHECK(shown(inline_parts("{count} free at {place}", TextForm::message)) == "={count} \" free at  ={place}");
  CHECK(shown(inline_parts("**not Markdown** {{ x }} a@b.cymru", TextForm::words)) == "\"**not Markdown**  ={{ x }} \"  =a@b.cymru");
}

TEST_CASE("whatever the text, its parts are the text", "[translations]") {
  std::mt19937 random(7);
  const std::string pieces[] = {"**", "*", "_", "[", "](", ")", "]", "{{", "}}", "`", "\n", "\n\n", "- ", "> ", "| ", "|---|\n", "word ", "ŵyl", "![", "[^1]", "<http://a>", "https://b.c/d.", "\\", "~~", "# ", "1. ", "a@b.c ", " "};
  for (int run = 0; run < 3000; ++run) {
    std::string text;
    for (int i = static_cast<int>(random() % 14); i >= 0; --i) text += pieces[random() % std::size(pieces)];
    for (const auto form : {TextForm::words, TextForm::markdown, TextForm::message}) {
      const auto parts = inline_parts(text, form);
      REQUIRE(put_together(parts) == text);
      std::vector<std::size_t> open;
      for (const auto& part : parts) {
        if (part.kind == InlinePart::Kind::open) open.push_back(part.pair);
        if (part.kind == InlinePart::Kind::close) {
          REQUIRE(!open.empty());
          REQUIRE(open.back() == part.pair);
          open.pop_back();
        }
      }
      REQUIRE(open.empty());
    }
    for (const auto& block : markdown_blocks(text)) REQUIRE(text.substr(block.begin, block.end - block.begin) == block.words);
  }
}

TEST_CASE("only what is missing or out of date goes out, with what a translator needs", "[translations]") {
  Council council;
  council.stamp_all();
  council.change("documents/plan/introduction.en.md", "helps.", "helps them.");
  const auto text = as_xliff2(council.exported());
  pugi::xml_document document;
  REQUIRE(document.load_string(text.c_str()));
  const auto root = document.document_element();
  CHECK(std::string(root.attribute("version").value()) == "2.1");
  CHECK(std::string(root.attribute("srcLang").value()) == "en");
  CHECK(std::string(root.attribute("trgLang").value()) == "cy");
  std::vector<std::string> names;
  for (const auto file : root.children("file"))
    for (const auto unit : file.children("unit")) names.push_back(std::string(file.attribute("original").value()) + " " + unit.attribute("name").value());
  CHECK(names == std::vector<std::string>{"data/needs.toml need/homes.statement", "documents/plan/introduction.md 1"});
  CHECK(text.find(R"(<source xml:space="preserve">We know <ph id="1" dataRef="d1" type="other" canDelete="no" canCopy="no"/> people. A <pc id="2" dataRefStart="d2" dataRefEnd="d3" type="link" canDelete="no" canCopy="no">short break</pc> helps them.</source>)") != text.npos);
  CHECK(text.find(R"(<data id="d1" xml:space="preserve">{{ people.total }}</data>)") != text.npos);
  CHECK(text.find("<gls:translation>seibiant byr</gls:translation>") != text.npos);
  CHECK(text.find("need/homes.statement: what people need, in a sentence") != text.npos);
  CHECK(text.find(R"(<note category="earlier-translation">Rydym yn adnabod {{ people.total }})") != text.npos);
}

TEST_CASE("a confidential address goes to no translator, and is recorded nowhere", "[translations]") {
  const auto keys = [](const std::string& redact) {
    Council council;
    council.put("providers/lloches.toml", R"(id = "lloches"
name = { en = "The Refuge", cy = "Y Lloches" }
address = { street = { en = "17 Stream Hill", cy = "17 Tyle'r Gornant" }, town = { en = "Birchtown", cy = "Y Fedwen" })" + redact + R"( }
[[service]]
id = "refuge"
)");
    council.stamp_all();
    std::string all = council.get("translations/providers/lloches.toml.ledger");
    for (const auto& unit : council.exported(true).files)
      for (const auto& text : unit.texts) all += text.key + "\n";
    return all;
  };
  CHECK(keys("").find("address.street") != std::string::npos);
  const auto redacted = keys(", redact = true");
  CHECK(redacted.find("provider/lloches.name") != std::string::npos);
  CHECK(redacted.find("address") == std::string::npos);
}

TEST_CASE("answers go into their files, and nothing else in them changes", "[translations]") {
  Council council;
  council.stamp_all();
  council.change("documents/plan/introduction.en.md", "helps.", "helps them.");
  const auto needs = council.get("data/needs.toml"), section = council.get("documents/plan/introduction.cy.md");
  auto exchange = council.exported();
  auto answer = answered(exchange, "need/homes.statement", "Mae angen cartrefi ar bobl.");
  answer.insert(answer.find("</source>", answer.find("name=\"1\"")) + 9, R"(<target>Mae <pc id="2">seibiant byr</pc> yn eu helpu. Rydym yn adnabod <ph id="1"/> o bobl.</target>)");
  const auto outcome = council.take(answer);
  CHECK(council.said().empty());
  CHECK(outcome.changed == 2);
  CHECK(council.get("data/needs.toml") == replaced(needs, "{ en = \"People need homes.\" }", "{ en = \"People need homes.\", cy = \"Mae angen cartrefi ar bobl.\" }"));
  CHECK(council.get("documents/plan/introduction.cy.md") ==
        replaced(section, "Rydym yn adnabod {{ people.total }} o bobl. Mae [seibiant byr](glossary/short-break) yn helpu.",
                 "Mae [seibiant byr](glossary/short-break) yn eu helpu. Rydym yn adnabod {{ people.total }} o bobl."));
  CHECK(council.state("need/homes.statement") == "current");
  CHECK(council.state("1") == "current");
}

TEST_CASE("a translator may mark words that stay in the other language", "[translations]") {
  Council council;
  council.stamp_all();
  auto exchange = council.exported(true);
  auto answer = answered(exchange, "1", R"(Mae <pc id="2">seibiant byr</pc> yn eu helpu. Rydym yn adnabod <ph id="1"/> o [people](lang:en).)");
  const auto outcome = council.take(answer);
  CHECK(council.said().empty());
  CHECK(outcome.refused == 0);
  CHECK(council.get("documents/plan/introduction.cy.md").find("o [people](lang:en).") != std::string::npos);
}

TEST_CASE("each kind of wrong answer is refused with its place and reason, and stops no other", "[translations]") {
  const auto refused = [](const std::string& key, const std::string& target) {
    Council council;
    council.stamp_all();
    auto all = council.exported(true);
    for (auto& file : all.files)
      for (auto& text : file.texts) text.target.clear();
    const auto before = council.disk.files();
    const auto outcome = council.take(answered(all, key, target));
    CHECK(outcome.refused == 1);
    CHECK(council.get("documents/plan/introduction.cy.md") == before.at("content/documents/plan/introduction.cy.md"));
    CHECK(council.get("data/needs.toml") == before.at("content/data/needs.toml"));
    auto line = said_line(council);
    return line.substr(line.find("error: "));
  };
  CHECK(refused("1", "Rydym yn adnabod pobl. Mae <pc id=\"2\">seibiant</pc> yn helpu.") == "error: documents/plan/introduction.md:1 has lost {{ people.total }} [answer-code]");
  CHECK(refused("1", "Rydym yn adnabod <ph id=\"1\"/> o bobl. Mae seibiant yn helpu.") == "error: documents/plan/introduction.md:1 has lost […](glossary/short-break) [answer-code]");
  CHECK(refused("1", "<ph id=\"1\"/> <ph id=\"1\"/> <pc id=\"2\">seibiant</pc>") == "error: documents/plan/introduction.md:1 has {{ people.total }}, which its source does not have so often [answer-code]");
  CHECK(refused("1", "<ph id=\"9\"/> o bobl") == "error: documents/plan/introduction.md:1 has a code that its source does not have [answer-code]");
  CHECK(refused("1", "<ph id=\"1\"/> <pc id=\"2\">seibiant</pc> a {{ arall }}") == "error: documents/plan/introduction.md:1 has {{ arall }}, which its source does not have so often [answer-code]");
  CHECK(refused("need/breaks.statement", "Mae angen seibiannau ar 12 o ofalwyr, £1,300 yr un.") == "error: data/needs.toml:need/breaks.statement has lost the figure 1,200 [answer-figure]");
  CHECK(refused("need/breaks.title", "7 seibiant i ofalwyr") == "error: data/needs.toml:need/breaks.title has the figure 7, which its source does not have [answer-figure]");
  CHECK(refused("title", "<ph id=\"1\"/>Cyflwyniad &lt;b>newydd&lt;/b>") == "error: documents/plan/introduction.md:title is not built as its source: heading 1 became heading 1(html_inline html_inline) [answer-markdown]");
  CHECK(refused("need/breaks.title", "Seibiannau&#xD800; i ofalwyr") == "error: data/needs.toml:need/breaks.title holds a character that cannot be shown [answer-character]");
  CHECK(refused("need/breaks.title", "Seibiannau byr\n\ni ofalwyr") == "error: data/needs.toml:need/breaks.title has more paragraphs than its source: 1 became 2 [answer-markdown]");
  CHECK(refused("title", "Cyflwyniad") == "error: documents/plan/introduction.md:title is not built as its source: heading 1 became paragraph [answer-markdown]");
  CHECK(refused("need/breaks.title", "   <ph id=\"1\"/>") == "error: data/needs.toml:need/breaks.title has a code that its source does not have [answer-code]");
}

TEST_CASE("a blank that a tool lost between two codes is put back, in the translation as in the source", "[translations]") {
  Council council;
  council.change("documents/plan/introduction.en.md", "We know {{ people.total }} people. A [short break](glossary/short-break) helps.", "See [short break](glossary/short-break) {{ people.total }}.");
  auto answer = answered(council.exported(true), "1", "Gweler <pc id=\"1\">seibiant byr</pc><ph id=\"2\"/>.");
  const auto unit = answer.find("name=\"1\"");
  const auto blank = answer.find("</pc> <ph", unit);
  REQUIRE(blank < answer.find("</source>", unit));
  answer.erase(blank + 5, 1);
  const auto old = answer.find("<target", answer.find("</target>", unit));  // the translation that went out
  answer.erase(old, answer.find("</target>", old) + 9 - old);
  council.take(answer);
  CHECK(council.get("documents/plan/introduction.cy.md").find("Gweler [seibiant byr](glossary/short-break) {{ people.total }}.\n") != std::string::npos);
}

TEST_CASE("a file that a tool has laid out anew says what it said before", "[translations]") {
  Council council;
  council.change("documents/plan/introduction.en.md", "We know {{ people.total }} people. A [short break](glossary/short-break) helps.", "We know ({{ people.total }}) and ([short break](glossary/short-break)).");
  const auto plain = R"x(Rydym yn adnabod (<ph id="1"/>) a (<pc id="2">seibiant byr</pc>).)x";
  const auto answer = [&](const std::string& before, const std::string& source_begins) {
    auto text = answered(council.exported(true), "1", plain);
    const auto unit = text.find("name=\"1\"");
    const auto old = text.find("<target", text.find("</target>", unit));  // the translation that went out
    text.erase(old, text.find("</target>", old) + 9 - old);
    auto end = text.find("</target>", unit);
    for (const std::string mark : {"<ph", "<pc", "</source>", "</target>"})
      for (auto at = text.find(mark, unit); at <= end; at = text.find(mark, at + before.size() + 1)) {
        text.insert(at, before);
        end += before.size();
      }
    const auto source = text.find("We know", unit);
    return text.insert(source, source_begins);
  };
  const auto indent = "\n          ";
  CHECK(council.take(answer(indent, indent)).changed == 1);
  CHECK(council.get("documents/plan/introduction.cy.md").find("Rydym yn adnabod ({{ people.total }}) a ([seibiant byr](glossary/short-break)).\n") != std::string::npos);
  CHECK(council.take(answer("", "")).changed == 0);
  CHECK(council.take(answer(" ", "")).refused == 1);
  CHECK(said_line(council).find("error: documents/plan/introduction.md:1 came back with blanks put in or taken out beside its codes [answer-blanks]") != std::string::npos);
  CHECK(council.take(answer("", "Then ")).refused == 1);
  CHECK(said_line(council).find("error: documents/plan/introduction.md:1 came back with another source than it went out with [answer-of-another-source]") != std::string::npos);
}

TEST_CASE("an answer to what has changed since, or is gone, is refused by name", "[translations]") {
  Council council;
  const auto answer = answered(council.exported(), "need/homes.statement", "Mae angen cartrefi ar bobl.");
  council.change("data/needs.toml", "People need homes.", "People need good homes.");
  CHECK(council.take(answer).refused == 1);
  CHECK(council.said().find("error: data/needs.toml:need/homes.statement was made from another text than stands there now [answer-of-another-source]\n") != std::string::npos);
  council.change("data/needs.toml", "id        = \"homes\"", "id        = \"houses\"");
  CHECK(council.take(answer).refused == 1);
  CHECK(council.said().find("error: need/homes.statement is no text of this publication [answer-of-no-text]\n") != std::string::npos);
}

TEST_CASE("numbers may be words, and figures be written as the language writes them", "[translations]") {
  CHECK(figures_missing("3 homes and 1,200.50 pounds", "tri chartref a £1200.5").empty());
  CHECK(figures_missing("2 people", "dau berson").empty());
  CHECK(figures_missing("in 2026-27", "yn 2026-27").empty());
  CHECK(figures_missing("12 people", "13 o bobl") == std::vector<std::string>{"12"});
  CHECK(figures_missing("5 and 5", "5") == std::vector<std::string>{"5"});
}

TEST_CASE("dotted keys, headed tables, tall strings and Windows line ends keep their manner", "[translations]") {
  Council council;
  council.put("data/needs.toml", "[[need]]\r\nid = \"tall\"\r\ndocument = \"plan\"\r\ntitle.en = \"Tall\" # why\r\n\r\n[need.statement]\r\nen = \"\"\"\r\nOne line.\r\nAnother \\\"line\\\".\r\n\"\"\"\r\n");
  auto answer = answered(council.exported(), "need/tall.title", "Uchel");
  answer.insert(answer.find("</source>", answer.find("name=\"need/tall.statement\"")) + 9, "<target>Un llinell.\nLlinell \"arall\" \\ hon.</target>");
  council.take(answer);
  CHECK(council.said().find("error") == std::string::npos);
  CHECK(council.get("data/needs.toml") == "[[need]]\r\nid = \"tall\"\r\ndocument = \"plan\"\r\ntitle.en = \"Tall\" # why\r\ntitle.cy = \"Uchel\"\r\n\r\n[need.statement]\r\nen = \"\"\"\r\nOne line.\r\nAnother \\\"line\\\".\r\n\"\"\"\r\ncy = \"\"\"\r\nUn llinell.\r\nLlinell \"arall\" \\\\ hon.\r\n\"\"\"\r\n");
}

TEST_CASE("a section that is not there yet is made whole, or not at all", "[translations]") {
  Council council;
  council.change("documents/plan/document.toml", "final", "draft");
  council.disk.remove_tree("content/documents/plan/introduction.cy.md");
  const auto exchange = council.exported();
  CHECK(council.take(answered(exchange, "title", "<ph id=\"1\"/>Cyflwyniad")).refused == 1);
  CHECK(council.said().find("documents/plan/introduction.md:title begins content/documents/plan/introduction.cy.md, which needs all of its 5 texts at once [answer-incomplete]") != std::string::npos);
  CHECK(council.get("documents/plan/introduction.cy.md").empty());
  auto answer = as_xliff2(exchange);
  for (auto at = answer.find("<source"); at != answer.npos; at = answer.find("<source", at + 1)) {
    const auto begin = answer.find('>', at) + 1, end = answer.find("</source>", begin);
    auto target = answer.substr(begin, end - begin);
    answer.insert(end + 9, "<target>" + target + "</target>");
  }
  CHECK(council.take(answer).refused == 0);
  CHECK(council.get("documents/plan/introduction.cy.md") == introduction_en);
}

TEST_CASE("an export of everything, sent back unchanged in any format, changes no byte", "[translations]") {
  for (const auto language : languages)
    for (auto* write : {as_xliff2, as_xliff1, as_po}) {
      Council council;
      council.stamp_all();
      const auto before = council.disk.files();
      const auto outcome = council.take(write(council.exported(true, language)));
      CHECK(council.said().empty());
      CHECK(outcome.changed == 0);
      CHECK(outcome.confirmed == (language == Language::cy ? 12u : 0u));
      auto after = council.disk.files();
      after.erase("answer");
      CHECK(after == before);
    }
}

TEST_CASE("whatever words come back, comments, order and layout stay", "[translations]") {
  std::mt19937 random(11);
  const std::string words[] = {"gofal", "cartref", "\"dyfyniad\"", "C:\\ffolder", "ŵyl", "100%", "{x}", "'", "#", "= 1", "]", "}"};
  for (int run = 0; run < 100; ++run) {
    Council council;
    std::string title;
    for (int i = 0; i < 5; ++i) title += (i ? " " : "") + words[random() % std::size(words)];
    if (title.find("100") != title.npos || title.find("= 1") != title.npos) continue;
    const auto needs = council.get("data/needs.toml");
    auto all = council.exported(true);
    for (auto& file : all.files)
      for (auto& text : file.texts)
        if (text.key == "need/breaks.title") text.target = {{InlinePart::Kind::words, InlinePart::Role::words, title, 0}};
    const auto outcome = council.take(run % 2 ? as_po(all) : as_xliff1(all));
    REQUIRE(council.said().empty());
    CHECK(outcome.changed == 1);
    std::string escaped;
    for (const char c : title) escaped += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    CHECK(council.get("data/needs.toml") == replaced(needs, "\"Seibiannau i ofalwyr\"", "\"" + escaped + "\""));
  }
}

TEST_CASE("a broken file is told of, and nothing of it is taken", "[translations]") {
  Council council;
  const auto said = [&](const std::string& answer) {
    const auto outcome = council.take(answer);
    CHECK(outcome.content_fault);
    return council.said();
  };
  CHECK(said("hello") == "answer: error: this is neither XLIFF nor PO [answer-unreadable]\n      = export again, and have the answer saved as XLIFF 2.1, XLIFF 1.2 or PO\n");
  CHECK(said("<html/>").find("answer:1:1: error: this is XML, but not XLIFF: it begins with <html> [answer-unreadable]") == 0);
  CHECK(said("<xliff version=\"3\"/>").find("answer:1:1: error: XLIFF of version \"3\" is not known [answer-unreadable]") == 0);
  CHECK(said("<xliff>\n<file>").find("answer:2:1: error: this is not XML that can be read: ") == 0);
  CHECK(said("msgid \"a\nb\"").find("answer:1:1: error: this line is not PO [answer-unreadable]") == 0);
}

TEST_CASE("however an answer is hurt, the content stays whole", "[translations]") {
  std::mt19937 random(3);
  Council council;
  council.stamp_all();
  const auto all = council.exported(true);
  const std::string answers[] = {as_xliff2(all), as_xliff1(all), as_po(all)};
  for (int run = 0; run < 400; ++run) {
    auto hurt = answers[run % 3];
    for (int i = 1 + static_cast<int>(random() % 4); i > 0; --i) {
      const auto at = random() % hurt.size();
      switch (random() % 4) {
        case 0: hurt.erase(at, random() % 40); break;
        case 1: hurt[at] = static_cast<char>(random() % 256); break;
        case 2: hurt.insert(at, hurt.substr(random() % hurt.size(), random() % 60)); break;
        default: hurt.resize(at + 1);
      }
    }
    Council hit;
    hit.stamp_all();
    hit.take(hurt);
    hit.inventory();
    REQUIRE_FALSE(hit.found.has_errors());
    CHECK(hit.get("documents/plan/introduction.en.md") == introduction_en);
    CHECK(hit.get("publication.toml").find("languages = [\"cy\", \"en\"]") != std::string::npos);
  }
}

TEST_CASE("codes nested a thousand deep are read without harm", "[translations]") {
  Council council;
  std::string deep = "<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"cy\"><file><unit id=\"t\"><segment><source>";
  for (int i = 0; i < 20000; ++i) deep += "<pc id=\"1\">";
  for (int i = 0; i < 20000; ++i) deep += "</pc>";
  deep += "</source></segment></unit></file></xliff>";
  CHECK(council.take(deep).untranslated == 1);
}

TEST_CASE("the memory and the glossary come out in the formats of the trade", "[translations]") {
  Council council;
  council.stamp_all();
  council.change("glossary.toml", "meaning = {", "also = { en = [\"short breaks\"], cy = [\"seibiannau byr\"] }\navoid = { en = [\"respite\"], cy = [\"ysbaid\"] }\nmeaning = {");
  const auto all = council.exported(true);
  const auto tmx = as_tmx(all), tbx = as_tbx(all);
  CHECK(tmx.find("<tmx version=\"1.4\">") != tmx.npos);
  CHECK(tmx.find("<seg>A</seg>") == tmx.npos);
  CHECK(tmx.find(R"(<seg>We know <ph x="1" type="placeholder">{{ people.total }}</ph> people. A <bpt i="2" x="2" type="link">[</bpt>short break<ept i="2">](glossary/short-break)</ept> helps.</seg>)") != tmx.npos);
  CHECK(tmx.find("need/homes.statement") == tmx.npos);
  CHECK(tbx.find(R"(
          <termSec>
            <term>seibiant byr</term>
            <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
          </termSec>
          <termSec>
            <term>seibiannau byr</term>
            <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>
          </termSec>
          <termSec>
            <term>ysbaid</term>
            <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
          </termSec>
        </langSec>)") != tbx.npos);
  CHECK(tbx.find("<term>respite</term>") != tbx.npos);
  CHECK(tbx.find("<conceptEntry id=\"short-break\">") != tbx.npos);
}
