#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "template_fixture.h"

using namespace comisiynu;
using comisiynu::test::Templates;

namespace {

// What is said, one finding a line: without the file, the severity and the excerpt, and with the remedy after " = ".
std::string brief(const std::string& said) {
  std::string out;
  for (auto line : lines_of(said)) {
    if (line.starts_with("      = ")) {
      out += " = ";
      out += line.substr(8);
    } else if (line.starts_with("page.html:")) {
      if (!out.empty()) out += '\n';
      const auto severity = line.find(" error: ");
      out += line.substr(10, severity - 10);
      out += ' ';
      out += line.substr(severity + 8);
    }
  }
  return out;
}

std::string wrong(const std::string& page) {
  return brief(Templates(Templates::Files{{"page.html", page}, {"part.html", ""}}).errors());
}

std::string wrong_on_page(const std::string& page) {
  Templates set(Templates::Files{{"page.html", page}, {"part.html", "{{ given }}"}});
  Object x;
  x.set("title", "T");
  Object values;
  values.set("title", "T").set("x", std::move(x)).set("gone", nullptr).set("n", 3).set("word", "w").set("yes", true);
  values.set("list", Value::list({"a", "b"})).set("lists", Value::list({Value::list({})}));
  values.set("markup", Value::html("<b>")).set("key", "page.greeting");
  const auto said = set.errors() + set.render(std::move(values));
  auto out = brief(said);
  for (const std::string_view ending : {" (on the page /en/page/)", " = on the page /en/page/"})
    for (auto at = out.find(ending); at != std::string::npos; at = out.find(ending)) out.erase(at, ending.size());
  return out;
}

}  // namespace

TEST_CASE("an error says where it is, what is wrong and how to mend it", "[template][errors]") {
  CHECK(Templates("<h1>{{ heading }}</h1>\n<p>Tŷ {{ heading | uper }}</p>\n").errors() ==
        "page.html:2:20: error: there is no filter \"uper\" [template-unknown-filter]\n"
        "    2 | <p>Tŷ {{ heading | uper }}</p>\n"
        "      |                    ^~~~\n"
        "      = the filters are default, join, json, length, url_encode\n");
  Templates page("<h1>{{ heading }}</h1>\n");
  Object values;
  values.set("headings", 1);
  CHECK(page.render(std::move(values)) ==
        "page.html:1:8: error: there is no \"heading\" [template-unknown-name]\n"
        "    1 | <h1>{{ heading }}</h1>\n"
        "      |        ^~~~~~~\n"
        "      = did you mean \"headings\"? (on the page /en/page/)\n");
  CHECK(page.rendered() == "<h1></h1>\n");
}

TEST_CASE("all errors of a template are told at once", "[template][errors]") {
  CHECK(wrong("{{ a b }}\n{% if %}{{ c | d }}{% end %}\n{{ t(\"no\") }}<p {{ e }}>{% end %}") ==
        "1:6: the end of the tag is expected, not \"b\" [template-syntax]\n"
        "2:7: a value is expected, not the end of the tag [template-syntax]\n"
        "2:16: there is no filter \"d\" [template-unknown-filter] = the filters are default, join, json, length, url_encode\n"
        "3:6: there is no message \"no\" [template-unknown-message]\n"
        "3:28: \"end\" closes nothing [template-syntax]");
}

TEST_CASE("tags that are not closed", "[template][errors]") {
  CHECK(wrong("a {{ b") == "1:3: \"{{\" is never closed [template-syntax] = close it by \"}}\"");
  CHECK(wrong("{% if a") == "1:1: \"{%\" is never closed [template-syntax] = close it by \"%}\"");
  CHECK(wrong("{# a") == "1:1: \"{#\" is never closed [template-syntax] = close it by \"#}\"");
  CHECK(wrong("{{ a }\n{{ b %}{% if c }}") ==
        "1:1: \"{{\" is never closed [template-syntax] = close it by \"}}\"\n"
        "2:6: \"{{\" is closed by \"%}\" [template-syntax] = close it by \"}}\"\n"
        "2:16: \"{%\" is closed by \"}}\" [template-syntax] = close it by \"%}\"");
}

TEST_CASE("what is written wrongly in a tag", "[template][errors]") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"{{ }}", "1:4: a value is expected, not the end of the tag [template-syntax]"},
      {"{{ \"a }}", "1:4: the text is not closed on its line [template-syntax] = close it by \""},
      {"{{ 'a }}", "1:4: the text is not closed on its line [template-syntax] = close it by '"},
      {"{{ “a” }}", "1:4: “ is a quotation mark for readers [template-syntax] = write straight ones: \"…\""},
      {"{{ a ? b }}", "1:6: \"?\" means nothing here [template-syntax]"},
      {"{{ a + ŷ }}", "1:6: \"+\" means nothing here [template-syntax]"},
      {"{{ ŷ }}", "1:4: \"ŷ\" means nothing here [template-syntax]"},
      {"{{ \x01 }}", "1:4: a control character stands in the tag [template-syntax]"},
      {"{{ 1a }}", "1:4: a letter follows the number 1 [template-syntax] = a name begins with a letter"},
      {"{{ 99999999999999999999 }}", "1:4: the number 99999999999999999999 is too large [template-syntax]"},
      {"{{ \"\\q\" }}", "1:5: a backslash stands before a character that needs none [template-syntax]"
                        " = write \\\" \\' \\\\ or \\n; a backslash itself is \\\\"},
      {"{{ a..b }}", "1:6: the name of a field is expected, not \".\" [template-syntax]"},
      {"{{ a | }}", "1:8: the name of a filter is expected, not the end of the tag [template-syntax]"},
      {"{{ (a }}", "1:7: \")\" is expected after what stands in brackets, not the end of the tag [template-syntax]"},
      {"{{ a) }}", "1:5: the end of the tag is expected, not \")\" [template-syntax]"},
      {"{{ and }}", "1:4: a value is expected, not \"and\" [template-syntax]"},
      {"{% if a = 1 %}{% end %}", "1:9: \"=\" does not compare [template-syntax] = write \"==\""},
      {"{% if a == 1 == 2 %}{% end %}",
       "1:14: comparisons do not follow one another [template-syntax] = join two comparisons by \"and\""},
      {"{{ a | upper }}",
       "1:8: there is no filter \"upper\" [template-unknown-filter] = the filters are default, join, json, length, url_encode"},
      {"{{ a | defualt(1) }}", "1:8: there is no filter \"defualt\" [template-unknown-filter] = did you mean \"default\"?"},
      {"{{ a | safe }}", "1:8: there is no filter \"safe\" [template-unknown-filter]"
                         " = markup that may stand as it is comes from the program as such"},
      {"{{ a | default }}", "1:8: the filter \"default\" takes one argument, not 0 [template-syntax]"},
      {"{{ a | length(1, 2) }}", "1:8: the filter \"length\" takes no argument, not 2 [template-syntax]"},
      {"{{ loop.index }}", "1:4: \"loop\" stands outside a loop [template-syntax] = use it between {% for %} and its {% end %}"},
      {"{% for a in b %}{{ loop.length }}{% end %}",
       "1:25: a loop has no \"length\" [template-syntax] = a loop has index, first and last"},
      {"{% for a in b %}{{ loop }}{% end %}", "1:25: \".\" is expected after \"loop\", not the end of the tag [template-syntax]"},
      {std::string("{{ ") + std::string(40, '(') + "a" + std::string(40, ')') + " }}",
       "1:36: the expression is nested too deeply [template-syntax] = take it apart with {% set %}"},
      {std::string("{% if ") + std::string(160, ' ') + "not not not not not not not not not not not not not not not not not not not not not not not not not not not "
       "not not not not not not not a %}{% end %}",
       "1:295: the expression is nested too deeply [template-syntax] = take it apart with {% set %}"},
  };
  for (const auto& [page, said] : cases) {
    CAPTURE(page);
    CHECK(wrong(page) == said);
  }
}

TEST_CASE("statements that are written wrongly", "[template][errors]") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"{% %}", "1:1: the tag is empty [template-syntax]"},
      {"{% iff a %}", "1:4: there is no statement \"iff\" [template-syntax] = did you mean \"if\"?"},
      {"{% macro a %}", "1:4: there is no statement \"macro\" [template-syntax]"
                        " = the statements are if, elif, else, end, for, set, include, extends and block"},
      {"{% if a %}{% elseif b %}{% end %}", "1:14: there is no statement \"elseif\" [template-syntax] = write {% elif … %}"},
      {"{% if a %}{% endif %}", "1:14: there is no statement \"endif\" [template-syntax] = every block is closed by {% end %}"},
      {"{% if a %}{% end if %}", "1:18: the end of the tag is expected, not \"if\" [template-syntax]"},
      {"{% if a %}{% else if b %}{% end %}", "1:19: \"else\" takes no condition [template-syntax] = write {% elif … %}"},
      {"{% if a %}\n{% for b in c %}",
       "1:1: \"if\" is never closed [template-syntax] = close it by {% end %}\n"
       "2:1: \"for\" is never closed [template-syntax] = close it by {% end %}"},
      {"{% end %}{% else %}{% elif a %}",
       "1:4: \"end\" closes nothing [template-syntax]\n"
       "1:13: \"else\" stands outside an \"if\" [template-syntax]\n"
       "1:23: \"elif\" stands outside an \"if\" [template-syntax]"},
      {"{% if a %}{% else %}{% elif b %}{% else %}{% end %}",
       "1:24: \"elif\" cannot stand after \"else\" [template-syntax]\n"
       "1:36: \"else\" cannot stand after \"else\" [template-syntax]"},
      {"{% for a in b %}{% elif c %}{% end %}", "1:20: \"elif\" does not belong to \"for\" [template-syntax]"},
      {"{% block a %}{% else %}{% end %}", "1:17: \"else\" does not belong to \"block\" [template-syntax]"},
      {"{% for in in a %}{% end %}", "1:8: \"in\" is a word of the template language [template-syntax] = take another name"},
      {"{% for a b %}{% end %}", "1:10: \"in\" is expected after the name of the items, not \"b\" [template-syntax]"},
      {"{% for 1 in b %}{% end %}", "1:8: a name for the items is expected, not \"1\" [template-syntax]"},
      {"{% set loop = 1 %}", "1:8: \"loop\" is a word of the template language [template-syntax] = take another name"},
      {"{% set a 1 %}", "1:10: \"=\" is expected after the name, not \"1\" [template-syntax]"},
      {"{% for a in b %}{% set a = 1 %}{% end %}", "1:24: \"a\" is the item of a loop [template-syntax] = take another name"},
      {"{% include part.html %}",
       "1:12: the name of a template is expected, not \"part\" [template-syntax] = a template's name stands in quotation marks"},
      {"{% include \"part.html\" with a = 1, a = 2 %}", "1:36: \"a\" is given twice [template-syntax]"},
      {"{% include \"part.html\" a = 1 %}", "1:24: the end of the tag is expected, not \"a\" [template-syntax]"},
      {"a {% extends \"part.html\" %}",
       "1:3: \"extends\" does not come first [template-syntax] = move it to the start of the template"},
      {"{% block %}{% end %}", "1:10: the name of the block is expected, not the end of the tag [template-syntax]"},
      {std::string("a\n\xFF"), "2:1: the template is not in UTF-8 [template-syntax] = save it as UTF-8"},
  };
  for (const auto& [page, said] : cases) {
    CAPTURE(page);
    CHECK(wrong(page) == said);
  }
}

TEST_CASE("messages are checked before any page is made", "[template][errors]") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"{{ t(\"page.titel\") }}", "1:6: there is no message \"page.titel\" [template-unknown-message] = did you mean \"page.title\"?"},
      {"{{ t(\"page.title\", name = 1) }}",
       "1:20: the message \"page.title\" has no place for \"name\" [template-message-arguments]"},
      {"{{ t(\"page.route\", from = 1, too = 2) }}",
       "1:4: the message \"page.route\" is not given \"to\" [template-message-arguments] = add to = …\n"
       "1:30: the message \"page.route\" has no place for \"too\" [template-message-arguments] = did you mean \"to\"?"},
      {"{{ t(\"page.vacancies\") }}",
       "1:4: the message \"page.vacancies\" is not given \"count\" [template-message-arguments] = add count = …"},
      {"{{ t(\"page.greeting\", name = 1, name = 2) }}", "1:33: \"name\" is given twice [template-syntax]"},
      {"{{ t(\"page.greeting\", 1) }}", "1:23: the name of a placeholder is expected, not \"1\" [template-syntax]"},
      {"{{ t }}", "1:6: \"(\" is expected after \"t\", not the end of the tag [template-syntax]"},
      {"{{ t() }}", "1:6: a value is expected, not \")\" [template-syntax]"},
  };
  for (const auto& [page, said] : cases) {
    CAPTURE(page);
    CHECK(wrong(page) == said);
  }
}

TEST_CASE("templates that do not fit together", "[template][errors]") {
  CHECK(wrong("{% include \"parts.html\" %}") ==
        "1:12: there is no template \"parts.html\" [template-missing] = did you mean \"part.html\"?");
  CHECK(wrong("{% extends \"base.html\" %}") == "1:12: there is no template \"base.html\" [template-missing] = did you mean \"page.html\"?");
  CHECK(wrong("{% include \"page.html\" %}") == "1:12: \"page.html\" includes itself [template-cycle]");
  CHECK(wrong("{% extends \"page.html\" %}") == "1:12: \"page.html\" extends itself [template-cycle]");
  CHECK(wrong("{% block a %}{% end %}{% block a %}{% end %}") ==
        "1:32: the block \"a\" stands here twice [template-block] = give each block a name of its own");
  CHECK(wrong("{% extends \"part.html\" %}\ntext\nmore {{ a }}{% if b %}{% end %}") ==
        "2:1: text stands outside the blocks of a template that extends another [template-block] = move it into a block\n"
        "3:6: a tag stands outside the blocks of a template that extends another [template-block] = move it into a block\n"
        "3:13: a tag stands outside the blocks of a template that extends another [template-block] = move it into a block");
  CHECK(wrong("{% set a = 1 %}{% for b in a %}{% block d %}{{ a }}{{ b }}{{ loop.index }}{% end %}{% end %}") ==
        "1:48: \"a\" is made outside this block, which does not see it [template-unknown-name]"
        " = make it inside the block, or take it from the page\n"
        "1:55: \"b\" is made outside this block, which does not see it [template-unknown-name]"
        " = make it inside the block, or take it from the page\n"
        "1:62: \"loop\" stands outside a loop [template-syntax] = use it between {% for %} and its {% end %}");
}

TEST_CASE("cycles of templates are found", "[template][errors]") {
  CHECK(Templates(Templates::Files{{"a.html", "{% include \"b.html\" %}"},
                                   {"b.html", "{% extends \"c.html\" %}"},
                                   {"c.html", "{% include \"a.html\" %}"}})
            .errors() ==
        "c.html:1:12: error: \"c.html\" includes \"a.html\", which leads back to it [template-cycle]\n"
        "    1 | {% include \"a.html\" %}\n"
        "      |            ^~~~~~~~\n");
}

TEST_CASE("a block must have a place", "[template][errors]") {
  Templates set(Templates::Files{{"base.html", "{% block main %}{% end %}"},
                                 {"page.html", "{% extends \"base.html\" %}{% block mian %}{% block own %}{% end %}{% end %}"}});
  CHECK(set.errors() ==
        "page.html:1:35: error: \"base.html\" has no block \"mian\" [template-block]\n"
        "    1 | {% extends \"base.html\" %}{% block mian %}{% block own %}{% end %}{% end %}\n"
        "      |                                   ^~~~\n"
        "      = did you mean \"main\"?\n");
  CHECK(Templates(Templates::Files{
                      {"base.html", "{% block a %}{% end %}{% block b %}{% end %}"},
                      {"page.html", "{% extends \"base.html\" %}{% block a %}{% block b %}{% end %}{% end %}"}})
            .errors() ==
        "base.html:1:23: error: the block \"b\" would stand on the page twice [template-block]\n"
        "    1 | {% block a %}{% end %}{% block b %}{% end %}\n"
        "      |                       ^~~~~~~~~~~~~\n"
        "      = give this one another name\n");
}

TEST_CASE("what only a page can show", "[template][errors]") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"{{ titel }}", "1:4: there is no \"titel\" [template-unknown-name] = did you mean \"title\"?"},
      {"{% for person in list %}{{ persn }}{% end %}",
       "1:28: there is no \"persn\" [template-unknown-name] = did you mean \"person\"?"},
      {"{{ x.titel }}", "1:6: there is no field \"titel\" [template-unknown-name] = did you mean \"title\"?"},
      {"{% if n > 9 %}{% set s = 1 %}{% end %}{{ s }}",
       "1:42: \"s\" has not been set on the way here [template-unknown-name] = set it before the {% if %} or {% for %}"},
      {"{{ gone.name }}",
       "1:9: \"name\" is asked of a missing value [template-wrong-kind] = ask first whether it is there, with {% if %}"},
      {"{{ n.name }}", "1:6: \"name\" is asked of a number, which has no fields [template-wrong-kind]"},
      {"{{ x }}", "1:4: an object cannot be printed [template-wrong-kind] = print one of its fields"},
      {"{{ list }}",
       "1:4: a list cannot be printed [template-wrong-kind] = go through it with {% for %}, or use the filter join"},
      {"{{ yes }}", "1:4: true and false are no words for readers [template-wrong-kind] = choose the words with {% if %}"},
      {"{% for a in n %}{% end %}", "1:13: {% for %} goes through a list, not a number [template-wrong-kind]"},
      {"{% if n == word %}{% end %}", "1:7: a number cannot be compared with text [template-wrong-kind]"},
      {"{% if list == list %}{% end %}", "1:7: a list cannot be compared with a list [template-wrong-kind]"},
      {"{% if word < \"z\" %}{% end %}",
       "1:7: text is not more or less than text [template-wrong-kind] = only numbers are compared so"},
      {"{% if gone > 0 %}{% end %}",
       "1:7: a missing value is not more or less than a number [template-wrong-kind] = only numbers are compared so"},
      {"{% if word in word %}{% end %}", "1:15: \"in\" looks through a list, not text [template-wrong-kind]"},
      {"{{ list ~ word }}", "1:4: a list cannot be joined to text [template-wrong-kind]"},
      {"{{ n | join(\"\") }}", "1:4: \"join\" takes a list, not a number [template-wrong-kind]"},
      {"{{ list | join(1) }}", "1:16: \"join\" puts text between, not a number [template-wrong-kind]"},
      {"{{ lists | join(\"\") }}", "1:4: \"join\" takes a list of texts, not of lists [template-wrong-kind]"},
      {"{{ n | length }}", "1:4: \"length\" counts a list or text, not a number [template-wrong-kind]"},
      {"{{ list | url_encode }}", "1:4: \"url_encode\" takes text or a number, not a list [template-wrong-kind]"},
      {"{{ markup | json }}", "1:4: markup cannot become JSON [template-wrong-kind]"},
      {"{{ t(\"page.greeting\", name = gone) }}",
       "1:30: \"name\" is text or a number, not a missing value [template-wrong-kind]"},
      {"{{ t(\"page.vacancies\", count = word) }}", "1:32: \"count\" is a number, not text [template-wrong-kind]"},
      {"{{ t(\"page.tit\" ~ word) }}",
       "1:6: there is no message \"page.titw\" [template-unknown-message] = did you mean \"page.title\"?"},
      {"{{ t(n) }}", "1:6: the key of a message is text, not a number [template-wrong-kind]"},
      {"{{ t(key) }}", "1:4: the message \"page.greeting\" is not given \"name\" [template-message-arguments] = add name = …"},
      {"{{ t(key, name = 1, nam = 2) }}",
       "1:4: the message \"page.greeting\" has no place for \"nam\" [template-message-arguments] = did you mean \"name\"?"},
  };
  for (const auto& [page, said] : cases) {
    CAPTURE(page);
    CHECK(wrong_on_page(page) == said);
  }
}

TEST_CASE("one mistake is told once, and nothing that follows from it", "[template][errors]") {
  CHECK(wrong_on_page("{% for a in list %}{{ titel }}{% end %}{% set b = titl.x %}{{ b.c | length }}"
                      "{% if b == 1 %}{% end %}{% include \"part.html\" with given = b %}") ==
        "1:23: there is no \"titel\" [template-unknown-name] = did you mean \"title\"?\n"
        "1:51: there is no \"titl\" [template-unknown-name] = did you mean \"title\"?");
}

TEST_CASE("a template that is not there, or has errors, cannot be rendered", "[template][errors]") {
  Templates set(Templates::Files{{"bad.html", "{{"}, {"user.html", "{% include \"bad.html\" %}"}, {"good.html", "well"}});
  const auto said = [&](std::string_view name) {
    std::string out;
    Diagnostics found;
    MemoryDisk disk;
    Sources sources(disk);
    const bool well = set.set().render(name, Object(), "/en/page/", Language::en, out, found);
    CHECK(well == found.empty());
    return out + as_text(found.sorted(sources), sources);
  };
  CHECK(said("page.html") == "comisiynu: error: there is no template \"page.html\" [template-missing]\n"
                             "      = on the page /en/page/\n");
  CHECK(said("bad.html") == "comisiynu: error: the template \"bad.html\" has errors [template-missing]\n"
                            "      = on the page /en/page/\n");
  CHECK(said("user.html") == "comisiynu: error: the template \"user.html\" has errors [template-missing]\n"
                             "      = on the page /en/page/\n");
  CHECK(said("good.html") == "well");
  CHECK(set.set().has("bad.html"));
  CHECK_FALSE(set.set().has("page.html"));
}

TEST_CASE("nothing is deeper or longer than is good", "[template][errors]") {
  std::string deep;
  for (int i = 0; i < 40; ++i) deep += "{% if a %}";
  CHECK(wrong(deep) == "1:311: blocks are nested more than 31 deep [template-limit]"
                       " = move the inner ones to a template of their own and include it");

  Templates::Files tower{{"page.html", "{% include \"0.html\" %}"}};
  for (int i = 0; i < 40; ++i)
    tower[std::to_string(i) + ".html"] = "{% include \"" + std::to_string(i + 1) + ".html\" %}";
  tower["40.html"] = "";
  CHECK(Templates(tower).errors().find("templates are stacked more than 12 high [template-limit]") != std::string::npos);

  Templates::Files stairs{{"page.html", "{% extends \"0.html\" %}"}, {"9.html", ""}};
  for (int i = 0; i < 9; ++i)
    stairs[std::to_string(i) + ".html"] = "{% extends \"" + std::to_string(i + 1) + ".html\" %}";
  CHECK(Templates(stairs).errors().find("templates are stacked more than 8 high [template-limit]") != std::string::npos);

  std::string errors;
  for (int i = 0; i < 200; ++i) errors += "{{ 1 1 }}\n";
  CHECK(lines_of(wrong(errors)).size() == 101);
  CHECK(lines_of(wrong(errors)).back() ==
        "101:6: more than 100 errors in one template [template-limit] = mend the first of them and look again");
}

TEST_CASE("a page that would never end is stopped", "[template][errors]") {
  const std::vector<Value> many(1000, Value("x"));
  const auto said = [&](const std::string& page) {
    Templates set(page);
    Object values;
    values.set("list", Value::list(many));
    return brief(set.render(std::move(values)));
  };
  CHECK(said("{% for a in list %}{% for b in list %}{% for c in list %}{{ c }}{% end %}{% end %}{% end %}")
            .find("the page takes too long to make [template-limit] = show less on it, or divide it into several") != std::string::npos);
  CHECK(said(std::string("{% set s = \"") + std::string(1000, 'x') + "\" %}{% for a in list %}{% set s = s ~ s %}{% end %}")
            .find("the page grows too large [template-limit] = show less on it, or divide it into several") != std::string::npos);
  CHECK(said("{% for a in list %}{% for b in list %}" + std::string(1000, 'x') + "{% end %}{% end %}")
            .find("the page grows too large [template-limit] = show less on it, or divide it into several") != std::string::npos);

  Templates::Files doubling{{"page.html", "{% include \"0.html\" %}"}, {"10.html", "x"}};
  for (int i = 0; i < 10; ++i) {
    auto& text = doubling[std::to_string(i) + ".html"];
    for (int k = 0; k < 12; ++k) text += "{% include \"" + std::to_string(i + 1) + ".html\" %}";
  }
  CHECK(Templates(doubling).render().find("the page ") != std::string::npos);
}
