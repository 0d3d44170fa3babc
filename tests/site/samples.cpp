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
  CHECK(make_new(place / "mine", *disk) == exit_well);
  CHECK(folder_at(place / "mine").files() == starter().files());
  REQUIRE_FALSE(disk->write(place / "mine/own.txt", "x"));
  CHECK(make_new(place / "mine", *disk) == exit_machine);
  CHECK(folder_at(place / "mine").files().size() == starter().files().size() + 1);
  REQUIRE_FALSE(disk->write(place / "file", "x"));
  CHECK(make_new(place / "file", *disk) == exit_machine);
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
