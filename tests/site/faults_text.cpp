// What is said of texts: what is missing in a language, and what Markdown may not hold. Letter for letter.
#include "fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

Folder draft() { return small().change(document_toml, "final", "draft"); }

}  // namespace

TEST_CASE("text missing in a language", "[faults]") {
  CHECK(small().change(document_toml, R"(, cy = "Ein sefyllfa")", "").check() == R"(content/documents/position/document.toml:2:12: error: title has no Welsh text [missing-text]
    2 | title    = { en = "Our position" }
      |            ^~~~~~~~~~~~~~~~~~~~~~~
      = add cy = "…", or exempt = "third-party" for words that are not yours
)");
  CHECK(small().change(plan_toml, R"(en = "Carers need breaks.", )", "").check() == R"(content/data/plan.toml:6:16: error: statement has no English text [missing-text]
    6 | statement    = { cy = "Mae angen seibiannau ar ofalwyr." }
      |                ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = add en = "…", or exempt = "third-party" for words that are not yours
)");
  CHECK(draft().change(document_toml, R"(, cy = "Ein sefyllfa")", "").check() == R"(content/documents/position/document.toml:2:12: warning: title has no Welsh text [missing-text]
    2 | title    = { en = "Our position" }
      |            ^~~~~~~~~~~~~~~~~~~~~~~
      = add cy = "…"; until then the draft shows the other language, and says so
)");
}

TEST_CASE("a section missing in a language", "[faults]") {
  CHECK(small().without(welsh).check() == R"(content/documents/position/document.toml:4:13: error: the section demand has no Welsh text [missing-text]
    4 | sections = ["demand"]
      |             ^~~~~~~~
      = write documents/position/demand.cy.md, or make the document a draft until it is there
)");
  CHECK(draft().without(welsh).check() == R"(content/documents/position/document.toml:4:13: warning: the section demand has no Welsh text [missing-text]
    4 | sections = ["demand"]
      |             ^~~~~~~~
      = write documents/position/demand.cy.md; until then the draft shows the other language, and says so
)");
}

TEST_CASE("a section without any file", "[faults]") {
  CHECK(small().change(document_toml, R"(["demand"])", R"(["demand", "supply"])").check() == R"(content/documents/position/document.toml:4:23: error: there is no file for the section supply [missing-section]
    4 | sections = ["demand", "supply"]
      |                       ^~~~~~~~
      = write documents/position/supply.en.md and documents/position/supply.cy.md, or take the section out of the list
)");
}

TEST_CASE("a file that is no section", "[faults]") {
  CHECK(small().with("documents/position/supply.en.md", "# Supply\n\nText\n").check() == R"(content/documents/position/supply.en.md: error: no section or appendix is called supply [unreferenced-section]
      = add "supply" to sections or appendices in document.toml, or delete the file
)");
  CHECK(small().with("documents/position/supply.md", "# Supply\n\nText\n").check() == R"(content/documents/position/supply.md: error: this file's name does not say its section and language [section-file-name]
      = name it supply.en.md or supply.cy.md
)");
  CHECK(small().with("documents/position/easyread.toml", "").check() == R"(content/documents/position/easyread.toml: warning: nothing reads this file [unknown-file]
      = a document's files are document.toml, easy-read.toml and its sections; records stand in the folder data
)");
}

TEST_CASE("a link that may not be", "[faults]") {
  CHECK(small().adding(english, "\n[x](javascript:alert(1))\n").check() == R"(content/documents/position/demand.en.md:13:5: error: links may not begin with javascript: [link-scheme]
   13 | [x](javascript:alert(1))
      |     ^~~~~~~~~~~~~~~~~~~
      = use https:, mailto:, tel: or a link inside the publication, such as provider/glan-tywi
)");
  CHECK(small().adding(english, "\n[x](<JaVaScRiPt:alert(1)>)\n").check() == R"(content/documents/position/demand.en.md:13:6: error: links may not begin with JaVaScRiPt: [link-scheme]
   13 | [x](<JaVaScRiPt:alert(1)>)
      |      ^~~~~~~~~~~~~~~~~~~
      = use https:, mailto:, tel: or a link inside the publication, such as provider/glan-tywi
)");
  CHECK(small().adding(english, "\n[x](java&#115;cript:alert(1))\n").check() == R"(content/documents/position/demand.en.md:13:1: error: links may not begin with javascript: [link-scheme]
   13 | [x](java&#115;cript:alert(1))
      | ^
      = use https:, mailto:, tel: or a link inside the publication, such as provider/glan-tywi
)");
  CHECK(small().adding(english, "\n[x](data:text/html,x)\n").check() == R"(content/documents/position/demand.en.md:13:5: error: links may not begin with data: [link-scheme]
   13 | [x](data:text/html,x)
      |     ^~~~~~~~~~~~~~~~
      = use https:, mailto:, tel: or a link inside the publication, such as provider/glan-tywi
)");
  CHECK(small().adding(english, "\n[x](vbscript:x)\n").check() == R"(content/documents/position/demand.en.md:13:5: error: links may not begin with vbscript: [link-scheme]
   13 | [x](vbscript:x)
      |     ^~~~~~~~~~
      = use https:, mailto:, tel: or a link inside the publication, such as provider/glan-tywi
)");
}

TEST_CASE("a link in TOML that may not be", "[faults]") {
  CHECK(small().adding(provider_toml, "\n").change(provider_toml, "[[service]]", "[about]\nen = \"[x](javascript:alert(1))\"\ncy = \"x\"\n\n[[service]]").check() == R"-(content/providers/glan-tywi.toml:11:6: error: links may not begin with javascript: [link-scheme]
   11 | en = "[x](javascript:alert(1))"
      |      ^~~~~~~~~~~~~~~~~~~~~~~~~~
      = use https:, mailto:, tel: or a link inside the publication, such as provider/glan-tywi
)-");
}

TEST_CASE("a link that this program does not know", "[faults]") {
  CHECK(small().adding(english, "\n[x](providers/glan-tywi)\n").check() == R"(content/documents/position/demand.en.md:13:5: error: "providers/glan-tywi" is not a link this program knows [broken-link]
   13 | [x](providers/glan-tywi)
      |     ^~~~~~~~~~~~~~~~~~~
      = did you mean provider/glan-tywi?
)");
  CHECK(small().adding(english, "\n[x](../index.html)\n").check() == R"(content/documents/position/demand.en.md:13:5: error: "../index.html" is not a link this program knows [broken-link]
   13 | [x](../index.html)
      |     ^~~~~~~~~~~~~
      = write the kind of record and its id (provider/glan-tywi), or an address that begins with https://
)");
  CHECK(small().adding(english, "\n[x](www.dyffryn.example)\n").check() == R"(content/documents/position/demand.en.md:13:5: error: "www.dyffryn.example" is not a link this program knows [broken-link]
   13 | [x](www.dyffryn.example)
      |     ^~~~~~~~~~~~~~~~~~~
      = write the kind of record and its id (provider/glan-tywi), or an address that begins with https://
)");
  CHECK(small().adding(english, "\n[x](//dyffryn.example/)\n").check() == R"(content/documents/position/demand.en.md:13:5: error: "//dyffryn.example/" is not a link this program knows [broken-link]
   13 | [x](//dyffryn.example/)
      |     ^~~~~~~~~~~~~~~~~~
      = write the kind of record and its id (provider/glan-tywi), or an address that begins with https://
)");
  CHECK(small().adding(english, "\n[x](<https://glan tywi.example>)\n").check() == R"(content/documents/position/demand.en.md:13:6: error: https://glan tywi.example is not an address [bad-address]
   13 | [x](<https://glan tywi.example>)
      |      ^~~~~~~~~~~~~~~~~~~~~~~~~
      = copy the whole address from the browser
)");
}

TEST_CASE("a link that leads to nothing", "[faults]") {
  CHECK(small().adding(english, "\n[x](provider/glan-twyi)\n").check() == R"(content/documents/position/demand.en.md:13:5: error: there is no provider called glan-twyi [broken-link]
   13 | [x](provider/glan-twyi)
      |     ^~~~~~~~~~~~~~~~~~
      = did you mean glan-tywi?
)");
  CHECK(small().adding(english, "\n[x](glossary/long-break)\n").check() == R"(content/documents/position/demand.en.md:13:5: error: there is no word in the glossary called long-break [broken-link]
   13 | [x](glossary/long-break)
      |     ^~~~~~~~~~~~~~~~~~~
      = check the id; no word in the glossary has one like it
)");
  CHECK(small().adding(english, "\n[x](gap/none)\n").check() == R"(content/documents/position/demand.en.md:13:5: error: there is no gap called none [broken-link]
   13 | [x](gap/none)
      |     ^~~~~~~~
      = check the id; no gap has one like it
)");
  CHECK(small().adding(english, "\n[x](document/postion)\n").check() == R"(content/documents/position/demand.en.md:13:5: error: there is no document called postion [broken-link]
   13 | [x](document/postion)
      |     ^~~~~~~~~~~~~~~~
      = did you mean position?
)");
}

TEST_CASE("a link to a section or a place that is not there", "[faults]") {
  CHECK(small().adding(english, "\n[x](section/demnad)\n").check() == R"(content/documents/position/demand.en.md:13:5: error: the document position has no section demnad [broken-link]
   13 | [x](section/demnad)
      |     ^~~~~~~~~~~~~~
      = did you mean demand?
)");
  CHECK(small().adding(english, "\n[x](document/position/demnad)\n").check() == R"(content/documents/position/demand.en.md:13:5: error: the document position has no section demnad [broken-link]
   13 | [x](document/position/demnad)
      |     ^~~~~~~~~~~~~~~~~~~~~~~~
      = did you mean demand?
)");
  CHECK(small().adding(english, "\n[x](section/demand#what-we-do)\n").check() == R"(content/documents/position/demand.en.md:13:5: error: the section demand has no place called #what-we-do [broken-link]
   13 | [x](section/demand#what-we-do)
      |     ^~~~~~~~~~~~~~~~~~~~~~~~~
      = its places are #demand-what-we-will-do
)");
  CHECK(small().adding(english, "\n[x](#nowhere)\n").check() == R"(content/documents/position/demand.en.md:13:5: error: the section demand has no place called #nowhere [broken-link]
   13 | [x](#nowhere)
      |     ^~~~~~~~
      = its places are #demand-what-we-will-do
)");
}

TEST_CASE("an unknown placeholder", "[faults]") {
  CHECK(small().adding(english, "\n{{ gapz }}\n").check() == R"(content/documents/position/demand.en.md:13:1: error: there is no placeholder {{ gapz }} [unknown-placeholder]
   13 | {{ gapz }}
      | ^~~~~~~~~~
      = did you mean {{ gaps }}?
)");
  CHECK(small().adding(english, "\nThere are {{ poeple.total }} people.\n").check() == R"(content/documents/position/demand.en.md:13:11: error: there is no dataset "poeple" [unknown-dataset]
   13 | There are {{ poeple.total }} people.
      |           ^~~~~~~~~~~~~~~~~~
      = did you mean people?
)");
  CHECK(small().adding(english, "\nThere are {{ taxi }} people.\n").check() == R"(content/documents/position/demand.en.md:13:11: error: there is no dataset "taxi" [unknown-dataset]
   13 | There are {{ taxi }} people.
      |           ^~~~~~~~~~
      = use the id of a dataset, or need/…, supply/…, gap/… with the id of a record
)");
  CHECK(small().adding(english, "\n{{ table poeple }}\n").check() == R"(content/documents/position/demand.en.md:13:1: error: there is no dataset "poeple" [unknown-dataset]
   13 | {{ table poeple }}
      | ^~~~~~~~~~~~~~~~~~
      = did you mean people?
)");
  CHECK(times(small().change(plan_toml, "en = \"Too few breaks\"", "en = \"Too few for {{ people.total }}\"").check(),
              "content/data/plan.toml:11:19: error: {{ … }} would stand in this title as it is written [placeholder-out-of-place]") == 1);
  CHECK(small().adding(english, "\nWe have {{ need/braks.title }}.\n").check() == R"(content/documents/position/demand.en.md:13:9: error: there is no need "braks" [unknown-record]
   13 | We have {{ need/braks.title }}.
      |         ^~~~~~~~~~~~~~~~~~~~~~
      = did you mean breaks?
)");
  CHECK(small().adding(english, "\nWe have {{ need/breaks.titel }}.\n").check() == R"(content/documents/position/demand.en.md:13:9: error: need has no field titel [unknown-field]
   13 | We have {{ need/breaks.titel }}.
      |         ^~~~~~~~~~~~~~~~~~~~~~~
      = did you mean title?
)");
  CHECK(small().adding(english, "\nWe have {{ neeed/breaks.title }}.\n").check() == R"(content/documents/position/demand.en.md:13:9: error: there is no kind of record called "neeed" [unknown-kind]
   13 | We have {{ neeed/breaks.title }}.
      |         ^~~~~~~~~~~~~~~~~~~~~~~~
      = did you mean need?
)");
}

TEST_CASE("a placeholder with a word that makes no sense", "[faults]") {
  CHECK(small().adding(english, "\nSee {{ people[aera=uchaf] }}.\n").check() == R"(content/documents/position/demand.en.md:13:15: error: people is not broken down by aera [unknown-dimension]
   13 | See {{ people[aera=uchaf] }}.
      |               ^~~~~
      = did you mean area?
)");
  CHECK(small().adding(english, "\nSee {{ people[area=uchfa] }}.\n").check() == R"(content/documents/position/demand.en.md:13:15: error: people has no figures for area "uchfa" [unknown-item]
   13 | See {{ people[area=uchfa] }}.
      |               ^~~~~
      = did you mean uchaf?
)");
  CHECK(small().adding(english, "\nSee {{ people.total | shares }}.\n").check() == R"(content/documents/position/demand.en.md:13:20: error: there is no filter "shares" for figures [unknown-filter]
   13 | See {{ people.total | shares }}.
      |                    ^~~~~~
      = did you mean share?
)");
  CHECK(small().adding(english, "\n{{ gaps natuer=shortage }}\n").check() == R"(content/documents/position/demand.en.md:13:1: error: a gap has no field natuer [unknown-placeholder]
   13 | {{ gaps natuer=shortage }}
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~
      = did you mean nature?
)");
  CHECK(small().adding(english, "\n{{ gaps nature=quality }}\n").check() == R"(content/documents/position/demand.en.md:13:1: warning: no gap has nature = quality [empty-block]
   13 | {{ gaps nature=quality }}
      | ^~~~~~~~~~~~~~~~~~~~~~~~~
      = check the word, or take the placeholder out
)");
  CHECK(small().adding(english, "\n{{ gaps nature = quality }}\n").check() == R"(content/documents/position/demand.en.md:13:1: error: "=" makes no sense in this placeholder [placeholder-syntax]
   13 | {{ gaps nature = quality }}
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~
      = write {{ gaps field=word }}, with no spaces around =
)");
  CHECK(small().adding(english, "\n{{ forum tenants }}\n").check() == R"(content/documents/position/demand.en.md:13:1: error: there is no forum called tenants [unknown-placeholder]
   13 | {{ forum tenants }}
      | ^~~~~~~~~~~~~~~~~~~
      = write the id of a forum of this document
)");
  CHECK(small().adding(english, "\n{{ }}\n").check() == R"(content/documents/position/demand.en.md:13:4: error: a figure begins with the id of a dataset [bad-figure]
   13 | {{ }}
      |    ^
      = write known-by-age[area=powys], or need/short-breaks[2031]
)");
}

TEST_CASE("a placeholder in the wrong place, or never closed", "[faults]") {
  CHECK(small().adding(english, "\nSee {{ gaps }} here.\n").check() == R"(content/documents/position/demand.en.md:13:5: error: {{ gaps }} cannot stand inside a sentence [placeholder-place]
   13 | See {{ gaps }} here.
      |     ^~~~~~~~~~
      = give it a paragraph of its own, with an empty line before and after
)");
  CHECK(small().adding(english, "\nSee {{ people.total } here.\n").check() == R"(content/documents/position/demand.en.md:13:5: error: this placeholder is never closed [placeholder-syntax]
   13 | See {{ people.total } here.
      |     ^~
      = close it with }} on the same line, or write \{{ for the braces themselves
)");
  CHECK(small().adding(english, "\n## We know {{ people.total }}\n").check() == R"(content/documents/position/demand.en.md:13:12: error: a heading cannot hold a placeholder [placeholder-syntax]
   13 | ## We know {{ people.total }}
      |            ^~
      = contents lists show headings as they are: write the words, and put the figure in the text below
)");
  CHECK(small().adding(english, "\n[x]({{ people.total }})\n").check() == R"(content/documents/position/demand.en.md:13:5: error: a placeholder cannot be an address [link-scheme]
   13 | [x]({{ people.total }})
      |     ^~
      = write the address itself
)");
}

TEST_CASE("two pages with one address", "[faults]") {
  CHECK(small().with("documents/second/document.toml", "kind     = \"guidance\"\ntitle    = { en = \"Our position\", cy = \"Ein sefyllfa\" }\nstatus   = \"final\"\nsections = [\"demand\"]\n").with("documents/second/demand.en.md", "# Demand\n\nText\n").with("documents/second/demand.cy.md", "# Galw\n\nTestun\n").check() == R"(content/documents/second/document.toml:2:12: error: the document position and the document second would have the same address: /cy/ein-sefyllfa/ [address-clash]
    2 | title    = { en = "Our position", cy = "Ein sefyllfa" }
      |            ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = give one of them another title or name, or an address of its own: address = { en = "…", cy = "…" }
content/documents/second/document.toml:2:12: error: the document position and the document second would have the same address: /en/our-position/ [address-clash]
    2 | title    = { en = "Our position", cy = "Ein sefyllfa" }
      |            ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = give one of them another title or name, or an address of its own: address = { en = "…", cy = "…" }
)");
  CHECK(small().with("documents/position/more.en.md", "# Demand\n\nText\n").with("documents/position/more.cy.md", "# Galw\n\nTestun\n").change(document_toml, R"(["demand"])", R"(["demand", "more"])").check() == R"(content/documents/position/more.cy.md:1:1: error: the section demand and the section more would have the same address: /cy/ein-sefyllfa/galw/ [address-clash]
    1 | # Galw
      | ^
      = give one of them another title, or write { id = "more", address = { en = "…", cy = "…" } } in its place among the sections
content/documents/position/more.en.md:1:1: error: the section demand and the section more would have the same address: /en/our-position/demand/ [address-clash]
    1 | # Demand
      | ^
      = give one of them another title, or write { id = "more", address = { en = "…", cy = "…" } } in its place among the sections
)");
}

TEST_CASE("a table that nobody could read", "[faults]") {
  CHECK(small().adding(english, "\n" + std::string(10000, '|') + "\n").check() == R"(content/documents/position/demand.en.md:13:1: error: a table of 9999 columns: nobody can read more than 40 [table-too-wide]
   13 | |||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||…
      | ^
      = split it, turn rows and columns round, or keep the figures as a dataset
)");
}

TEST_CASE("a heading that skips a level, a second title, no title", "[faults]") {
  CHECK(small().adding(english, "\n#### Deep\n\nText\n").check() == R"(content/documents/position/demand.en.md:13:1: error: a heading with #### follows one with ##: a level is skipped [heading-level]
   13 | #### Deep
      | ^
      = write ###
)");
  CHECK(small().adding(english, "\n# Second title\n").check() == R"(content/documents/position/demand.en.md:13:1: error: only the section's title may begin with a single # [heading-level]
   13 | # Second title
      | ^
      = write ## for a heading within the section
)");
  CHECK(small().change(english, "# Demand\n", "Demand\n").check() == R"(content/documents/position/demand.en.md:1:1: error: the section does not begin with its title [missing-title]
    1 | Demand
      | ^
      = make its first line a # and the title: # Introduction
)");
}

TEST_CASE("a picture without words", "[faults]") {
  CHECK(small().adding(english, "\n![](images/map.png)\n").with("documents/position/images/map.png", "PNG").check() == R"(content/documents/position/demand.en.md:13:5: error: this picture has no text for people who cannot see it [image-without-text]
   13 | ![](images/map.png)
      |     ^~~~~~~~~~~~~~
      = say what it shows between the square brackets: ![A family at a table](…)
)");
}

TEST_CASE("a picture that is not there", "[faults]") {
  CHECK(small().adding(english, "\n![Map](images/mpa.png)\n").with("documents/position/images/map.png", "PNG").check() == R"(content/documents/position/demand.en.md:13:8: error: there is no picture images/mpa.png in the document's folder [missing-image]
   13 | ![Map](images/mpa.png)
      |        ^~~~~~~~~~~~~~
      = did you mean images/map.png?
)");
  CHECK(small().adding(english, "\n![Map](https://dyffryn.example/map.png)\n").check() == R"(content/documents/position/demand.en.md:13:8: error: there is no picture https://dyffryn.example/map.png in the document's folder [missing-image]
   13 | ![Map](https://dyffryn.example/map.png)
      |        ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = put the file in the document's images folder and write images/<name>
)");
  CHECK(small().adding(english, "\n![Map](../../../etc/passwd)\n").check() == R"(content/documents/position/demand.en.md:13:8: error: there is no picture ../../../etc/passwd in the document's folder [missing-image]
   13 | ![Map](../../../etc/passwd)
      |        ^~~~~~~~~~~~~~~~~~~
      = put the file in the document's images folder and write images/<name>
)");
}

TEST_CASE("easy read that refers to nothing", "[faults]") {
  CHECK(small().with(easy_read_toml, "[[page]]\ntitle = { en = \"A\", cy = \"B\" }\n\n[[page.idea]]\npicture = \"bedd\"\ntext = { en = \"A **short break**.\", cy = \"Mae **seibiant**.\" }\nwords = [\"short-brake\"]\n").check() == R"(content/documents/position/easy-read.toml:5:11: error: there is no picture called bedd [unknown-picture]
    5 | picture = "bedd"
      |           ^~~~~~
      = did you mean bed?
content/documents/position/easy-read.toml:7:10: error: there is no word in the glossary called short-brake [unknown-reference]
    7 | words = ["short-brake"]
      |          ^~~~~~~~~~~~~
      = did you mean short-break?
)");
}

TEST_CASE("a part that is given no words is told of once", "[faults]") {
  const auto said = small().adding(document_toml, "covers = { purpose = 1 }\n").check();
  INFO(said);
  CHECK(said.find("purpose is a whole number [wrong-type]") != said.npos);
  CHECK(said.find("has no section called") == said.npos);
}

TEST_CASE("a part that such a document must have", "[faults]") {
  CHECK(small().change(document_toml, R"("guidance")", R"("report")").check() == R"(content/documents/position/document.toml:1:12: error: officers have not commented on: finance, legal, equalities [missing-comment]
    1 | kind     = "report"
      |            ^~~~~~~~
      = add [[comment]] with kind = "finance", by and text
content/documents/position/document.toml:1:12: error: a report weighs two options at least, of which doing nothing may be one [missing-options]
    1 | kind     = "report"
      |            ^~~~~~~~
      = add [[option]] with document = "position"
content/documents/position/document.toml:1:12: error: a report must also say something about: purpose, recommendations, reasons, options, comments, consultation, appendices [missing-part]
    1 | kind     = "report"
      |            ^~~~~~~~
      = add sections of these names, or write below [covers] which section holds each: purpose = ["demand"]
content/documents/position/document.toml:1:12: error: a report recommends something [missing-recommendation]
    1 | kind     = "report"
      |            ^~~~~~~~
      = add [[recommendation]] with text and reason
)");
  CHECK(small().change(document_toml, R"("guidance")", R"("report")").change(document_toml, "final", "draft").adding(document_toml, "covers = { reason = [\"demand\"], purpose = [\"demnad\"] }\n").check() == R"(content/documents/position/document.toml:1:12: warning: officers have not commented on: finance, legal, equalities [missing-comment]
    1 | kind     = "report"
      |            ^~~~~~~~
      = add [[comment]] with kind = "finance", by and text
content/documents/position/document.toml:1:12: warning: a report weighs two options at least, of which doing nothing may be one [missing-options]
    1 | kind     = "report"
      |            ^~~~~~~~
      = add [[option]] with document = "position"
content/documents/position/document.toml:1:12: warning: a report must also say something about: recommendations, reasons, options, comments, consultation, appendices [missing-part]
    1 | kind     = "report"
      |            ^~~~~~~~
      = add sections of these names, or write below [covers] which section holds each: recommendations = ["demand"]
content/documents/position/document.toml:1:12: warning: a report recommends something [missing-recommendation]
    1 | kind     = "report"
      |            ^~~~~~~~
      = add [[recommendation]] with text and reason
content/documents/position/document.toml:6:10: error: a report has no part called reason [unknown-key]
    6 | covers = { reason = ["demand"], purpose = ["demnad"] }
      |          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = did you mean reasons?
content/documents/position/document.toml:6:44: error: the document has no section called demnad [unknown-reference]
    6 | covers = { reason = ["demand"], purpose = ["demnad"] }
      |                                            ^~~~~~~~
      = did you mean demand?
)");
}
