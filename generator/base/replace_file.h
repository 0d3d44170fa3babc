#pragma once

#include <string>
#include <string_view>

#include "base/disk.h"

namespace comisiynu {

// Writes a file that may be there already, under another name first: a reader, or a crash, meets the old file or the new one.
// Its folder must exist.
DiskError replace_file(Disk&, const std::string& path, std::string_view text);

}  // namespace comisiynu
