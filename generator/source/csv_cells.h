// Cells of a dataset from a CSV file that stands beside its TOML file.
#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "base/disk.h"
#include "model/dataset.h"

namespace comisiynu {

// Fills the cells of each dataset that names a CSV file. The file's first row holds the keys that a cell has in TOML;
// RFC 4180, UTF-8. A figure may have thousands' commas only inside quotes, and none are wanted.
void read_csv_cells(const Disk&, Sources&, std::vector<Dataset>&, Diagnostics& found);

}  // namespace comisiynu
