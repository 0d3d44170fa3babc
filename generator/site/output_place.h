// Where a site is to be written, and where it must not be.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/disk.h"
#include "site/write_failure.h"

namespace comisiynu {

struct OutputOptions {
  std::string output;               // the folder of the finished site, as the caller named it
  std::vector<std::string> inputs;  // the folders that the build reads: content, templates, theme
  std::string home;                 // the home folder; empty when there is none
  std::size_t jobs = 1;             // threads that the writer may use by itself
};

// The output folder and its neighbours, as true paths without links. The neighbours are in the same folder as the
// output, and so on the same file system, and there only while a build runs or after one was killed.
struct OutputPlace {
  std::string shown;    // the output folder as the caller named it
  std::string parent;   // the folder it is in; may be missing
  std::string folder;   // the output folder
  std::string staging;  // ".<name>.comisiynu-new": the site in the making; after the swap, the earlier site
  std::string earlier;  // ".<name>.comisiynu-old": the earlier site, where the disk cannot swap two folders
  std::string lock;     // ".<name>.comisiynu-lock"
};

// Refuses the root folder, the home folder or one that contains it, the folder the program runs in or one that contains
// it, an input, a folder inside an input or one that contains it, a link, and what is not a folder. `failure` says why.
std::optional<OutputPlace> find_output_place(const Disk&, const OutputOptions&, WriteFailure& failure);

}  // namespace comisiynu
