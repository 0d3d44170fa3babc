#pragma once

#include <string>
#include <vector>

#include "base/disk.h"

namespace comisiynu {

struct PicturesCommand {
  std::vector<std::string> search;  // the words to find; empty: all pictures
  std::string theme;                // a council's own, or empty
  std::string output;               // the page to write instead, or empty
};

// Lists, finds or lays out the pictograms of easy read. Returns the exit code.
int run_pictures(const PicturesCommand&, const std::string& data, Disk&);

}  // namespace comisiynu
