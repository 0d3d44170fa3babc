#include "base/disk_notes.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>

#include "base/hash.h"

namespace comisiynu {

namespace {

// Some disks count in steps of two seconds, and two changes in one step look like one.
constexpr std::int64_t coarsest_clock = 2'000'000'000;

DiskError refused() { return {EROFS, std::strerror(EROFS)}; }

}  // namespace

std::int64_t FileStamp::now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

// A time of change that cannot be trusted is noted as one that no file has.
FileStamp::FileStamp(const Entry& entry, std::int64_t now)
    : size_(entry.size), modified_(entry.modified), changed_(entry.changed + coarsest_clock < now ? entry.changed : -1) {}

bool FileStamp::fits(const Entry& entry) const { return entry.size == size_ && entry.modified == modified_ && entry.changed == changed_; }

bool DiskNotes::hold(const Disk& disk) {
  const auto now = FileStamp::now();
  for (const auto& look : looked_)
    if (disk.look(look.path).kind != look.kind) return false;
  std::vector<Entry> entries;
  for (const auto& list : listed_) {
    const auto error = disk.list(list.folder, entries);
    const auto same = [](const Entry& entry, const auto& noted) { return entry.kind == noted.second && entry.name == noted.first; };
    if (error.code != list.error || (!error && !std::equal(entries.begin(), entries.end(), list.entries.begin(), list.entries.end(), same))) return false;
  }
  for (auto& read : read_) {
    const auto entry = disk.look(read.path);
    if (entry.kind == EntryKind::file && read.error == 0 && read.stamp.fits(entry)) continue;
    std::string bytes;
    const auto error = disk.read(read.path, bytes);
    if (error.code != read.error || (!error && content_hash(bytes) != read.hash)) return false;
    read.stamp = FileStamp(entry, now);
  }
  for (const auto& resolved : resolved_) {
    std::string full;
    if (disk.resolve(resolved.path, full).code != resolved.error || full != resolved.full) return false;
  }
  return true;
}

DiskError NotingDisk::read(const std::string& path, std::string& into) const {
  const auto now = FileStamp::now();
  const auto before = disk_.look(path);
  const auto error = disk_.read(path, into);
  const std::lock_guard lock(mutex_);
  notes_.read_.push_back({path, error.code, FileStamp(before, now), error ? std::string() : content_hash(into)});
  return error;
}

Entry NotingDisk::look(const std::string& path) const {
  auto found = disk_.look(path);
  const std::lock_guard lock(mutex_);
  notes_.looked_.push_back({path, found.kind});
  return {std::move(found.name), found.kind};
}

DiskError NotingDisk::list(const std::string& folder, std::vector<Entry>& into) const {
  const auto error = disk_.list(folder, into);
  DiskNotes::Listed listed{folder, error.code, {}};
  for (auto& entry : into) {
    entry = {std::move(entry.name), entry.kind};
    listed.entries.emplace_back(entry.name, entry.kind);
  }
  const std::lock_guard lock(mutex_);
  notes_.listed_.push_back(std::move(listed));
  return error;
}

DiskError NotingDisk::resolve(const std::string& path, std::string& into) const {
  const auto error = disk_.resolve(path, into);
  const std::lock_guard lock(mutex_);
  notes_.resolved_.push_back({path, error.code, error ? std::string() : into});
  return error;
}

DiskError NotingDisk::make_folders(const std::string&) { return refused(); }
DiskError NotingDisk::make_folder_like(const std::string&, const std::string&) { return refused(); }
DiskError NotingDisk::write(const std::string&, std::string_view) { return refused(); }
DiskError NotingDisk::link(const std::string&, const std::string&) { return refused(); }
DiskError NotingDisk::rename(const std::string&, const std::string&) { return refused(); }
DiskError NotingDisk::exchange(const std::string&, const std::string&) { return refused(); }
DiskError NotingDisk::touch(const std::string&) { return refused(); }
DiskError NotingDisk::remove_tree(const std::string&, std::size_t) { return refused(); }
DiskError NotingDisk::lock(const std::string&, DiskLock&) { return refused(); }

}  // namespace comisiynu
