// A disk that fails at each step of a build in turn. However far the build came, the earlier site stands, or
// the new one.
#include <catch2/catch.hpp>
#include <cerrno>

#include "writer_fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

Pages edition(int number) {
  Pages pages;
  for (const char* language : {"cy", "en"})
    for (int i = 0; i < 4; ++i)
      pages[std::string(language) + "/page-" + std::to_string(i) + "/index.html"] = "<p>The same";
  pages["index.html"] = "<p>Edition " + std::to_string(number);
  pages["en/page-0/index.html"] = "<p>Edition " + std::to_string(number) + ", too";
  pages["en/only-" + std::to_string(number) + ".html"] = "<p>Here now";
  return pages;
}

struct Kind {
  bool swaps, links;
};

// A disk with the first edition on it, or none.
std::unique_ptr<MemoryDisk> disk_with(const Kind& kind, bool earlier) {
  auto disk = std::make_unique<MemoryDisk>(Pages{{"content/publication.toml", ""}});
  if (!kind.swaps) disk->refuse_exchange();
  if (!kind.links) disk->refuse_links();
  if (earlier) build(*disk, edition(1));
  return disk;
}

bool nothing_beside(const MemoryDisk& disk) {
  for (const auto& folder : disk.folders())
    if (folder.find(".comisiynu-") != folder.npos) return false;
  return true;
}

}  // namespace

TEST_CASE("a build whose disk fails at any step leaves the earlier site or the new one", "[writer]") {
  for (const bool earlier : {false, true}) {
    for (const Kind& kind : {Kind{true, true}, Kind{false, true}, Kind{true, false}}) {
      const auto whole = disk_with(kind, earlier);
      const int before_build = whole->changes();
      build(*whole, edition(2));
      const int steps = whole->changes() - before_build;
      REQUIRE(steps > 10);
      int failed = 0;
      for (int step = 0; step < steps; ++step) {
        CAPTURE(earlier, kind.swaps, kind.links, step);
        const auto disk = disk_with(kind, earlier);
        const auto before = disk->files();
        disk->fail_after(step, ENOSPC);
        const auto made = build(*disk, edition(2));
        disk->never_fail();
        const bool put_aside = pages_in(*disk, ".public.comisiynu-old") == edition(1);
        if (made.outcome.fault == WriteFault::none) {
          CHECK(pages_in(*disk, "public") == edition(2));
        } else {
          ++failed;
          CHECK(made.outcome.fault == WriteFault::machine);
          CHECK(made.said.find("the disk is full") != made.said.npos);
          if (disk->folders().contains("public")) {
            for (const auto& [path, text] : before) CHECK(disk->files()[path] == text);
            CHECK(pages_in(*disk, "public") == (earlier ? edition(1) : Pages{}));
          } else {
            CHECK((!earlier || put_aside));
          }
        }
        const auto later = build(*disk, edition(2));
        CHECK(later.said == "");
        CHECK(pages_in(*disk, "public") == edition(2));
        CHECK(nothing_beside(*disk));
        CHECK(build(*disk, edition(2)).outcome.unchanged());
      }
      CHECK(failed > 5);
    }
  }
}

TEST_CASE("a site put aside by a build that failed is put back by the next, be it with nothing to change",
          "[writer]") {
  const auto whole = disk_with({false, true}, true);
  const int before_build = whole->changes();
  build(*whole, edition(2));
  const int steps = whole->changes() - before_build;
  int put_aside = 0;
  for (int step = 0; step < steps; ++step) {
    const auto disk = disk_with({false, true}, true);
    disk->fail_after(step, EIO);
    const auto made = build(*disk, edition(2));
    disk->never_fail();
    if (disk->folders().contains("public")) continue;
    ++put_aside;
    CHECK(made.said ==
          "comisiynu: error: the site cannot be put in its place, \"public\": the disk has a fault; the "
          "earlier site is in "
          "\".public.comisiynu-old\", and the next build puts it back [output-failed]\n"
          "      = build again when that is mended\n");
    CHECK(build(*disk, edition(1)).outcome.unchanged());
    CHECK(pages_in(*disk, "public") == edition(1));
  }
  CHECK(put_aside == 1);
}

TEST_CASE("a disk that refuses the second of two renames gets its earlier site back at once", "[writer]") {
  class Reluctant : public MemoryDisk {
   public:
    DiskError rename(const std::string& from, const std::string& to) override {
      return from == ".public.comisiynu-new" && reluctant ? DiskError{EACCES, {}}
                                                          : MemoryDisk::rename(from, to);
    }
    bool reluctant = false;
  } disk;
  disk.refuse_exchange();
  build(disk, edition(1));
  disk.reluctant = true;
  CHECK(
      build(disk, edition(2)).said ==
      "comisiynu: error: the site cannot be put in its place, \"public\": permission is refused; the earlier "
      "site is "
      "untouched [output-failed]\n      = see that you may write to \"public\" and to the folder it is in\n");
  CHECK(pages_in(disk, "public") == edition(1));
  CHECK(nothing_beside(disk));
}

TEST_CASE("the first failure is told in plain words", "[writer]") {
  const auto said = [](int code) {
    const auto disk = disk_with({true, true}, true);
    disk->fail_after(2, code);  // the staging folder and its first folder are made
    return build(*disk, edition(2)).said;
  };
  const std::string begin = "comisiynu: error: \"public/en/only-2.html\" cannot be written: ";
  const std::string end = "; the earlier site is untouched [output-failed]\n      = ";
  CHECK(said(ENOSPC) == begin + "the disk is full" + end + "free some room, and build again\n");
  CHECK(said(EDQUOT) ==
        begin + "your share of the disk is used up" + end + "free some room, and build again\n");
  CHECK(said(EACCES) == begin + "permission is refused" + end +
                            "see that you may write to \"public\" and to the folder it is in\n");
  CHECK(said(EROFS) == begin + "the disk can only be read" + end +
                           "see that you may write to \"public\" and to the folder it is in\n");
  CHECK(said(ELOOP) ==
        begin + "Too many levels of symbolic links" + end + "build again when that is mended\n");
}

TEST_CASE("an earlier site that cannot be removed is a warning", "[writer]") {
  const auto disk = disk_with({true, true}, true);
  Diagnostics found;
  {
    SiteWriter writer(*disk, into("public"));
    REQUIRE(writer.open(found) == WriteFault::none);
    for (const auto& [path, bytes] : edition(2)) writer.put(path, bytes);
    CHECK(writer.commit(found).fault == WriteFault::none);
    disk->fail_after(0, EACCES);
    writer.tidy(found);
    disk->never_fail();
  }
  Sources sources(*disk);
  CHECK(as_text(found.sorted(sources), sources) ==
        "comisiynu: warning: the site is in place, but the earlier one cannot be removed from "
        "\".public.comisiynu-new\": "
        "permission is refused [output-leftover]\n"
        "      = delete it; the next build tries to\n");
  CHECK(build(*disk, edition(2)).outcome.unchanged());
  CHECK(nothing_beside(*disk));
}

TEST_CASE("a page that vanishes while a build keeps it stops the build", "[writer]") {
  const auto disk = disk_with({true, true}, true);
  Diagnostics found;
  SiteWriter writer(*disk, into("public"));
  REQUIRE(writer.open(found) == WriteFault::none);
  for (const auto& [path, bytes] : edition(2)) writer.put(path, bytes);
  disk->remove_tree("public/cy/page-3");
  CHECK(writer.commit(found).fault == WriteFault::machine);
  Sources sources(*disk);
  CHECK(as_text(found.sorted(sources), sources) ==
        "comisiynu: error: \"public/cy/page-3/index.html\" cannot be written: it is no longer there; the "
        "earlier site is "
        "untouched [output-failed]\n      = build again when that is mended\n");
}
