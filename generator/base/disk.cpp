#include "base/disk.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/parallel.h"

namespace comisiynu {

namespace {

DiskError failed(int code = errno) { return {code, std::strerror(code)}; }

EntryKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return EntryKind::file;
  if (S_ISDIR(mode)) return EntryKind::folder;
  if (S_ISLNK(mode)) return EntryKind::link;
  return EntryKind::other;
}

std::int64_t nanoseconds(const timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; }

Entry entry_of(std::string name, const struct stat& about) {
  Entry entry{std::move(name), kind_of(about.st_mode)};
  if (entry.kind == EntryKind::folder) return entry;
  entry.size = static_cast<std::uint64_t>(about.st_size);
  entry.modified = nanoseconds(about.st_mtim);
  entry.changed = nanoseconds(about.st_ctim);
  return entry;
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  int close() { return ::close(std::exchange(number_, -1)); }

 private:
  int number_;
};

// Calls each(name, type) for what the open folder holds; `type` is one of dirent's, DT_UNKNOWN on some file systems.
template <class Each>
DiskError for_entries(int folder, const Each& each) {
  alignas(dirent64) char buffer[16 * 1024];
  for (;;) {
    const auto got = ::getdents64(folder, buffer, sizeof buffer);
    if (got < 0) return failed();
    if (got == 0) return {};
    for (ssize_t at = 0; at < got;) {
      const auto& found = *reinterpret_cast<const dirent64*>(buffer + at);
      at += found.d_reclen;
      const std::string_view name = found.d_name;
      if (name != "." && name != "..") each(found.d_name, found.d_type);
    }
  }
}

// Removes `name` in the open folder `parent`, and all that is in it.
DiskError remove_in(int parent, const char* name, std::size_t jobs) {
  const Descriptor folder(::openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (folder.number() < 0) {
    if (errno == ENOENT) return {};
    if (errno != ENOTDIR && errno != ELOOP) return failed();
    return ::unlinkat(parent, name, 0) == 0 || errno == ENOENT ? DiskError{} : failed();
  }
  std::vector<std::string> folders, files;
  if (const auto error = for_entries(folder.number(), [&](const char* found, unsigned char type) {
        (type == DT_DIR || type == DT_UNKNOWN ? folders : files).emplace_back(found);
      }))
    return error;
  for (const auto& file : files)
    if (::unlinkat(folder.number(), file.c_str(), 0) != 0 && errno != ENOENT) return failed();
  const bool many = folders.size() > 64;
  std::mutex mutex;
  DiskError first;
  parallel_for(folders.size(), many ? jobs : 1, [&](std::size_t i, std::size_t) {
    const auto error = remove_in(folder.number(), folders[i].c_str(), many ? 1 : jobs);
    if (!error) return;
    std::lock_guard lock(mutex);
    if (!first) first = error;
  });
  if (first) return first;
  return ::unlinkat(parent, name, AT_REMOVEDIR) == 0 || errno == ENOENT ? DiskError{} : failed();
}

// A locked file. Who holds the lock removes its name before letting go, so that no empty file stays behind; who
// locked a file that has lost its name meanwhile has locked nothing, and tries again.
class FileLock {
 public:
  FileLock(std::string path, Descriptor file) : path_(std::move(path)), file_(std::move(file)) {}
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock() { ::unlink(path_.c_str()); }

 private:
  std::string path_;
  Descriptor file_;
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
    std::string name = path.substr(path.rfind('/') + 1);
    return ::lstat(path.c_str(), &about) == 0 ? entry_of(std::move(name), about) : Entry{std::move(name)};
  }

  DiskError list(const std::string& folder, std::vector<Entry>& into) const override {
    into.clear();
    const Descriptor open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (open.number() < 0) return failed();
    const auto error = for_entries(open.number(), [&](const char* name, unsigned char type) {
      into.push_back({name, type == DT_DIR ? EntryKind::folder : EntryKind::missing});
    });
    std::sort(into.begin(), into.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
    // A catalogue has ten thousand files, of which each must be asked how it is.
    std::atomic<int> unseen = 0;
    parallel_for(into.size(), into.size() > 1000 ? 2 : 1, [&](std::size_t i, std::size_t) {
      struct stat about {};
      if (into[i].kind == EntryKind::folder) return;
      if (::fstatat(open.number(), into[i].name.c_str(), &about, AT_SYMLINK_NOFOLLOW) == 0) into[i] = entry_of(std::move(into[i].name), about);
      else if (errno != ENOENT) unseen = errno;
    });
    std::erase_if(into, [](const Entry& entry) { return entry.kind == EntryKind::missing; });
    return error ? error : unseen != 0 ? failed(unseen) : DiskError{};
  }

  DiskError resolve(const std::string& path, std::string& into) const override {
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
    if (!real) return failed();
    into = real.get();
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

  DiskError make_folder_like(const std::string& path, const std::string& model) override {
    struct stat about {};
    if (::lstat(model.c_str(), &about) != 0) return failed();
    if (::mkdir(path.c_str(), S_IRWXU) != 0) return failed();
    return ::chmod(path.c_str(), (about.st_mode & 07777) | S_IRWXU) == 0 ? DiskError{} : failed();
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

  DiskError touch(const std::string& path) override {
    const timespec now[2] = {{0, UTIME_OMIT}, {0, UTIME_NOW}};
    return ::utimensat(AT_FDCWD, path.c_str(), now, AT_SYMLINK_NOFOLLOW) == 0 ? DiskError{} : failed();
  }

  DiskError remove_tree(const std::string& path, std::size_t jobs) override {
    return remove_in(AT_FDCWD, path.c_str(), jobs);
  }

  DiskError lock(const std::string& path, DiskLock& into) override {
    for (;;) {
      Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666));
      if (file.number() < 0) return failed();
      if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) return failed();
      struct stat held {}, named {};
      if (::fstat(file.number(), &held) != 0) return failed();
      if (::lstat(path.c_str(), &named) != 0 || held.st_ino != named.st_ino || held.st_dev != named.st_dev) continue;
      into = std::make_shared<FileLock>(path, std::move(file));
      return {};
    }
  }
};

}  // namespace

std::unique_ptr<Disk> real_disk() { return std::make_unique<RealDisk>(); }

}  // namespace comisiynu
