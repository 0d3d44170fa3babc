// The edition by itself, in a folder beside the release, while it is packed and printed. Gone with the object.
#pragma once

#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "base/disk.h"
#include "site/site_output.h"

namespace comisiynu {

class Spool : public SiteOutput {
 public:
  using Consider = std::function<void(const Site&, Diagnostics&)>;

  // What another release left in `folder` is removed: the caller sees to it that none is under way.
  Spool(Disk& disk, std::string folder, Consider consider) : disk_(disk), folder_(std::move(folder)), consider_(std::move(consider)) {}
  ~Spool() override { disk_.remove_tree(folder_); }

  WriteFault open(Diagnostics& found) override;
  void put(std::string_view path, std::string_view bytes) override;
  void consider(const Site& site, Diagnostics& found) override { consider_(site, found); }
  WriteOutcome commit(Diagnostics& found) override;

  const std::vector<std::string>& paths() const { return paths_; }
  bool read(const std::string& path, std::string& into) const { return !disk_.read(folder_ + "/" + path, into); }

 private:
  void fail(const std::string& path, const DiskError&);

  Disk& disk_;
  const std::string folder_;
  const Consider consider_;
  std::mutex mutex_;  // guards what follows
  std::set<std::string> folders_;
  std::vector<std::string> paths_;
  std::string failure_, remedy_;
};

}  // namespace comisiynu
