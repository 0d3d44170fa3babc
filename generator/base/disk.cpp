#include "base/disk.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace comisiynu {

namespace {

DiskError failed(int code = errno) { return {code, std::strerror(code)}; }

EntryKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return EntryKind::file;
  if (S_ISDIR(mode)) return EntryKind::folder;
  if (S_ISLNK(mode)) return EntryKind::link;
  return EntryKind::other;
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { if (number_ >= 0) ::close(number_); }
  int number() const { return number_; }
  int close() { return ::close(std::exchange(number_, -1)); }

 private:
  int number_;
};

class RealDisk : public Disk {
 public:
  DiskError read(const std::string& path, std::string& into) const override {
    // O_NONBLOCK: a named pipe in a content folder must not hang the build; it is refused just below.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (file.number() < 0) return failed();
    struct stat about {};
    if (::fstat(file.number(), &about) != 0) return failed();
    if (!S_ISREG(about.st_mode)) return failed(S_ISDIR(about.st_mode) ? EISDIR : EINVAL);
    into.resize(static_cast<std::size_t>(about.st_size));
    std::size_t done = 0;
    while (done < into.size()) {
      const auto got = ::read(file.number(), into.data() + done, into.size() - done);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return failed();
      if (got == 0) break;
      done += static_cast<std::size_t>(got);
    }
    into.resize(done);
    return {};
  }

  Entry look(const std::string& path) const override {
    struct stat about {};
    Entry entry{path.substr(path.rfind('/') + 1), EntryKind::missing, 0};
    if (::lstat(path.c_str(), &about) == 0) {
      entry.kind = kind_of(about.st_mode);
      entry.size = static_cast<std::uint64_t>(about.st_size);
    }
    return entry;
  }

  DiskError list(const std::string& folder, std::vector<Entry>& into) const override {
    into.clear();
    DIR* open = ::opendir(folder.c_str());
    if (open == nullptr) return failed();
    while (const dirent* found = ::readdir(open)) {
      const std::string name = found->d_name;
      if (name == "." || name == "..") continue;
      into.push_back({name, kind_of_entry(folder, *found), 0});
    }
    ::closedir(open);
    std::sort(into.begin(), into.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
    return {};
  }

  DiskError make_folders(const std::string& path) override {
    if (::mkdir(path.c_str(), 0777) == 0) return {};
    if (errno == EEXIST) {
      struct stat about {};
      if (::stat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode)) return {};
      return failed(ENOTDIR);
    }
    if (errno != ENOENT) return failed();
    const auto parent = path.find_last_of('/');
    if (parent == std::string::npos || parent == 0) return failed(ENOENT);
    if (const auto error = make_folders(path.substr(0, parent))) return error;
    return ::mkdir(path.c_str(), 0777) == 0 || errno == EEXIST ? DiskError{} : failed();
  }

  DiskError write(const std::string& path, std::string_view text) override {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
    if (file.number() < 0) return failed();
    while (!text.empty()) {
      const auto put = ::write(file.number(), text.data(), text.size());
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return failed();
      text.remove_prefix(static_cast<std::size_t>(put));
    }
    return file.close() == 0 ? DiskError{} : failed();
  }

  DiskError link(const std::string& from, const std::string& to) override {
    return ::link(from.c_str(), to.c_str()) == 0 ? DiskError{} : failed();
  }

  DiskError rename(const std::string& from, const std::string& to) override {
    return ::rename(from.c_str(), to.c_str()) == 0 ? DiskError{} : failed();
  }

  DiskError exchange(const std::string& a, const std::string& b) override {
    const auto done = ::syscall(SYS_renameat2, AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE);
    return done == 0 ? DiskError{} : failed();
  }

  DiskError remove_tree(const std::string& path) override {
    if (::unlink(path.c_str()) == 0 || errno == ENOENT) return {};
    if (errno != EISDIR && errno != EPERM) return failed();
    std::vector<Entry> entries;
    if (const auto error = list(path, entries)) return error;
    for (const auto& entry : entries)
      if (const auto error = remove_tree(path + '/' + entry.name)) return error;
    return ::rmdir(path.c_str()) == 0 || errno == ENOENT ? DiskError{} : failed();
  }

 private:
  static EntryKind kind_of_entry(const std::string& folder, const dirent& found) {
    switch (found.d_type) {
      case DT_REG: return EntryKind::file;
      case DT_DIR: return EntryKind::folder;
      case DT_LNK: return EntryKind::link;
      case DT_UNKNOWN: {
        struct stat about {};
        return ::lstat((folder + '/' + found.d_name).c_str(), &about) == 0 ? kind_of(about.st_mode) : EntryKind::missing;
      }
      default: return EntryKind::other;
    }
  }
};

}  // namespace

std::unique_ptr<Disk> real_disk() { return std::make_unique<RealDisk>(); }

// MemoryDisk

namespace {

std::string parent_of(const std::string& path) {
  const auto end = path.rfind('/');
  return end == std::string::npos ? std::string() : path.substr(0, end);
}

bool inside(const std::string& path, const std::string& folder) {
  return folder.empty() || (path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/');
}

}  // namespace

MemoryDisk::MemoryDisk(std::map<std::string, std::string> files) : files_(std::move(files)) {
  for (const auto& [path, text] : files_)
    for (auto folder = parent_of(path); !folder.empty(); folder = parent_of(folder)) folders_.insert(folder);
}

DiskError MemoryDisk::change() {
  if (failing_in_ == 0) return failed(failing_code_);
  if (failing_in_ > 0) --failing_in_;
  ++changes_;
  return {};
}

DiskError MemoryDisk::read(const std::string& path, std::string& into) const {
  std::lock_guard lock(mutex_);
  const auto found = files_.find(path);
  if (found == files_.end()) return failed(folders_.contains(path) ? EISDIR : ENOENT);
  into = found->second;
  return {};
}

Entry MemoryDisk::look(const std::string& path) const {
  std::lock_guard lock(mutex_);
  Entry entry{path.substr(path.rfind('/') + 1), EntryKind::missing, 0};
  if (const auto found = files_.find(path); found != files_.end()) {
    entry.kind = EntryKind::file;
    entry.size = found->second.size();
  } else if (folders_.contains(path)) {
    entry.kind = EntryKind::folder;
  }
  return entry;
}

DiskError MemoryDisk::list(const std::string& folder, std::vector<Entry>& into) const {
  std::lock_guard lock(mutex_);
  into.clear();
  if (!folders_.contains(folder)) return failed(files_.contains(folder) ? ENOTDIR : ENOENT);
  for (const auto& [path, text] : files_)
    if (parent_of(path) == folder) into.push_back({path.substr(folder.size() + 1), EntryKind::file, text.size()});
  for (const auto& path : folders_)
    if (!path.empty() && path != folder && parent_of(path) == folder)
      into.push_back({path.substr(folder.size() + 1), EntryKind::folder, 0});
  std::sort(into.begin(), into.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return {};
}

DiskError MemoryDisk::make_folders(const std::string& path) {
  std::lock_guard lock(mutex_);
  if (folders_.contains(path)) return {};
  if (const auto error = change()) return error;
  for (auto folder = path; !folder.empty(); folder = parent_of(folder)) {
    if (files_.contains(folder)) return failed(ENOTDIR);
    folders_.insert(folder);
  }
  return {};
}

DiskError MemoryDisk::write(const std::string& path, std::string_view text) {
  std::lock_guard lock(mutex_);
  if (const auto error = change()) return error;
  if (files_.contains(path) || folders_.contains(path)) return failed(EEXIST);
  if (!folders_.contains(parent_of(path))) return failed(ENOENT);
  files_.emplace(path, text);
  return {};
}

DiskError MemoryDisk::link(const std::string& from, const std::string& to) {
  std::lock_guard lock(mutex_);
  if (const auto error = change()) return error;
  const auto found = files_.find(from);
  if (found == files_.end()) return failed(ENOENT);
  if (!folders_.contains(parent_of(to))) return failed(ENOENT);
  return files_.emplace(to, found->second).second ? DiskError{} : failed(EEXIST);
}

DiskError MemoryDisk::rename(const std::string& from, const std::string& to) {
  std::lock_guard lock(mutex_);
  if (const auto error = change()) return error;
  if (const auto file = files_.find(from); file != files_.end()) {
    files_[to] = file->second;
    files_.erase(from);
    return {};
  }
  if (!folders_.contains(from)) return failed(ENOENT);
  if (files_.contains(to)) return failed(ENOTDIR);
  for (const auto& [path, text] : files_)
    if (inside(path, to)) return failed(ENOTEMPTY);
  const auto moved = [&](const std::string& path) { return to + path.substr(from.size()); };
  std::map<std::string, std::string> files;
  std::set<std::string> folders;
  for (auto& [path, text] : files_) files.emplace(inside(path, from) ? moved(path) : path, std::move(text));
  for (const auto& path : folders_) folders.insert(path == from || inside(path, from) ? moved(path) : path);
  files_ = std::move(files);
  folders_ = std::move(folders);
  return {};
}

DiskError MemoryDisk::exchange(const std::string& a, const std::string& b) {
  std::lock_guard lock(mutex_);
  if (const auto error = change()) return error;
  if (!folders_.contains(a) || !folders_.contains(b)) return failed(ENOENT);
  const auto swapped = [&](const std::string& path) {
    if (path == a || inside(path, a)) return b + path.substr(a.size());
    if (path == b || inside(path, b)) return a + path.substr(b.size());
    return path;
  };
  std::map<std::string, std::string> files;
  std::set<std::string> folders;
  for (auto& [path, text] : files_) files.emplace(swapped(path), std::move(text));
  for (const auto& path : folders_) folders.insert(swapped(path));
  files_ = std::move(files);
  folders_ = std::move(folders);
  return {};
}

DiskError MemoryDisk::remove_tree(const std::string& path) {
  std::lock_guard lock(mutex_);
  if (!files_.contains(path) && !folders_.contains(path)) return {};
  if (const auto error = change()) return error;
  std::erase_if(files_, [&](const auto& file) { return file.first == path || inside(file.first, path); });
  std::erase_if(folders_, [&](const auto& folder) { return folder == path || inside(folder, path); });
  return {};
}

std::map<std::string, std::string> MemoryDisk::files() const {
  std::lock_guard lock(mutex_);
  return files_;
}

}  // namespace comisiynu
