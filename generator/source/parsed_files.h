// TOML files as they were parsed before, for a process that reads one folder again and again: a file that is as it was is
// neither read nor parsed. What is kept never decides what a file says: a file that may be another by its size and times
// (base/disk_notes.h) is read, and parsed where its bytes differ.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

#include "base/diagnostics.h"
#include "base/disk.h"
#include "base/disk_notes.h"
#include "model/publication.h"

namespace comisiynu {

struct ParsedFile {
  Publication part;
  Diagnostics found;
  std::string text_hash;  // empty where something was found in the text before it was parsed: that is never taken for another
};

// Not shared between threads, save the slots that begin() gave out: each belongs to one.
class ParsedFiles {
 public:
  class Slot {
   public:
    // What the file said, where that can be told from its entry; or from its text, in which nothing was found.
    std::shared_ptr<const ParsedFile> known(const Entry&) const;
    std::shared_ptr<const ParsedFile> known(const Entry&, std::string_view text);
    std::shared_ptr<const ParsedFile> keep(const Entry&, std::string_view text, bool is_plain, Publication part, Diagnostics found);

   private:
    friend class ParsedFiles;
    std::shared_ptr<const ParsedFile> file_;
    FileStamp stamp_;
    std::int64_t reading_at_ = 0;  // when the present reading began
    bool seen_ = false;
  };

  // Of one reading of the folder: begin, a slot for each file, end. What has no slot then is forgotten.
  void begin();
  Slot& slot(const std::string& path);
  void end();

 private:
  std::unordered_map<std::string, Slot> slots_;
  std::int64_t reading_at_ = 0;
};

}  // namespace comisiynu
