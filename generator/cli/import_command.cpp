#include "cli/import_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

#include "cli/command_line.h"
#include "cli/progress_line.h"

namespace comisiynu {

namespace {

constexpr std::size_t shown = 20;

void print_files(std::string_view what, const std::vector<std::string>& files) {
  for (std::size_t i = 0; i < std::min(files.size(), shown); ++i) fmt::print("{:<8} {}\n", what, files[i]);
  if (files.size() > shown) fmt::print("{:<8} … and {} more\n", what, files.size() - shown);
}

}  // namespace

int run_import(ImportOptions options, const std::string& language, const std::string& data, Disk& disk) {
  if (!language.empty()) {
    options.language = from_code(language);
    if (!options.language) {
      fmt::print(stderr, "--language: \"{}\" is not a language\nLanguages are cy and en.\n", language);
      return exit_machine;
    }
  }
  if (const auto own = fmt::format("{}/templates/registers/{}.toml", data, options.map); !options.map.empty() && disk.look(options.map).kind == EntryKind::missing &&
                                                                                        disk.look(own).kind == EntryKind::file)
    options.map = own;
  while (options.content.size() > 1 && options.content.ends_with('/')) options.content.pop_back();
  Sources sources(disk);
  Diagnostics found;
  const auto start = std::chrono::steady_clock::now();
  ImportOutcome outcome;
  {
    ProgressLine line(::isatty(STDERR_FILENO) == 1);
    outcome = import_providers(options, disk, sources, found, [&](std::string_view stage, std::size_t done, std::size_t total) { line.show(stage, done, total); });
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  fmt::print(stderr, "{}", as_text(found.sorted(sources), sources));
  if (outcome.content_fault) {
    fmt::print(stderr, "Nothing was imported\n");
    return exit_content;
  }
  print_files("new", outcome.added);
  print_files("changed", outcome.changed);
  print_files("gone", outcome.gone);
  fmt::print("{} {} rows: {} new, {} changed, {} the same, {} gone, {} left out; {} values written by hand were kept, {:.1f} seconds\n",
             options.dry_run ? "Would import" : "Imported", outcome.rows, outcome.added.size(), outcome.changed.size(), outcome.same, outcome.gone.size(),
             outcome.left_out, outcome.kept, seconds);
  return outcome.machine_fault ? exit_machine : exit_well;
}

}  // namespace comisiynu
