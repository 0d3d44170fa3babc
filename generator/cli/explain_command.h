#pragma once

#include <string>

#include "cli/build_command.h"

namespace comisiynu {

// `explain`: prints where a page or file of the site comes from, and gives the exit code; exit_content where there is no such
// file. The format is text or json.
int run_explain(const std::string& asked, BuildCommand, Disk&);

}  // namespace comisiynu
