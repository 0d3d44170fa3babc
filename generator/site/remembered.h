// What the last build read and found, so that the next one need not do it again. It stands beside the output folder as
// ".<name>.comisiynu-built", and may be deleted at any time.
//
// A build is a function of what it reads. So all of that is hashed first: every file of the content, the theme, the templates
// and the program's own folder, the program itself, and the options. Where the hash is that of the last build, and the site in
// the output folder is still the one that it left (see EarlierSite), nothing is made again, and the same is said. A file that
// is changed while a build runs is seen by the next, since the hash is taken before anything is read.
//
// Where something has changed, what most pages are made from has not: RememberedPages (site/remembered_pages.h) tells which. It
// stands beside that file and is written here.
//
// Nothing is remembered of a build that failed, nor of findings about a publication with something confidential in it: what is
// said of that is masked by what it says.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "base/disk.h"
#include "page/page_keys.h"
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

  // Whether anything is remembered at all.
  bool is_kept() const { return !inputs_.empty(); }

  // For keys of pages: what was read, apart from what no page with a key is made from.
  PageGround ground(const Publication&, const Confidential&) const;

  // The file of the pages as it is, and that of the site that they are in; empty where there is none.
  std::string pages() const;
  std::string manifest() const;
  void keep_pages(std::string_view packed) const;

 private:
  struct Input {
    std::string path, hash;
    std::string stamp;  // size and times, or what it is where it is no plain file
  };
  static bool list(const Disk&, const std::string& folder, std::vector<Input>&);
  std::optional<std::vector<Input>> list() const;
  bool has_changed() const;

  const BuildOptions& options_;
  Disk& disk_;
  Sources& sources_;
  std::vector<Input> files_;
  std::string inputs_;  // the hash; empty where something could not be read
  std::string shared_;  // the same without texts of sections, files of single providers and translations
  std::string texts_;   // that of the texts of sections
};

}  // namespace comisiynu
