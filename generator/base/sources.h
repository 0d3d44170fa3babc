// The files a build reads, by number, so that a place in any of them is four small integers.
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace comisiynu {

class Disk;

using FileId = std::uint32_t;
inline constexpr FileId no_file = std::numeric_limits<FileId>::max();

// Lines and columns count from 1; a column counts Unicode code points. Line 0 means the file as a whole.
struct Position {
  FileId file = no_file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 0;  // code points under the caret; 0 when unknown
};

// Thread-safe. A file keeps its number for the life of the object, also when it is added again because it is read again.
class Sources {
 public:
  explicit Sources(const Disk& disk) : disk_(disk) {}

  // `path` is where the file is, `shown` what people are told (relative to where the command was given).
  FileId add(std::string path, std::string shown);
  const std::string& path(FileId) const;
  const std::string& shown(FileId) const;
  std::size_t size() const;

  // The line as it stands in the file now, without its end; empty when it cannot be read.
  std::string line(FileId, std::uint32_t line);
  // Whether the file holds these words now.
  bool says(FileId, std::string_view words);
  // From now on nobody is shown a line of the file: any may hold what is confidential, or is no text.
  void keep_lines_back(FileId);

 private:
  struct File { std::string path, shown; bool kept_back = false; };

  // The file's text, held until another file is asked for; call it with the lock.
  std::string_view text(FileId);

  const Disk& disk_;
  mutable std::mutex mutex_;
  std::deque<File> files_;
  std::unordered_map<std::string, FileId> by_path_;
  FileId cached_ = no_file;  // the file whose text is held, since findings come file by file
  std::string cached_text_;
};

}  // namespace comisiynu
