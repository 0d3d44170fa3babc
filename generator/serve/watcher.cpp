#include "serve/watcher.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/hash.h"
#include "base/packed.h"
#include "base/passing_files.h"

namespace comisiynu {

namespace {

// A file counts when it is written to its end, named or gone: one that is being written would be half of one.
// Whether it may be read counts too.
constexpr std::uint32_t changes = IN_CLOSE_WRITE | IN_ATTRIB | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF;

std::string parent_of(const std::string& folder) {
  const auto slash = folder.find_last_of('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : folder.substr(0, slash);
}

std::string trimmed(std::string folder) {
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  return folder;
}

std::vector<std::string> trimmed(std::vector<std::string> folders) {
  for (auto& folder : folders) folder = trimmed(std::move(folder));
  std::erase(folders, "");
  return folders;
}

}  // namespace

// Vim tries with the file 4913 whether it may write; .goutputstream-… is GNOME's, sed's is sedXXXXXX without an end. A
// folder 2027 is somebody's.
bool is_passing(std::string_view name, bool is_folder) {
  const auto all_digits = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  return is_passing_file(name) || (all_digits && !is_folder);
}

Watcher::Watcher(std::vector<std::string> folders, const Disk& disk) : folders_(trimmed(std::move(folders))), disk_(disk) {
  waking_ = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  events_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  is_slow_ = events_ < 0;
  watch_all();
  if (is_slow_) look_for_change();
}

Watcher::~Watcher() {
  if (events_ >= 0) ::close(events_);
  if (waking_ >= 0) ::close(waking_);
}

void Watcher::wake() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(waking_, &one, sizeof one);
}

void Watcher::watch(const std::string& folder) {
  const auto number = ::inotify_add_watch(events_, folder.c_str(), changes | IN_ONLYDIR | IN_MASK_ADD);
  if (number < 0) {
    if (errno == ENOSPC) is_slow_ = true;
    incomplete_ = true;
    return;
  }
  auto& watched = watched_[number];
  watched.folder = folder;
  watched.all = true;
}

// A folder's neighbours are watched only to see it come back.
void Watcher::watch_for(const std::string& folder) {
  const auto number = ::inotify_add_watch(events_, parent_of(folder).c_str(), IN_CREATE | IN_MOVED_TO | IN_ONLYDIR | IN_MASK_ADD);
  if (number >= 0) watched_[number].names.insert(folder.substr(folder.rfind('/') + 1));
}

bool Watcher::matters(int number, std::string_view name) const {
  const auto found = watched_.find(number);
  return found == watched_.end() || found->second.all || found->second.names.contains(name);
}

void Watcher::watch_tree(const std::string& folder) {
  watch(folder);
  std::vector<Entry> entries;
  if (disk_.list(folder, entries)) return;
  for (const auto& entry : entries)
    if (entry.kind == EntryKind::folder && !is_passing(entry.name, true)) watch_tree(folder + "/" + entry.name);
}

void Watcher::watch_all() {
  if (is_slow_) return;
  incomplete_ = false;
  for (const auto& folder : folders_) {
    watch_for(folder);
    watch_tree(folder);
  }
}

// A link has no bytes that are still to come.
bool Watcher::is_link(int number, std::string_view name) const {
  const auto found = watched_.find(number);
  return found != watched_.end() && !found->second.folder.empty() && disk_.look(found->second.folder + "/" + std::string(name)).kind == EntryKind::link;
}

// A hash of everything in it and below.
std::string Watcher::listing(const std::string& folder) const {
  std::vector<Entry> entries;
  PackedWriter all;
  if (disk_.list(folder, entries)) return {};
  for (const auto& entry : entries) {
    const bool is_folder = entry.kind == EntryKind::folder;
    if (is_passing(entry.name, is_folder)) continue;
    all.add(std::string_view(entry.name));
    all.add(static_cast<std::uint64_t>(entry.kind));
    if (is_folder) {
      all.add(std::string_view(listing(folder + "/" + entry.name)));
      continue;
    }
    all.add(entry.size);
    all.add(static_cast<std::uint64_t>(entry.changed));
  }
  return content_hash(all.text);
}

bool Watcher::look_for_change() {
  std::string now;
  for (const auto& folder : folders_) now += listing(folder) + "\n";
  return std::exchange(seen_, now) != now;
}

// Whether anything in them matters. A folder that is new may have been filled before it was watched.
bool Watcher::read_events() {
  bool changed = false, folders_changed = false;
  alignas(inotify_event) char buffer[64 * 1024];
  for (;;) {
    const auto got = ::read(events_, buffer, sizeof buffer);
    if (got <= 0) break;
    for (ssize_t at = 0; at < got;) {
      const auto& event = *reinterpret_cast<const inotify_event*>(buffer + at);
      at += static_cast<ssize_t>(sizeof(inotify_event) + event.len);
      const std::string_view name = event.len > 0 ? std::string_view(event.name) : std::string_view();
      if ((event.mask & IN_IGNORED) != 0) {
        watched_.erase(event.wd);
        continue;
      }
      const bool is_folder = (event.mask & (IN_ISDIR | IN_DELETE_SELF | IN_MOVE_SELF | IN_Q_OVERFLOW)) != 0;
      if (!name.empty() && is_passing(name, (event.mask & IN_ISDIR) != 0)) continue;
      if (!is_folder && (event.mask & IN_CREATE) != 0 && !is_link(event.wd, name)) continue;  // its bytes are still to come
      if (!matters(event.wd, name)) continue;
      folders_changed |= is_folder;
      changed = true;
    }
  }
  if (folders_changed) watch_all();
  return changed;
}

bool Watcher::wait(std::chrono::milliseconds at_most) {
  const auto until = std::chrono::steady_clock::now() + at_most;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() < 0) return false;
    const std::chrono::milliseconds patience(is_slow_ ? 1000 : 250);
    pollfd both[] = {{events_, POLLIN, 0}, {waking_, POLLIN, 0}};
    ::poll(both, 2, static_cast<int>((is_slow_ || incomplete_ ? std::min(left, patience) : left).count()));
    if ((both[1].revents & POLLIN) != 0) {
      std::uint64_t woken;
      [[maybe_unused]] const auto read = ::read(waking_, &woken, sizeof woken);
      return false;
    }
    if ((both[0].revents & POLLIN) != 0 && read_events()) return true;
    if (is_slow_) {
      if (left >= patience && look_for_change()) return true;
    } else if (incomplete_) {
      watch_all();
      if (!incomplete_) return true;
    }
    if (left.count() == 0) return false;
  }
}

}  // namespace comisiynu
