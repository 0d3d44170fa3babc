// Content as version control has it. Runs the program `git`, without a shell.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "base/diagnostics.h"
#include "base/disk.h"

namespace comisiynu {

// The content folder as it was at a revision ("main", "HEAD~3", a commit), in memory under its own name; nothing, having said why,
// where git is not there, the folder is under no version control or the revision is not known.
std::unique_ptr<MemoryDisk> content_at(const std::string& revision, const std::string& content, const Disk&, Diagnostics& found);

}  // namespace comisiynu
