// What the writer asks of a disk, of both kinds of it.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <csignal>

#include "writer_fixture.h"

using namespace comisiynu;
using comisiynu::test::TemporaryFolder;

namespace {

mode_t mode_of(const std::string& path) {
  struct stat about {};
  ::stat(path.c_str(), &about);
  return about.st_mode & 07777;
}

}  // namespace

TEST_CASE("a file's times tell when it was written and when it got another name", "[disk]") {
  const TemporaryFolder folder;
  const auto real = real_disk();
  MemoryDisk memory;
  memory.make_folders(folder.path());
  for (Disk* disk : {real.get(), static_cast<Disk*>(&memory)}) {
    REQUIRE(!disk->write(folder / "a", "one"));
    const auto written = disk->look(folder / "a");
    CHECK(written.size == 3);
    CHECK(written.modified == written.changed);
    ::usleep(20'000);  // coarser clocks tick every 10 ms
    REQUIRE(!disk->link(folder / "a", folder / "b"));
    CHECK(disk->look(folder / "a").modified == written.modified);
    CHECK(disk->look(folder / "a").changed > written.changed);
    ::usleep(20'000);
    REQUIRE(!disk->touch(folder / "a"));
    CHECK(disk->look(folder / "b").modified > written.modified);

    std::vector<Entry> entries;
    REQUIRE(!disk->list(folder.path(), entries));
    REQUIRE(entries.size() == 2);
    CHECK(entries[1].name == "b");
    CHECK(entries[1].size == 3);
    CHECK(entries[1].changed == disk->look(folder / "a").changed);
  }
}

TEST_CASE("a path is resolved to what is there", "[disk]") {
  const TemporaryFolder folder;
  const auto disk = real_disk();
  REQUIRE(!disk->make_folders(folder / "a/b"));
  REQUIRE(::symlink("a", (folder / "link").c_str()) == 0);
  std::string path;
  CHECK(!disk->resolve(folder / "link/./b/../b/", path));
  CHECK(path == folder / "a/b");
  CHECK(disk->resolve(folder / "none", path).code == ENOENT);

  const MemoryDisk memory(test::Pages{{"content/data/a.toml", ""}});
  CHECK(!memory.resolve("./content/../content//data/", path));
  CHECK(path == "content/data");
  CHECK(!memory.resolve(".", path));
  CHECK(path.empty());
  CHECK(memory.resolve("public", path).code == ENOENT);
}

TEST_CASE("a tree is removed whole, links in it but not what they lead to", "[disk]") {
  const TemporaryFolder folder;
  const auto disk = real_disk();
  REQUIRE(!disk->make_folders(folder / "kept"));
  REQUIRE(!disk->write(folder / "kept/file", "x"));
  for (int i = 0; i < 200; ++i) {
    const auto leaf = folder / ("tree/deep/" + std::to_string(i));
    REQUIRE(!disk->make_folders(leaf));
    REQUIRE(!disk->write(leaf + "/file", "x"));
  }
  REQUIRE(::symlink("../kept", (folder / "tree/link").c_str()) == 0);
  REQUIRE(::symlink("nowhere", (folder / "tree/deep/broken").c_str()) == 0);
  CHECK(!disk->remove_tree(folder / "tree", 2));
  CHECK(disk->look(folder / "tree").kind == EntryKind::missing);
  CHECK(disk->look(folder / "kept/file").kind == EntryKind::file);

  REQUIRE(::symlink("kept", (folder / "link").c_str()) == 0);
  CHECK(!disk->remove_tree(folder / "link"));
  CHECK(disk->look(folder / "link").kind == EntryKind::missing);
  CHECK(disk->look(folder / "kept/file").kind == EntryKind::file);
  CHECK(!disk->remove_tree(folder / "kept/file"));
  CHECK(!disk->remove_tree(folder / "never-was"));
}

TEST_CASE("a folder is made with another's permissions", "[disk]") {
  const TemporaryFolder folder;
  const auto disk = real_disk();
  REQUIRE(!disk->make_folders(folder / "model"));
  for (const auto& [model, made] : {std::pair{0750, 0750}, {02775, 02775}, {0555, 0755}}) {
    REQUIRE(::chmod((folder / "model").c_str(), static_cast<mode_t>(model)) == 0);
    CHECK(!disk->make_folder_like(folder / "made", folder / "model"));
    CHECK(mode_of(folder / "made") == static_cast<mode_t>(made));
    CHECK(disk->make_folder_like(folder / "made", folder / "model").code == EEXIST);
    REQUIRE(!disk->remove_tree(folder / "made"));
  }
}

TEST_CASE("a lock holds until it is let go of, and leaves no file", "[disk]") {
  const TemporaryFolder folder;
  const auto real = real_disk();
  MemoryDisk memory;
  memory.make_folders(folder.path());
  for (Disk* disk : {real.get(), static_cast<Disk*>(&memory)}) {
    DiskLock first, second;
    REQUIRE(!disk->lock(folder / "lock", first));
    CHECK(disk->lock(folder / "lock", second).code == EWOULDBLOCK);
    CHECK(!disk->lock(folder / "another", second));
    first.reset();
    CHECK(!disk->lock(folder / "lock", second));
    second.reset();
    CHECK(disk->look(folder / "lock").kind == EntryKind::missing);
    CHECK(disk->lock(folder / "no/such/folder", second).code == ENOENT);
  }
}

TEST_CASE("a program that dies holds no lock", "[disk]") {
  const TemporaryFolder folder;
  const auto disk = real_disk();
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::alarm(20);  // should the parent die first
    DiskLock held;
    const char locked = !disk->lock(folder / "lock", held);
    if (::write(ready[1], &locked, 1) == 1) ::pause();
    ::_exit(1);
  }
  char locked = 0;
  const bool told = ::read(ready[0], &locked, 1) == 1;
  DiskLock ours;
  const int while_it_lived = disk->lock(folder / "lock", ours).code;
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  REQUIRE(told);
  CHECK(locked == 1);
  CHECK(while_it_lived == EWOULDBLOCK);
  CHECK(disk->look(folder / "lock").kind == EntryKind::file);
  CHECK(!disk->lock(folder / "lock", ours));
  ::close(ready[0]);
  ::close(ready[1]);
}

TEST_CASE("a disk in memory keeps files whole across renames", "[disk]") {
  MemoryDisk disk({{"a/x", "1"}, {"b/y/z", "2"}, {"c", "3"}});
  CHECK(!disk.exchange("a", "b"));
  CHECK(disk.files() == test::Pages{{"b/x", "1"}, {"a/y/z", "2"}, {"c", "3"}});
  CHECK(disk.rename("a", "b").code == ENOTEMPTY);
  CHECK(!disk.rename("a", "d"));
  CHECK(disk.look("d/y").kind == EntryKind::folder);
  CHECK(disk.look("a").kind == EntryKind::missing);
  CHECK(!disk.write("at-the-root", "4"));
  std::vector<Entry> entries;
  CHECK(!disk.list("", entries));
  CHECK(entries.size() == 4);
  disk.refuse_exchange();
  CHECK(disk.exchange("b", "d").code == ENOSYS);
}
