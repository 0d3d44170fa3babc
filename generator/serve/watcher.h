// Tells when something below some folders has changed (Linux's inotify). It only wakes: what changed is found by looking,
// so an event that is missed costs a moment and never a wrong page. Where the system watches no more for this user, it looks
// once a second.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/disk.h"

namespace comisiynu {

// Files that editors and version control put beside what is written, and take away again.
bool is_passing(std::string_view name, bool is_folder);

// For one thread, save wake().
class Watcher {
 public:
  // A folder may be missing, and may come and go.
  Watcher(std::vector<std::string> folders, const Disk&);
  ~Watcher();
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

  // True when something changed; false when so much time passed, or wake() was called.
  bool wait(std::chrono::milliseconds at_most);

  // Whether the system refused, so that changes are seen late.
  bool is_slow() const { return is_slow_; }

  // From any thread: the present or the next wait() returns at once.
  void wake();

 private:
  void watch_all();
  void watch_tree(const std::string& folder);
  void watch(const std::string& folder);
  void watch_for(const std::string& folder);
  bool read_events();
  bool look_for_change();
  std::string listing(const std::string& folder) const;
  bool is_link(int number, std::string_view name) const;

  bool matters(int number, std::string_view name) const;

  struct Watched {
    std::string folder;
    bool all = false;                          // the folder's own content matters
    std::set<std::string, std::less<>> names;  // or only these in it
  };
  const std::vector<std::string> folders_;
  const Disk& disk_;
  int events_ = -1, waking_ = -1;
  std::map<int, Watched> watched_;
  std::atomic<bool> is_slow_ = false;
  std::string seen_;         // a hash of what was there, where it looks for itself
  bool incomplete_ = false;  // a folder is missing: look again, as its neighbours may be gone too
};

}  // namespace comisiynu
