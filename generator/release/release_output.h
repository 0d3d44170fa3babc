// The whole of a release on its way into its folder: the site below "site/", the earlier editions in it, and what stands
// beside it; all is summed up as it goes by.
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "release/checksums.h"
#include "release/earlier_editions.h"
#include "site/writer.h"

namespace comisiynu {

struct ReleaseFiles {
  std::map<std::string, std::string> beside;   // by path within the release's folder
  std::map<std::string, std::string> in_site;  // by path within the site
  std::vector<const ArchivedEdition*> earlier;
  std::string archives;                        // the folder that they are read from
  ReleaseManifest manifest;                    // without its files
};

class ReleaseOutput : public SiteOutput {
 public:
  // All given must outlive it. The writer has been opened.
  ReleaseOutput(const Disk& disk, SiteWriter& writer, const ReleaseFiles& files) : disk_(disk), writer_(writer), files_(files) {}

  WriteFault open(Diagnostics&) override { return WriteFault::none; }
  void put(std::string_view path, std::string_view bytes) override;
  void complete(const Site&, Diagnostics& found) override;
  WriteOutcome commit(Diagnostics& found) override;
  void tidy(Diagnostics& found) override { writer_.tidy(found); }

 private:
  void put_beside(const std::string& path, std::string_view bytes);
  void put_edition(const Site&, const ArchivedEdition&, Diagnostics& found);
  void each_file(const std::string& archive, const std::function<void(std::string, std::string)>& take, Diagnostics& found) const;

  const Disk& disk_;
  SiteWriter& writer_;
  const ReleaseFiles& files_;
  std::mutex mutex_;  // guards what follows
  std::vector<FileSum> sums_;
  std::set<std::string, std::less<>> site_;  // the paths of the current edition's files
};

}  // namespace comisiynu
