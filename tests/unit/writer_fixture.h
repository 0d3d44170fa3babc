// A whole build in one line of a test, in memory or in a temporary folder.
#pragma once

#include <stdlib.h>
#include <unistd.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "base/disk.h"
#include "base/sources.h"
#include "site/site_path.h"
#include "site/writer.h"

namespace comisiynu::test {

using Pages = std::map<std::string, std::string>;

inline OutputOptions into(std::string output) {
  return {std::move(output), {"content", "templates"}, "", 1};
}

struct Build {
  WriteOutcome outcome;
  std::string said;  // as people would read it
};

// As the program does it: a build whose output is refused renders nothing.
inline Build build(Disk& disk, const Pages& pages, const OutputOptions& options = into("public")) {
  Diagnostics found;
  Build made;
  {
    SiteWriter writer(disk, options);
    made.outcome.fault = writer.open(found);
    if (made.outcome.fault == WriteFault::none) {
      for (const auto& [path, bytes] : pages) writer.put(path, bytes);
      made.outcome = writer.commit(found);
      writer.tidy(found);
    }
  }
  Sources sources(disk);
  made.said = as_text(found.sorted(sources), sources);
  return made;
}

// The files under a folder without the manifest, by their paths within it.
inline Pages pages_in(const Disk& disk, const std::string& folder, const std::string& within = "") {
  Pages pages;
  std::vector<Entry> entries;
  disk.list(within.empty() ? folder : folder + '/' + within, entries);
  for (const auto& entry : entries) {
    const auto path = within.empty() ? entry.name : within + '/' + entry.name;
    if (entry.kind == EntryKind::folder)
      pages.merge(pages_in(disk, folder, path));
    else if (path != manifest_name)
      disk.read(folder + '/' + path, pages[path]);
  }
  return pages;
}

// In TMPDIR; else in memory, since a test makes and removes more files than some disks like; else in /tmp.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    const char* const wanted = std::getenv("TMPDIR");
    std::string name = wanted != nullptr ? wanted : ::access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    name += "/comisiynu-test-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() { real_disk()->remove_tree(path_); }

  std::string operator/(const std::string& name) const { return path_ + '/' + name; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace comisiynu::test
