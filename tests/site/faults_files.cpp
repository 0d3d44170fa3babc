// What is said of the files and folders themselves, letter for letter.
#include <unistd.h>

#include "../unit/writer_fixture.h"
#include "fixture.h"
#include "places.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

std::string with_windows_line_ends(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

}  // namespace

TEST_CASE("an empty file", "[faults]") {
  CHECK(small().with("data/more.toml", "").check() == R"(content/data/more.toml: error: the file is empty [empty-file]
      = write something in it, or delete it
)");
  CHECK(small().with(english, " \n\n").check() == R"(content/documents/position/demand.en.md: error: the file is empty [empty-file]
      = write something in it, or delete it
)");
}

TEST_CASE("a file that may not be read", "[faults]") {
  CHECK(small().refuse(provider_toml).check() == R"(content/providers/glan-tywi.toml: error: the file cannot be read: Permission denied [unreadable-file]
      = check that it exists and that you may read it
)");
  CHECK(small().refuse(english).check() == R"(content/documents/position/demand.en.md: error: the file cannot be read: Permission denied [unreadable-file]
      = check that it exists and that you may read it
)");
  CHECK(small().refuse(publication_toml).check() == R"(content/publication.toml: error: the file cannot be read: Permission denied [unreadable-file]
      = check that it exists and that you may read it
)");
}

TEST_CASE("a file in another encoding", "[faults]") {
  CHECK(small().change(provider_toml, "Heol y Bont", "Heol y T\xF7").check() == R"(content/providers/glan-tywi.toml:5:35: error: the file is not in UTF-8: the letter at this place is in another encoding [invalid-utf8]
      = save the file again, with the encoding UTF-8
)");
  CHECK(small().with(provider_toml, std::string("\xFF\xFEi\0d\0", 6)).check() == R"(content/providers/glan-tywi.toml: error: the file is in UTF-16, not in UTF-8 [invalid-utf8]
      = save the file again, with the encoding UTF-8
)");
  CHECK(small().change(english, "helps", "helps\x80").check() == R"(content/documents/position/demand.en.md:3:79: error: the file is not in UTF-8: the letter at this place is in another encoding [invalid-utf8]
      = save the file again, with the encoding UTF-8
)");
}

TEST_CASE("a file with a byte-order mark", "[faults]") {
  CHECK(small().with(provider_toml, "\xEF\xBB\xBF" + small().files().at(provider_toml)).check() == R"(content/providers/glan-tywi.toml:1:1: hint: the file begins with a byte-order mark, which is not needed [byte-order-mark]
    1 | id        = "glan-tywi"
      | ^
      = it is read all the same; to be rid of it, save the file as "UTF-8" and not as "UTF-8 with BOM"
)");
  CHECK(small().with(english, "\xEF\xBB\xBF" + small().files().at(english)).check() == R"(content/documents/position/demand.en.md:1:1: hint: the file begins with a byte-order mark, which is not needed [byte-order-mark]
    1 | # Demand
      | ^
      = it is read all the same; to be rid of it, save the file as "UTF-8" and not as "UTF-8 with BOM"
)");
}

TEST_CASE("a file with the line ends of Windows", "[faults]") {
  CHECK(small().with(provider_toml, with_windows_line_ends(small().files().at(provider_toml))).check() == R"(content/providers/glan-tywi.toml:1: hint: the file has Windows line ends [crlf]
    1 | id        = "glan-tywi"
      | ^
      = it is read all the same; save it with LF line ends to keep comparisons small
)");
  CHECK(small().with(english, with_windows_line_ends(small().files().at(english))).check() == R"(content/documents/position/demand.en.md:1: hint: the file has Windows line ends [crlf]
    1 | # Demand
      | ^
      = it is read all the same; save it with LF line ends to keep comparisons small
)");
}

TEST_CASE("a file that is no text", "[faults]") {
  CHECK(small().adding(provider_toml, std::string_view("\n\0", 2)).check() == R"(content/providers/glan-tywi.toml:18:1: error: the file holds a NUL character [control-character]
   18 |  
      | ^
      = is it a text file? save it as UTF-8 text
)");
}

TEST_CASE("files and folders that nothing reads", "[faults]") {
  CHECK(small().with("data/plan.xlsx", "x").with("documets/x.toml", "x = 1").with("notes.txt", "x").with("documents/supply.en.md", "# Supply\n").check() == R"(content/data/plan.xlsx: warning: nothing reads this file [unknown-file]
      = data are kept in .toml and .csv files
content/documents/supply.en.md: warning: nothing reads this file [unknown-file]
      = each document is a folder of its own: put it in documents/<id>
content/documets: warning: nothing reads this folder [unknown-file]
      = the folders are data, providers, documents, theme and translations
content/notes.txt: warning: nothing reads this file [unknown-file]
      = the files here are .toml files; texts stand in documents/<id>
)");
}

TEST_CASE("ignored: what editors and version control leave", "[faults]") {
  CHECK(small().with("data/.plan.toml.swp", "x").with("data/plan.toml~", "x").with("README.md", "x").with("data/#plan.toml#", "x").with("providers/Thumbs.db", "x").with("providers/desktop.ini", "x")
            .with("data/plan.toml.orig", "x").with("data/plan.toml.bak", "x").check() == "");
}

TEST_CASE("no publication.toml: nothing else is judged", "[faults]") {
  CHECK(small().without(publication_toml).check() == R"(content/publication.toml: error: there is no publication.toml in this folder [missing-file]
      = is this the content folder? `comisiynu new DIR` makes a small one to begin with
)");
  CHECK(Folder().check() == R"(content/publication.toml: error: there is no publication.toml in this folder [missing-file]
      = is this the content folder? `comisiynu new DIR` makes a small one to begin with
)");
}

TEST_CASE("a publication.toml that cannot be parsed: nothing else is judged, but all of what was read", "[faults]") {
  CHECK(small().change(publication_toml, "OGL-3.0\"", "OGL-3.0").change(provider_toml, "2026-10-02", "2026-02-30").check() == R"(content/providers/glan-tywi.toml:7:13: error: 2026-02-30 is not a date [bad-date]
    7 | checked   = 2026-02-30
      |             ^~~~~~~~~~
      = write the year, the month and the day, each with all its digits: 2026-11-02
content/publication.toml:5:13: error: these words have no closing quote [toml-syntax]
    5 | licence   = "OGL-3.0
      |             ^~~~~~~~
      = put a quote after the last of them, on the same line
)");
}

TEST_CASE("a document's folder without document.toml", "[faults]") {
  CHECK(small().without(document_toml).check() == R"(content/documents/position/document.toml: error: the document's folder has no document.toml [missing-file]
      = add one with its kind, title, status and sections
)");
}

TEST_CASE("a document's folder with a name that cannot be its id", "[faults]") {
  CHECK(small().with("documents/Big Plan/document.toml", R"(kind = "guidance"
title = { en = "Plan", cy = "Cynllun" }
status = "draft"
sections = []
)").check() == R"(content/documents/Big Plan/document.toml: error: the folder's name "Big Plan" cannot be a document's id [bad-id]
      = name it "big-plan"
)");
}

TEST_CASE("a CSV file", "[faults]") {
  CHECK(small().change(figures_toml, "cells   = [\n  { area = \"uchaf\", value = 610 },\n  { area = \"isaf\",  value = 1_420 },\n]\n", "csv = \"people.csv\"\n").check() == R"(content/data/figures.toml:8:7: error: there is no file people.csv beside this one [missing-file]
    8 | csv = "people.csv"
      |       ^~~~~~~~~~~~
      = check its name, capitals included
)");
  CHECK(small().change(figures_toml, "cells   = [\n  { area = \"uchaf\", value = 610 },\n  { area = \"isaf\",  value = 1_420 },\n]\n", "csv = \"people.csv\"\n").with("data/people.csv", "area,value\nuchaf,610\nisaf,1,420\ncanol,3\n").check() == R"(content/data/people.csv:3:1: error: this row has 3 fields and the head has 2 [csv-row]
    3 | isaf,1,420
      | ^~~~
      = give each row as many commas as the head; a figure has none: 1420
content/data/people.csv:4:1: error: the code list area has no "canol" [unknown-item]
    4 | canol,3
      | ^~~~~
      = it has uchaf, isaf
)");
  CHECK(small().change(figures_toml, "cells   = [\n  { area = \"uchaf\", value = 610 },\n  { area = \"isaf\",  value = 1_420 },\n]\n", "csv = \"../people.csv\"\n").check() == R"(content/data/figures.toml:8:7: error: "../people.csv" is not the name of a CSV file in this folder [bad-path]
    8 | csv = "../people.csv"
      |       ^~~~~~~~~~~~~~~
      = put the file beside this one and write its name alone: "people.csv"
)");
}

TEST_CASE("a theme's file that cannot be", "[faults]") {
  CHECK(small().with("theme/theme.toml", "logo = \"../secret.svg\"\n[tokens]\nbrand = \"red; } body { display: none\"\nbrnd = \"#000000\"\n").check() == R"(content/theme/theme.toml:1:8: error: "../secret.svg" cannot be a file of a theme [bad-file-name]
    1 | logo = "../secret.svg"
      |        ^~~~~~~~~~~~~~~
      = write its name within the theme's folder, of letters, digits, dots and hyphens: "fonts/sans.woff2"
content/theme/theme.toml:3:9: error: the value of brand holds ;, which would end it [bad-token]
    3 | brand = "red; } body { display: none"
      |         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = write one plain value: "#0c4753", "0.5rem"
content/theme/theme.toml:4:1: error: there is no token brnd [unknown-key]
    4 | brnd = "#000000"
      | ^~~~
      = did you mean brand?
)");
}

TEST_CASE("a symbolic link in the content folder is not followed", "[faults]") {
  const TemporaryFolder place;
  const auto disk = real_disk();
  const auto content = place / "content";
  for (const auto& [path, text] : small().files()) {
    const auto file = content + "/" + path;
    REQUIRE_FALSE(disk->make_folders(file.substr(0, file.rfind('/'))));
    REQUIRE_FALSE(disk->write(file, text));
  }
  REQUIRE_FALSE(disk->write(place / "secret.toml", "[[sector]]\nid = \"secret\"\n"));
  REQUIRE(::symlink((place / "secret.toml").c_str(), (content + "/data/secret.toml").c_str()) == 0);
  REQUIRE(::symlink(place.path().c_str(), (content + "/data/more").c_str()) == 0);
  REQUIRE_FALSE(disk->make_folders(content + "/documents/position/images"));
  REQUIRE(::symlink((place / "secret.toml").c_str(), (content + "/documents/position/images/map.png").c_str()) == 0);
  REQUIRE_FALSE(disk->make_folders(content + "/theme"));
  REQUIRE(::symlink((place / "secret.toml").c_str(), (content + "/theme/theme.toml").c_str()) == 0);

  BuildOptions options;
  options.content = content;
  options.data = data_folder();
  Sources sources(*disk);
  Diagnostics found;
  const auto outcome = build_site(options, *disk, sources, found);
  auto said = as_text(found.sorted(sources), sources);
  for (auto at = said.find(content); at != said.npos; at = said.find(content, at + 7)) said.replace(at, content.size(), "content");
  CHECK(said == R"(content/data/more: error: this is a link, and links are not followed [not-a-file]
      = put the file itself here
content/data/secret.toml: error: this is a link, and links are not followed [not-a-file]
      = put the file itself here
content/theme/theme.toml: error: this is a link, and links are not followed [not-a-file]
      = put the file itself here
)");
  CHECK(outcome.content_fault);
}
