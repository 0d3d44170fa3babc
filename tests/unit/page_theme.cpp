#include <catch2/catch.hpp>

#include "page/theme.h"
#include "page/theme_tokens.h"

using namespace comisiynu;

namespace {

constexpr auto base = R"(name = "default"
[tokens]
ink   = "#111111"
paper = "#ffffff"
brand = "#0c4753"
[tokens-dark]
ink   = "#eeeeee"
paper = "#101010"
[pictograms]
list = "pictograms.toml"
ink  = "#0c4753"
)";

constexpr auto pictures = R"([[source]]
id      = "own"
name    = "The council"
licence = "OGL-UK-3.0"
[[group]]
id   = "home"
name = { en = "Home", cy = "Y cartref" }
[[pictogram]]
id      = "home"
icon    = "home"
badge   = "tea"
group   = "home"
name    = { en = "home", cy = "cartref" }
meaning = { en = "where a person lives", cy = "lle mae person yn byw" }
words   = { en = ["house"], cy = ["tŷ", "adref"] }
symbol  = 14885
[[pictogram]]
id      = "tea"
file    = "pictograms/tea.svg"
group   = "home"
name    = { en = "tea", cy = "te" }
meaning = { en = "a hot drink", cy = "diod boeth" }
)";

std::map<std::string, std::string> with(std::map<std::string, std::string> own) {
  own.insert({{"base/theme.toml", base}, {"base/pictograms.toml", pictures}, {"base/style.css", "body {}"}, {"base/script.js", ""},
              {"base/logo.svg", "<svg/>"}, {"base/favicon.svg", "<svg/>"}, {"base/pictograms/tea.svg", "<svg/>"},
              {"made/home.svg", "<svg/>"}, {"made/LICENCE.txt", "MIT"}});
  return own;
}

struct Reading {
  Theme theme;
  std::string said;

  const ThemeFile* file(std::string_view name) const {
    for (const auto& file : theme.files)
      if (file.name == name) return &file;
    return nullptr;
  }
  std::string path(std::string_view name) const { return file(name) == nullptr ? "none" : file(name)->path; }
  std::string tokens() const { return file("tokens.css")->text; }
};

Reading read(const Disk& disk, const std::string& own = "own") {
  Sources sources(disk);
  Diagnostics found;
  Reading out;
  out.theme = read_theme({"base", "made", own}, disk, sources, found);
  out.said = as_text(found.sorted(sources), sources);
  return out;
}

Reading read_own(std::map<std::string, std::string> own) { return read(MemoryDisk(with(std::move(own)))); }

// What is said of one token's value in a council's theme.
std::string said_of(const std::string& value) { return read_own({{"own/theme.toml", "[tokens]\nbrand = '''" + value + "'''\n"}}).said; }

}  // namespace

TEST_CASE("the program's theme by itself: its files, its pictograms and its tokens for light and dark") {
  const auto reading = read(MemoryDisk(with({})), "");
  CHECK(reading.said.empty());
  CHECK(reading.theme.name == "default");
  CHECK(reading.tokens() == R"(:root {
  --brand: #0c4753;
  --ink: #111111;
  --paper: #ffffff;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ink: #eeeeee;
    --paper: #101010;
  }
}
)");
  std::vector<std::string> names;
  for (const auto& file : reading.theme.files) names.push_back(file.name);
  CHECK(names == std::vector<std::string>{"favicon.svg", "logo.svg", "pictograms/LICENCE.txt", "pictograms/home.svg", "pictograms/tea.svg",
                                          "script.js", "style.css", "tokens.css"});
  CHECK(reading.path("pictograms/home.svg") == "made/home.svg");
  CHECK(reading.path("pictograms/tea.svg") == "base/pictograms/tea.svg");
  const auto& home = reading.theme.pictograms.at("home");
  CHECK(home.name.in[Language::cy] == "cartref");
  CHECK(home.meaning.in[Language::en] == "where a person lives");
  CHECK(home.words[Language::cy] == std::vector<std::string>{"tŷ", "adref"});
  CHECK(home.symbol == 14885);
  CHECK(home.sources == std::vector<std::string>{"healthicons", "own"});
  CHECK(reading.theme.pictograms.at("tea").sources == std::vector<std::string>{"own"});
}

TEST_CASE("a council's theme gives only what it changes") {
  const auto reading = read_own({{"own/theme.toml", R"(name = "gwynt"
base = "default"
logo = "arms.svg"
files = ["fonts/sans.woff2"]
[tokens]
brand = "#6b0f1a"
[pictograms]
list = "pictures.toml"
)"},
                                 {"own/arms.svg", "<svg/>"},
                                 {"own/style.css", "main {}"},
                                 {"own/fonts/sans.woff2", "font"},
                                 {"own/tea.svg", "<svg/>"},
                                 {"own/pictures.toml", R"([[source]]
id = "council"
name = "Gwynt"
licence = "CC-BY-4.0"
[[pictogram]]
id = "tea"
file = "tea.svg"
group = "home"
name = { en = "a brew", cy = "paned" }
meaning = { en = "tea in a cup", cy = "te mewn cwpan" }
)"}});
  CHECK(reading.said.empty());
  CHECK(reading.theme.name == "gwynt");
  CHECK(reading.theme.logo == "arms.svg");
  CHECK(reading.path("arms.svg") == "own/arms.svg");
  CHECK(reading.path("logo.svg") == "none");
  CHECK(reading.path("style.css") == "own/style.css");
  CHECK(reading.path("script.js") == "base/script.js");
  CHECK(reading.path("fonts/sans.woff2") == "own/fonts/sans.woff2");
  CHECK(reading.path("pictograms/tea.svg") == "own/tea.svg");
  CHECK(reading.theme.pictograms.at("tea").name.in[Language::en] == "a brew");
  CHECK(reading.theme.pictograms.at("tea").sources == std::vector<std::string>{"council"});
  CHECK(reading.theme.pictogram_sources.size() == 2);
  CHECK(reading.theme.pictogram_groups.size() == 1);
  CHECK(reading.tokens().find("--brand: #6b0f1a;") != std::string::npos);
  CHECK(reading.tokens().find("--ink: #111111;") != std::string::npos);
}

TEST_CASE("a council's theme needs no theme.toml, but a folder") {
  CHECK(read_own({{"own/style.css", "main {}"}}).path("style.css") == "own/style.css");
  CHECK(read_own({}).said == R"(own/theme.toml: error: the file cannot be read: No such file or directory [unreadable-file]
      = check that it is there and that you may read it
)");
}

TEST_CASE("what a theme does not know is told of, with its place") {
  CHECK(read_own({{"own/theme.toml", "colour = \"red\"\nlogos = \"a.svg\"\n"}, {"own/style.css", ""}}).said ==
        R"(own/theme.toml:1:1: error: a theme has no field colour [unknown-key]
    1 | colour = "red"
      | ^~~~~~
      = its fields are name, base, logo, favicon, style, script, files, tokens, tokens-dark, pictograms
own/theme.toml:2:1: error: a theme has no field logos [unknown-key]
    2 | logos = "a.svg"
      | ^~~~~
      = did you mean logo?
)");
  CHECK(read_own({{"own/theme.toml", "[tokens]\nbrnd = \"red\"\n"}}).said == R"(own/theme.toml:2:1: error: there is no token brnd [unknown-key]
    2 | brnd = "red"
      | ^~~~
      = did you mean brand?
)");
  CHECK(read_own({{"own/theme.toml", "base = \"dark\"\n"}}).said.find("there is no theme dark to begin from") != std::string::npos);
  CHECK(read_own({{"own/theme.toml", "logo = 3\ntokens = 4\n"}}).said.find("logo is not words") != std::string::npos);
  CHECK(read_own({{"own/theme.toml", "[tokens\n"}}).said.find("toml-syntax") != std::string::npos);
}

TEST_CASE("no value of a token gets out of its place in the style sheet") {
  for (const auto* value : {"red; } body { display: none", "red}", "{", "</style>", "url(https://there.example/x)", "URL('x')", "u\\72l(x)",
                            "image-set('a' 1x)", "expression(x)", "attr(x)", "@import 'x'", "red !important", "/* ", "a */ b", "\"open",
                            "'open", "rgb(1, 2", "rgb(1))", "[a", "", "  ", "a\nb"})
    CHECK_FALSE(said_of(value).empty());
  for (const auto* value : {"#0c4753", "rgb(12 71 83 / 50%)", "calc(1rem + (2px * 3))", "var(--ink)", "\"Noto Sans\", 'Ty Mawr', serif", "0.5rem",
                            "oklch(40% 0.1 200)", "'(not open'"})
    CHECK(said_of(value) == "");
  CHECK(said_of("url(x)") == R"(own/theme.toml:2:9: error: the value of brand uses url(), which a token may not [bad-token]
    2 | brand = '''url(x)'''
      |         ^~~~~~~~~~~~
      = write one plain value: "#0c4753", "0.5rem"
)");
}

TEST_CASE("a bad value leaves the program's own in its place") {
  const auto reading = read_own({{"own/theme.toml", "[tokens]\nbrand = \"red; }\"\n"}});
  CHECK(reading.tokens().find("--brand: #0c4753;") != std::string::npos);
}

TEST_CASE("colours that are too close are told of in the council's own theme") {
  CHECK(read_own({{"own/theme.toml", "[tokens]\nink = \"#999999\"\n[tokens-dark]\nink = \"#eeeeef\"\n"}}).said ==
        R"(own/theme.toml:2:7: warning: ink on paper has a contrast of 2.8 to 1 [theme-contrast]
    2 | ink = "#999999"
      |       ^~~~~~~~~
      = it needs 4.5 to 1 to be read by all
)");
  CHECK(*contrast("#000", "#ffffff") == Approx(21));
  CHECK(*contrast("#777777", "#fff") == Approx(4.48).margin(0.01));
  CHECK_FALSE(contrast("red", "#fff"));
  CHECK_FALSE(contrast("#12345", "#fff"));
  CHECK_FALSE(contrast("#-1-1-1", "#fff"));
}

TEST_CASE("a colour that is changed for light alone is hinted at") {
  const auto said = read_own({{"own/theme.toml", "[tokens]\npaper = \"#fffff0\"\n"}}).said;
  CHECK(said.find("paper is changed, but in dark colours it is still #101010") != std::string::npos);
}

TEST_CASE("files of a theme lie in its folder, and are no links") {
  for (const auto* name : {"../secret", "/etc/passwd", "a/../../b", ".hidden", "a//b", "a b.svg", "tokens.css", "pictograms/x.svg"}) {
    const auto reading = read_own({{"own/theme.toml", std::string("logo = \"") + name + "\"\nfiles = [\"" + name + "\"]\n"}});
    CHECK(reading.said.find("bad-file-name") != std::string::npos);
    CHECK(reading.path("logo.svg") == "base/logo.svg");
    CHECK(reading.path(name) == (std::string(name) == "tokens.css" ? "" : "none"));
  }
  CHECK(read_own({{"own/theme.toml", "logo = \"arms.svg\"\n"}}).said.find("there is no file base/arms.svg") != std::string::npos);
}

TEST_CASE("pictograms that cannot be shown are told of, and are not known") {
  const auto reading = read_own({{"own/theme.toml", "[pictograms]\nlist = \"p.toml\"\n"},
                                 {"own/p.toml", R"([[source]]
id = "own"
[[pictogram]]
id = "sun"
icon = "sun"
group = "home"
name = { en = "sun", cy = "haul" }
meaning = { en = "it shines", cy = "mae'n tywynnu" }
[[pictogram]]
id = "Moon"
file = "moon.svg"
[[pictogram]]
id = "star"
file = "../star.svg"
group = "hom"
name = { en = "star" }
symbol = "12"
meaning = { en = "star", cy = "seren" }
)"}});
  CHECK(reading.said == R"(own/p.toml: error: 1 pictograms have no drawing, sun among them [missing-drawing]
      = make them with npm run pictograms
own/p.toml:1:1: error: the source own has no name or no licence [missing-field]
    1 | [[source]]
      | ^~~~~~~~~~
      = say what it is called, and on what terms it may be used
own/p.toml:9:1: error: a pictogram has no id of lower-case words and hyphens [bad-id]
    9 | [[pictogram]]
      | ^~~~~~~~~~~~~
      = add id = "day-centre"
own/p.toml:14:8: error: "../star.svg" cannot be a pictogram's file [bad-file-name]
   14 | file = "../star.svg"
      |        ^~~~~~~~~~~~~
      = write the name of an SVG in the theme's folder: "pictograms/tea.svg"
own/p.toml:15:9: error: there is no group hom [unknown-group]
   15 | group = "hom"
      |         ^~~~~
      = did you mean home?
own/p.toml:16:8: error: the pictogram star has no name in both languages [missing-translation]
   16 | name = { en = "star" }
      |        ^~~~~~~~~~~~~~~
      = add name = { en = "…", cy = "…" }
own/p.toml:17:10: error: symbol is not a number of the registry [wrong-type]
   17 | symbol = "12"
      |          ^~~~
      = write it without quotes: symbol = 14885
)");
  CHECK(reading.theme.pictograms.size() == 2);
}
