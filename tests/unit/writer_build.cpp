#include <catch2/catch.hpp>
#include <cerrno>

#include "base/hash.h"
#include "writer_fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

const Pages first = {{"index.html", "<p>Comisiynu"},
                     {"cy/index.html", "<p>Croeso"},
                     {"en/index.html", "<p>Welcome"},
                     {"en/old/index.html", "<p>Old"},
                     {"site.css", "p{}"}};
const Pages second = {{"index.html", "<p>Comisiynu"},
                      {"cy/index.html", "<p>Helo"},
                      {"en/index.html", "<p>Welcome"},
                      {"en/new/index.html", "<p>New"},
                      {"site.css", "p{}"}};

// The output folder and nothing beside it.
bool alone(const MemoryDisk& disk) {
  for (const auto& folder : disk.folders())
    if (folder.find(".comisiynu-") != folder.npos) return false;
  return true;
}

}  // namespace

TEST_CASE("a first build writes every page and the manifest", "[writer]") {
  MemoryDisk disk;
  const auto made = build(disk, first);
  CHECK(made.said == "");
  CHECK(made.outcome.fault == WriteFault::none);
  CHECK(made.outcome.written == 5);
  CHECK(made.outcome.kept == 0);
  CHECK(made.outcome.bytes_written == 40);
  CHECK(pages_in(disk, "public") == first);
  CHECK(alone(disk));
  std::string manifest;
  REQUIRE(!disk.read("public/.comisiynu", manifest));
  CHECK(manifest.substr(0, manifest.find("end ")) ==
        "comisiynu-site 1\n" + content_hash("<p>Croeso") + " 9 cy/index.html\n" + content_hash("<p>Welcome") +
            " 10 en/index.html\n" + content_hash("<p>Old") + " 6 en/old/index.html\n" +
            content_hash("<p>Comisiynu") + " 12 index.html\n" + content_hash("p{}") + " 3 site.css\n");
}

TEST_CASE("the folder that the output is in is made", "[writer]") {
  MemoryDisk disk;
  CHECK(build(disk, first, into("build/sites/public/")).outcome.written == 5);
  CHECK(pages_in(disk, "build/sites/public") == first);
}

TEST_CASE("an empty folder is as good as none", "[writer]") {
  MemoryDisk disk;
  disk.make_folders("public");
  CHECK(build(disk, first).outcome.written == 5);
  CHECK(pages_in(disk, "public") == first);
  CHECK(alone(disk));
}

TEST_CASE("nothing is written or touched when nothing differs", "[writer]") {
  MemoryDisk disk;
  build(disk, first);
  const int changes = disk.changes();
  const auto again = build(disk, first);
  CHECK(again.outcome.unchanged());
  CHECK(again.outcome.kept == 5);
  CHECK(disk.changes() == changes);
}

TEST_CASE("a build reads nothing of the earlier site but its manifest", "[writer]") {
  class Counting : public MemoryDisk {
   public:
    DiskError read(const std::string& path, std::string& into) const override {
      ++reads;
      return MemoryDisk::read(path, into);
    }
    mutable int reads = 0;
  } disk;
  for (const auto& pages : {first, first, second, second, first}) {
    const int before = disk.reads;
    const bool earlier = disk.look("public").kind == EntryKind::folder;
    build(disk, pages);
    CHECK(disk.reads - before == (earlier ? 1 : 0));
  }
}

TEST_CASE("only what differs is written, and what is no longer made is removed", "[writer]") {
  MemoryDisk disk;
  build(disk, first);
  const auto kept = disk.look("public/en/index.html").modified;
  const auto made = build(disk, second);
  CHECK(made.outcome.written == 2);
  CHECK(made.outcome.kept == 3);
  CHECK(made.outcome.removed == 1);
  CHECK(made.outcome.bytes_written == 13);
  CHECK(pages_in(disk, "public") == second);
  CHECK(!disk.folders().contains("public/en/old"));
  CHECK(disk.look("public/en/index.html").modified == kept);
  CHECK(alone(disk));
  CHECK(build(disk, second).outcome.unchanged());
}

TEST_CASE("a page can become a folder, and a folder a page", "[writer]") {
  MemoryDisk disk;
  build(disk, {{"a", "page"}, {"b/c", "page"}});
  CHECK(build(disk, {{"a/c", "page"}, {"b", "page"}}).said == "");
  CHECK(pages_in(disk, "public") == Pages{{"a/c", "page"}, {"b", "page"}});
}

TEST_CASE("the last page can go", "[writer]") {
  MemoryDisk disk;
  build(disk, first);
  CHECK(build(disk, {}).outcome.removed == 5);
  CHECK(pages_in(disk, "public").empty());
  CHECK(build(disk, {}).outcome.unchanged());
}

TEST_CASE("the same pages make the same files in whatever order they come", "[writer]") {
  MemoryDisk forwards, backwards;
  build(forwards, second);
  build(backwards, first);
  Diagnostics found;
  SiteWriter writer(backwards, into("public"));
  REQUIRE(writer.open(found) == WriteFault::none);
  for (auto page = second.rbegin(); page != second.rend(); ++page) writer.put(page->first, page->second);
  CHECK(writer.commit(found).written == 2);
  writer.tidy(found);
  CHECK(forwards.files() == backwards.files());
}

TEST_CASE("a page that was changed by hand is made again, be it of the same size", "[writer]") {
  MemoryDisk disk;
  build(disk, first);
  disk.meddle("public/en/index.html", "<p>WELCOME");
  disk.meddle("public/site.css", "");
  CHECK(build(disk, first).outcome.written == 2);
  CHECK(pages_in(disk, "public") == first);
  CHECK(build(disk, first).outcome.unchanged());
}

TEST_CASE("a page that was removed by hand is made again", "[writer]") {
  MemoryDisk disk;
  build(disk, first);
  disk.remove_tree("public/en");
  CHECK(build(disk, first).outcome.written == 2);
  CHECK(pages_in(disk, "public") == first);
}

TEST_CASE("a page that was written again with its own bytes is kept", "[writer]") {
  MemoryDisk disk;
  build(disk, first);
  disk.meddle("public/en/index.html", "<p>Welcome");
  const int changes = disk.changes();
  CHECK(build(disk, first).outcome.unchanged());
  CHECK(disk.changes() == changes);
}

TEST_CASE("a change by hand is seen although the manifest was never stamped", "[writer]") {
  MemoryDisk disk;
  build(disk, first);
  {
    Diagnostics found;
    SiteWriter writer(disk, into("public"));
    REQUIRE(writer.open(found) == WriteFault::none);
    for (const auto& [path, bytes] : second) writer.put(path, bytes);
    REQUIRE(writer.commit(found).written == 2);
    disk.fail_after(0, EIO);  // as good as killed here
  }
  disk.never_fail();
  disk.meddle("public/en/index.html", "<p>WELCOME");
  CHECK(build(disk, second).outcome.written == 1);
  CHECK(pages_in(disk, "public") == second);
}

TEST_CASE("without a commit the earlier site stays", "[writer]") {
  MemoryDisk disk;
  build(disk, first);
  const auto before = disk.files();
  {
    Diagnostics found;
    SiteWriter writer(disk, into("public"));
    REQUIRE(writer.open(found) == WriteFault::none);
    for (const auto& [path, bytes] : second) writer.put(path, bytes);
    CHECK(disk.folders().contains(".public.comisiynu-new"));
  }
  CHECK(disk.files() == before);
  CHECK(alone(disk));
}

TEST_CASE("the new site is in place before the earlier one is removed", "[writer]") {
  MemoryDisk disk;
  build(disk, first);
  Diagnostics found;
  SiteWriter writer(disk, into("public"));
  REQUIRE(writer.open(found) == WriteFault::none);
  for (const auto& [path, bytes] : second) writer.put(path, bytes);
  REQUIRE(writer.commit(found).written == 2);
  CHECK(pages_in(disk, "public") == second);
  CHECK(pages_in(disk, ".public.comisiynu-new") == first);
  writer.tidy(found);
  CHECK(alone(disk));
  CHECK(build(disk, second).outcome.unchanged());
}

TEST_CASE("a second build into the same folder waits its turn", "[writer]") {
  MemoryDisk disk;
  Diagnostics found;
  {
    SiteWriter writer(disk, into("public"));
    REQUIRE(writer.open(found) == WriteFault::none);
    const auto second_build = build(disk, second);
    CHECK(second_build.outcome.fault == WriteFault::machine);
    CHECK(second_build.said ==
          "comisiynu: error: another build is writing to \"public\" [output-failed]\n"
          "      = wait until it has ended, and build again\n");
    CHECK(build(disk, second, into("elsewhere")).outcome.fault == WriteFault::none);
    for (const auto& [path, bytes] : first) writer.put(path, bytes);
    CHECK(writer.commit(found).written == 5);
    CHECK(build(disk, second).outcome.fault == WriteFault::machine);
  }
  CHECK(build(disk, second).outcome.fault == WriteFault::none);
}

TEST_CASE("what a killed build left is removed", "[writer]") {
  MemoryDisk disk;
  build(disk, first);
  disk.meddle(".public.comisiynu-new/en/index.html", "<p>Hal");
  disk.meddle(".public.comisiynu-old/en/index.html", "<p>Old");
  CHECK(build(disk, first).outcome.unchanged());
  CHECK(pages_in(disk, "public") == first);
  CHECK(alone(disk));
}

TEST_CASE("a site that a killed build had put aside is put back", "[writer]") {
  MemoryDisk disk;
  build(disk, first);
  disk.rename("public", ".public.comisiynu-old");
  disk.meddle(".public.comisiynu-new/en/index.html", "<p>New");
  CHECK(build(disk, first).outcome.unchanged());
  CHECK(pages_in(disk, "public") == first);
  CHECK(alone(disk));
}

TEST_CASE("a disk that cannot swap folders or link files serves as well", "[writer]") {
  MemoryDisk disk;
  disk.refuse_exchange();
  disk.refuse_links();
  build(disk, first);
  const auto made = build(disk, second);
  CHECK(made.said == "");
  CHECK(made.outcome.kept == 3);
  CHECK(pages_in(disk, "public") == second);
  CHECK(alone(disk));
  CHECK(build(disk, second).outcome.unchanged());
}
