// What the files of a content folder said when they were read before, for a process that reads it again and again: a file that
// is as it was is neither read nor parsed. What is kept never decides what a file says: a file that may be another by its size
// and times (base/disk_notes.h) is read, and parsed where its bytes differ.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "base/disk.h"
#include "base/disk_notes.h"
#include "model/publication.h"

namespace comisiynu {

// A TOML file, with the cells of the CSV files that stand beside it for its datasets.
struct ParsedFile {
  Publication part;
  Diagnostics found;
  bool only_providers = false;  // it adds nothing else to the publication
};

// Those that a publication is put together from, in order; null for one that could not be read.
using ParsedParts = std::vector<std::shared_ptr<const ParsedFile>>;

// Not shared between threads, save the slots that begin() gave out: each belongs to one; and give_back().
class ParsedFiles {
 public:
  class Slot {
   public:
    // What the file said, where that can be told from its entry; or from its text, in which nothing was found.
    std::shared_ptr<const ParsedFile> known(const Entry&, const Disk&);
    std::shared_ptr<const ParsedFile> known(const Entry&, std::string_view text, const Disk&);
    // `is_plain` where nothing was found in the text before it was parsed: another is never taken for the same.
    void keep(const Entry&, std::string_view text, bool is_plain, std::shared_ptr<const ParsedFile>, DiskNotes beside);

    FileId file = no_file;  // its number, once it has one: of the same Sources as long as this lives

   private:
    friend class ParsedFiles;
    std::shared_ptr<const ParsedFile> file_;
    std::string text_hash_;
    FileStamp stamp_;
    DiskNotes beside_;             // what was read for it beside its own text
    std::int64_t reading_at_ = 0;  // when the reading began that it was last given out in
    std::uint64_t reading_ = 0;    // and which that was
  };

  // Of one reading of the folder: begin, a slot for each file, end with all that it read. What has no slot then is forgotten.
  void begin();
  Slot& slot(const std::string& path);
  void end(ParsedParts);

  // What the last reading's publication was put together from.
  const ParsedParts& parts() const { return parts_; }

  // Documents by the names of their folders.
  std::map<std::string, Kept<Document>> documents;

  // At scale, copying all providers takes longer than all else. So those of a publication that nobody reads any more are given
  // back, and become those of the next one: only what is of another file is copied. From any thread.
  struct Providers {
    std::vector<Provider> all;
    ParsedParts of;
  };
  void give_back(Providers);
  std::vector<Provider> providers_of(const ParsedParts&);

 private:
  std::unordered_map<std::string, Slot> slots_;
  ParsedParts parts_;
  std::int64_t reading_at_ = 0;
  std::uint64_t reading_ = 0;
  std::size_t given_out_ = 0;
  std::mutex mutex_;  // guards what follows
  Providers given_back_;
};

}  // namespace comisiynu
