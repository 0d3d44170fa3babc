// Easy-read editions held to the rules: places, remedies, what may be accepted, the score. Letter for letter.
#include <fmt/format.h>

#include "check/easy_read.h"
#include "cli/command_line.h"
#include "cli/new_command.h"
#include "fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

std::string idea(std::string_view en, std::string_view cy, std::string_view more = {}, std::string_view picture = "bed") {
  return fmt::format("\n[[page.idea]]\npicture = \"{}\"\ntext = {{ en = \"{}\", cy = \"{}\" }}\n{}", picture, en, cy, more);
}

const std::string head = "[[page]]\ntitle = { en = \"Our plan\", cy = \"Ein cynllun\" }\n";
const std::string good = idea("We plan good homes.", "Rydym yn cynllunio cartrefi da.");

// An edition of one page.
Folder edition(const std::string& ideas, const std::string& before = {}) { return small().with(easy_read_toml, before + head + ideas); }
std::string check(const std::string& ideas, const std::string& before = {}) { return edition(ideas, before).check(); }

}  // namespace

TEST_CASE("easy read that is easy is not spoken of", "[easy]") {
  CHECK(check(idea("We plan good homes.", "Rydym yn cynllunio cartrefi da.")) == "");
  CHECK(check(idea("A **short break** is a rest.", "Mae **seibiant byr** yn orffwys.", "words = [\"short-break\"]\n") + idea("We like short breaks.", "Rydym yn hoffi seibiant byr.", "", "people")) == "");
}

TEST_CASE("a finding has its line and column within the text, whatever escapes and lines lie before it", "[easy]") {
  CHECK(check(idea("Say \\\"hello\\\". We do safeguarding here.", "Dywedwch \\\"helo\\\". Rydym yn hapus yma.")) == R"-(content/documents/position/easy-read.toml:6:37: warning: "safeguarding" may be a hard word [hard-word]
    6 | text = { en = "Say \"hello\". We do safeguarding here.", cy = "Dywedwch \"helo\". Rydym yn hapus ym…
      |                                     ^~~~~~~~~~~~
      = use an everyday word, or explain it: put it in the glossary and in words, and write it in **bold**; a word that your readers know goes below [easy_read] plain_words in publication.toml
)-");
  CHECK(check(R"-([[page.idea]]
picture = "bed"
text.en = """
We plan good homes. We
  utilise \u0041 home."""
text.cy = 'Rydym yn cynllunio cartrefi da. Dewch i gartref A.'
)-") == R"-(content/documents/position/easy-read.toml:7:3: warning: "utilise" has an easier word [say-instead]
    7 |   utilise \u0041 home."""
      |   ^~~~~~~
      = say use
)-");
}

TEST_CASE("more than three sentences beside a picture", "[easy]") {
  CHECK(check(idea("We go. We see. We eat. We run.", "Rydym yn mynd. Rydym yn gweld. Rydym yn bwyta. Rydym yn rhedeg.")) == R"-(content/documents/position/easy-read.toml:6:16: error: this idea has 4 sentences; 3 are the most that one picture can stand beside [too-many-sentences]
    6 | text = { en = "We go. We see. We eat. We run.", cy = "Rydym yn mynd. Rydym yn gweld. Rydym yn bwyta…
      |                ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = make two ideas of it, each with its picture
content/documents/position/easy-read.toml:6:55: error: this idea has 4 sentences; 3 are the most that one picture can stand beside [too-many-sentences]
    6 | text = { en = "We go. We see. We eat. We run.", cy = "Rydym yn mynd. Rydym yn gweld. Rydym yn bwyta…
      |                                                       ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = make two ideas of it, each with its picture
)-");
}

TEST_CASE("a hard word is explained where it first comes", "[easy]") {
  CHECK(check(idea("We like a short break.", "Rydym yn hoffi seibiant byr.")) == R"-(content/documents/position/easy-read.toml:6:26: warning: "short break" is in the glossary, and is explained nowhere in this edition [word-unexplained]
    6 | text = { en = "We like a short break.", cy = "Rydym yn hoffi seibiant byr." }
      |                          ^~~~~~~~~~~
      = add "short-break" to the words of this idea, and write **short break**
content/documents/position/easy-read.toml:6:62: warning: "seibiant byr" is in the glossary, and is explained nowhere in this edition [word-unexplained]
    6 | text = { en = "We like a short break.", cy = "Rydym yn hoffi seibiant byr." }
      |                                                              ^~~~~~~~~~~~
      = add "short-break" to the words of this idea, and write **seibiant byr**
)-");
  CHECK(check(idea("We like a short break.", "Rydym yn hoffi seibiant byr.") + idea("A **short break** is a rest.", "Mae **seibiant byr** yn orffwys.", "words = [\"short-break\"]\n", "people")) == R"-(content/documents/position/easy-read.toml:6:26: warning: "short break" comes here first, and is explained later [word-explained-late]
    6 | text = { en = "We like a short break.", cy = "Rydym yn hoffi seibiant byr." }
      |                          ^~~~~~~~~~~
      = move "short-break" to the words of this idea, and write **short break** here
content/documents/position/easy-read.toml:6:62: warning: "seibiant byr" comes here first, and is explained later [word-explained-late]
    6 | text = { en = "We like a short break.", cy = "Rydym yn hoffi seibiant byr." }
      |                                                              ^~~~~~~~~~~~
      = move "short-break" to the words of this idea, and write **seibiant byr** here
)-");
}

TEST_CASE("the meaning of a hard word is read too", "[easy]") {
  const auto explained = idea("We like a **short break**.", "Rydym yn hoffi **seibiant byr**.", "words = [\"short-break\"]\n");
  auto hard = edition(explained);
  hard.change("glossary.toml", "A stay away from home.", "Temporary relief, e.g. 67% of nights.");
  const auto said = hard.check();
  CHECK(times(said, "content/glossary.toml:5:") == 4);
  for (const auto* code : {"[hard-word]", "[abbreviation]", "[percentage]"}) CHECK(times(said, code) >= 1);
  auto none = edition(explained);
  none.change("glossary.toml", "easy    = { en = \"A stay away from home.\", cy = \"Arhosiad oddi cartref.\" }\n", "");
  CHECK(times(none.check(), "\"short-break\" has no meaning in easy words, and readers get the glossary's [word-unexplained]") == 1);
}

TEST_CASE("an explained word is used, in both languages", "[easy]") {
  CHECK(check(idea("We like a **short break**.", "Rydym yn hoffi gorffwys.", "words = [\"short-break\"]\n")) == R"-(content/documents/position/easy-read.toml:7:10: warning: "seibiant byr" is explained here, and the Welsh text does not use it [word-unused]
    7 | words = ["short-break"]
      |          ^~~~~~~~~~~~~
      = write the word in the text, add the form that is there to also.cy in the glossary, or take "short-break" out of words
)-");
}

TEST_CASE("explained words and no others are bold", "[easy]") {
  CHECK(check(idea("We like a short break in **homes**.", "Rydym yn hoffi **seibiant byr** mewn cartrefi.", "words = [\"short-break\"]\n")) == R"-(content/documents/position/easy-read.toml:6:26: warning: "short break" is explained here, and is not in bold [word-not-bold]
    6 | text = { en = "We like a short break in **homes**.", cy = "Rydym yn hoffi **seibiant byr** mewn car…
      |                          ^~~~~~~~~~~
      = write **short break**
content/documents/position/easy-read.toml:6:43: warning: "homes" is in bold, and is not explained [bold-unexplained]
    6 | text = { en = "We like a short break in **homes**.", cy = "Rydym yn hoffi **seibiant byr** mewn car…
      |                                           ^~~~~
      = bold is for hard words: put it in the glossary and its id in words, or take the ** away
)-");
}

TEST_CASE("one thing has one name", "[easy]") {
  CHECK(edition(idea("We like respite.", "Rydym yn hoffi gorffwys.")).adding("glossary.toml", "avoid = { en = [\"respite\"] }\n").check() == R"-(content/documents/position/easy-read.toml:6:24: warning: the glossary says "short break" for "respite" [different-words]
    6 | text = { en = "We like respite.", cy = "Rydym yn hoffi gorffwys." }
      |                        ^~~~~~~
      = use the same word for the same thing everywhere
)-");
  CHECK(check(idea("The staff help you.", "Mae'r staff yn helpu.") + idea("Our staff are good. The employees are kind.", "Mae ein staff yn dda. Maen nhw'n garedig.", "", "people")) == R"-(content/documents/position/easy-read.toml:10:40: warning: this booklet also says "staff" for the same thing [different-words]
   10 | text = { en = "Our staff are good. The employees are kind.", cy = "Mae ein staff yn dda. Maen nhw'n…
      |                                        ^~~~~~~~~
      = use the same word for the same thing everywhere
content/documents/position/easy-read.toml:10:40: warning: "employees" may be a hard word [hard-word]
   10 | text = { en = "Our staff are good. The employees are kind.", cy = "Mae ein staff yn dda. Maen nhw'n…
      |                                        ^~~~~~~~~
      = use an everyday word, or explain it: put it in the glossary and in words, and write it in **bold**; a word that your readers know goes below [easy_read] plain_words in publication.toml
)-");
}

TEST_CASE("a picture stands for one thing on a page", "[easy]") {
  CHECK(check(idea("We plan good homes.", "Rydym yn cynllunio cartrefi da.") + idea("We go out.", "Rydym yn mynd allan.")) == R"-(content/documents/position/easy-read.toml:9:11: warning: bed is beside another idea of this page already [picture-repeated]
    9 | picture = "bed"
      |           ^~~~~
      = choose another picture, or make one idea of the two
)-");
}

TEST_CASE("both languages say the same", "[easy]") {
  CHECK(check(idea("We have 3 homes. They are big.", "Mae gennym 4 cartref.")) == R"-(content/documents/position/easy-read.toml:6:55: warning: the Welsh has 1 sentence, and the English 2 [languages-differ]
    6 | text = { en = "We have 3 homes. They are big.", cy = "Mae gennym 4 cartref." }
      |                                                       ^~~~~~~~~~~~~~~~~~~~
      = say the same in both, sentence by sentence
content/documents/position/easy-read.toml:6:55: warning: the figures differ: 4 in Welsh, 3 in English [languages-differ]
    6 | text = { en = "We have 3 homes. They are big.", cy = "Mae gennym 4 cartref." }
      |                                                       ^~~~~~~~~~~~~~~~~~~~
      = give the same figures in both languages
)-");
}

TEST_CASE("what is found may stand with a reason", "[easy]") {
  CHECK(check(idea("The plan was written here.", "Ysgrifennodd staff y cynllun.", "accepted = { passive-voice = \"the law says so\", hard-word = \"x\" }\n")) == R"-(content/documents/position/easy-read.toml:7:49: hint: hard-word is accepted, but there is no such warning [acceptance-unneeded]
    7 | accepted = { passive-voice = "the law says so", hard-word = "x" }
      |                                                 ^~~~~~~~~
      = take it out, so that the warning is seen when it is right again
)-");
  CHECK(check(idea("The plan was written here.", "Ysgrifennodd staff y cynllun."), "accepted = { passive-voice = \"a\", pasive = \"b\" }\n") == R"-(content/documents/position/easy-read.toml:1:35: error: there is no warning called pasive [unknown-warning]
    1 | accepted = { passive-voice = "a", pasive = "b" }
      |                                   ^~~~~~
      = those that can be accepted are sentence-too-long, sentence-long, several-ideas, too-many-sentences, several-negatives, passive-voice, hard-word, say-instead, metaphor, different-words, abbreviation, contraction, roman-numeral, capitals, italics, percentage, fraction, large-number, number-in-words, word-unexplained, word-explained-late, word-unused, word-not-bold, bold-unexplained, picture-repeated, languages-differ, too-many-pages
)-");
}

TEST_CASE("what is still to be written", "[easy]") {
  CHECK(edition(idea("", "")).change(document_toml, "final", "draft").check() == R"-(content/documents/position/easy-read.toml:6:8: warning: this idea has no words yet [unwritten]
    6 | text = { en = "", cy = "" }
      |        ^~~~~~~~~~~~~~~~~~~~
      = write one to three short sentences, in both languages
)-");
  CHECK(check(idea("", "")) == R"-(content/documents/position/easy-read.toml:6:8: error: this idea has no words yet [unwritten]
    6 | text = { en = "", cy = "" }
      |        ^~~~~~~~~~~~~~~~~~~~
      = write one to three short sentences, in both languages
)-");
}

TEST_CASE("at most 24 printed pages", "[easy]") {
  std::string pages;
  for (int i = 0; i < 24; ++i) pages += head + good;
  CHECK(small().with(easy_read_toml, pages).check() == "");
  CHECK(small().with(easy_read_toml, pages + head + good).check() == R"-(content/documents/position/easy-read.toml:1: error: this edition would have about 25 printed pages; 24 are the most that people read [too-many-pages]
    1 | [[page]]
      | ^
      = leave out what matters least, or make two booklets of it
)-");
}

TEST_CASE("words that a publication's readers know", "[easy]") {
  auto folder = edition(idea("We have hoists.", "Mae gennym declynnau."));
  folder.change(publication_toml, "[[area]]\nid   = \"uchaf\"", "[easy_read]\nplain_words = { en = [\"hoist\"], cy = [\"teclynnau\"] }\n\n[[area]]\nid   = \"uchaf\"");
  CHECK(folder.check() == "");
}

TEST_CASE("a figure is judged as its readers read it", "[easy]") {
  CHECK(check(idea("We know {{ people | easy }}.", "Rydym yn adnabod {{ people | easy }}.")) == "");
  const auto said = check(idea("We know {{ people }} people.", "Rydym yn adnabod {{ people }} o bobl."));
  CHECK(times(said, "[large-number]") == 2);
  CHECK(times(said, "2,030 is a large number") == 2);
  CHECK(times(said, "^~~~~~~~~~~~") == 2);
}

TEST_CASE("the score of an edition, and what to mend first", "[easy]") {
  const auto outcome = edition(idea("The plan was written here. Don't go.", "Ysgrifennodd staff y cynllun. Peidiwch â mynd.") + idea("The plan was written.", "Ysgrifennodd staff y cynllun.", "", "people") +
                               idea("We go out.", "Rydym yn mynd allan.", "", "home")).build().outcome;
  REQUIRE(outcome.easy_read.editions.size() == 1);
  const auto& edition = outcome.easy_read.editions.front();
  CHECK(edition.score == 50);  // 0 + a half + 1, of 3
  CHECK(edition.errors == 1);
  CHECK(edition.warnings == 2);
  REQUIRE(edition.faults.size() == 2);
  CHECK(edition.faults[0].code == "contraction");
  CHECK(edition.faults[1].code == "passive-voice");
  CHECK(edition.faults[1].count == 2);
}

TEST_CASE("a draft of an edition follows its document, says what is still to be written, and is never written over", "[easy]") {
  auto folder = small().change(document_toml, "final", "draft").adding(english, "\n> **Policy statement.** We will have more breaks.\n").adding(welsh, "\n> **Datganiad polisi.** Bydd gennym fwy o seibiannau.\n");
  std::map<std::string, std::string> files;
  for (const auto& [path, text] : folder.files()) files["content/" + path] = text;
  SiteDisk disk(files);
  REQUIRE(draft_easy_read("position", "content", "program", disk) == exit_well);
  std::string draft;
  REQUIRE_FALSE(disk.read("content/documents/position/easy-read.toml", draft));
  CHECK(times(draft, "# Policy statement: We will have more breaks.\n# Policy statement: Bydd gennym fwy o seibiannau.\n") == 1);
  CHECK(times(draft, "[[page]]") >= 3);
  CHECK(times(draft, "TODO") == 0);
  const auto said = folder.with(easy_read_toml, draft).check();
  CHECK(times(said, "error") == 0);
  CHECK(times(said, "[unwritten]") == times(draft, "title = { en = \"\", cy = \"\" }") - 1 + times(draft, "text = {"));
  CHECK(draft_easy_read("position", "content", "program", disk) == exit_machine);
  CHECK(draft_easy_read("postion", "content", "program", disk) == exit_machine);
}

TEST_CASE("the catalogue in easy read: ways in with pictures, lists by kind of service, by area and by both", "[easy]") {
  const auto built = small().build();
  CHECK(built.said == "");
  CHECK(dead_ends(built) == std::vector<std::string>{});
  const auto& ways = built.page("en/care-and-support/easy-read/");
  CHECK(times(ways, "What do you need?") == 1);
  CHECK(times(ways, "href=\"/en/service/short-break/easy-read/\"") == 1);
  const auto& list = built.page("en/service/short-break/easy-read/");
  CHECK(times(list, "There is 1 service in this list.") == 1);
  CHECK(times(list, "href=\"/en/providers/glan-tywi/easy-read/\"") == 1);
  CHECK(times(list, "You can phone <a href=\"tel:01632960510\">01632 960510</a>.") == 1);
  CHECK(times(list, "Kind of service:") == 0);
  CHECK(times(built.page("cy/gwasanaeth/seibiant-byr/hawdd-ei-ddeall/"), "Mae 1 gwasanaeth yn y rhestr hon.") == 1);
  // The ordinary list leads to it, and it to the ordinary list.
  CHECK(times(built.page("en/service/short-break/"), "href=\"/en/service/short-break/easy-read/\"") == 1);
  CHECK(times(list, "href=\"/en/service/short-break/\"") == 1);
}

TEST_CASE("an easy-read list says what a kind of service is, where its name does not", "[easy]") {
  auto folder = small();
  folder.change(publication_toml, "unit    = \"nights per year\"", "unit    = \"nights per year\"\neasy    = { en = \"A stay away from home\", cy = \"Arhosiad oddi cartref\" }");
  const auto built = folder.build();
  CHECK(built.said == "");
  const auto& area = built.page("en/area/upper-dyffryn/easy-read/");
  CHECK(times(area, "Kind of service: <strong>Short break</strong>.") == 1);
  CHECK(times(area, "<strong>Short break:</strong> A stay away from home.") == 1);
  CHECK(times(built.page("cy/gwasanaeth/seibiant-byr/hawdd-ei-ddeall/"), "<p class=\"easy-lead\">Arhosiad oddi cartref.</p>") == 1);
}

TEST_CASE("search finds lists in easy words by name, and leaves out those that only narrow one", "[easy][search]") {
  const auto built = small().build();
  std::string found;
  for (const auto& [path, text] : built.site)
    if (path.starts_with("assets/search/en/entries-")) found += text;
  CHECK(times(found, "\"/en/service/short-break/\"") == 1);
  CHECK(times(found, "\"/en/service/short-break/easy-read/\"") == 1);
  for (const auto& [path, text] : built.site)
    if (path.starts_with("en/service/short-break/") && path.ends_with("/easy-read/index.html") && path != "en/service/short-break/easy-read/index.html")
      CHECK(times(found, "\"/" + path.substr(0, path.size() - std::string("index.html").size()) + "\"") == 0);
}

TEST_CASE("the easy words of code lists are read too, where the catalogue is in easy read", "[easy]") {
  const auto hard = [] {
    auto folder = small();
    folder.change(publication_toml, "unit    = \"nights per year\"", "unit    = \"nights per year\"\neasy    = { en = \"Temporary relief, e.g. a stay\", cy = \"Arhosiad oddi cartref\" }");
    return folder;
  };
  CHECK(hard().check() == R"-(content/publication.toml:25:19: warning: "Temporary" may be a hard word [hard-word]
   25 | easy    = { en = "Temporary relief, e.g. a stay", cy = "Arhosiad oddi cartref" }
      |                   ^~~~~~~~~
      = use an everyday word; a word that your readers know goes below [easy_read] plain_words in publication.toml
content/publication.toml:25:29: warning: "relief" may be a hard word [hard-word]
   25 | easy    = { en = "Temporary relief, e.g. a stay", cy = "Arhosiad oddi cartref" }
      |                             ^~~~~~
      = use an everyday word; a word that your readers know goes below [easy_read] plain_words in publication.toml
content/publication.toml:25:37: error: "e.g." is an abbreviation [abbreviation]
   25 | easy    = { en = "Temporary relief, e.g. a stay", cy = "Arhosiad oddi cartref" }
      |                                     ^~~
      = write "for example"
)-");
  auto without = hard();
  without.adding(publication_toml, "\n[catalogue]\neasy_read = false\n");
  CHECK(without.check() == "");
}
