#include "base/replace_file.h"

namespace comisiynu {

DiskError replace_file(Disk& disk, const std::string& path, std::string_view text) {
  const auto slash = path.rfind('/') + 1;
  const auto beside = path.substr(0, slash) + "." + path.substr(slash) + ".new";
  if (const auto error = disk.remove_tree(beside)) return error;
  if (const auto error = disk.write(beside, text)) return error;
  return disk.rename(beside, path);
}

}  // namespace comisiynu
