#pragma once

#include <string>

#include "base/disk.h"

namespace comisiynu {

// `new DIR`: a small bilingual publication that builds without a warning. Refuses a folder that holds anything.
int make_new(const std::string& folder, Disk&);

}  // namespace comisiynu
