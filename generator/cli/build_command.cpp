#include "cli/build_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "base/text.h"
#include "check/reviews.h"
#include "cli/command_line.h"
#include "cli/program_data.h"
#include "cli/progress_line.h"
#include "site/interface_files.h"
#include "source/read_publication.h"

namespace comisiynu {

namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

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

// One document where it is JSON; else what is found, and the report of what is withheld after it. What is confidential is
// not printed either, though it stands in a line that is at fault.
void print_found(const BuildCommand& command, const BuildOutcome& outcome, const std::vector<Diagnostic>& found, Sources& sources) {
  const bool report = command.options.disclosure;
  const auto masked = [&](std::string text) { return outcome.confidential ? outcome.confidential->masked(text) : text; };
  if (command.format == "json") {
    auto text = as_json(found, sources);
    const auto add = [&](std::string_view name, const std::string& json) { text = fmt::format("{},\"{}\":{}}}\n", text.substr(0, text.rfind('}')), name, json); };
    if (report) add("disclosure", as_json(outcome.disclosure, sources));
    if (command.easy_read) add("easyRead", as_json(outcome.easy_read, *command.easy_read, sources));
    fmt::print("{}", masked(std::move(text)));
    return;
  }
  if (command.format == "github") fmt::print("{}", masked(as_github(found, sources)));
  else fmt::print(stderr, "{}", masked(as_text(found, sources)));
  if (report) fmt::print("{}", masked(as_text(outcome.disclosure, sources)));
  if (command.easy_read) fmt::print("{}", masked(as_text(outcome.easy_read, *command.easy_read, sources)));
}

bool read_date(BuildCommand& command) {
  if (command.date.empty()) return true;
  const auto date = parse_date(command.date);
  if (date && date->day != 0) {
    command.options.date = *date;
    return true;
  }
  fmt::print(stderr, "--date: \"{}\" is not a day\nWrite it as 2026-11-02.\n", command.date);
  return false;
}

bool has_content(const BuildOptions& options, const Disk& disk) {
  if (disk.look(options.content).kind != EntryKind::missing) return true;
  fmt::print(stderr, "comisiynu: there is no folder {}\nName the content folder, or make one: comisiynu new {}\n", options.content, options.content);
  return false;
}

// The document that a report was asked for has an edition to report on.
bool has_edition(const BuildCommand& command, const BuildOutcome& outcome) {
  if (!command.easy_read || command.easy_read->empty()) return true;
  std::vector<std::string> ids;
  for (const auto& edition : outcome.easy_read.editions) ids.push_back(edition.document);
  if (std::find(ids.begin(), ids.end(), *command.easy_read) != ids.end()) return true;
  fmt::print(stderr, "--easy-read: no document called {} has an easy-read edition\n{}\n", *command.easy_read,
             ids.empty() ? "Draft one: comisiynu new easy-read DOCUMENT." : fmt::format("Those that have one are {}.", join(ids, ", ")));
  return false;
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
  if (found.has_errors()) {
    BuildOutcome outcome;
    outcome.confidential = std::make_shared<const Confidential>(publication);
    print_found(command, outcome, found.sorted(sources), sources);
    return exit_content;
  }
  fmt::print("{}", reviews_csv(publication, messages, command.options.date));
  return exit_well;
}

int ready_to_read(BuildCommand& command, const Disk& disk) {
  if (!read_date(command)) return exit_machine;
  const auto& url = command.options.base_url;
  if (!url.empty() && !url.starts_with("https://") && !url.starts_with("http://")) {
    fmt::print(stderr, "--base-url: \"{}\" is not the address of a site\nWrite the whole of it, as https://gofal.example.gov.uk\n", url);
    return exit_machine;
  }
  if (!has_content(command.options, disk)) return exit_machine;
  while (command.options.content.size() > 1 && command.options.content.ends_with('/')) command.options.content.pop_back();
  return exit_well;
}

int run_build(BuildCommand command, Disk& disk) {
  if (const int code = ready_to_read(command, disk); code != exit_well) return code;
  command.options.remember = true;
  command.options.program = program_file();
  if (const char* home = std::getenv("HOME")) command.options.home = home;  // only so as never to write over it

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
  const auto sorted = found.sorted(sources);
  print_found(command, outcome, sorted, sources);
  fmt::print(stderr, "{}\n", closing_line(command.options, outcome, sorted, seconds));
  if (outcome.fault != WriteFault::none) return exit_machine;
  return outcome.content_fault ? exit_content : exit_well;
}

}  // namespace comisiynu
