// A build that finds everything as it was makes nothing again, and says the same; any change makes it look.
#include <catch2/catch.hpp>

#include "fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

// A folder that is built again and again on one disk, as by a process each.
class Folders {
 public:
  explicit Folders(std::map<std::string, std::string> files) : disk(under_content(files)) {}

  struct Turn {
    BuildOutcome outcome;
    std::string said;
    int changes;  // of the disk
  };
  Turn build(BuildOptions options = {}) {
    options.content = "content";
    options.output = "public";
    options.data = "program";
    options.remember = true;
    Sources sources(disk);
    Diagnostics found;
    const int before = disk.changes();
    Turn turn;
    turn.outcome = build_site(options, disk, sources, found, {});
    turn.said = as_text(found.sorted(sources), sources);
    turn.changes = disk.changes() - before;
    return turn;
  }
  std::map<std::string, std::string> site() const {
    auto files = disk.files();
    std::erase_if(files, [](const auto& file) { return !file.first.starts_with("public/"); });
    return files;
  }
  bool is_remembered() const { return disk.files().contains(".public.comisiynu-built"); }

  SiteDisk disk;

 private:
  static std::map<std::string, std::string> under_content(const std::map<std::string, std::string>& files) {
    std::map<std::string, std::string> all;
    for (const auto& [path, text] : files) all["content/" + path] = text;
    return all;
  }
};

// What a build from nothing makes of the same content.
std::map<std::string, std::string> made_anew(const Folders& place, BuildOptions options = {}) {
  std::map<std::string, std::string> content;
  for (const auto& [path, text] : place.disk.files())
    if (path.starts_with("content/")) content[path.substr(8)] = text;
  Folders fresh(std::move(content));
  fresh.build(std::move(options));
  return fresh.site();
}

}  // namespace

TEST_CASE("where nothing has changed nothing is made again, and the same is said", "[remembered]") {
  // With a warning, which must be told each time.
  Folders place(small().with("data/notes.txt", "words").files());
  const auto first = place.build();
  REQUIRE(first.outcome.fault == WriteFault::none);
  CHECK(first.said.find("unknown-file") != std::string::npos);
  CHECK(first.changes > 10);
  CHECK(place.is_remembered());
  const auto site = place.site();
  const auto again = place.build();
  CHECK(again.changes == 0);
  CHECK(again.said == first.said);
  CHECK(again.outcome.pages == first.outcome.pages);
  CHECK(again.outcome.languages == first.outcome.languages);
  CHECK(again.outcome.written == 0);
  CHECK(place.site() == site);
}

TEST_CASE("whatever is changed is seen", "[remembered]") {
  Folders place(small().files());
  place.build();
  const auto seen = [&](BuildOptions options = {}) {
    const auto turn = place.build(options);
    const bool made = turn.changes > 0;
    CHECK(place.site() == made_anew(place, options));
    return made;
  };
  REQUIRE_FALSE(seen());
  SECTION("a word of a section") {
    place.disk.meddle("content/" + english, place.disk.files().at("content/" + english) + "\nMore.\n");
    CHECK(seen());
    CHECK_FALSE(seen());
  }
  SECTION("a file more") {
    place.disk.meddle("content/data/more.toml", "# nothing yet\n\n[[term]]\nid = \"extra\"\nterm = { en = \"Extra\", cy = \"Mwy\" }\nmeaning = { en = \"More.\", cy = \"Mwy.\" }\n");
    CHECK(seen());
  }
  SECTION("a file less") {
    place.disk.meddle("content/data/more.toml", "[[term]]\nid = \"extra\"\nterm = { en = \"Extra\", cy = \"Mwy\" }\nmeaning = { en = \"More.\", cy = \"Mwy.\" }\n");
    REQUIRE(seen());
    REQUIRE_FALSE(place.disk.remove_tree("content/data/more.toml"));
    CHECK(seen());
  }
  SECTION("a council's template") {
    place.disk.meddle("content/theme/templates/not-found.html", "<!doctype html><html lang=\"{{ lang }}\"><head><title>x</title></head><body></body></html>");
    CHECK(seen());
  }
  SECTION("the day") {
    BuildOptions options;
    options.date = day(2031, 1, 1);
    CHECK(seen(options));
  }
  SECTION("the address") {
    BuildOptions options;
    options.base_url = "https://other.example";
    CHECK(seen(options));
  }
  SECTION("a page that someone changed by hand is made again") {
    place.disk.meddle("public/en/index.html", "mine");
    CHECK(seen());
  }
  SECTION("a page that someone removed is made again") {
    REQUIRE_FALSE(place.disk.remove_tree("public/en/index.html"));
    CHECK(seen());
  }
  SECTION("what is remembered is damaged") {
    const auto kept = place.disk.files().at(".public.comisiynu-built");
    for (std::size_t at = 0; at < kept.size(); at += 7) {
      place.disk.meddle(".public.comisiynu-built", kept.substr(0, at));
      CHECK(place.build().outcome.fault == WriteFault::none);
    }
    CHECK(place.site() == made_anew(place));
  }
}

TEST_CASE("a build that fails is not remembered", "[remembered]") {
  Folders place(small().adding(plan_toml, "\n[[need]]\n").files());
  const auto first = place.build();
  REQUIRE(first.outcome.content_fault);
  CHECK_FALSE(place.is_remembered());
  CHECK(place.build().said == first.said);
}
