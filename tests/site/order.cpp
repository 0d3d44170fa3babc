// One run tells of everything, in one order; the same folder gives the same bytes.
#include <algorithm>

#include "../unit/writer_fixture.h"
#include "fixture.h"
#include "places.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

Folder starter() { return folder_at(source_folder("/templates/starter")); }

Folder faulty() {
  return small()
      .change(publication_toml, "older-person", "older-persn")
      .change(plan_toml, "need     = \"breaks\"", "need     = \"brakes\"")
      .change(plan_toml, "118_000", "\"118,000\"")
      .change(provider_toml, "sector    = \"voluntary\"", "sector    = \"voluntry\"")
      .change(provider_toml, "SA99 1AA", "SA99")
      .change(document_toml, "[\"demand\"]", "[\"demand\", \"supply\"]")
      .adding(english, "\n[x](provider/none)\n\n{{ gapz }}\n")
      .adding(welsh, "\n#### Dwfn\n")
      .with("theme/templates/contact.html", "{{ page.headng }}\n");
}

// The site that the program makes on the machine's own disk.
std::map<std::string, std::string> built_on_disk(const Folder& folder, bool last_file_first) {
  const TemporaryFolder place;
  const auto disk = real_disk();
  std::vector<std::pair<std::string, std::string>> files(folder.files().begin(), folder.files().end());
  if (last_file_first) std::reverse(files.begin(), files.end());
  for (const auto& [path, text] : files) {
    const auto file = place / ("content/" + path);
    REQUIRE_FALSE(disk->make_folders(file.substr(0, file.rfind('/'))));
    REQUIRE_FALSE(disk->write(file, text));
  }
  BuildOptions options;
  options.content = place / "content";
  options.output = place / "public";
  options.data = data_folder();
  options.jobs = last_file_first ? 4 : 1;
  Sources sources(*disk);
  Diagnostics found;
  const auto outcome = build_site(options, *disk, sources, found);
  INFO(as_text(found.sorted(sources), sources));
  REQUIRE(outcome.fault == WriteFault::none);
  return pages_in(*disk, options.output);
}

}  // namespace

TEST_CASE("one run tells of many faults in many files, in the order of files and lines", "[order]") {
  CHECK(faulty().check() == R"(content/data/plan.toml:12:12: error: there is no need called brakes [unknown-reference]
   12 | need     = "brakes"
      |            ^~~~~~~~
      = did you mean breaks?
content/data/plan.toml:22:20: error: GBP is words [bad-amount]
   22 | budget   = { GBP = "118,000", per = "year" }
      |                    ^~~~~~~~~
      = write the pounds as a number, without £ and without quotes: 182.50
content/documents/position/demand.cy.md:13:1: error: a heading with #### follows one with ##: a level is skipped [heading-level]
   13 | #### Dwfn
      | ^
      = write ###
content/documents/position/demand.en.md:13:5: error: there is no provider called none [broken-link]
   13 | [x](provider/none)
      |     ^~~~~~~~~~~~~
      = check the id; no provider has one like it
content/documents/position/demand.en.md:15:1: error: there is no placeholder {{ gapz }} [unknown-placeholder]
   15 | {{ gapz }}
      | ^~~~~~~~~~
      = did you mean {{ gaps }}?
content/documents/position/document.toml:4:23: error: there is no file for the section supply [missing-section]
    4 | sections = ["demand", "supply"]
      |                       ^~~~~~~~
      = write documents/position/supply.en.md and documents/position/supply.cy.md, or take the section out of the list
content/providers/glan-tywi.toml:3:13: error: there is no sector called voluntry [unknown-reference]
    3 | sector    = "voluntry"
      |             ^~~~~~~~~~
      = did you mean voluntary?
content/providers/glan-tywi.toml:5:69: error: "SA99" is not a postcode [bad-postcode]
    5 | address   = { street = "4 Heol y Bont", town = "Pentre", postcode = "SA99" }
      |                                                                     ^~~~~~
      = write it in capitals with one space: "SA31 1JP"
content/publication.toml:19:11: error: there is no picture called older-persn [unknown-picture]
   19 | picture = "older-persn"
      |           ^~~~~~~~~~~~~
      = did you mean older-person?
content/theme/templates/contact.html:1:9: error: there is no field "headng" [template-unknown-name]
    1 | {{ page.headng }}
      |         ^~~~~~
      = did you mean "heading"? (on the page /cy/cysylltu/)
)");
}

TEST_CASE("the findings do not depend on how many work at them", "[order]") {
  BuildOptions many;
  many.jobs = 8;
  const auto alone = faulty().check();
  for (int i = 0; i < 3; ++i) CHECK(faulty().check(many) == alone);
}

TEST_CASE("the same folder gives the same bytes, whoever makes them", "[order]") {
  BuildOptions many;
  many.jobs = 7;
  const auto one = starter().build(), other = starter().build(many);
  CHECK(one.said == "");
  CHECK(one.site == other.site);
  CHECK(one.manifest == other.manifest);
}

TEST_CASE("the order in which files came to be does not matter", "[order]") {
  const auto one = built_on_disk(small(), false), other = built_on_disk(small(), true);
  CHECK(one == other);
  CHECK(one == small().build().site);
}

TEST_CASE("a fault leaves nothing written", "[order]") {
  const auto built = faulty().build();
  CHECK(built.outcome.content_fault);
  CHECK(built.outcome.written == 0);
  CHECK(built.site.empty());
}
