#pragma once

#include <string>

#include "import/import_providers.h"

namespace comisiynu {

// `import providers FILE…`: prints what is found, what is new, changed and gone, and gives the exit code. `data` is the
// program's own folder, whose maps may be named by the register's letters alone: --map CQC.
int run_import(ImportOptions, const std::string& language, const std::string& data, Disk&);

}  // namespace comisiynu
