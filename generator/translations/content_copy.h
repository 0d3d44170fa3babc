#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/disk.h"

namespace comisiynu {

// Whether a file of this name can hold texts, or what is read beside them: TOML, Markdown, CSV, a ledger.
bool is_content(std::string_view name);

// Those files of a content folder in memory, under the same names: to see what a change would do. Links are not followed.
std::unique_ptr<MemoryDisk> copy_of(const std::string& content, const Disk&);

}  // namespace comisiynu
