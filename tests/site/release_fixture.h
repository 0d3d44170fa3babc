// A release of a small publication, in memory.
#pragma once

#include <map>
#include <string>

#include "fixture.h"
#include "release/release.h"
#include "release/verify.h"

namespace comisiynu::test {

using Files = std::map<std::string, std::string>;

struct Released {
  ReleaseOutcome outcome;
  std::string said;
  Files files;  // of the output folder, by path within it
  Files disk;   // of the whole disk but for the output folder and the program

  const std::string& file(const std::string& path) const;
  const std::string& page(const std::string& path) const;  // "en/editions/": of the site
  Files archives() const;                                  // what a council keeps of it: its archives, by name
  Built site() const;                                      // to look for dead ends in
};

// small(), with what an edition needs.
Folder publishable();

// Without files to print, which need a browser, unless `print`. `archives` is a folder of the disk, "archives".
Released release(const Folder& content, const std::string& edition, const Date&, const Files& archives = {}, ReleaseOptions options = {}, bool print = false);

// What `comisiynu verify` says of a release with these files.
std::string verify(const Files& files);

}  // namespace comisiynu::test
