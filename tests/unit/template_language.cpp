#include <catch2/catch.hpp>

#include <string>

#include "template_fixture.h"

using namespace comisiynu;
using comisiynu::test::shown;
using comisiynu::test::Templates;

namespace {

Value texts(std::initializer_list<const char*> words) {
  return Value::list({words.begin(), words.end()});
}

Value person(const char* name, int age) {
  Object made;
  made.set("name", name).set("age", age);
  return made;
}

}  // namespace

TEST_CASE("values are printed", "[template]") {
  CHECK(shown("{{ x }}", "Tŷ Gwyn") == "Tŷ Gwyn");
  CHECK(shown("{{ x }}", 28851) == "28851");
  CHECK(shown("{{ x }}", 7.25) == "7.25");
  CHECK(shown("[{{ x }}]", nullptr) == "[]");
  CHECK(shown("{{ x }}", Value::html("<b>bold</b>")) == "<b>bold</b>");
  CHECK(shown("{{ x.name }} is {{ x.age }}", person("Mair", 81)) == "Mair is 81");
  CHECK(shown("no tags at all: } }} %} #} { {") == "no tags at all: } }} %} #} { {");
  CHECK(shown("") == "");
}

TEST_CASE("literals are written as elsewhere", "[template]") {
  CHECK(shown(R"({{ "double" }} {{ 'single' }} {{ "it's" }} {{ "\"q\" \\ \n" }}|)") == "double single it's \"q\" \\ \n|");
  CHECK(shown("{{ 12 }} {{ -3 }} {{ 2.50 }} {{ null }}") == "12 -3 2.5 ");
  CHECK(shown(R"(<a title="{{ true }}-{{ false }}">)") == R"(<a title="true-false">)");
  CHECK(shown(R"({{ "}}" }} {{ '%}' }} {{ "{{" }})") == "}} %} {{");
}

TEST_CASE("what counts as true", "[template]") {
  const auto truth = [](Value x) { return shown("{% if x %}yes{% else %}no{% end %}", std::move(x)); };
  CHECK(truth(nullptr) == "no");
  CHECK(truth(false) == "no");
  CHECK(truth("") == "no");
  CHECK(truth(Value::html("")) == "no");
  CHECK(truth(Value::list({})) == "no");
  CHECK(truth(true) == "yes");
  CHECK(truth("no") == "yes");
  CHECK(truth(0) == "yes");  // a figure that is nought is known; one that is not known is null
  CHECK(truth(texts({""})) == "yes");
  CHECK(truth(Object()) == "yes");
}

TEST_CASE("one branch of several is taken", "[template]") {
  const std::string page = "{% if x == 1 %}one{% elif x == 2 %}two{% elif x < 5 %}few{% else %}many{% end %}";
  CHECK(shown(page, 1) == "one");
  CHECK(shown(page, 2) == "two");
  CHECK(shown(page, 4) == "few");
  CHECK(shown(page, 9) == "many");
  CHECK(shown("{% if x %}yes{% end %}", false) == "");
}

TEST_CASE("operators bind as one reads them", "[template]") {
  const auto truth = [](const std::string& what, Value x = {}) {
    return shown("{% if " + what + " %}yes{% else %}no{% end %}", std::move(x));
  };
  CHECK(truth("true or false and false") == "yes");
  CHECK(truth("(true or false) and false") == "no");
  CHECK(truth("not false and true") == "yes");
  CHECK(truth("not x == 1", 2) == "yes");
  CHECK(truth("not not x", "a") == "yes");
  CHECK(truth("x != 1 and x <= 2 and x >= 2 and x > 1 and x < 3", 2) == "yes");
  CHECK(truth("1 == 1.0 and 1 < 1.5") == "yes");
  CHECK(truth("x == null") == "yes");
  CHECK(truth("x == null", 1) == "no");
  CHECK(truth("x != \"b\"", "a") == "yes");
  CHECK(truth("x == true", true) == "yes");
  CHECK(truth("\"cy\" in x", texts({"en", "cy"})) == "yes");
  CHECK(truth("\"fr\" in x", texts({"en", "cy"})) == "no");
  CHECK(truth("1 in x", texts({"1"})) == "no");
  CHECK(truth("\"fr\" in x") == "no");
  CHECK(truth("not \"fr\" in x", texts({"en"})) == "yes");
  CHECK(truth("\"a\" ~ 1 == \"a1\"") == "yes");
  CHECK(truth("x == \"<b>\"", Value::html("<b>")) == "no");
}

TEST_CASE("'and' and 'or' look no further than they must", "[template]") {
  CHECK(shown("{% if x and x.name == \"Mair\" %}yes{% else %}no{% end %}") == "no");
  CHECK(shown("{% if not x or x.name == \"Mair\" %}yes{% else %}no{% end %}") == "yes");
}

TEST_CASE("texts are joined by ~", "[template]") {
  CHECK(shown("{{ \"a\" ~ x ~ 2 ~ null ~ \"<\" }}", "b") == "ab2&lt;");
  CHECK(shown("{{ \"<i>\" ~ x }}", Value::html("<b>x</b>")) == "&lt;i&gt;<b>x</b>");
}

TEST_CASE("a loop goes through a list", "[template]") {
  CHECK(shown("{% for n in x %}{{ n }};{% end %}", texts({"a", "b"})) == "a;b;");
  CHECK(shown("{% for n in x %}{{ n }}{% else %}none{% end %}", Value::list({})) == "none");
  CHECK(shown("{% for n in x %}{{ n }}{% else %}none{% end %}", nullptr) == "none");
  CHECK(shown("{% for n in x %}{{ loop.index }}{% if loop.first %}F{% end %}{% if loop.last %}L{% end %} {% end %}",
              texts({"a", "b", "c"})) == "1F 2 3L ");
}

TEST_CASE("loops stand in loops, each with its own count", "[template]") {
  const Value grid = Value::list({texts({"a", "b"}), texts({"c"})});
  CHECK(shown("{% for row in x %}{{ loop.index }}:{% for cell in row %}{{ cell }}{{ loop.index }}{% if loop.last %}.{% end %}"
              "{% end %}{{ loop.index }} {% end %}",
              grid) == "1:a1b2.1 2:c1.2 ");
}

TEST_CASE("a loop's name hides the page's within it", "[template]") {
  CHECK(shown("{% for y in x %}{% for x in y %}{{ x }}{% end %}{% end %}{% for y in x %}{{ y | length }}{% end %}",
              Value::list({texts({"a", "b"})})) == "ab2");
}

TEST_CASE("a name can be set", "[template]") {
  CHECK(shown("{% set y = x ~ \"!\" %}{{ y }}{{ y }}", "a") == "a!a!");
  CHECK(shown("{% set x = x ~ \"!\" %}{{ x }}", "a") == "a!");
  CHECK(shown("{% if x %}{% set y = 1 %}{% else %}{% set y = 2 %}{% end %}{{ y }}", false) == "2");
  CHECK(shown("{% set last = \"\" %}{% for n in x %}{% set last = n %}{% end %}{{ last }}", texts({"a", "b"})) == "b");
}

TEST_CASE("filters", "[template]") {
  CHECK(shown("{{ x | default(\"none\") }}", nullptr) == "none");
  CHECK(shown("{{ x | default(\"none\") }}", "") == "none");
  CHECK(shown("{{ x | default(\"none\") }}", 0) == "0");
  CHECK(shown("{% for n in x | default(y) %}{% end %}", texts({"a"})) == "");
  CHECK(shown("{{ x | join(\", \") }}", texts({"a", "<b>", "c"})) == "a, &lt;b&gt;, c");
  CHECK(shown("{{ x | join(\" & \") }}", Value::list({Value("<"), Value::html("<b>b</b>"), Value(3)})) ==
        "&lt; &amp; <b>b</b> &amp; 3");
  CHECK(shown("[{{ x | join(\", \") }}]", nullptr) == "[]");
  CHECK(shown("{{ x | length }}", texts({"a", "b"})) == "2");
  CHECK(shown("{{ x | length() }}", "tŷ") == "2");
  CHECK(shown("{{ x | length }}", nullptr) == "0");
  CHECK(shown("{{ x | url_encode }}", "Tŷ Gwyn/a?b&c~1") == "T%C5%B7%20Gwyn%2Fa%3Fb%26c~1");
  CHECK(shown("{{ x.name | default(\"?\") | length }}", person("Mair", 81)) == "4");
  CHECK(shown("{% if x | length > 1 %}more{% end %}", texts({"a", "b"})) == "more");
}

TEST_CASE("json writes any value", "[template]") {
  Object object;
  object.set("name", "Tŷ \"Gwyn\"\n").set("count", 2).set("rate", 0.5).set("open", true).set("closed", nullptr);
  object.set("tags", texts({"<a>", "b&c"})).set("none", Value::list({})).set("nothing", Object());
  CHECK(shown("<script type=\"application/json\">{{ x }}</script>", std::move(object)) ==
        R"(<script type="application/json">{"name":"Tŷ \"Gwyn\"\n","count":2,"rate":0.5,"open":true,"closed":null,)"
        R"("tags":["\u003ca\u003e","b\u0026c"],"none":[],"nothing":{}}</script>)");
  CHECK(shown("<p data-x=\"{{ x | json }}\">", texts({"a\"b"})) == R"(<p data-x="[&quot;a\&quot;b&quot;]">)");
}

TEST_CASE("messages come in the page's language", "[template]") {
  Templates page("{{ t(\"page.title\") }}: {{ t(\"page.greeting\", name = x) }}; {{ t(\"page.vacancies\", count = n) }}");
  const auto values = [](int n) {
    Object made;
    made.set("x", "Siân & co").set("n", n);
    return made;
  };
  CHECK(page.render(values(1)) == "Find care: Good day, Siân &amp; co; 1 vacancy");
  CHECK(page.render(values(2), Language::cy) == "Dod o hyd i ofal: Dydd da, Siân &amp; co; 2 le gwag");
  CHECK(page.render(values(0), Language::cy) == "Dod o hyd i ofal: Dydd da, Siân &amp; co; Dim lle gwag");
  CHECK(page.render(values(1200)) == "Find care: Good day, Siân &amp; co; 1,200 vacancies");
}

TEST_CASE("a message's places may be given in any order", "[template]") {
  CHECK(shown("{{ t(\"page.route\", to = \"b\", from = \"a\") }}") == "From a to b");
  CHECK(shown("{{ t(\"page.\" ~ x, to = 2, from = \"a\") }}", "route") == "From a to 2");
}

TEST_CASE("a message's key can come from a value", "[template]") {
  CHECK(shown("{{ t(\"status.\" ~ x) }}", "draft") == "Draft");
  CHECK(shown("{{ t(x, count = 3) }}", "page.vacancies") == "3 vacancies");
}

TEST_CASE("a message that is given markup is markup", "[template]") {
  CHECK(shown("{{ t(\"page.route\", from = x, to = \"<\") }}", Value::html("<i>a</i>")) == "From <i>a</i> to &lt;");
}

TEST_CASE("a template includes others", "[template]") {
  Templates page(Templates::Files{
      {"page.html", "{% for p in people %}{% include \"partials/card.html\" with person = p, mark = \"*\" %}{% end %}"},
      {"partials/card.html", "{{ mark }}{{ person.name }} ({{ lang }}){% include \"partials/age.html\" with age = person.age %}\n"},
      {"partials/age.html", " {{ age }}"}});
  Object values;
  values.set("people", Value::list({person("Mair", 81), person("Ifan", 79)})).set("lang", "cy");
  CHECK(page.render(std::move(values)) == "*Mair (cy) 81\n*Ifan (cy) 79\n");
}

TEST_CASE("an included template sees the page, not the names of who includes it", "[template]") {
  Templates page(Templates::Files{{"page.html", "{% set y = 1 %}{% for z in x %}{% include \"part.html\" %}{% end %}"},
                                  {"part.html", "{{ z }}"}});
  Object values;
  values.set("x", texts({"a"}));
  CHECK(page.render(std::move(values)) ==
        "part.html:1:4: error: there is no \"z\" [template-unknown-name]\n"
        "    1 | {{ z }}\n"
        "      |    ^\n"
        "      = did you mean \"x\"? (on the page /en/page/)\n");
}

TEST_CASE("a template extends another", "[template]") {
  const Templates::Files files{
      {"base.html", "<title>{% block title %}Site{% end %}</title><main>{% block main %}{% end %}</main>"},
      {"middle.html", "{% extends \"base.html\" %}\n{% block main %}<h1>{% block heading %}none{% end %}</h1>{% end %}"},
      {"page.html", "{# ours #}{% extends 'middle.html' %}\n{% block heading %}{{ x }}{% end %}\n{% block title %}{{ x }} – Site{% end %}"}};
  Templates set(files);
  const auto x = [] {
    Object made;
    made.set("x", "Care");
    return made;
  };
  CHECK(set.render(x()) == "<title>Care – Site</title><main><h1>Care</h1></main>");
  CHECK(set.render(x(), Language::en, "middle.html") == "<title>Site</title><main><h1>none</h1></main>");
  CHECK(set.render(x(), Language::en, "base.html") == "<title>Site</title><main></main>");
}

TEST_CASE("a theme's template takes the place of one of the same name", "[template]") {
  Templates set({{"base.html", "{% block a %}A{% end %}{% block b %}B{% end %}"},
                 {"page.html", "{% extends \"base.html\" %}{% block a %}{% include \"part.html\" %}{% end %}"},
                 {"part.html", "part"}},
                {{"part.html", "theme's part, {% include \"part.html\" %}"},
                 {"base.html", "{% extends \"base.html\" %}{% block b %}theme's B{% end %}"}});
  CHECK(set.render() == "theme's part, parttheme's B");
}

TEST_CASE("an included template may extend another", "[template]") {
  Templates set(Templates::Files{
      {"page.html", "{% include \"card.html\" with title = \"One\" %}{% include \"card.html\" with title = \"Two\" %}"},
      {"card.html", "{% extends \"box.html\" %}{% block inside %}{{ title }}{% end %}"},
      {"box.html", "<div title=\"{{ title }}\">{% block inside %}{% end %}</div>"}});
  CHECK(set.render() == "<div title=\"One\">One</div><div title=\"Two\">Two</div>");
}

TEST_CASE("a block has names of its own, and its branches go where it goes", "[template]") {
  Templates set(Templates::Files{
      {"base.html", "{% for n in x %}{% block item %}{% set y = 1 %}{{ y }}{% end %}{% end %}"},
      {"page.html", "{% extends \"base.html\" %}{% block item %}{% for m in x %}{{ m }}{% end %}.{% end %}"}});
  Object values;
  values.set("x", texts({"a", "b"}));
  CHECK(set.render(std::move(values)) == "ab.ab.");
}

TEST_CASE("a line of statements leaves no trace", "[template]") {
  CHECK(shown("<ul>\n  {% for n in x %}\n  <li>{{ n }}</li>\n  {% end %}\n</ul>\n", texts({"a", "b"})) ==
        "<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n");
  CHECK(shown("a\n{# a comment\n   of two lines #}\nb\n") == "a\nb\n");
  CHECK(shown("a\n{% if true %} {% set y = 1 %} {% end %}\nb") == "a\nb");
  CHECK(shown("{% if true %}\na\n{% end %}") == "a\n");
  CHECK(shown("a\r\n  {% if true %}  \r\nb\r\n{% end %}\r\n") == "a\r\nb\r\n");
  CHECK(shown("a\n{{ x }}\nb", "") == "a\n\nb");
  CHECK(shown("a {% if true %}\nb{% end %}\n") == "a \nb\n");
}

TEST_CASE("a hyphen takes the white space away", "[template]") {
  CHECK(shown("a \n {{- x -}} \n b", "-") == "a-b");
  CHECK(shown("a \n {%- if true -%} \n b {%- end %} c") == "ab c");
  CHECK(shown("a {#- gone -#} b") == "ab");
  CHECK(shown("{{-1}}") == "1");
}

TEST_CASE("a file may begin with a mark of its encoding", "[template]") {
  CHECK(shown("\xEF\xBB\xBF{{ x }}", "a") == "a");
}

TEST_CASE("field names may be words of the language", "[template]") {
  Object contract;
  contract.set("end", "2027").set("if", "a").set("loop", "b").set("t", "c").set("in", "d");
  CHECK(shown("{{ x.end }}{{ x.if }}{{ x.loop }}{{ x.t }}{{ x.in }}", std::move(contract)) == "2027abcd");
}
