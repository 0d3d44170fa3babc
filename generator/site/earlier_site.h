// The site that an earlier build left in the output folder.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/disk.h"
#include "site/manifest.h"
#include "site/output_place.h"
#include "site/write_failure.h"

namespace comisiynu {

// How far the file on disk is still the one that the manifest describes.
//
// A finished build stamps the manifest: its time of modification is later than the last change of any file of the site,
// by the disk's own clock. A file of the right size that has not changed since the stamp is sound. One that has, or
// where the clock is too coarse to tell, is doubtful, and its bytes must be read; so must all of them after a site was
// copied, its owners or modes were changed, or a build was killed before it could stamp. The clock only ever saves
// reading: it never decides what is removed. (What it cannot tell: a change of the same size made after the disk's
// clock was set back.)
enum class Soundness : unsigned char { gone, doubtful, sound };

// Filled by read(), then only looked at, from any thread.
class EarlierSite {
 public:
  // Reads the manifest and looks at all that the folder holds, on `jobs` threads. Fails when the folder holds a link,
  // or anything that the manifest does not name, since a build would remove it. A missing or empty folder is well.
  WriteFailure read(const Disk&, const OutputPlace&, std::size_t jobs);

  bool exists() const { return exists_; }  // is there an output folder, be it empty
  const std::vector<MadeFile>& files() const { return files_; }
  Soundness soundness(std::size_t file) const { return soundness_[file]; }
  std::optional<std::size_t> find(std::string_view path) const;

 private:
  struct Strangers;
  WriteFailure read_manifest(const Disk&, const OutputPlace&);
  WriteFailure walk(const Disk&, const OutputPlace&, std::size_t jobs);
  void weigh(std::size_t file, const Entry&);

  bool exists_ = false;
  std::int64_t stamp_ = 0;
  std::vector<MadeFile> files_;
  std::vector<Soundness> soundness_;
  std::unordered_map<std::string_view, std::size_t> by_path_;
};

}  // namespace comisiynu
