#include "cli/pictures_command.h"

#include <fmt/format.h>

#include <cstdio>

#include "base/text.h"
#include "cli/command_line.h"
#include "page/picture_search.h"
#include "page/picture_sheet.h"

namespace comisiynu {

namespace {

void print(const Pictogram& one) {
  for (const Language language : languages)
    fmt::print("{:<22}{}: {}\n", language == languages.front() ? one.id : "", one.name.in[language], one.meaning.in[language]);
}

void print_all(const Theme& theme) {
  const auto all = all_pictures(theme);
  for (const auto& group : theme.pictogram_groups) {
    fmt::print("{}{} – {}\n", &group == &theme.pictogram_groups.front() ? "" : "\n", group.name.in[Language::cy], group.name.in[Language::en]);
    for (const auto* one : all)
      if (one->group == group.id) print(*one);
  }
}

int print_found(const Theme& theme, const std::string& query) {
  const auto found = search_pictures(theme, query);
  for (const auto* one : found) print(*one);
  if (!found.empty()) return exit_well;
  const auto meant = nearest_picture_word(theme, query);
  fmt::print(stderr, "comisiynu: no picture is found by {}\n{}\n", query,
             meant.empty() ? std::string("Try another word of either language, or see them all: comisiynu pictures --output pictures.html") : fmt::format("Did you mean {}?", meant));
  return exit_content;
}

int write_sheet(const Theme& theme, const std::string& path, Disk& disk) {
  const auto svg = [&](const ThemeFile& file) {
    std::string text = file.text;
    if (!file.path.empty()) disk.read(file.path, text);
    return text;
  };
  const auto page = picture_sheet(theme, svg);
  const auto there = disk.look(path).kind;
  auto error = there == EntryKind::missing || there == EntryKind::file ? disk.remove_tree(path) : DiskError{1, "it is there already, and is not a file"};
  if (!error) error = disk.write(path, page);
  if (error) {
    fmt::print(stderr, "comisiynu: {} cannot be written: {}\n", path, error.message);
    return exit_machine;
  }
  fmt::print("Wrote {} pictures to {}\n", theme.pictograms.size(), path);
  return exit_well;
}

}  // namespace

int run_pictures(const PicturesCommand& command, const std::string& data, Disk& disk) {
  Sources sources(disk);
  Diagnostics found;
  const auto theme = read_theme({data + "/themes/default", data + "/pictograms", command.theme}, disk, sources, found);
  if (const auto said = as_text(found.sorted(sources), sources); !said.empty()) fmt::print(stderr, "{}", said);
  if (theme.pictograms.empty()) return exit_machine;
  if (!command.output.empty()) return write_sheet(theme, command.output, disk);
  if (!command.search.empty()) return print_found(theme, join(command.search, " "));
  print_all(theme);
  return exit_well;
}

}  // namespace comisiynu
