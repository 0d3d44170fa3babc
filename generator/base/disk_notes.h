// What a reader asked of the disk and was told, so that a process which reads the same again and again can know that it would
// be told the same, and keep what it made of that:
//
//   Kept<Theme> theme;
//   const auto now = theme.get(disk, found, {}, [&](const Disk& disk, Diagnostics& found) { return read_theme(folders, disk, sources, found); });
//
// Nothing is said by hand of what depends on what: the reader is given a disk that notes every question.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "base/disk.h"

namespace comisiynu {

// How a file was when it was read. One whose size and times are the same is the same, unless it had changed so lately that
// the disk's clock could not tell: no entry fits that one, and it must be read to be known.
class FileStamp {
 public:
  FileStamp() = default;
  FileStamp(const Entry& before_it_was_read, std::int64_t now);
  bool fits(const Entry&) const;

  static std::int64_t now();  // nanoseconds since 1970

 private:
  std::uint64_t size_ = 0;
  std::int64_t modified_ = 0, changed_ = -1;
};

// Not shared between threads while it holds questions against a disk.
class DiskNotes {
 public:
  // Whether the disk would answer all as it did.
  bool hold(const Disk&);

 private:
  friend class NotingDisk;
  struct Looked { std::string path; EntryKind kind; };
  struct Listed { std::string folder; int error; std::vector<std::pair<std::string, EntryKind>> entries; };
  struct Read { std::string path; int error; FileStamp stamp; std::string hash; };
  struct Resolved { std::string path; int error; std::string full; };
  std::vector<Looked> looked_;
  std::vector<Listed> listed_;
  std::vector<Read> read_;
  std::vector<Resolved> resolved_;
};

// The disk to the reader, who changes nothing on it: what would is refused. Entries come without size and times, which are
// not noted. Any thread.
class NotingDisk : public Disk {
 public:
  NotingDisk(const Disk& disk, DiskNotes& notes) : disk_(disk), notes_(notes) {}

  DiskError read(const std::string& path, std::string& into) const override;
  Entry look(const std::string& path) const override;
  DiskError list(const std::string& folder, std::vector<Entry>& into) const override;
  DiskError resolve(const std::string& path, std::string& into) const override;

  DiskError make_folders(const std::string&) override;
  DiskError make_folder_like(const std::string&, const std::string&) override;
  DiskError write(const std::string&, std::string_view) override;
  DiskError link(const std::string&, const std::string&) override;
  DiskError rename(const std::string&, const std::string&) override;
  DiskError exchange(const std::string&, const std::string&) override;
  DiskError touch(const std::string&) override;
  DiskError remove_tree(const std::string&, std::size_t) override;
  DiskError lock(const std::string&, DiskLock&) override;

 private:
  const Disk& disk_;
  DiskNotes& notes_;
  mutable std::mutex mutex_;  // guards the notes
};

// Something made of files, and of other things that are kept, with what was found wrong on the way: made again only where
// one of these is another.
template <class Made>
class Kept {
 public:
  using Others = std::vector<std::shared_ptr<const void>>;

  // `make(disk, found)` asks nothing but that disk and `others`, and is the same function each time.
  template <class Make>
  std::shared_ptr<const Made> get(const Disk& disk, Diagnostics& found, Others others, Make&& make) {
    if (made_ == nullptr || others != others_ || !notes_.hold(disk)) {
      notes_ = {};
      found_ = {};
      others_ = std::move(others);
      made_ = std::make_shared<const Made>(make(NotingDisk(disk, notes_), found_));
    }
    found.append(found_);
    return made_;
  }

 private:
  std::shared_ptr<const Made> made_;
  Diagnostics found_;
  Others others_;
  DiskNotes notes_;
};

}  // namespace comisiynu
