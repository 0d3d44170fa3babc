// A build that finds everything as it was makes nothing again, and says the same; any change makes it look.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <cstdlib>

#include "fixture.h"
#include "random_providers.h"

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
  // The content becomes this.
  void turn_into(const Folder& folder) {
    const auto wanted = under_content(folder.files());
    for (const auto& [path, text] : disk.files())
      if (path.starts_with("content/") && !wanted.contains(path)) REQUIRE_FALSE(disk.remove_tree(path));
    for (const auto& [path, text] : wanted) disk.meddle(path, text);
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

// How many edits for each publication; more are made where there is time for them.
int edits() {
  const char* wanted = std::getenv("COMISIYNU_EDITS");
  return wanted == nullptr ? 24 : std::atoi(wanted);
}

// Makes edits of a publication, each after the last, and each time holds the build that remembers against a clean one.
void check_edits(unsigned seed, std::size_t providers) {
  RandomProviders publication(seed, providers);
  Folders place(publication.folder().files());
  REQUIRE(place.build().said == "");
  std::string history;
  std::size_t kept = 0;
  for (int i = 0; i < edits(); ++i) {
    const auto before = publication;
    history += fmt::format("\n{}: {}", i, publication.edit());
    INFO("seed " << seed << history);
    const auto site = place.site();
    place.turn_into(publication.folder());
    const auto turn = place.build();
    Folders fresh(publication.folder().files());
    const auto clean = fresh.build();
    REQUIRE(turn.said == clean.said);
    REQUIRE(turn.outcome.content_fault == clean.outcome.content_fault);
    REQUIRE(turn.outcome.pages == clean.outcome.pages);
    kept += turn.outcome.kept_pages;
    if (!clean.outcome.content_fault) {
      const bool same = place.site() == fresh.site();
      for (const auto& [path, bytes] : fresh.site()) {
        INFO(path);
        if (!same) REQUIRE(place.site()[path] == bytes);
      }
      REQUIRE(same);
      continue;
    }
    REQUIRE(place.site() == site);
    publication = before;
    place.turn_into(publication.folder());
  }
  CHECK((kept > 0 || edits() < 24));
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

TEST_CASE("after any edit a build that remembers makes what a clean one makes, and says the same", "[remembered]") {
  for (unsigned seed = 1; seed <= 3; ++seed) check_edits(seed, 2 + seed * 4);
}

TEST_CASE("and so with lists of several pages", "[remembered]") { check_edits(4, 104); }

TEST_CASE("an edit of one provider makes no page again that does not show it", "[remembered]") {
  RandomProviders publication(5, 12);
  auto folder = publication.folder();
  folder.with("providers/other.toml", "id = \"other\"\nname = \"Other\"\nsector = \"voluntary\"\narea = \"isaf\"\ncontact = { phone = \"01632 960777\" }\n[[service]]\nid = \"main\"\nservice_type = \"day-care\"\nareas = [\"isaf\"]\n");
  Folders place(folder.files());
  const auto first = place.build();
  REQUIRE(first.said == "");
  CHECK(first.outcome.kept_pages == 0);
  const auto before = place.disk.files();
  folder.change("providers/other.toml", "960777", "960778");
  place.turn_into(folder);
  const auto second = place.build();
  CHECK(second.outcome.kept_pages > first.outcome.pages / 3);
  for (const auto& [path, bytes] : place.site())
    if (before.at(path) != bytes) CHECK((path.find("960777") != path.npos || bytes.find("960778") != bytes.npos || !path.ends_with(".html")));
}

TEST_CASE("a file of several providers is a file of all pages", "[remembered]") {
  auto folder = small();
  const auto provider = [](const std::string& id, const std::string& name, bool at_root) {
    return fmt::format("{}id = \"{}\"\nname = \"{}\"\nsector = \"voluntary\"\narea = \"isaf\"\ncontact = {{ phone = \"01632 960777\" }}\n[[{}service]]\n"
                       "id = \"main\"\nservice_type = \"short-break\"\nareas = [\"isaf\"]\n\n", at_root ? "" : "[[provider]]\n", id, name, at_root ? "" : "provider.");
  };
  std::string many;
  for (int i = 10; i < 60; ++i) many += provider(fmt::format("many-{}", i), fmt::format("Bryn {}", i), false);
  folder.with("providers/many.toml", many).with("providers/mover.toml", provider("mover", "Aber", true));
  Folders place(folder.files());
  REQUIRE(place.build().said == "");
  const auto check = [&] {
    place.turn_into(folder);
    CHECK(place.build().said == "");
    CHECK(place.site() == made_anew(place));
  };
  SECTION("of which each list shows another part") {
    folder.change("providers/mover.toml", "\"Aber\"", "\"Ystrad\"");
    check();
  }
  SECTION("and may hold other records") {
    folder.adding("providers/many.toml", "[[quality_domain]]\nid = \"leadership\"\nname = { en = \"Leadership\", cy = \"Arweinyddiaeth\" }\n");
    folder.adding("providers/mover.toml", "[service.inspection]\nat = 2026-10-01\nratings = { leadership = \"good\" }\n");
    check();
    folder.change("providers/many.toml", "\"Leadership\"", "\"Who leads\"");
    check();
  }
}

TEST_CASE("what an editor leaves beside the content makes no page again, and is never published", "[remembered]") {
  auto folder = small();
  folder.with("documents/position/images/map.png", "png");
  Folders place(folder.files());
  const auto first = place.build();
  const auto site = place.site();
  folder.with("providers/glan-tywi.toml~", "x").with("data/.plan.toml.swp", "x").with("providers/Thumbs.db", "x").with("documents/position/images/._map.png", "x")
      .with("documents/position/images/.#map.svg", "x").with("glossary.toml.orig", "x");
  place.turn_into(folder);
  const auto second = place.build();
  CHECK(second.said == first.said);
  CHECK(second.outcome.written == 0);
  CHECK(second.outcome.kept_pages > first.outcome.pages / 3);
  CHECK(place.site() == site);
  CHECK(place.site() == made_anew(place));
}

TEST_CASE("an empty folder is seen, since it is told of", "[remembered]") {
  Folders place(small().files());
  place.build();
  REQUIRE_FALSE(place.disk.make_folders("content/documents/newdoc"));
  const auto turn = place.build();
  CHECK(turn.outcome.content_fault);
  CHECK(turn.said.find("the document's folder has no document.toml") != std::string::npos);
}

TEST_CASE("what is wrong with a text is told where its page would be the same", "[remembered]") {
  auto folder = small();
  Folders place(folder.files());
  place.build();
  folder.change(english, "Nobody waits", "[Nobody](need/nothing) waits");
  place.turn_into(folder);
  const auto turn = place.build();
  CHECK(turn.outcome.content_fault);
  CHECK(turn.said.find("there is no need called nothing") != std::string::npos);
}

TEST_CASE("what is remembered of pages may be damaged or go", "[remembered]") {
  RandomProviders publication(6, 4);
  Folders place(publication.folder().files());
  place.build();
  const std::string file = ".public.comisiynu-pages";
  const auto kept = place.disk.files().at(file);
  auto folder = publication.folder();
  for (std::size_t round = 0; round < 12; ++round) {
    folder.with("providers/glan-tywi.toml", small().files().at("providers/glan-tywi.toml") + fmt::format("\n# {}\n", round));
    place.turn_into(folder);
    auto damaged = place.disk.files().at(file);
    if (round % 3 == 0) damaged.resize(damaged.size() * round / 12);
    else damaged[damaged.size() * round / 12] ^= 1;
    place.disk.meddle(file, damaged);
    const auto turn = place.build();
    CHECK(turn.outcome.fault == WriteFault::none);
    CHECK(turn.outcome.kept_pages == 0);
    CHECK(place.site() == made_anew(place));
  }
}
