// Puts a finished site in the output folder: whole, or not at all.
//
//   SiteWriter writer(disk, options);
//   if (writer.open(found) != WriteFault::none) return …;
//   parallel_for(pages, …) { writer.put(path, bytes); }
//   const WriteOutcome outcome = writer.commit(found);
//
// The new site is made beside the output folder, in ".<name>.comisiynu-new". A file with the bytes of the earlier
// site's is given a second name there (it stays the same file: its times, and what servers and copying tools know of
// it, hold); only what differs is written. commit() then swaps the two folders in one step, and the earlier site is
// removed. If nothing differs, nothing at all is written or touched.
//
// Until the swap the earlier site is as it was, whatever happens: a full disk, a refused permission, a program killed.
// What a killed build leaves beside the output folder the next build removes. Where the disk cannot swap two folders,
// commit() renames the earlier site to ".<name>.comisiynu-old" and the new one to its place; a build killed between the
// two renames leaves no site for the moment, and open() of the next build puts the earlier one back. A power cut is
// another matter: as with most programs, the last seconds before one may be lost.
//
// A file that someone changes by hand is made again by the next build, and one that someone removes too; what no build
// made is never removed, but refused (see earlier_site.h). A change by hand while a build runs may be seen late.
//
// The disk must outlive the writer. Page bytes are not kept; memory holds about 300 bytes for each file of the site.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/diagnostics.h"
#include "base/disk.h"
#include "site/earlier_site.h"
#include "site/manifest.h"
#include "site/output_place.h"
#include "site/site_output.h"

namespace comisiynu {

class SiteWriter : public SiteOutput {
 public:
  SiteWriter(Disk& disk, OutputOptions options) : disk_(disk), options_(std::move(options)) {}
  // Without a commit, the site in the making is removed and the earlier one stays.
  ~SiteWriter() override;

  // Call first, once. Locks the output folder against other builds, mends what a killed build left, and looks at the
  // earlier site. On a fault `found` says why, the site is as it was, and nothing else may be called.
  WriteFault open(Diagnostics& found) override;

  // Any thread. Each path once; see fault_of_path(). The first failure is kept for commit(); later calls do nothing.
  void put(std::string_view path, std::string_view bytes) override;

  bool keep(std::string_view path) override;

  // Any thread: whether put() has failed, so that making more pages is wasted.
  bool failed() const { return failed_; }

  // Call once, when every put() has returned. On a fault `found` says why and the earlier site is untouched.
  WriteOutcome commit(Diagnostics& found) override;

  // Removes the earlier site and unlocks. The destructor does it too; a caller that shows the new site first calls it
  // later. That the earlier site cannot be removed is a warning: the next build tries again.
  void tidy(Diagnostics& found) override;

 private:
  enum class State { closed, open, staged, swapped, done };
  enum class Fate : unsigned char { dropped, replaced, kept };  // of a file of the earlier site

  struct TextHash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  WriteFailure mend();
  bool is_same(std::size_t earlier_file, const MadeFile& now, std::string_view bytes) const;
  DiskError make_folder_of(std::string_view path);
  DiskError stage();
  DiskError write(std::string_view path, std::string_view bytes);
  void fail(WriteFailure);
  void fail_at(std::string_view path, const DiskError&);
  std::vector<std::size_t> kept_files() const;
  void link_kept(const std::vector<std::size_t>& kept);
  DiskError link_or_copy(const std::string& path);
  void write_manifest(const std::vector<std::size_t>& kept);
  void swap_in();
  DiskError swap_in_two_steps();
  void seal();
  WriteFault report(const WriteFailure&, Diagnostics& found) const;

  Disk& disk_;
  const OutputOptions options_;
  State state_ = State::closed;
  OutputPlace place_;
  DiskLock lock_;
  EarlierSite earlier_;
  std::vector<std::atomic<Fate>> fates_;  // of earlier_.files()
  std::string leftover_;                  // the earlier site, once it is out of its place

  std::atomic<bool> failed_ = false;
  std::mutex mutex_;  // guards what follows
  WriteFailure failure_;
  std::vector<MadeFile> made_;
  std::unordered_set<std::string, TextHash, std::equal_to<>> folders_;  // made in the staging folder
};

}  // namespace comisiynu
