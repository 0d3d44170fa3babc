#include "cli/new_command.h"

#include <fmt/format.h>

#include <cstdio>

#include "cli/command_line.h"
#include "cli/program_data.h"

namespace comisiynu {

namespace {

DiskError copy_folder(const std::string& from, const std::string& to, Disk& disk) {
  std::vector<Entry> entries;
  if (const auto error = disk.list(from, entries)) return error;
  if (const auto error = disk.make_folders(to)) return error;
  for (const auto& entry : entries) {
    const auto source = from + "/" + entry.name, target = to + "/" + entry.name;
    if (entry.kind == EntryKind::folder) {
      if (const auto error = copy_folder(source, target, disk)) return error;
      continue;
    }
    std::string text;
    if (const auto error = disk.read(source, text)) return error;
    if (const auto error = disk.write(target, text)) return error;
  }
  return {};
}

}  // namespace

int make_new(const std::string& folder, Disk& disk) {
  std::vector<Entry> entries;
  const auto there = disk.look(folder).kind;
  if (there != EntryKind::missing && (there != EntryKind::folder || disk.list(folder, entries) || !entries.empty())) {
    fmt::print(stderr, "comisiynu: {} is there already, and is not an empty folder\nName a folder that does not exist yet.\n", folder);
    return exit_machine;
  }
  const auto data = program_data(disk);
  if (!data) return exit_machine;
  if (const auto error = copy_folder(*data + "/templates/starter", folder, disk)) {
    fmt::print(stderr, "comisiynu: {} cannot be made: {}\n", folder, error.message);
    return exit_machine;
  }
  fmt::print("Made {0}: a small publication in Welsh and English, to change into yours.\n"
             "Next:  comisiynu build {0} --output public\n", folder);
  return exit_well;
}

}  // namespace comisiynu
