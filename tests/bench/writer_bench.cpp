// What it costs to put a site on disk, beside a bare loop of mkdir, open, write and close.
//
//   writer_bench [folder] [threads] [pages]        /dev/shm 2 20000
//
// Writes `pages` pages of 9 kB, each in a folder of its own: first bare, then into no earlier site, then
// again the same, then with one page changed. Seconds of wall time; each case three times over.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "site/writer.h"

namespace {

using namespace comisiynu;

struct Bench {
  std::string folder;
  std::size_t jobs, pages;
  std::vector<std::string> bytes;  // one for each thread

  std::string page_folder(std::size_t i) const {
    return fmt::format("{}/providers/cartref-glan-tywi-{}", i < pages / 2 ? "cy" : "en", i % (pages / 2));
  }

  // A page unlike any other, made in little time.
  const std::string& page(std::size_t i, std::size_t worker, std::size_t edition) {
    auto& text = bytes[worker];
    text.resize(9000, 'x');
    fmt::format_to(text.begin(), "{:>16} {:>16}", i, i == 7 ? edition : 0);
    return text;
  }

  void write_bare(const std::string& root) {
    for (const char* made : {"", "/cy", "/cy/providers", "/en", "/en/providers"})
      ::mkdir((root + made).c_str(), 0777);
    parallel_for(pages, jobs, [&](std::size_t i, std::size_t worker) {
      const auto& text = page(i, worker, 0);
      const auto to = root + '/' + page_folder(i);
      ::mkdir(to.c_str(), 0777);
      const int file = ::open((to + "/index.html").c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (file < 0 || ::write(file, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        std::abort();
      ::close(file);
    });
  }

  void build(Disk& disk, std::size_t edition) {
    const auto begin = std::chrono::steady_clock::now();
    const auto seconds = [&] {
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    Diagnostics found;
    SiteWriter writer(disk, {.output = folder + "/site", .inputs = {}, .home = {}, .jobs = jobs});
    if (writer.open(found) != WriteFault::none) std::abort();
    const double opened = seconds();
    parallel_for(pages, jobs, [&](std::size_t i, std::size_t worker) {
      writer.put(page_folder(i) + "/index.html", page(i, worker, edition));
    });
    const double put = seconds();
    const auto outcome = writer.commit(found);
    const double committed = seconds();
    writer.tidy(found);
    if (outcome.fault != WriteFault::none) std::abort();
    fmt::print(
        "  {:>5} written {:>5} kept: open {:.3f}  put {:.3f}  commit {:.3f}  in place {:.3f}  tidy {:.3f}\n",
        outcome.written, outcome.kept, opened, put - opened, committed - put, committed,
        seconds() - committed);
  }
};

void timed(const char* what, const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  fmt::print("{:<10} {:.3f}\n", what,
             std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
}

}  // namespace

int main(int count, char** arguments) {
  Bench bench;
  bench.folder = fmt::format("{}/writer-bench-{}", count > 1 ? arguments[1] : "/dev/shm", ::getpid());
  bench.jobs = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 2;
  bench.pages = count > 3 ? std::strtoul(arguments[3], nullptr, 10) : 20000;
  bench.bytes.resize(bench.jobs);
  const auto disk = comisiynu::real_disk();
  for (int round = 0; round < 3; ++round) {
    disk->make_folders(bench.folder);
    timed("bare", [&] { bench.write_bare(bench.folder + "/bare"); });
    disk->remove_tree(bench.folder + "/bare", bench.jobs);
    timed("cold", [&] { bench.build(*disk, 0); });
    timed("unchanged", [&] { bench.build(*disk, 0); });
    timed("one page", [&] { bench.build(*disk, 1); });
    timed("unchanged", [&] { bench.build(*disk, 1); });
    disk->remove_tree(bench.folder, bench.jobs);
  }
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  fmt::print("peak memory {} MB\n", used.ru_maxrss / 1024);
}
