#include "cli/new_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "analysis/thread.h"
#include "base/text.h"
#include "cli/command_line.h"
#include "cli/program_data.h"
#include "import/easy_read_draft.h"
#include "site/interface_files.h"
#include "source/read_publication.h"

namespace comisiynu {

namespace {

// The month that the starter's own dates are of: what is done in it was done before, and what is due is due after it.
constexpr int starter_year = 2026, starter_month = 11;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// How many digits stand at the begin of the text.
std::size_t digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// What a text begins with where that has to do with a day: as it stands, and as it is some months later.
struct Dated {
  std::size_t size = 0;  // none
  std::string later;
};

// "2026-11-02"; "2025-26" or "2025–26", a financial year; or "2026".
Dated dated(std::string_view text, int months, int years) {
  if (digits(text) != 4 || text.substr(0, 2) != "20" || text[2] < '2') return {};
  if (const auto day = text.size() < 10 ? std::nullopt : parse_date(text.substr(0, 10))) return {10, months_after(*day, months).iso()};
  const int first = number(text.substr(0, 4));
  for (const std::string_view dash : {"-", "–"}) {
    const auto next = fmt::format("{}{:02}", dash, (first + 1) % 100);
    if (text.substr(4).starts_with(next) && digits(text.substr(4 + dash.size())) == 2)
      return {4 + next.size(), fmt::format("{}{}{:02}", first + years, dash, (first + years + 1) % 100)};
  }
  return {4, std::to_string(first + years)};
}

DiskError copy_folder(const std::string& from, const std::string& to, const Date& day, Disk& disk) {
  std::vector<Entry> entries;
  if (const auto error = disk.list(from, entries)) return error;
  if (const auto error = disk.make_folders(to)) return error;
  for (const auto& entry : entries) {
    const auto source = from + "/" + entry.name, target = to + "/" + entry.name;
    if (entry.kind == EntryKind::folder) {
      if (const auto error = copy_folder(source, target, day, disk)) return error;
      continue;
    }
    std::string text;
    if (const auto error = disk.read(source, text)) return error;
    if (const auto error = disk.write(target, starter_on(day, source, text))) return error;
  }
  return {};
}

}  // namespace

std::string starter_on(const Date& day, std::string_view path, std::string_view text) {
  const int months = (day.year - starter_year) * 12 + day.month - starter_month;
  const int years = months / 12 - (months % 12 < 0 ? 1 : 0);
  // Laws, and what has nothing to do with this council, are of the years that they are of.
  const bool timeless = path.ends_with("references.toml") || path.ends_with("glossary.toml") || !(path.ends_with(".toml") || path.ends_with(".md"));
  if (months == 0 || timeless) return std::string(text);
  const int for_days = path.ends_with("figures.toml") ? years * 12 : months;
  std::string out;
  while (!text.empty()) {
    const auto found = out.empty() || !is_digit(out.back()) ? dated(text, for_days, years) : Dated();
    out += found.size == 0 ? text.substr(0, 1) : std::string_view(found.later);
    text.remove_prefix(std::max<std::size_t>(found.size, 1));
  }
  return out;
}

int make_new(const std::string& folder, const Date& day, Disk& disk) {
  std::vector<Entry> entries;
  const auto there = disk.look(folder).kind;
  if (there != EntryKind::missing && (there != EntryKind::folder || disk.list(folder, entries) || !entries.empty())) {
    fmt::print(stderr, "comisiynu: {} is there already, and is not an empty folder\nName a folder that does not exist yet.\n", folder);
    return exit_machine;
  }
  const auto data = program_data(disk);
  if (!data) return exit_machine;
  if (const auto error = copy_folder(*data + "/templates/starter", folder, day, disk)) {
    fmt::print(stderr, "comisiynu: {} cannot be made: {}\n", folder, error.message);
    return exit_machine;
  }
  fmt::print("Made {0}: a small publication in Welsh and English, to change into yours.\n"
             "Next:  comisiynu build {0} --output public\n", folder);
  return exit_well;
}

int draft_easy_read(const std::string& id, std::string content, const std::string& data, Disk& disk) {
  while (content.size() > 1 && content.ends_with('/')) content.pop_back();
  Sources sources(disk);
  Diagnostics found, of_no_matter;
  const auto publication = read_publication({content, 1}, disk, sources, of_no_matter);
  const auto* document = find(publication.documents, id);
  if (document == nullptr) {
    std::vector<std::string> ids;
    for (const auto& known : publication.documents) ids.push_back(known.id);
    const auto meant = nearest(id, ids);
    fmt::print(stderr, "comisiynu: {} has no document called {}\n{}\n", content, id,
               meant ? fmt::format("Did you mean {}?", *meant) : ids.empty() ? "Name the content folder after the document." : fmt::format("Its documents are {}.", join(ids, ", ")));
    return exit_machine;
  }
  const auto path = fmt::format("{}/{}/easy-read.toml", content, document->folder);
  if (disk.look(path).kind != EntryKind::missing) {
    fmt::print(stderr, "comisiynu: {} is there already, and is left as it is\n", path);
    return exit_machine;
  }
  const auto messages = read_messages(data, own_theme_folder("", content, disk), disk, sources, found);
  PerLanguage<std::string> labels;
  for (const Language language : languages) labels[language] = messages.format(language, "document.policy_statement");
  if (const auto error = disk.write(path, easy_read_draft(publication, *document, labels))) {
    fmt::print(stderr, "comisiynu: {} cannot be written: {}\n", path, error.message);
    return exit_machine;
  }
  fmt::print("Drafted {0}: a page for each section, for a person to write.\n"
             "Next:  comisiynu check {1} --easy-read {2}\n", path, content, id);
  return exit_well;
}

}  // namespace comisiynu
