// The seam to the file system: real in the program, in memory in tests, and made to fail there too.
#pragma once

#include <cstdint>
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

struct Entry {
  std::string name;  // within its folder
  EntryKind kind = EntryKind::missing;
  std::uint64_t size = 0;
};

// Every call may be made from any thread. No call follows a symbolic link in the last part of a path.
class Disk {
 public:
  virtual ~Disk() = default;

  virtual DiskError read(const std::string& path, std::string& into) const = 0;
  virtual Entry look(const std::string& path) const = 0;
  // A folder's entries in byte order of their names.
  virtual DiskError list(const std::string& folder, std::vector<Entry>& into) const = 0;

  virtual DiskError make_folders(const std::string& path) = 0;
  virtual DiskError write(const std::string& path, std::string_view text) = 0;  // a new file; folder must exist
  virtual DiskError link(const std::string& from, const std::string& to) = 0;   // a second name for the same file
  virtual DiskError rename(const std::string& from, const std::string& to) = 0;
  virtual DiskError exchange(const std::string& a, const std::string& b) = 0;   // two folders swap names at once
  virtual DiskError remove_tree(const std::string& path) = 0;                   // missing is well
};

std::unique_ptr<Disk> real_disk();

// A whole file system in memory, for tests. Paths are plain strings with '/'; folders exist by their files
// or by make_folders. `fail_after` makes the n-th change (write, link, rename, …) from now and all later ones fail.
class MemoryDisk : public Disk {
 public:
  MemoryDisk() = default;
  explicit MemoryDisk(std::map<std::string, std::string> files);

  DiskError read(const std::string& path, std::string& into) const override;
  Entry look(const std::string& path) const override;
  DiskError list(const std::string& folder, std::vector<Entry>& into) const override;
  DiskError make_folders(const std::string& path) override;
  DiskError write(const std::string& path, std::string_view text) override;
  DiskError link(const std::string& from, const std::string& to) override;
  DiskError rename(const std::string& from, const std::string& to) override;
  DiskError exchange(const std::string& a, const std::string& b) override;
  DiskError remove_tree(const std::string& path) override;

  void fail_after(int changes, int code) { failing_in_ = changes; failing_code_ = code; }
  std::map<std::string, std::string> files() const;
  int changes() const { return changes_; }  // how many changing calls have succeeded

 private:
  DiskError change();
  mutable std::mutex mutex_;
  std::map<std::string, std::string> files_;
  std::set<std::string> folders_;
  int changes_ = 0, failing_in_ = -1, failing_code_ = 0;
};

}  // namespace comisiynu
