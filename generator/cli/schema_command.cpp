#include "cli/schema_command.h"

#include <fmt/format.h>

#include <cstdio>

#include "cli/command_line.h"
#include "source/schema.h"

namespace comisiynu {

int write_schemas(const std::string& folder, Disk& disk) {
  const auto failed = [&](const std::string& path, const DiskError& error) {
    fmt::print(stderr, "comisiynu: {} cannot be written: {}\n", path, error.message);
    return exit_machine;
  };
  if (const auto error = disk.make_folders(folder)) return failed(folder, error);
  for (const auto& [name, text] : schema_files()) {
    const auto path = folder + "/" + name;
    // A schema of an earlier run is this program's own to replace; anything else of that name is a file too, and no loss.
    if (const auto error = disk.remove_tree(path)) return failed(path, error);
    if (const auto error = disk.write(path, text)) return failed(path, error);
  }
  fmt::print("Wrote the JSON Schemas and reference.md to {}\n", folder);
  return exit_well;
}

}  // namespace comisiynu
