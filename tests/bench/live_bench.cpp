// How long `comisiynu serve` works after an edit until a page of the new state is made, without its watching and answering:
//
//   live_bench CONTENT PROGRAM-DATA [edits]
//
// A provider, a section, a message, a template and a style are edited in turn in the content itself: give it a copy. Prints for
// each the middle of the wall time and of the processor time in milliseconds, and what the check after it takes.
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <thread>

#include "serve/live_site.h"

using namespace comisiynu;
namespace fs = std::filesystem;

namespace {

double wall() { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

double processor() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto ms = [](const timeval& t) { return static_cast<double>(t.tv_sec) * 1000 + static_cast<double>(t.tv_usec) / 1000; };
  return ms(used.ru_utime) + ms(used.ru_stime);
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

// The first file below the folder in the order of names whose name ends so.
fs::path first(const fs::path& folder, const std::string& end) {
  std::vector<fs::path> all;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().string().ends_with(end)) all.push_back(entry.path());
  std::sort(all.begin(), all.end());
  return all.empty() ? fs::path() : all.front();
}

double middle(std::vector<double> all) {
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) return fmt::print("usage: live_bench CONTENT PROGRAM-DATA [edits]\n"), 2;
  const fs::path content = words[1];
  const int edits = count > 3 ? std::atoi(words[3]) : 8;
  BuildOptions options;
  options.content = words[1];
  options.data = words[2];
  options.date = {2026, 11, 23, {}};
  options.jobs = std::max(1u, std::thread::hardware_concurrency());
  const auto disk = real_disk();
  LiveSite live(options, *disk);
  if (!live.refresh()) fmt::print("the content has errors\n");

  const auto provider = first(content / "providers", ".toml"), section = first(content / "documents", ".en.md");
  const auto of_provider = read(provider), of_section = read(section);
  const auto style = read(fs::path(words[2]) / "themes/default/style.css");
  const auto id = provider.stem().string();
  struct Edit {
    std::string name, page;
    std::function<void(int)> make;
  };
  const Edit all[] = {
      {"provider", "en/providers/" + id + "/index.html",
       [&](int n) {
         auto text = of_provider;
         const auto at = text.find("\nname");
         text.insert(text.find('"', text.find("en", at)) + 1, fmt::format("{} ", static_cast<char>('A' + n % 26)));
         write(provider, text);
       }},
      {"section", "en/index.html", [&](int n) { write(section, of_section + fmt::format("\nOne more paragraph, {}.\n", static_cast<char>('a' + n % 26))); }},
      {"message", "en/index.html", [&](int n) { write(content / "theme/messages.toml", fmt::format("[site]\nskip = {{ en = \"Skip {0}\", cy = \"Neidio {0}\" }}\n", n)); }},
      {"template", "en/index.html",
       [&](int n) { write(content / "theme/templates/home.html", fmt::format("{{% extends \"home.html\" %}}\n{{% block head %}}<link rel=\"author\" href=\"/{}\">{{% end %}}\n", n)); }},
      {"style", "assets/style.css", [&](int n) { write(content / "theme/style.css", style + fmt::format("\n/* {} */\n", n)); }},
      {"new provider", "en/providers/index.html", [&](int n) {
         auto text = of_provider;
         for (auto at = text.find('"' + id + '"'); at != text.npos; at = text.find('"' + id + '"', at + 1)) text.replace(at + 1, id.size(), fmt::format("new-{}", n));
         write(provider.parent_path() / fmt::format("new-{}.toml", n), text);
       }},
  };
  fmt::print("{:<13} {:>8} {:>8} {:>8} {:>8} {:>8}\n", "edit", "show", "cpu", "page", "check", "cpu");
  for (const auto& edit : all) {
    if (count > 4 && edit.name != words[4]) continue;
    std::vector<double> shown, worked, made, checked, checking;
    for (int n = 0; n < edits; ++n) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      edit.make(n);
      const double start = wall(), before = processor();
      if (!live.show()) fmt::print("{}: errors\n", edit.name);
      shown.push_back(wall() - start);
      worked.push_back(processor() - before);
      const double showing = wall();
      if (live.file(edit.page) == nullptr) fmt::print("no page {}\n", edit.page);
      made.push_back(wall() - showing);
      const double next = wall(), then = processor();
      live.check();
      checked.push_back(wall() - next);
      checking.push_back(processor() - then);
    }
    fmt::print("{:<13} {:>8.1f} {:>8.1f} {:>8.1f} {:>8.1f} {:>8.1f}\n", edit.name, middle(shown), middle(worked), middle(made), middle(checked), middle(checking));
  }
  write(provider, of_provider);
  write(section, of_section);
  for (int n = 0; n < edits; ++n) fs::remove(provider.parent_path() / fmt::format("new-{}.toml", n));
}
