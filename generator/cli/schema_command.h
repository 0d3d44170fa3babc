#pragma once

#include <string>

#include "base/disk.h"

namespace comisiynu {

// `schema`: JSON Schemas of every kind of TOML file, for editors, and reference.md for authors.
int write_schemas(const std::string& folder, Disk&);

}  // namespace comisiynu
