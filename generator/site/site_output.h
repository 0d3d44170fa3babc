// Where the files of a build go: to a folder (SiteWriter), or to whoever makes more of them than a folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/diagnostics.h"
#include "site/write_failure.h"

namespace comisiynu {

struct Site;

struct WriteOutcome {
  WriteFault fault = WriteFault::none;
  std::size_t written = 0;  // files that are new or differ
  std::size_t kept = 0;     // files that are the same as before
  std::size_t removed = 0;  // files of the earlier site that are no longer made
  std::uint64_t bytes_written = 0;

  bool unchanged() const { return fault == WriteFault::none && written == 0 && removed == 0; }
};

// A build calls these in this order: consider() once all has been read and checked, open(), put() or keep() for every file, complete() when
// every page has been put and nothing was wrong, commit(), tidy(). It stops after the first that fails.
class SiteOutput {
 public:
  SiteOutput() = default;
  SiteOutput(const SiteOutput&) = delete;
  SiteOutput& operator=(const SiteOutput&) = delete;
  virtual ~SiteOutput() = default;

  // What it asks of a publication beyond what every build asks: what is missing is an error in `found`.
  virtual void consider(const Site&, Diagnostics&) {}
  // On a fault `found` says why, and nothing else may be called.
  virtual WriteFault open(Diagnostics& found) = 0;
  // Any thread. Each path once; see fault_of_path(). A failure is kept for commit().
  virtual void put(std::string_view path, std::string_view bytes) = 0;
  // Any thread. Keeps the file of the earlier site with this path as it is, instead of putting it. False where there is none, or
  // none that is known to be as it was made: then it must be put.
  virtual bool keep(std::string_view) { return false; }
  // What goes with the pages, from what they were made of. Errors in `found` stop the build.
  virtual void complete(const Site&, Diagnostics&) {}
  // Once, when every put() has returned.
  virtual WriteOutcome commit(Diagnostics& found) = 0;
  virtual void tidy(Diagnostics&) {}
};

}  // namespace comisiynu
