// Whether a release, or an archive of an edition, is as it was made.
#pragma once

#include <string>

#include "base/diagnostics.h"
#include "base/disk.h"

namespace comisiynu {

struct Verified {
  std::string edition, date;  // as the manifest has them
  std::size_t files = 0;      // that the manifest names
  bool unreadable = false;    // it is no release, or the machine would not read it: nothing could be compared
};

// `place` is the folder of a release, or a .tar.gz or .zip. Each file that has changed, is missing or was added is an error
// that names it; so is a difference between the two lists.
Verified verify_release(const std::string& place, const Disk&, Sources&, Diagnostics& found);

}  // namespace comisiynu
