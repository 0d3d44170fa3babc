#pragma once

#include <string>

#include "cli/build_command.h"

namespace comisiynu {

struct ChangesCommand {
  std::string earlier, now;     // each a snapshot, a release's folder, or a content folder
  std::string format = "text";  // text or json
  std::string language = "en";
  BuildOptions options;         // for a content folder
};

// Prints what changed from one edition to another.
int run_changes(const ChangesCommand&, Disk&);

// Reads the snapshot that an edition is compared with, from a file or from a release's folder; says what is wrong.
bool read_earlier(const std::string& path, const Disk&, EarlierEdition& into);

}  // namespace comisiynu
