// A file of text, as it must be before anything parses it: UTF-8, plain line ends, not empty.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "base/disk.h"

namespace comisiynu {

// The text without a byte-order mark and with "\n" at the ends of lines, or nothing when it cannot be used.
std::optional<std::string> read_text_file(const Disk&, const std::string& path, FileId file, Diagnostics& found);

}  // namespace comisiynu
