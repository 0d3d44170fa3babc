// The seam to the file system: real in the program, in memory in tests, and made to fail there too.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace comisiynu {

// What went wrong with a file, in words for people ("Permission denied"); empty means all went well.
struct DiskError {
  int code = 0;  // errno
  std::string message;
  explicit operator bool() const { return code != 0; }
};

enum class EntryKind { file, folder, link, other, missing };

// Size and times are a file's; a folder's are not told. Times are nanoseconds of the disk's own clock.
struct Entry {
  std::string name;  // within its folder
  EntryKind kind = EntryKind::missing;
  std::uint64_t size = 0;
  std::int64_t modified = 0;  // when its bytes were last written; programs can set it to anything
  std::int64_t changed = 0;   // when anything of it last was: bytes, names, owner, `modified`; no program can set it
};

// Held while it lives; let go of the last copy to unlock.
using DiskLock = std::shared_ptr<void>;

// Every call may be made from any thread. No call follows a symbolic link in the last part of a path, save resolve()
// and list(): a folder of content may be a link.
class Disk {
 public:
  virtual ~Disk() = default;

  virtual DiskError read(const std::string& path, std::string& into) const = 0;
  virtual Entry look(const std::string& path) const = 0;
  // A folder's entries in byte order of their names.
  virtual DiskError list(const std::string& folder, std::vector<Entry>& into) const = 0;
  // The full path of what is there, without links or dots. "." is the folder the program runs in.
  virtual DiskError resolve(const std::string& path, std::string& into) const = 0;

  virtual DiskError make_folders(const std::string& path) = 0;
  // A new folder that the same people may read; its maker may write there in any case.
  virtual DiskError make_folder_like(const std::string& path, const std::string& model) = 0;
  virtual DiskError write(const std::string& path, std::string_view text) = 0;  // a new file; folder must exist
  virtual DiskError link(const std::string& from, const std::string& to) = 0;   // a second name for the same file
  virtual DiskError rename(const std::string& from, const std::string& to) = 0;
  virtual DiskError exchange(const std::string& a, const std::string& b) = 0;   // two folders swap names at once
  virtual DiskError touch(const std::string& path) = 0;                         // `modified` becomes now
  virtual DiskError remove_tree(const std::string& path, std::size_t jobs = 1) = 0;  // missing is well

  // Locks the name `path` against every other program that locks it; EWOULDBLOCK when one does. A program that dies
  // holds nothing. The file of that name is gone when the lock is.
  virtual DiskError lock(const std::string& path, DiskLock& into) = 0;
};

std::unique_ptr<Disk> real_disk();

// A whole file system in memory, for tests. Paths are plain strings with '/'; folders exist by their files or by
// make_folders; the folder "" always does, and is the one the program runs in. Its clock ticks with every change.
// `fail_after` makes the n-th change (write, link, rename, …) from now and all later ones fail.
class MemoryDisk : public Disk {
 public:
  MemoryDisk() = default;
  explicit MemoryDisk(std::map<std::string, std::string> files);

  DiskError read(const std::string& path, std::string& into) const override;
  Entry look(const std::string& path) const override;
  DiskError list(const std::string& folder, std::vector<Entry>& into) const override;
  DiskError resolve(const std::string& path, std::string& into) const override;
  DiskError make_folders(const std::string& path) override;
  DiskError make_folder_like(const std::string& path, const std::string& model) override;
  DiskError write(const std::string& path, std::string_view text) override;
  DiskError link(const std::string& from, const std::string& to) override;
  DiskError rename(const std::string& from, const std::string& to) override;
  DiskError exchange(const std::string& a, const std::string& b) override;
  DiskError touch(const std::string& path) override;
  DiskError remove_tree(const std::string& path, std::size_t jobs = 1) override;
  DiskError lock(const std::string& path, DiskLock& into) override;  // not a change; the disk must outlive the lock

  // Another program's doing: the file has these bytes from now, whether it was there or not. Not a change of ours.
  void meddle(const std::string& path, std::string text);

  void fail_after(int changes, int code) { failing_in_ = changes; failing_code_ = code; }
  void never_fail() { failing_in_ = -1; }
  void refuse_exchange() { can_exchange_ = false; }  // as some file systems do: ENOSYS
  void refuse_links() { can_link_ = false; }         // EPERM
  std::map<std::string, std::string> files() const;
  std::set<std::string> folders() const;
  int changes() const { return changes_; }  // how many changing calls have succeeded

 private:
  struct File {
    std::string text;
    std::int64_t modified = 0, changed = 0;
  };
  DiskError change();
  void rename_all(const std::function<std::string(const std::string&)>& renamed);
  void insert_folders_above(const std::string& path);

  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<File>> files_;  // a link is a second name for the same File
  std::set<std::string> folders_{""};
  std::set<std::string> locked_;
  std::int64_t clock_ = 0;
  int changes_ = 0, failing_in_ = -1, failing_code_ = 0;
  bool can_exchange_ = true, can_link_ = true;
};

}  // namespace comisiynu
