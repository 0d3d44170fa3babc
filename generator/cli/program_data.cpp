#include "cli/program_data.h"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

namespace comisiynu {

std::string program_file() {
  std::error_code error;
  return std::filesystem::read_symlink("/proc/self/exe", error).string();
}

std::optional<std::string> program_data(const Disk& disk) {
  const std::filesystem::path program = program_file();
  const auto folder = (program.parent_path().parent_path() / "share" / "comisiynu").string();
  if (!program.empty() && disk.look(folder + "/templates/messages.toml").kind == EntryKind::file) return folder;
  fmt::print(stderr, "comisiynu: the program's own templates are not where they should be: {}\nInstall the whole of Comisiynu, not the program alone.\n", folder);
  return std::nullopt;
}

}  // namespace comisiynu
