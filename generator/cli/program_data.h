#pragma once

#include <optional>
#include <string>

#include "base/disk.h"

namespace comisiynu {

// The file that is being run; empty where that cannot be told.
std::string program_file();

// The folder of the program's own templates, themes and pictograms: ../share/comisiynu beside the folder that the program
// lies in, so that an installed tree can be moved. Prints why when there is none.
std::optional<std::string> program_data(const Disk&);

}  // namespace comisiynu
