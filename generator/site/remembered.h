// What the last build read and found, so that the next one need not do it again. It stands beside the output folder as
// ".<name>.comisiynu-built", and may be deleted at any time.
//
// A build is a function of what it reads. So all of that is hashed first: every file of the content, the theme, the templates
// and the program's own folder, the program itself, and the options. Where the hash is that of the last build, and the site in
// the output folder is still the one that it left (see EarlierSite), nothing is made again, and the same is said. A file that
// is changed while a build runs is seen by the next, since the hash is taken before anything is read.
//
// Nothing is remembered of a build that failed, nor of findings about a publication with something confidential in it: what is
// said of that is masked by what it says.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "base/disk.h"
#include "site/build.h"

namespace comisiynu {

class Remembered {
 public:
  // Hashes what the build would read, on its threads. All must outlive it.
  Remembered(const BuildOptions&, Disk&, Sources&);

  // The outcome of the last build where it still holds; what it found goes to `found`.
  std::optional<BuildOutcome> recall(Diagnostics& found) const;

  // After a build: keeps what came of it.
  void keep(const BuildOutcome&, const Diagnostics& found) const;

 private:
  bool is_kept() const { return !inputs_.empty(); }

  const BuildOptions& options_;
  Disk& disk_;
  Sources& sources_;
  std::string inputs_;  // the hash; empty where something could not be read
};

}  // namespace comisiynu
