// What only a real disk can show: files that stay the same file, links, permissions, and a program killed at
// any moment.
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <functional>
#include <random>
#include <utility>

#include "base/parallel.h"
#include "writer_fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

Pages edition(int number, int pages = 30) {
  Pages all;
  for (int i = 0; i < pages; ++i)
    all["en/page-" + std::to_string(i) + "/index.html"] =
        std::string(2000, 'x') + (i % 3 == 0 ? std::to_string(number) : std::string(1, '-'));
  all["edition-" + std::to_string(number) + ".html"] = "here now";
  return all;
}

OutputOptions into_with_threads(const std::string& folder) {
  return {folder, {}, "", 2};
}

struct stat about(const std::string& path) {
  struct stat found {};
  ::lstat(path.c_str(), &found);
  return found;
}

std::vector<std::string> names_in(const Disk& disk, const std::string& folder) {
  std::vector<Entry> entries;
  disk.list(folder, entries);
  std::vector<std::string> names;
  for (const auto& entry : entries) names.push_back(entry.name);
  return names;
}

// The real disk, with a word before every change.
class WatchedDisk : public Disk {
 public:
  WatchedDisk(std::function<void()> before_change, bool swaps)
      : before_(std::move(before_change)), swaps_(swaps) {}

  DiskError read(const std::string& path, std::string& into) const override {
    return real_->read(path, into);
  }
  Entry look(const std::string& path) const override { return real_->look(path); }
  DiskError list(const std::string& path, std::vector<Entry>& into) const override {
    return real_->list(path, into);
  }
  DiskError resolve(const std::string& path, std::string& into) const override {
    return real_->resolve(path, into);
  }
  DiskError make_folders(const std::string& path) override { return before_(), real_->make_folders(path); }
  DiskError make_folder_like(const std::string& path, const std::string& model) override {
    return before_(), real_->make_folder_like(path, model);
  }
  DiskError write(const std::string& path, std::string_view text) override {
    return before_(), real_->write(path, text);
  }
  DiskError link(const std::string& from, const std::string& to) override {
    return before_(), real_->link(from, to);
  }
  DiskError rename(const std::string& from, const std::string& to) override {
    return before_(), real_->rename(from, to);
  }
  DiskError exchange(const std::string& a, const std::string& b) override {
    if (!swaps_) return {EINVAL, "cannot swap"};
    return before_(), real_->exchange(a, b);
  }
  DiskError touch(const std::string& path) override { return before_(), real_->touch(path); }
  DiskError remove_tree(const std::string& path, std::size_t jobs) override {
    return before_(), real_->remove_tree(path, jobs);
  }
  DiskError lock(const std::string& path, DiskLock& into) override {
    return before_(), real_->lock(path, into);
  }

 private:
  std::unique_ptr<Disk> real_ = real_disk();
  std::function<void()> before_;
  bool swaps_;
};

// Does the work in a process of its own, and answers what it said.
std::string in_a_child(const std::function<std::string()>& work) {
  int said[2];
  if (::pipe(said) != 0) return "no pipe";
  const pid_t child = ::fork();
  if (child == 0) {
    const auto text = work();
    ::_exit(::write(said[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()) ? 0 : 1);
  }
  ::close(said[1]);
  std::string text;
  char part[4096];
  for (ssize_t got; (got = ::read(said[0], part, sizeof part)) > 0;)
    text.append(part, static_cast<std::size_t>(got));
  ::close(said[0]);
  ::waitpid(child, nullptr, 0);
  return text;
}

// For this process alone. False where it may not.
bool mount_small_disk(const std::string& at) {
  return (::unshare(CLONE_NEWNS) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0) &&
         ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         ::mount("small", at.c_str(), "tmpfs", 0, "size=600k") == 0;
}

// After a kill: one whole edition, with nothing of the other.
void check_whole(const Disk& disk, const std::string& output, int pages) {
  const auto found = pages_in(disk, output);
  CHECK((found == edition(1, pages) || found == edition(2, pages)));
  std::string text;
  REQUIRE(!disk.read(output + "/.comisiynu", text));
  const auto manifest = parse_manifest(text);
  REQUIRE(manifest);
  CHECK(manifest->size() == found.size());
}

}  // namespace

TEST_CASE("pages that are the same stay the same files", "[writer]") {
  const TemporaryFolder folder;
  const auto disk = real_disk();
  const auto options = into_with_threads(folder / "public");
  CHECK(build(*disk, edition(1), options).outcome.written == 31);
  const auto same = about(folder / "public/en/page-1/index.html");
  const auto other = about(folder / "public/en/page-0/index.html");
  const auto root = about(folder / "public");

  CHECK(build(*disk, edition(1), options).outcome.unchanged());
  CHECK(about(folder / "public").st_ino == root.st_ino);
  CHECK(about(folder / "public").st_mtim.tv_nsec == root.st_mtim.tv_nsec);

  const auto made = build(*disk, edition(2), options);
  CHECK(made.outcome.written == 11);
  CHECK(made.outcome.kept == 20);
  CHECK(made.outcome.removed == 1);
  const auto kept = about(folder / "public/en/page-1/index.html");
  CHECK(kept.st_ino == same.st_ino);
  CHECK(kept.st_mtim.tv_sec == same.st_mtim.tv_sec);
  CHECK(kept.st_mtim.tv_nsec == same.st_mtim.tv_nsec);
  CHECK(kept.st_nlink == 1);
  CHECK(about(folder / "public/en/page-0/index.html").st_ino != other.st_ino);
  CHECK(pages_in(*disk, folder / "public") == edition(2));
  CHECK(names_in(*disk, folder.path()) == std::vector<std::string>{"public"});
}

TEST_CASE("after a build every page is known to be sound", "[writer]") {
  const TemporaryFolder folder;
  const auto disk = real_disk();
  const auto options = into_with_threads(folder / "public");
  WriteFailure failure;
  for (const int number : {1, 2, 2, 1}) {
    build(*disk, edition(number), options);
    EarlierSite site;
    REQUIRE(site.read(*disk, *find_output_place(*disk, options, failure), 2).fault == WriteFault::none);
    for (std::size_t i = 0; i < site.files().size(); ++i) CHECK(site.soundness(i) == Soundness::sound);
  }
}

TEST_CASE("a page changed by hand is told by its time of change, whatever else was set back", "[writer]") {
  const TemporaryFolder folder;
  const auto disk = real_disk();
  const auto page = folder / "public/en/page-1/index.html";
  build(*disk, edition(1), into_with_threads(folder / "public"));
  const auto before = about(page);
  const int file = ::open(page.c_str(), O_WRONLY);
  REQUIRE(::pwrite(file, "changed", 7, 0) == 7);
  const timespec times[2] = {before.st_atim, before.st_mtim};
  REQUIRE(::futimens(file, times) == 0);
  ::close(file);
  CHECK(build(*disk, edition(1), into_with_threads(folder / "public")).outcome.written == 1);
  CHECK(pages_in(*disk, folder / "public") == edition(1));
}

TEST_CASE("a site that was moved or copied is still known", "[writer]") {
  const TemporaryFolder folder;
  const auto disk = real_disk();
  build(*disk, edition(1), into_with_threads(folder / "public"));
  REQUIRE(!disk->rename(folder / "public", folder / "moved"));
  CHECK(build(*disk, edition(1), into_with_threads(folder / "moved")).outcome.unchanged());
  for (const std::string copy : {"cp -a ", "cp -r "}) {
    REQUIRE(std::system((copy + folder / "moved" + " " + folder / "copied").c_str()) == 0);
    CHECK(build(*disk, edition(1), into_with_threads(folder / "copied")).outcome.unchanged());
    CHECK(build(*disk, edition(2), into_with_threads(folder / "copied")).outcome.kept == 20);
    REQUIRE(!disk->remove_tree(folder / "copied"));
  }
}

TEST_CASE("many threads may hand over pages", "[writer]") {
  const TemporaryFolder folder;
  const auto disk = real_disk();
  Pages pages;
  std::vector<std::pair<std::string, std::string>> queue;
  for (int i = 0; i < 600; ++i)
    queue.emplace_back(
        "a/" + std::to_string(i % 7) + "/" + std::to_string(i % 50) + "/" + std::to_string(i) + ".html",
        std::to_string(i));
  pages.insert(queue.begin(), queue.end());
  for (int edition = 0; edition < 3; ++edition) {
    Diagnostics found;
    SiteWriter writer(*disk, {folder / "public", {}, "", 4});
    REQUIRE(writer.open(found) == WriteFault::none);
    for (int i = 0; edition == 1 && i < 600; i += 5) pages[queue[i].first] = queue[i].second += " again";
    parallel_for(queue.size(), 4,
                 [&](std::size_t i, std::size_t) { writer.put(queue[i].first, queue[i].second); });
    CHECK(writer.commit(found).written == (edition == 0 ? 600 : edition == 1 ? 120 : 0));
    CHECK(pages_in(*disk, folder / "public") == pages);
  }
}

TEST_CASE("the site's folder keeps its permissions", "[writer]") {
  const TemporaryFolder folder;
  const auto disk = real_disk();
  build(*disk, edition(1), into_with_threads(folder / "public"));
  REQUIRE(::chmod((folder / "public").c_str(), 0700) == 0);
  build(*disk, edition(2), into_with_threads(folder / "public"));
  CHECK((about(folder / "public").st_mode & 07777) == 0700);
}

TEST_CASE("links in the output folder are refused and never followed", "[writer]") {
  const TemporaryFolder folder;
  const auto disk = real_disk();
  const auto options = into_with_threads(folder / "public");
  REQUIRE(!disk->make_folders(folder / "mine/page-1"));
  REQUIRE(!disk->write(folder / "mine/page-1/index.html", "mine"));
  build(*disk, edition(1), options);
  const auto mine_alone = [&] {
    return pages_in(*disk, folder / "mine") == Pages{{"page-1/index.html", "mine"}};
  };

  REQUIRE(!disk->remove_tree(folder / "public/en"));
  REQUIRE(::symlink("../mine", (folder / "public/en").c_str()) == 0);
  const auto made = build(*disk, edition(2), options);
  CHECK(made.outcome.fault == WriteFault::refused);
  CHECK(made.said == "comisiynu: error: the output folder \"" + folder / "public" +
                         "\" holds links, which are not followed: en [output-refused]\n"
                         "      = remove them, or name another folder for the site\n");
  CHECK(mine_alone());
  REQUIRE(!disk->remove_tree(folder / "public/en"));

  REQUIRE(!disk->make_folders(folder / "public/en/page-1"));
  REQUIRE(::symlink("../../../mine/page-1/index.html", (folder / "public/en/page-1/index.html").c_str()) ==
          0);
  CHECK(build(*disk, edition(2), options).outcome.fault == WriteFault::refused);
  REQUIRE(!disk->remove_tree(folder / "public/en"));

  REQUIRE(!disk->rename(folder / "public/.comisiynu", folder / "list"));
  REQUIRE(::symlink("../list", (folder / "public/.comisiynu").c_str()) == 0);
  CHECK(build(*disk, edition(2), options).outcome.fault == WriteFault::refused);

  REQUIRE(::symlink("mine", (folder / "link").c_str()) == 0);
  CHECK(build(*disk, edition(1), into_with_threads(folder / "link")).outcome.fault == WriteFault::refused);
  CHECK(build(*disk, edition(1), into_with_threads(folder / "link/")).said ==
        "comisiynu: error: the output folder \"" + folder / "link/" +
            "\" is a link, and the site is not written through links [output-refused]\n"
            "      = remove the link, or name the folder it leads to\n");
  REQUIRE(::symlink("mine", (folder / ".new.comisiynu-new").c_str()) ==
          0);  // where a killed build might have left one
  CHECK(build(*disk, edition(1), into_with_threads(folder / "new")).outcome.written == 31);
  CHECK(mine_alone());
}

TEST_CASE("a pipe in the output folder is refused, and not read", "[writer]") {
  const TemporaryFolder folder;
  const auto disk = real_disk();
  build(*disk, edition(1), into_with_threads(folder / "public"));
  REQUIRE(!disk->remove_tree(folder / "public/en/page-1/index.html"));
  REQUIRE(::mkfifo((folder / "public/en/page-1/index.html").c_str(), 0600) == 0);
  CHECK(build(*disk, edition(1), into_with_threads(folder / "public")).outcome.fault == WriteFault::refused);
}

TEST_CASE("the folder that the program runs in is refused, and those above it", "[writer]") {
  const TemporaryFolder folder;
  const auto said = in_a_child([&] {
    const auto disk = real_disk();
    disk->make_folders(folder / "a/b");
    if (::chdir((folder / "a/b").c_str()) != 0) return std::string("no such folder");
    return build(*disk, edition(1), into(".")).said + build(*disk, edition(1), into("..")).said +
           build(*disk, edition(1), into("public")).said;
  });
  const auto refusal = [](const std::string& output) {
    return "comisiynu: error: the output folder \"" + output +
           "\" is the folder you are in, or contains it [output-refused]\n"
           "      = go to another folder, or name another one for the site\n";
  };
  CHECK(said == refusal(".") + refusal(".."));
}

TEST_CASE("a build killed at any step leaves one whole site", "[writer]") {
  const TemporaryFolder folder;
  const auto disk = real_disk();
  const auto output = folder / "public";
  constexpr int few = 6;
  for (const bool swaps : {true, false}) {
    int missing = 0;
    for (int step = 0;; ++step) {
      CAPTURE(swaps, step);
      disk->remove_tree(output);
      build(*disk, edition(1, few), into(output));
      const auto ended = in_a_child([&] {
        int left = step;
        WatchedDisk dying(
            [&] {
              if (left-- == 0) ::raise(SIGKILL);
            },
            swaps);
        build(dying, edition(2, few), into(output));
        return std::string("ended");
      });
      if (disk->look(output).kind ==
          EntryKind::missing) {  // between two renames: the next build puts it back
        ++missing;
        CHECK(build(*disk, edition(1, few), into(output)).outcome.unchanged());
      }
      check_whole(*disk, output, few);
      CHECK(build(*disk, edition(2, few), into(output)).said == "");
      CHECK(pages_in(*disk, output) == edition(2, few));
      CHECK(names_in(*disk, folder.path()) == std::vector<std::string>{"public"});
      if (ended == "ended") break;
      REQUIRE(step < 500);
    }
    CHECK(missing == (swaps ? 0 : 1));
  }
}

TEST_CASE("a build killed at a random moment leaves one whole site", "[writer]") {
  const TemporaryFolder folder;
  const auto disk = real_disk();
  const auto output = folder / "public";
  build(*disk, edition(1), into(output));
  std::mt19937 random(2003);
  for (int round = 0; round < 60; ++round) {
    const pid_t child = ::fork();
    if (child == 0) {
      const auto own = real_disk();
      ::alarm(20);  // should the parent die first
      for (int number = 1;; number = 3 - number) build(*own, edition(number), into_with_threads(output));
    }
    ::usleep(std::uniform_int_distribution<unsigned>(0, 12'000)(random));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    CAPTURE(round);
    check_whole(*disk, output, 30);
    if (round % 2 == 0) continue;  // now and then the next build is killed on top
    CHECK(build(*disk, edition(round % 4 == 1 ? 1 : 2), into_with_threads(output)).said == "");
    CHECK(names_in(*disk, folder.path()) == std::vector<std::string>{"public"});
  }
}

TEST_CASE("a file cut short by a limit leaves the earlier site", "[writer]") {
  const TemporaryFolder folder;
  const auto output = folder / "public";
  const auto disk = real_disk();
  build(*disk, edition(1), into(output));
  const auto said = in_a_child([&] {
    const auto own = real_disk();
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{1000, 1000};
    ::setrlimit(RLIMIT_FSIZE, &small);
    return build(*own, edition(2), into(output)).said;
  });
  CHECK(said == "comisiynu: error: \"" + output +
                    "/en/page-0/index.html\" cannot be written: the file is larger than is allowed; the "
                    "earlier site is "
                    "untouched [output-failed]\n      = build again when that is mended\n");
  CHECK(pages_in(*disk, output) == edition(1));
  CHECK(names_in(*disk, folder.path()) == std::vector<std::string>{"public"});
}

TEST_CASE("a folder in which one may not write leaves the earlier site", "[writer]") {
  const TemporaryFolder folder;
  const auto output = folder / "public";
  const auto disk = real_disk();
  build(*disk, edition(1), into(output));
  REQUIRE(::chmod(folder.path().c_str(), 0555) == 0);
  const auto said = in_a_child([&] {
    if (::geteuid() == 0 && ::setuid(65534) != 0)
      return std::string("nobody");  // permissions do not bind the root user
    const auto own = real_disk();
    return build(*own, edition(2), into(output)).said;
  });
  CHECK(said == "comisiynu: error: nothing can be written beside \"" + output +
                    "\": permission is refused [output-failed]\n      = see that you may write to \"" +
                    output + "\" and to the folder it is in\n");
  CHECK(pages_in(*disk, output) == edition(1));
  REQUIRE(::chmod(folder.path().c_str(), 0755) == 0);
}

TEST_CASE("a disk that fills up leaves the earlier site", "[writer]") {
  const TemporaryFolder folder;
  const auto said = in_a_child([&] {
    if (!mount_small_disk(folder.path())) return std::string("not allowed");
    const auto own = real_disk();
    const auto output = folder / "public";
    std::string all = build(*own, edition(1), into_with_threads(output)).said;
    const auto failed = build(*own, edition(2, 300), into_with_threads(output)).said;
    if (failed.find("the disk is full; the earlier site is untouched [output-failed]") == failed.npos)
      all += failed;
    if (pages_in(*own, output) != edition(1)) all += "the earlier site was touched\n";
    if (names_in(*own, folder.path()) != std::vector<std::string>{"public"}) all += "something is left\n";
    return all + build(*own, edition(2), into_with_threads(output)).said;
  });
  if (said == "not allowed")
    WARN("skipped: a small disk cannot be mounted here");
  else
    CHECK(said == "");
}

TEST_CASE("an output folder that is a disk of its own cannot be swapped, and is left alone", "[writer]") {
  const TemporaryFolder folder;
  const auto said = in_a_child([&] {
    const auto own = real_disk();
    own->make_folders(folder / "public");
    if (!mount_small_disk(folder / "public")) return std::string("not allowed");
    return build(*own, edition(1), into_with_threads(folder / "public")).said;
  });
  if (said == "not allowed")
    WARN("skipped: a small disk cannot be mounted here");
  else
    CHECK(
        said ==
        "comisiynu: error: the site cannot be put in its place, \"" + folder / "public" +
            "\": the folder is the root of a disk of its own; the earlier site is untouched [output-failed]\n"
            "      = name a folder inside \"" +
            folder / "public" + "\"\n");
}
