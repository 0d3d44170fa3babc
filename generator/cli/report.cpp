#include "cli/report.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "base/diagnostic_formats.h"
#include "site/confidential.h"
#include "source/read_publication.h"

namespace comisiynu {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

// One document where it is JSON; else what is found, and the reports that were asked for after it.
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
  else if (command.format == "gitlab") fmt::print("{}", masked(as_gitlab(found, sources)));
  else if (command.format == "sarif") fmt::print("{}", masked(as_sarif(found, sources, COMISIYNU_VERSION)));
  else fmt::print(stderr, "{}", masked(as_text(found, sources)));
  if (report) fmt::print("{}", masked(as_text(outcome.disclosure, sources)));
  if (command.easy_read) fmt::print("{}", masked(as_text(outcome.easy_read, *command.easy_read, sources)));
}

void print_found(const Diagnostics& found, Sources& sources, const std::string& content, const Disk& disk) {
  if (found.empty()) return;
  Sources again(disk);
  Diagnostics known;
  const Confidential confidential(read_publication({content, 1}, disk, again, known));
  fmt::print(stderr, "{}", confidential.masked(as_text(found.sorted(sources), sources)));
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

Date today() {
  const std::chrono::year_month_day now(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  return {static_cast<std::int16_t>(static_cast<int>(now.year())), static_cast<std::uint8_t>(static_cast<unsigned>(now.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(now.day())), {}};
}

bool has_content(const std::string& content, std::string_view remedy, const Disk& disk) {
  if (disk.look(content).kind != EntryKind::missing) return true;
  fmt::print(stderr, "comisiynu: there is no folder {}\n{}\n", content, remedy);
  return false;
}

bool has_content(const BuildOptions& options, const Disk& disk) {
  return has_content(options.content, fmt::format("Name the content folder, or make one: comisiynu new {}", options.content), disk);
}

void trim_slashes(std::string& folder) {
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
}

bool read_options(BuildCommand& command, const Disk& disk) {
  if (!read_date(command)) return false;
  const auto& url = command.options.base_url;
  if (!url.empty() && !url.starts_with("https://") && !url.starts_with("http://")) {
    fmt::print(stderr, "--base-url: \"{}\" is not the address of a site\nWrite the whole of it, as https://gofal.example.gov.uk\n", url);
    return false;
  }
  if (!has_content(command.options, disk)) return false;
  trim_slashes(command.options.content);
  if (const char* home = std::getenv("HOME")) command.options.home = home;  // only so as never to write over it
  return true;
}

}  // namespace comisiynu
