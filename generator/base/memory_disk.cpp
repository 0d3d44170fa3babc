#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/disk.h"
#include "base/text.h"

namespace comisiynu {

namespace {

DiskError failed(int code) { return {code, std::strerror(code)}; }

std::string parent_of(const std::string& path) {
  const auto end = path.rfind('/');
  return end == std::string::npos ? std::string() : path.substr(0, end);
}

bool inside(const std::string& path, const std::string& folder) {
  return folder.empty() || (path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/');
}

}  // namespace

MemoryDisk::MemoryDisk(std::map<std::string, std::string> files) {
  for (auto& [path, text] : files) {
    insert_folders_above(path);
    files_.emplace(path, std::make_shared<File>(File{std::move(text)}));
  }
}

void MemoryDisk::insert_folders_above(const std::string& path) {
  for (auto folder = parent_of(path); !folder.empty(); folder = parent_of(folder)) folders_.insert(folder);
}

DiskError MemoryDisk::change() {
  if (failing_in_ == 0) return failed(failing_code_);
  if (failing_in_ > 0) --failing_in_;
  ++changes_;
  ++clock_;
  return {};
}

DiskError MemoryDisk::read(const std::string& path, std::string& into) const {
  std::lock_guard lock(mutex_);
  const auto found = files_.find(path);
  if (found == files_.end()) return failed(folders_.contains(path) ? EISDIR : ENOENT);
  into = found->second->text;
  return {};
}

Entry MemoryDisk::look(const std::string& path) const {
  std::lock_guard lock(mutex_);
  Entry entry{path.substr(path.rfind('/') + 1)};
  if (const auto found = files_.find(path); found != files_.end()) {
    const File& file = *found->second;
    entry = {entry.name, EntryKind::file, file.text.size(), file.modified, file.changed};
  } else if (folders_.contains(path)) {
    entry.kind = EntryKind::folder;
  }
  return entry;
}

DiskError MemoryDisk::list(const std::string& folder, std::vector<Entry>& into) const {
  std::lock_guard lock(mutex_);
  into.clear();
  if (!folders_.contains(folder)) return failed(files_.contains(folder) ? ENOTDIR : ENOENT);
  const auto name_of = [](const std::string& path) { return path.substr(path.rfind('/') + 1); };
  for (const auto& [path, file] : files_)
    if (parent_of(path) == folder)
      into.push_back({name_of(path), EntryKind::file, file->text.size(), file->modified, file->changed});
  for (const auto& path : folders_)
    if (!path.empty() && parent_of(path) == folder) into.push_back({name_of(path), EntryKind::folder});
  std::sort(into.begin(), into.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return {};
}

DiskError MemoryDisk::resolve(const std::string& path, std::string& into) const {
  std::vector<std::string> parts;
  for (const auto part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (part != "..") parts.emplace_back(part);
    else if (!parts.empty()) parts.pop_back();
  }
  into = join(parts, "/");
  std::lock_guard lock(mutex_);
  return folders_.contains(into) || files_.contains(into) ? DiskError{} : failed(ENOENT);
}

DiskError MemoryDisk::make_folders(const std::string& path) {
  std::lock_guard lock(mutex_);
  if (folders_.contains(path)) return {};
  if (const auto error = change()) return error;
  for (auto folder = path; !folder.empty(); folder = parent_of(folder))
    if (files_.contains(folder)) return failed(ENOTDIR);
  folders_.insert(path);
  insert_folders_above(path);
  return {};
}

DiskError MemoryDisk::make_folder_like(const std::string& path, const std::string& model) {
  std::lock_guard lock(mutex_);
  if (const auto error = change()) return error;
  if (!folders_.contains(model) || !folders_.contains(parent_of(path))) return failed(ENOENT);
  if (files_.contains(path)) return failed(EEXIST);
  return folders_.insert(path).second ? DiskError{} : failed(EEXIST);
}

DiskError MemoryDisk::write(const std::string& path, std::string_view text) {
  std::lock_guard lock(mutex_);
  if (const auto error = change()) return error;
  if (files_.contains(path) || folders_.contains(path)) return failed(EEXIST);
  if (!folders_.contains(parent_of(path))) return failed(ENOENT);
  files_.emplace(path, std::make_shared<File>(File{std::string(text), clock_, clock_}));
  return {};
}

DiskError MemoryDisk::link(const std::string& from, const std::string& to) {
  std::lock_guard lock(mutex_);
  if (!can_link_) return failed(EPERM);
  if (const auto error = change()) return error;
  const auto found = files_.find(from);
  if (found == files_.end() || !folders_.contains(parent_of(to))) return failed(ENOENT);
  if (folders_.contains(to) || !files_.emplace(to, found->second).second) return failed(EEXIST);
  found->second->changed = clock_;
  return {};
}

// Gives every file and folder the name that `renamed` answers for it.
void MemoryDisk::rename_all(const std::function<std::string(const std::string&)>& renamed) {
  std::map<std::string, std::shared_ptr<File>> files;
  std::set<std::string> folders;
  for (auto& [path, file] : files_) files.emplace(renamed(path), std::move(file));
  for (const auto& path : folders_) folders.insert(renamed(path));
  files_ = std::move(files);
  folders_ = std::move(folders);
}

DiskError MemoryDisk::rename(const std::string& from, const std::string& to) {
  std::lock_guard lock(mutex_);
  if (const auto error = change()) return error;
  if (const auto file = files_.find(from); file != files_.end()) {
    file->second->changed = clock_;
    files_[to] = file->second;
    files_.erase(from);
    return {};
  }
  if (!folders_.contains(from)) return failed(ENOENT);
  if (files_.contains(to)) return failed(ENOTDIR);
  const auto in_the_way = [&](const std::string& path) { return inside(path, to); };
  if (std::any_of(files_.begin(), files_.end(), [&](const auto& file) { return in_the_way(file.first); }) ||
      std::any_of(folders_.begin(), folders_.end(), in_the_way))
    return failed(ENOTEMPTY);
  rename_all([&](const std::string& path) {
    return path == from || inside(path, from) ? to + path.substr(from.size()) : path;
  });
  return {};
}

DiskError MemoryDisk::exchange(const std::string& a, const std::string& b) {
  std::lock_guard lock(mutex_);
  if (!can_exchange_) return failed(ENOSYS);
  if (const auto error = change()) return error;
  if (!folders_.contains(a) || !folders_.contains(b)) return failed(ENOENT);
  rename_all([&](const std::string& path) {
    if (path == a || inside(path, a)) return b + path.substr(a.size());
    if (path == b || inside(path, b)) return a + path.substr(b.size());
    return path;
  });
  return {};
}

DiskError MemoryDisk::touch(const std::string& path) {
  std::lock_guard lock(mutex_);
  if (const auto error = change()) return error;
  const auto found = files_.find(path);
  if (found == files_.end()) return failed(ENOENT);
  found->second->modified = found->second->changed = clock_;
  return {};
}

DiskError MemoryDisk::remove_tree(const std::string& path, std::size_t) {
  std::lock_guard lock(mutex_);
  if (!files_.contains(path) && !folders_.contains(path)) return {};
  if (const auto error = change()) return error;
  std::erase_if(files_, [&](const auto& named) {
    const bool gone = named.first == path || inside(named.first, path);
    if (gone) named.second->changed = clock_;  // it may live on under another name
    return gone;
  });
  std::erase_if(folders_, [&](const auto& folder) { return folder == path || inside(folder, path); });
  return {};
}

DiskError MemoryDisk::lock(const std::string& path, DiskLock& into) {
  {
    std::lock_guard lock(mutex_);
    if (!folders_.contains(parent_of(path))) return failed(ENOENT);
    if (!locked_.insert(path).second) return failed(EWOULDBLOCK);
  }
  into = DiskLock(this, [path](void* disk) {
    auto& self = *static_cast<MemoryDisk*>(disk);
    std::lock_guard unlocking(self.mutex_);
    self.locked_.erase(path);
  });
  return {};
}

void MemoryDisk::meddle(const std::string& path, std::string text) {
  std::lock_guard lock(mutex_);
  ++clock_;
  insert_folders_above(path);
  auto& file = files_[path];
  if (!file) file = std::make_shared<File>();
  *file = {std::move(text), clock_, clock_};
}

std::map<std::string, std::string> MemoryDisk::files() const {
  std::lock_guard lock(mutex_);
  std::map<std::string, std::string> all;
  for (const auto& [path, file] : files_) all.emplace(path, file->text);
  return all;
}

std::set<std::string> MemoryDisk::folders() const {
  std::lock_guard lock(mutex_);
  auto all = folders_;
  all.erase("");
  return all;
}

}  // namespace comisiynu
