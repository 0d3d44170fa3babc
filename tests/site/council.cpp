// A council's own theme: what it holds takes the place of the program's, and nothing else changes.
#include "fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

using Strings = std::vector<std::string>;

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

// The files of two sites that differ, or that one of them lacks; but for the search index, which follows the pages.
Strings changed(const Built& one, const Built& other) {
  Strings paths;
  for (const auto& [path, bytes] : one.site)
    if (path.starts_with("assets/search/")) continue;
    else if (const auto found = other.site.find(path); found == other.site.end() || found->second != bytes) paths.push_back(path);
  for (const auto& [path, bytes] : other.site)
    if (!path.starts_with("assets/search/") && !one.site.contains(path)) paths.push_back(path);
  return paths;
}

}  // namespace

TEST_CASE("a council's template takes the place of the program's, and may build on it", "[council]") {
  const auto built = small()
                         .with("theme/templates/glossary.html", "{% extends \"glossary.html\" %}\n{% block main %}\n<p class=\"ours\">{{ page.title }}</p>\n{% end %}\n")
                         .build();
  CHECK(built.said == "");
  CHECK(changed(small().build(), built) == Strings{"cy/geirfa/index.html", "en/glossary/index.html"});
  CHECK(holds(built.page("en/glossary/"), "<p class=\"ours\">" + say(Language::en, "navigation.glossary") + "</p>"));
  CHECK(holds(built.page("en/glossary/"), "<html lang=\"en\">"));
}

TEST_CASE("a council's message", "[council]") {
  const auto built = small().with("theme/messages.toml", "[site]\nskip = { en = \"To the text\", cy = \"At y testun\" }\n").build();
  CHECK(built.said == "");
  CHECK(holds(built.page("en/"), ">To the text</a>"));
  CHECK(holds(built.page("cy/"), ">At y testun</a>"));
  CHECK(built.files_with(">" + say(Language::en, "site.skip") + "<") == Strings{});
}

TEST_CASE("a council's colours and logo", "[council]") {
  const auto built = small()
                         .with("theme/theme.toml", "name = \"dyffryn\"\nlogo = \"dyffryn.svg\"\n\n[tokens]\nbrand = \"#2c2a6b\"\n\n[tokens-dark]\nbrand = \"#2f2d73\"\n")
                         .with("theme/dyffryn.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
                         .build();
  CHECK(built.said == "");
  CHECK(holds(built.page("assets/tokens.css"), "--brand: #2c2a6b;"));
  CHECK(holds(built.page("assets/tokens.css"), "--brand: #2f2d73;"));
  CHECK(built.page("assets/dyffryn.svg") == "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
  CHECK(holds(built.page("en/"), "src=\"/assets/dyffryn.svg\""));
  CHECK_FALSE(built.site.contains("assets/logo.svg"));
  CHECK(built.page("assets/style.css") == small().build().page("assets/style.css"));
}

TEST_CASE("a colour that cannot be read is warned of", "[council]") {
  CHECK(small().with("theme/theme.toml", "[tokens]\nlink = \"#aaaaaa\"\n").check() == R"(content/theme/theme.toml:2:8: warning: link on mist has a contrast of 2.1 to 1 [theme-contrast]
    2 | link = "#aaaaaa"
      |        ^~~~~~~~~
      = it needs 4.5 to 1 to be read by all
content/theme/theme.toml:2:8: warning: link on paper has a contrast of 2.3 to 1 [theme-contrast]
    2 | link = "#aaaaaa"
      |        ^~~~~~~~~
      = it needs 4.5 to 1 to be read by all
content/theme/theme.toml:2:8: hint: link is changed, but in dark colours it is still #82cbdc [theme-dark]
    2 | link = "#aaaaaa"
      |        ^~~~~~~~~
      = give link in [tokens-dark] too
)");
}

TEST_CASE("a theme folder named on the command line goes before the one beside the content", "[council]") {
  BuildOptions options;
  options.theme = "council";
  const auto built = small()
                         .with("theme/theme.toml", "[tokens]\nbrand = \"#111111\"\n[tokens-dark]\nbrand = \"#111111\"\n")
                         .with("/council/theme.toml", "[tokens]\nbrand = \"#222222\"\n[tokens-dark]\nbrand = \"#222222\"\n")
                         .build(options);
  CHECK(built.said == "");
  CHECK(holds(built.page("assets/tokens.css"), "--brand: #222222;"));
  CHECK_FALSE(holds(built.page("assets/tokens.css"), "#111111"));
}

TEST_CASE("templates named on the command line are laid over the theme's", "[council]") {
  BuildOptions options;
  options.templates = "templates";
  const auto built = small()
                         .with("theme/templates/partials/fallback.html", "{{ nothing }}")
                         .with("theme/templates/contact.html", "<p>theme's</p>\n")
                         .with("/templates/contact.html", "<p>the folder's</p>\n")
                         .build(options);
  CHECK(built.said == "");
  CHECK(built.page("en/contact/") == "<p>the folder's</p>\n");
}
