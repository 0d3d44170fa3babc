#include "cli/build_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "base/replace_file.h"
#include "base/text.h"
#include "check/reviews.h"
#include "cli/changes_command.h"
#include "cli/command_line.h"
#include "cli/program_data.h"
#include "cli/progress_line.h"
#include "cli/report.h"
#include "site/interface_files.h"
#include "source/read_publication.h"

namespace comisiynu {

namespace {

std::string closing_line(const BuildOptions& options, const BuildOutcome& outcome, const std::vector<Diagnostic>& found, double seconds) {
  const auto count = [&](Severity severity) {
    return static_cast<std::size_t>(std::count_if(found.begin(), found.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
  };
  const auto errors = count(Severity::error), warnings = count(Severity::warning);
  const bool built = !options.output.empty() && !outcome.content_fault && outcome.fault == WriteFault::none;
  std::string line = built ? fmt::format("Built {} in {}", options.output, counted(outcome.languages, "language", "languages"))
                     : options.output.empty() ? fmt::format("Checked {}", options.content)
                                              : fmt::format("Not built: {} is as it was", options.output);
  line += fmt::format(": {}, {}, {}, {:.1f} seconds", counted(outcome.pages, "page", "pages"), counted(errors, "error", "errors"),
                      counted(warnings, "warning", "warnings"), seconds);
  if (outcome.accepted > 0) line += fmt::format("; {} accepted", counted(outcome.accepted, "warning", "warnings"));
  if (built && outcome.written + outcome.removed == 0) line += "; nothing had changed";
  return line;
}

// The document that a report was asked for has an edition to report on.
bool has_edition(const BuildCommand& command, const BuildOutcome& outcome) {
  if (!command.easy_read || command.easy_read->empty()) return true;
  std::vector<std::string> ids;
  for (const auto& edition : outcome.easy_read.editions) ids.push_back(edition.document);
  if (std::find(ids.begin(), ids.end(), *command.easy_read) != ids.end()) return true;
  fmt::print(stderr, "--easy-read: no document called {} has an easy-read edition\n{}\n", *command.easy_read,
             ids.empty() ? "Draft one: comisiynu new easy-read DOCUMENT."
                         : fmt::format("Those that have one are {}. For all of them, write the folder first: comisiynu check CONTENT --easy-read", join(ids, ", ")));
  return false;
}

// Over an earlier snapshot of the same name, and over nothing else.
bool write_snapshot(const std::string& path, const std::string& snapshot, Disk& disk) {
  std::string there;
  if (disk.look(path).kind != EntryKind::missing && (disk.read(path, there) || !there.starts_with("{\"format\":\"comisiynu-snapshot\""))) {
    fmt::print(stderr, "comisiynu: {} is there already, and is no snapshot\nName a file that does not exist yet.\n", path);
    return false;
  }
  auto error = disk.remove_tree(path);
  if (!error) error = disk.write(path, snapshot);
  if (error) fmt::print(stderr, "comisiynu: {} cannot be written: {}\n", path, error.message);
  return !error;
}

// Written though pages differ, since that is what it is to show; not where the content could not be made into pages at all.
bool write_parity(const BuildCommand& command, const BuildOutcome& outcome, Disk& disk, Sources& sources) {
  if (outcome.parity.pages.empty()) return true;
  std::string text;
  if (command.parity.ends_with(".json")) text = as_json(outcome.parity);
  else if (!command.parity.ends_with(".html")) text = as_text(outcome.parity);
  else {
    Diagnostics told_before;
    const auto language = from_code(command.parity_language).value_or(Language::en);
    const auto& options = command.options;
    const auto messages = read_messages(options.data, own_theme_folder(options.theme, options.content, disk), disk, sources, told_before);
    const auto publication = read_publication({options.content, options.jobs}, disk, sources, told_before);
    const auto& date = options.date;
    const auto day = !date ? std::string() : Formatter(language).date(std::chrono::year(date.year) / std::chrono::month(date.month) / std::chrono::day(date.day));
    text = as_html(outcome.parity, publication.settings.title.shown(language), messages, language, day);
  }
  const auto error = replace_file(disk, command.parity, text);
  if (error) fmt::print(stderr, "{} cannot be written: {}\n", command.parity, error.message);
  return !error;
}

}  // namespace

int list_reviews(BuildCommand command, Disk& disk) {
  if (command.date.empty()) {
    fmt::print(stderr, "--reviews: facts are due on a day\nName the day, as --date 2026-11-02.\n");
    return exit_machine;
  }
  if (!read_date(command) || !has_content(command.options, disk)) return exit_machine;
  Sources sources(disk);
  Diagnostics found;
  const auto publication = read_publication({command.options.content, command.options.jobs}, disk, sources, found);
  const auto messages = read_messages(command.options.data, own_theme_folder(command.options.theme, command.options.content, disk), disk, sources, found);
  BuildOutcome outcome;
  outcome.confidential = std::make_shared<const Confidential>(publication);
  if (found.has_errors()) {
    print_found(command, outcome, found.sorted(sources), sources);
    return exit_content;
  }
  fmt::print("{}", outcome.confidential->masked(reviews_csv(publication, messages, command.options.date)));
  return exit_well;
}

int run_build(BuildCommand command, Disk& disk) {
  if (!read_options(command, disk)) return exit_machine;
  if (!command.since.empty() && !read_earlier(command.since, disk, command.options.earlier.emplace())) return exit_machine;
  command.options.snapshot = !command.snapshot.empty();
  command.options.remember = true;
  command.options.program = program_file();

  command.options.parity = !command.parity.empty();
  Sources sources(disk);
  Diagnostics found;
  const auto start = std::chrono::steady_clock::now();
  BuildOutcome outcome;
  {
    ProgressLine line(command.format == "text" && ::isatty(STDERR_FILENO) == 1);
    outcome = build_site(command.options, disk, sources, found,
                         [&](std::string_view stage, std::size_t done, std::size_t total) { line.show(stage, done, total); });
  }
  if (!has_edition(command, outcome)) return exit_machine;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (!command.parity.empty() && !write_parity(command, outcome, disk, sources)) return exit_machine;
  const auto sorted = found.sorted(sources);
  print_found(command, outcome, sorted, sources);
  fmt::print(stderr, "{}\n", closing_line(command.options, outcome, sorted, seconds));
  if (outcome.fault != WriteFault::none) return exit_machine;
  if (!outcome.snapshot.empty() && !write_snapshot(command.snapshot, outcome.snapshot, disk)) return exit_machine;
  return outcome.content_fault ? exit_content : exit_well;
}

}  // namespace comisiynu
