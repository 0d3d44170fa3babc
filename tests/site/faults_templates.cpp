// What is said of a council's own templates, letter for letter.
#include "fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

Folder council(const std::string& name, const std::string& text) { return small().with("theme/templates/" + name, text); }

}  // namespace

TEST_CASE("a name that the page does not have", "[faults]") {
  CHECK(council("glossary.html", "{% extends \"base.html\" %}\n{% block main %}\n<h1>{{ page.titel }}</h1>\n{% end %}\n").check() == R"(content/theme/templates/glossary.html:3:13: error: there is no field "titel" [template-unknown-name]
    3 | <h1>{{ page.titel }}</h1>
      |             ^~~~~
      = did you mean "title"? (on the page /cy/geirfa/)
)");
  CHECK(council("glossary.html", "<p>{{ providers }}</p>\n").check() == R"(content/theme/templates/glossary.html:1:7: error: there is no "providers" [template-unknown-name]
    1 | <p>{{ providers }}</p>
      |       ^~~~~~~~~
      = on the page /cy/geirfa/
)");
}

TEST_CASE("bad syntax", "[faults]") {
  CHECK(council("glossary.html", "{% block main %}\n<h1>{{ page.title </h1>\n{% end %}\n").check() == R"(content/theme/templates/glossary.html:2:5: error: "{{" is never closed [template-syntax]
    2 | <h1>{{ page.title </h1>
      |     ^~
      = close it by "}}"
)");
  CHECK(council("glossary.html", "{% if page.title %}\n<h1>x</h1>\n").check() == R"(content/theme/templates/glossary.html:1:1: error: "if" is never closed [template-syntax]
    1 | {% if page.title %}
      | ^~~~~~~~~~~~~~~~~~~
      = close it by {% end %}
)");
  CHECK(council("glossary.html", "<p>{% fi page %}x{% end %}</p>\n").check() == R"(content/theme/templates/glossary.html:1:7: error: there is no statement "fi" [template-syntax]
    1 | <p>{% fi page %}x{% end %}</p>
      |       ^~
      = did you mean "if"?
content/theme/templates/glossary.html:1:21: error: "end" closes nothing [template-syntax]
    1 | <p>{% fi page %}x{% end %}</p>
      |                     ^~~
)");
}

TEST_CASE("a template or a message that there is not", "[faults]") {
  CHECK(council("glossary.html", "{% extends \"bse.html\" %}\n").check() == R"(content/theme/templates/glossary.html:1:12: error: there is no template "bse.html" [template-missing]
    1 | {% extends "bse.html" %}
      |            ^~~~~~~~~~
      = did you mean "base.html"?
)");
  CHECK(council("glossary.html", "{% include \"partials/lnk.html\" with link = page %}\n").check() == R"(content/theme/templates/glossary.html:1:12: error: there is no template "partials/lnk.html" [template-missing]
    1 | {% include "partials/lnk.html" with link = page %}
      |            ^~~~~~~~~~~~~~~~~~~
      = did you mean "partials/link.html"?
)");
  CHECK(council("glossary.html", "<p>{{ t(\"site.skpi\") }}</p>\n").check() == R"(content/theme/templates/glossary.html:1:9: error: there is no message "site.skpi" [template-unknown-message]
    1 | <p>{{ t("site.skpi") }}</p>
      |         ^~~~~~~~~~~
      = did you mean "site.skip"?
)");
}

TEST_CASE("a value where it would not be safe", "[faults]") {
  CHECK(council("glossary.html", "<script>{{ page.title }}</script>\n").check() == R"(content/theme/templates/glossary.html:1:17: error: a value cannot stand in a script [template-context]
    1 | <script>{{ page.title }}</script>
      |                 ^~~~~
      = hand it over in a data- attribute or in <script type="application/json">
)");
  CHECK(council("glossary.html", "<p onclick=\"{{ page.title }}\">x</p>\n").check() == R"(content/theme/templates/glossary.html:1:21: error: a value cannot stand in an event handler [template-context]
    1 | <p onclick="{{ page.title }}">x</p>
      |                     ^~~~~
      = hand it over in a data- attribute
)");
}

TEST_CASE("a message that is not as it must be", "[faults]") {
  CHECK(small().with("theme/messages.toml", "[site]\nskip = { en = \"Skip\" }\nskpi = { en = \"S\", cy = \"N\" }\n").check() == R"(content/theme/messages.toml:2:1: error: site.skip is missing in Welsh [message-missing]
    2 | skip = { en = "Skip" }
      | ^~~~
      = add cy = "…"
content/theme/messages.toml:3:1: error: no message is called site.skpi [unknown-message]
    3 | skpi = { en = "S", cy = "N" }
      | ^~~~
      = did you mean site.skip?
)");
}
