#include "cli/release_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "cli/command_line.h"
#include "cli/content_revision.h"
#include "cli/progress_line.h"
#include "cli/report.h"
#include "release/release.h"
#include "release/requirements.h"
#include "release/verify.h"

namespace comisiynu {

namespace {

// The day of SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), seconds since 1970; empty for none.
std::string day_of_source() {
  const char* given = std::getenv("SOURCE_DATE_EPOCH");
  if (given == nullptr) return {};
  long long seconds = 0;
  const auto end = given + std::strlen(given);
  if (const auto [at, error] = std::from_chars(given, end, seconds); error != std::errc{} || at != end || seconds < 0) return {};
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds))));
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

// An edition has a day of its own, which is not the day that it happens to be built on.
bool read_release(ReleaseCommand& command, const Disk& disk) {
  auto& build = command.build;
  if (!is_edition_number(build.options.edition)) {
    fmt::print(stderr, "--edition: \"{}\" is not the number of an edition\nWrite letters, digits, dots and hyphens, as 2.0 or 2026-11.\n", build.options.edition);
    return false;
  }
  if (build.date.empty()) build.date = day_of_source();
  if (build.date.empty()) {
    fmt::print(stderr, "--date: an edition has a day\nName the day of its release, as --date 2026-11-02, or set SOURCE_DATE_EPOCH.\n");
    return false;
  }
  if (!command.archives.empty() && disk.look(command.archives).kind == EntryKind::missing) {
    fmt::print(stderr, "--archive: there is no folder {}\nName the folder with the archives of earlier editions, or make it: mkdir {}\n", command.archives, command.archives);
    return false;
  }
  return read_options(build, disk);
}

std::string closing_line(const ReleaseCommand& command, const ReleaseOutcome& outcome, const Diagnostics& found, double seconds) {
  const auto& options = command.build.options;
  const auto& build = outcome.build;
  if (build.content_fault || build.fault != WriteFault::none)
    return fmt::format("Not released: {} is as it was; {}, {}, {:.1f} seconds{}", options.output, counted(found.count(Severity::error), "error", "errors"),
                       counted(found.count(Severity::warning), "warning", "warnings"), seconds,
                       found.count(Severity::warning) == 0 ? "" : "\nA draft may have warnings, and an edition may not: mend each, or let it stand with a reason where its remedy says how.");
  auto line = fmt::format("Released edition {} in {}: {} in {}", options.edition, options.output, counted(build.pages, "page", "pages"),
                          counted(build.languages, "language", "languages"));
  if (outcome.printed > 0) line += fmt::format(", {} to print", counted(outcome.printed, "file", "files"));
  if (outcome.earlier > 0) line += fmt::format(", {} beside it", counted(outcome.earlier, "earlier edition", "earlier editions"));
  line += fmt::format(", {:.1f} seconds", seconds);
  if (build.accepted > 0) line += fmt::format("; {} accepted", counted(build.accepted, "warning", "warnings"));
  if (build.written + build.removed == 0) line += "; nothing had changed";
  if (!outcome.not_printed.empty())
    line += fmt::format("\nWithout files to print: {}.", outcome.not_printed);
  return line;
}

}  // namespace

int run_release(ReleaseCommand command, Disk& disk) {
  if (!read_release(command, disk)) return exit_machine;
  ReleaseOptions options{command.build.options, command.archives, !command.no_pdf, content_revision(command.build.options.content), COMISIYNU_VERSION};
  while (options.archives.size() > 1 && options.archives.ends_with('/')) options.archives.pop_back();

  Sources sources(disk);
  Diagnostics found;
  const auto start = std::chrono::steady_clock::now();
  ReleaseOutcome outcome;
  {
    ProgressLine line(command.build.format == "text" && ::isatty(STDERR_FILENO) == 1);
    outcome = make_release(options, disk, sources, found, [&](std::string_view stage, std::size_t done, std::size_t total) { line.show(stage, done, total); });
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  print_found(command.build, outcome.build, found.sorted(sources), sources);
  fmt::print(stderr, "{}\n", closing_line(command, outcome, found, seconds));
  if (outcome.build.fault != WriteFault::none) return exit_machine;
  return outcome.build.content_fault ? exit_content : exit_well;
}

int run_verify(const std::string& place, const std::string& format, Disk& disk) {
  if (disk.look(place).kind == EntryKind::missing) {
    fmt::print(stderr, "comisiynu: there is no {}\nName the folder of a release, or one of its archives.\n", place);
    return exit_machine;
  }
  BuildCommand command;
  command.format = format;
  Sources sources(disk);
  Diagnostics found;
  const auto verified = verify_release(place, disk, sources, found);
  print_found(command, {}, found.sorted(sources), sources);
  if (verified.unreadable) return exit_machine;
  fmt::print(stderr, "{} {}: edition {} of {}, {}, {}\n", found.has_errors() ? "Not as it was released:" : "As it was released:", place, verified.edition, verified.date,
             counted(verified.files, "file", "files"), counted(found.count(Severity::error), "error", "errors"));
  return found.has_errors() ? exit_content : exit_well;
}

}  // namespace comisiynu
