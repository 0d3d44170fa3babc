// Templates put together at random from pieces that matter. Nothing may crash or hang; what renders without an error
// must hold no markup that came from a value.
#include <catch2/catch.hpp>

#include <array>
#include <random>
#include <string>
#include <string_view>

#include "template_fixture.h"

using namespace comisiynu;
using comisiynu::test::Templates;

namespace {

constexpr std::array<std::string_view, 92> pieces{
    "{{ a }}", "{{ b.c }}", "{{ b.d }}", "{{ n }}", "{{ m }}", "{{ list }}", "{{ list | join(\", \") }}", "{{ a | default(m) }}",
    "{{ a ~ m }}", "{{ list | length }}", "{{ b | json }}", "{{ a | url_encode }}", "{{ t(\"page.title\") }}",
    "{{ t(\"page.greeting\", name = a) }}", "{{ t(\"page.vacancies\", count = n) }}", "{{ t(\"status.\" ~ a) }}",
    "{% if a %}", "{% if n > 2 and not gone %}", "{% elif b %}", "{% else %}", "{% end %}", "{% end %}", "{% end %}", "{% end %}",
    "{% for x in list %}", "{% for x in deep %}", "{% for y in x %}", "{{ x }}", "{{ y }}", "{{ loop.index }}", "{{ z }}",
    "{% set z = a %}", "{% set z = z ~ z %}", "{% set a = m %}", "{% include \"part.html\" %}", "{% include \"part.html\" with v = a %}",
    "{% include \"page.html\" %}", "{% extends \"base.html\" %}", "{% block main %}", "{% block head %}", "{# comment #}",
    "{{", "}}", "{%", "%}", "{#", "#}", "{{- a -}}", "{%- if b -%}", "<", ">", "<p", "<p>", "</p>", " class=\"", "\"", "'", " href='",
    " href=\"", " onclick=\"", " style=\"", " src=", "<a href=\"{{ a }}\">", "<script>", "<script type=\"application/json\">",
    "</script>", "<style>", "</style>", "<title>", "</title>", "<textarea>", "<!--", "-->", "<!doctype html>", "=", "/", "/>", "&",
    ":", "javascript:", "{", "\\", "|", "(", ")", "\n", "  ", "ŷ", "\xFF", "\"q\"", "h", "{{ (((a))) }}"};

Object values() {
  Object b;
  b.set("c", "</script><x onload='q' y=\"q\">").set("d", nullptr);
  Object page;
  page.set("a", "<x>\"'javascript:q&").set("b", std::move(b)).set("n", 3).set("m", Value::html("<m>")).set("gone", nullptr);
  page.set("list", Value::list({"<x>", 2, Value::html("<m>")}));
  page.set("deep", Value::list({Value::list({"<x>", "\"'>"}), Value::list({})}));
  return page;
}

}  // namespace

TEST_CASE("random templates neither crash nor hang, and let no markup through", "[template][fuzz]") {
  std::mt19937 random(20261122);
  const auto any = [&](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random); };
  const auto text = [&](std::size_t longest) {
    std::string made;
    for (auto left = any(longest) + 1; left > 0; --left) made += pieces[any(pieces.size())];
    return made;
  };
  int rendered = 0;
  for (int round = 0; round < 4000; ++round) {
    Templates set(Templates::Files{{"page.html", text(round % 2 ? 6 : 40)},
                                   {"part.html", text(4)},
                                   {"base.html", text(8) + "{% block main %}" + text(3) + "{% end %}"}});
    std::string out;
    Diagnostics found;
    for (const char* name : {"page.html", "part.html", "base.html"}) {
      out.clear();
      if (!set.set().render(name, values(), "", round % 3 ? Language::cy : Language::en, out, found)) continue;
      ++rendered;
      INFO(out);
      REQUIRE(out.find("<x") == std::string::npos);
    }
  }
  CHECK(rendered > 500);
}

TEST_CASE("any bytes may be a template", "[template][fuzz]") {
  std::mt19937 random(1999);
  constexpr std::string_view likely = "{}%#\"'<>=/ab.|~()-! \n";
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto left = random() % 60; left > 0; --left)
      text += random() % 8 ? likely[random() % likely.size()] : static_cast<char>(random() % 256);
    Templates set(text);
    set.render(values());
  }
  SUCCEED();
}
