#include "base/disk_notes.h"

#include <catch2/catch.hpp>

#include <chrono>

using namespace comisiynu;

namespace {

// What is kept of a folder: all its texts, one after another.
struct Reader {
  Kept<std::string> kept;
  int made = 0;

  std::string read(const Disk& disk, Kept<std::string>::Others others = {}) {
    Diagnostics found;
    const auto all = kept.get(disk, found, std::move(others), [&](const Disk& noting, Diagnostics& said) {
      ++made;
      std::string texts;
      std::vector<Entry> entries;
      if (noting.list("in", entries)) said.error("no-folder", {}, "there is no folder");
      for (const auto& entry : entries) {
        std::string text;
        if (noting.read("in/" + entry.name, text)) text = "?";
        texts += text;
      }
      if (noting.look("extra").kind == EntryKind::file) texts += "!";
      return texts;
    });
    return *all + (found.has_errors() ? " with errors" : "");
  }
};

}  // namespace

TEST_CASE("what was made of files is kept while the disk would say the same", "[base]") {
  MemoryDisk disk({{"in/a", "one "}, {"in/b", "two "}, {"out/c", "three"}});
  Reader reader;
  CHECK(reader.read(disk) == "one two ");
  disk.meddle("out/c", "four");
  CHECK(reader.read(disk) == "one two ");
  CHECK(reader.made == 1);

  disk.meddle("in/a", "uno ");  // as long as before
  CHECK(reader.read(disk) == "uno two ");
  disk.meddle("in/aa", "more ");
  CHECK(reader.read(disk) == "uno more two ");
  REQUIRE_FALSE(disk.remove_tree("in/b"));
  CHECK(reader.read(disk) == "uno more ");
  disk.meddle("extra", "");
  CHECK(reader.read(disk) == "uno more !");
  CHECK(reader.made == 5);
  disk.meddle("extra", "it is there, which is all that was asked");
  disk.meddle("in/a", "uno ");  // written again
  CHECK(reader.read(disk) == "uno more !");
  CHECK(reader.made == 5);
}

TEST_CASE("what was found is said again, and other things that were made may change", "[base]") {
  MemoryDisk disk;
  Reader reader;
  CHECK(reader.read(disk) == " with errors");
  CHECK(reader.read(disk) == " with errors");
  CHECK(reader.made == 1);
  const auto one = std::make_shared<const int>(1), same = std::make_shared<const int>(1);
  reader.read(disk, {one});
  reader.read(disk, {one});
  CHECK(reader.made == 2);
  reader.read(disk, {same});
  CHECK(reader.made == 3);
  disk.meddle("in/a", "here");
  CHECK(reader.read(disk, {same}) == "here");
}

TEST_CASE("a file that changed a moment ago is not known by its times", "[base]") {
  const auto now = FileStamp::now();
  const auto second = std::chrono::nanoseconds(std::chrono::seconds(1)).count();
  const Entry old{"a", EntryKind::file, 3, now - 60 * second, now - 60 * second}, lately{"a", EntryKind::file, 3, now - second, now - second};
  CHECK(FileStamp(old, now).fits(old));
  CHECK_FALSE(FileStamp(lately, now).fits(lately));
  auto longer = old, touched = old, renamed_over = old;
  longer.size = 4;
  touched.modified = now;
  renamed_over.changed = now;
  for (const auto& other : {longer, touched, renamed_over}) CHECK_FALSE(FileStamp(old, now).fits(other));
}

TEST_CASE("a reader whose questions are noted changes nothing", "[base]") {
  MemoryDisk disk;
  disk.meddle("a", "one");
  DiskNotes notes;
  NotingDisk noting(disk, notes);
  CHECK(noting.write("b", "two"));
  CHECK(noting.remove_tree("a", 1));
  CHECK(noting.rename("a", "b"));
  CHECK(disk.files().size() == 1);
  CHECK(notes.hold(disk));
}
