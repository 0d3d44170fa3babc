#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <atomic>
#include <random>

#include "base/disk.h"
#include "base/parallel.h"
#include "base/text.h"
#include "markup/narrative.h"
#include "markup/narrative_plain.h"

using namespace comisiynu;

namespace {

// A world in which everything exists, but nothing called "missing".
class Everything : public NarrativeWorld {
 public:
  std::optional<std::string> link(std::string_view target, Position at, Diagnostics& found) const override {
    if (target.find("missing") == target.npos) return "/to/" + std::string(target);
    found.error("broken-link", at, "there is nothing there");
    return std::nullopt;
  }
  std::string figure(std::string_view expression, Position, Diagnostics&) const override { return fmt::format("<{}>", trim(expression)); }
  std::string block(std::string_view expression, int level, Position, Diagnostics&) const override { return fmt::format("[{} at {}]\n", expression, level); }
  std::optional<std::string> image(std::string_view path, Position, Diagnostics&) const override { return "/pictures/" + std::string(path); }
  std::string message(std::string_view key) const override { return std::string(key); }
};

struct Read {
  MemoryDisk disk;
  Sources sources{disk};
  Diagnostics found;
  NarrativeOptions options;

  Read() {
    options.file = sources.add("text.md", "text.md");
    options.id = "aims";
    options.policy_labels = {"Policy statement", "Datganiad polisi"};
  }
  std::string html(std::string_view text, int level = 2) {
    const auto narrative = Narrative::parse(text, options, found);
    return narrative.render(Everything(), level, found);
  }
  std::string said() const {
    std::string all;
    for (const auto& d : found.sorted(sources)) all += fmt::format("{}:{} {}\n", d.position.line, d.position.column, d.code);
    return all;
  }
};

}  // namespace

TEST_CASE("Raw HTML is shown as text, wherever it stands") {
  Read read;
  CHECK(read.html("# T\n\nA <script>alert(1)</script> b") == "<p>A &lt;script&gt;alert(1)&lt;/script&gt; b</p>\n");
  CHECK(read.html("# T\n\n<div onclick=\"x\">\n</div>\n") == "<p>&lt;div onclick=&quot;x&quot;&gt;\n&lt;/div&gt;\n</p>\n");
}

TEST_CASE("A figure stands in a sentence, escaped, and no Markdown reads what is inside its braces") {
  Read read;
  CHECK(read.html("# T\n\nWe know {{ known[area=a_b, age=18-64] | share }} *people*.") ==
        "<p>We know &lt;known[area=a_b, age=18-64] | share&gt; <em>people</em>.</p>\n");
  CHECK(read.html("# T\n\n| a |\n|---|\n| {{ x | share }} |\n").find("<td>&lt;x | share&gt;</td>") != std::string::npos);
  CHECK(read.html("# T\n\n`{{ code }}` and \\{{ braces }}") == "<p><code>{{ code }}</code> and {{ braces }}</p>\n");
}

TEST_CASE("A paragraph that is one placeholder sets a block, below the heading it stands under") {
  Read read;
  CHECK(read.html("# T\n\n{{ table known }}\n\n## H\n\n{{ gaps client_group=x }}\n", 3) ==
        "[table known at 3]\n<h3 id=\"aims-h\">H</h3>\n[gaps client_group=x at 4]\n");
}

TEST_CASE("Paragraphs and headings share one numbering") {
  Read read;
  read.options.number = "2";
  read.options.numbering = Numbering::paragraphs;
  CHECK(read.html("# T\n\nOne.\n\n- a list has none\n\n## Two\n\nText.\n\n### Deeper\n\nMore.\n\n## Three\n") ==
        "<p class=\"numbered\" id=\"p2-1\"><a class=\"number\" href=\"#p2-1\">2.1</a> One.</p>\n"
        "<ul>\n<li>a list has none</li>\n</ul>\n"
        "<h2 id=\"s2-2\"><span class=\"number\">2.2</span> Two</h2>\n"
        "<p class=\"numbered\" id=\"p2-2-1\"><a class=\"number\" href=\"#p2-2-1\">2.2.1</a> Text.</p>\n"
        "<h3 id=\"s2-2-2\"><span class=\"number\">2.2.2</span> Deeper</h3>\n"
        "<p class=\"numbered\" id=\"p2-2-2-1\"><a class=\"number\" href=\"#p2-2-2-1\">2.2.2.1</a> More.</p>\n"
        "<h2 id=\"s2-3\"><span class=\"number\">2.3</span> Three</h2>\n");
  read.options.number = "E";
  CHECK(read.html("# T\n\nOne.") == "<p class=\"numbered\" id=\"pE1\"><a class=\"number\" href=\"#pE1\">E1</a> One.</p>\n");
}

TEST_CASE("A policy statement is known by its label in either language, and stands by itself") {
  Read read;
  read.options.number = "3";
  const auto narrative = Narrative::parse("# T\n\n> **Policy statement.** We *will*.\n\n> **Datganiad polisi.** Byddwn.\n\n> A quotation.\n", read.options, read.found);
  REQUIRE(narrative.policy_statements().size() == 2);
  CHECK(narrative.policy_statements()[1].anchor == "policy-aims-2");
  CHECK(narrative.policy_statements()[1].number == "3.2");
  CHECK(narrative.render_policy_statement(0, Everything(), read.found) == "<p>We <em>will</em>.</p>\n");
  CHECK(narrative.render(Everything(), 2, read.found).find("<blockquote>\n<p>A quotation.</p>\n</blockquote>") != std::string::npos);
  CHECK(narrative.has_anchor("policy-aims-1"));
  CHECK_FALSE(narrative.has_anchor("policy-aims-3"));
}

TEST_CASE("A link that leads nowhere leaves its words") {
  Read read;
  CHECK(read.html("# T\n\nSee [this](provider/a) and [that](missing/b).") ==
        "<p>See <a href=\"/to/provider/a\">this</a> and that.</p>\n");
  CHECK(read.said() == "3:35 broken-link\n");
}

TEST_CASE("What an author gets wrong is told of with its place") {
  Read read;
  read.html("## No title\n\n#### Too deep\n\n![](map.png)\n\n{{ open\n\n## {{ figure }} in a heading\n");
  CHECK(read.said() == "1:1 missing-title\n3:1 heading-level\n5:5 image-without-text\n7:1 placeholder-syntax\n9:4 placeholder-syntax\n");
}

TEST_CASE("A table that nobody could read is refused before it costs anything") {
  Read read;
  std::string wide = "# T\n\n";
  for (int line = 0; line < 3; ++line) {
    for (int i = 0; i < 10000; ++i) wide += line == 1 ? "|-" : "|a";
    wide += "|\n";
  }
  CHECK(read.html(wide).empty());
  CHECK(read.said().starts_with("3:1 table-too-wide\n"));
}

TEST_CASE("Footnotes lead there and back") {
  Read read;
  const auto html = read.html("# T\n\nA[^1] b[^1].\n\n[^1]: Note.\n");
  CHECK(html.find("<a href=\"#fn-aims-1\" id=\"fnref-aims-1\" aria-describedby=\"footnotes-aims\">1</a>") != std::string::npos);
  CHECK(html.find("<li id=\"fn-aims-1\"><p>Note.</p>\n<p><a href=\"#fnref-aims-1\">") != std::string::npos);
  CHECK(html.find("id=\"fnref-aims-1\"") == html.rfind("id=\"fnref-aims-1\""));
}

TEST_CASE("Texts made to be slow or deep are read all the same") {
  Read read;
  read.options.has_title = false;
  std::string quotes, brackets(100000, '['), stars;
  for (int i = 0; i < 20000; ++i) quotes += "> ", stars += "*a ";
  CHECK_FALSE(read.html(quotes + "x").empty());
  CHECK_FALSE(read.html(brackets).empty());
  CHECK_FALSE(read.html(stars).empty());
  CHECK(read.html("\uE000" "7\uE001").find("7") != std::string::npos);  // this program's own marks mean nothing in a text
}

// A section stands on its own page and on the document's single page, which two threads may make at once.
TEST_CASE("Any number of threads may render one text") {
  Read read;
  const std::string text = "# T\n\nA [link](section/x \"title\") and ![a map](map.png \"caption\") `code`[^1].\n\n[^1]: Note.\n";
  const auto expected = read.html(text);
  std::atomic<int> others = 0;
  for (int round = 0; round < 50; ++round) {
    const auto narrative = Narrative::parse(text, read.options, read.found);
    parallel_for(8, 4, [&](std::size_t, std::size_t) {
      Diagnostics found;
      if (narrative.render(Everything(), 2, found) != expected) ++others;
    });
  }
  CHECK(others == 0);
}

namespace {

NarrativeOptions of_a_record(FileId file) {
  NarrativeOptions options;
  options.file = file;
  options.only_position = Position{file, 1, 1, 1};
  options.has_title = false;
  options.id = "text";
  return options;
}

}  // namespace

TEST_CASE("Any number of threads may read texts of their own") {
  const auto html = [](std::size_t i) {
    std::string text = "# T\n\n";
    for (int line = 0; line < 40; ++line) text += fmt::format("It was ~~{}~~ at www.example.org/{} and https://example.org/{}.\n", line, i, line);
    return Read().html(text);
  };
  std::vector<std::string> alone(200), together(alone.size());
  for (std::size_t i = 0; i < alone.size(); ++i) alone[i] = html(i);
  parallel_for(together.size(), 8, [&](std::size_t i, std::size_t) { together[i] = html(i); });
  CHECK(together == alone);
}

TEST_CASE("Markdown of the plain kind is what all Markdown is, or is left alone", "[narrative]") {
  const std::vector<std::string> pieces{
      "care", "Tŷ", " ", " ", " ", "\n", "\n", "\n\n", "\n\n", "- ", "- a", "\n- b", "\n\n- c", "* ", "+ ", "1. ", "12 ", "## ", "### ", "# ", "#", "**", "**", "*", "**a**", " **b c:** ", "_", "~", "`", "\\", "[", "](", ")",
      "[a](https://b.example/?c=1&d=2)", "[a b](#c)", "[d](provider/missing)", "[e](lang:en)", "![f](g)", "[h]: i", "[^1]", "[^1]: j", "(", "www.k.example", "w", "W", "https://l.example", "m@n.example", "mailto:", ":", ";", "&", "& ", "&amp;", "<", "< ",
      "<b>", "<https://o>", ">", "> ", "\"", "'", "!", "?", ".", ",", "–", "|", "| p | q |", "\n| --- | --- |", "| r | **s** |", "\n| - |", "\n| :- |", "---", "===", "\n---", "\n===", "    ", "\t", "{{ x }}", "{", "}", "\xC2\xA0", "\xEE\x80\x80", "\xEF\xBB\xBF", "\xFF", "$", "%", "^", "=", "+", "/", "//"};
  const std::vector<std::string> fair{"Mae gofal da", " yma", "\n", "\n\n", "\n\n", "\n\n- un\n- dau\n\n", "\n\n## Oriau\n\n", "\n\n### Oriau\n\n", " **Sylwch:** ", " [canllaw](https://a.example/b?c=1&d=2) ", " & ", " < 2 ", "\n\n| Diwrnod | Agor |\n| --- | --- |\n| Llun | 08:00 |\n\n", "a \"b\"", "! ", "# ", "1 ", "- "};
  std::mt19937 random(20261123);
  const auto one_of = [&](const auto& all) { return all[random() % all.size()]; };
  Read read;
  const auto options = of_a_record(read.options.file);
  const Everything world;
  std::size_t taken = 0, structured = 0;
  for (int round = 0; round < 400'000; ++round) {
    std::string text;
    for (std::size_t i = 1 + random() % 9; i > 0; --i) text += round % 4 != 0 && random() % 12 != 0 ? one_of(fair) : one_of(pieces);
    Diagnostics found, plainly_found;
    const auto html = plain_narrative_html(text, options, world, 3, plainly_found);
    const auto all = html ? Narrative::parse(text, options, found).render(world, 3, found) : std::string();
    if (!html) {
      REQUIRE(plainly_found.empty());
      continue;
    }
    INFO(text);
    REQUIRE(*html == all);
    REQUIRE(plainly_found.sorted(read.sources).size() == found.sorted(read.sources).size());
    ++taken;
    structured += html->find("<table>") != html->npos || html->find("<ul>") != html->npos || html->find("<h3") != html->npos || html->find("<strong>") != html->npos || html->find("<a ") != html->npos;
  }
  CHECK(taken > 30'000);
  CHECK(structured > 10'000);
}

TEST_CASE("The texts of a plain catalogue need no tree", "[narrative]") {
  Read read;
  const auto text =
      "Care home – Powys. Staff who \"know\" you.\n\n**Please note:** See the [guide](https://a.example/pay?a=1&lang=en) first.\nCalls < 2 hours & free!\n\n- one\n- two, with **words**\n\n"
      "## Opening hours\n\n| Day | Opens |\n| --- | --- |\n| Monday | 08:00 |\n\n| Day |\n|---|\n| |\n\n### Opening hours";
  CHECK(plain_narrative_html(text, of_a_record(read.options.file), Everything(), 3, read.found) ==
        "<p>Care home – Powys. Staff who &quot;know&quot; you.</p>\n<p><strong>Please note:</strong> See the <a href=\"/to/https://a.example/pay?a=1&amp;lang=en\">guide</a> first.\nCalls &lt; 2 hours &amp; free!</p>\n"
        "<ul>\n<li>one</li>\n<li>two, with <strong>words</strong></li>\n</ul>\n<h3 id=\"text-opening-hours\">Opening hours</h3>\n"
        "<div class=\"table-scroll\" role=\"region\" aria-label=\"Opening hours\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">Day</th><th scope=\"col\">Opens</th></tr></thead><tbody><tr><td>Monday</td><td>08:00</td></tr></tbody></table></div>\n"
        "<div class=\"table-scroll\" role=\"region\" aria-label=\"Opening hours (2)\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">Day</th></tr></thead><tbody><tr><td></td></tr></tbody></table></div>\n"
        "<h4 id=\"text-opening-hours-2\">Opening hours</h4>\n");
}
