// The publications that come with the program: what `comisiynu new` makes, and the sample.
#include "../unit/writer_fixture.h"
#include "cli/command_line.h"
#include "cli/new_command.h"
#include "fixture.h"
#include "source/schema.h"
#include "places.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

using Strings = std::vector<std::string>;

Folder starter() { return folder_at(source_folder("/templates/starter")); }

Built built(const Folder& folder, Date date = {}) {
  BuildOptions options;
  options.jobs = 2;
  options.date = date;
  return folder.build(options);
}

}  // namespace

TEST_CASE("the starter builds without a finding", "[samples]") {
  const auto site = built(starter());
  CHECK(site.said == "");
  CHECK(dead_ends(site) == Strings{});
}

TEST_CASE("new makes the starter where nothing stands yet, and nowhere else", "[samples]") {
  const TemporaryFolder place;
  const auto disk = real_disk();
  const auto of = day(2026, 11, 20);  // the month of the starter's own dates
  CHECK(make_new(place / "mine", of, *disk) == exit_well);
  CHECK(folder_at(place / "mine").files() == starter().files());
  REQUIRE_FALSE(disk->write(place / "mine/own.txt", "x"));
  CHECK(make_new(place / "mine", of, *disk) == exit_machine);
  CHECK(folder_at(place / "mine").files().size() == starter().files().size() + 1);
  REQUIRE_FALSE(disk->write(place / "file", "x"));
  CHECK(make_new(place / "file", of, *disk) == exit_machine);
}

TEST_CASE("what new makes is of the day that it is made on, and holds for months", "[samples]") {
  const TemporaryFolder place;
  const auto disk = real_disk();
  const std::pair<Date, Date> days[] = {{day(2026, 11, 1), day(2027, 10, 31)}, {day(2029, 2, 28), day(2029, 12, 31)}, {day(2024, 12, 31), day(2025, 9, 1)}};
  for (const auto& [made, later] : days) {
    INFO(made.iso());
    const auto folder = place / made.iso();
    REQUIRE(make_new(folder, made, *disk) == exit_well);
    for (const auto& date : {made, later}) {
      const auto site = built(folder_at(folder), date);
      CHECK(site.said == "");
      CHECK(site.warnings == 0);
    }
  }
  // Days move on by months; years, and the days that a sentence says, by whole years that have passed.
  const auto later = day(2029, 2, 28);
  CHECK(starter_on(later, "data/plan.toml", "due = 2028-02-28\n") == "due = 2030-05-28\n");
  CHECK(starter_on(later, "publication.toml", "reviewed = 2026-10-31") == "reviewed = 2029-01-31");
  CHECK(starter_on(later, "data/figures.toml", "at = 2026-03-31") == "at = 2028-03-31");
  CHECK(starter_on(later, "demand.en.md", "In 2025–26, and [2026..2031]; in 2025-26") == "In 2027–28, and [2028..2033]; in 2027-28");
  CHECK(starter_on(later, "data/needs.toml", "{ 2026 = 41_200, 2031 = 2_030 } # 01632 960510, W25/202612") == "{ 2028 = 41_200, 2033 = 2_030 } # 01632 960510, W25/202612");
  CHECK(starter_on(later, "references.toml", "year = 2026") == "year = 2026");
}

TEST_CASE("the starter's README names what is there", "[samples]") {
  const auto files = starter().files();
  const auto& readme = files.at("README.md");
  for (const auto& [path, text] : files) {
    const auto name = path.substr(0, path.find('/')) + (path.find('/') == path.npos ? "" : "/");
    INFO(name);
    if (name != "README.md") CHECK(times(readme, "`" + name + "`") == 2);  // in Welsh and in English
  }
  CHECK(schema_files().contains("reference.md"));
}

TEST_CASE("the starter shows each main thing", "[samples]") {
  const auto site = built(starter());
  for (const std::string page :
       {"en/short-breaks-market-position-statement/", "en/short-breaks-market-position-statement/easy-read/", "en/short-breaks-market-position-statement/policy-statements/",
        "en/short-breaks-market-position-statement/needs-and-plans/", "en/short-breaks-market-position-statement/actions/", "en/data/people-known/", "en/glossary/", "en/references/",
        "en/accessibility/", "en/providers/glan-tywi/easy-read/", "cy/darparwyr/canolfan-dolwen/", "cy/hygyrchedd/", "cy/geirfa/"})
    CHECK(site.page(page).find("<h1") != std::string::npos);
  CHECK(site.page("en/short-breaks-market-position-statement/how-many-people-need-a-break/").find("<svg") != std::string::npos);
  CHECK(site.page("en/short-breaks-market-position-statement/needs-and-plans/").find("290") != std::string::npos);  // a gap that nobody typed
}

TEST_CASE("no file of the starter takes a newcomer more than two minutes", "[samples]") {
  for (const auto& [path, text] : starter().files()) {
    INFO(path);
    if (path.ends_with(".yml")) continue;  // what a council's CI does is taken as it stands
    CHECK(times(text, "\n") <= 60);
    CHECK(text.size() <= 4000);
    if (path.ends_with(".toml")) CHECK(text.starts_with("# "));  // says what to change
  }
}

TEST_CASE("the sample publication builds without a finding", "[samples]") {
  const auto site = built(folder_at(source_folder("/content")), day(2026, 11, 20));
  CHECK(site.said == "");
  CHECK(site.errors == 0);
  CHECK(site.warnings == 0);
  CHECK(dead_ends(site) == Strings{});
}

TEST_CASE("nothing of the sample's confidential addresses is published", "[samples]") {
  const auto folder = folder_at(source_folder("/content"));
  const auto site = built(folder);
  std::size_t confidential = 0;
  for (const auto& [path, text] : folder.files()) {
    const auto line = text.find("\naddress ");
    if (!path.starts_with("providers/") || line == text.npos) continue;
    const auto address = text.substr(line, text.find('\n', line + 1) - line);
    if (address.find("redact") == address.npos) continue;
    ++confidential;
    for (const std::string key : {"street = \"", "postcode = \"", "uprn = \""}) {
      const auto at = address.find(key);
      if (at == address.npos) continue;
      const auto value = address.substr(at + key.size(), address.find('"', at + key.size()) - at - key.size());
      INFO(path << ": " << value);
      CHECK(site.files_with(value) == Strings{});
    }
  }
  CHECK(confidential > 0);
}
