#include "release/spool.h"

#include <fmt/format.h>

namespace comisiynu {

WriteFault Spool::open(Diagnostics& found) {
  auto error = disk_.remove_tree(folder_);
  if (!error) error = disk_.make_folders(folder_);
  if (!error) return WriteFault::none;
  found.error("output-failed", {}, fmt::format("\"{}\" cannot be made: {}", folder_, in_plain_words(error)), remedy_for(error, folder_));
  return WriteFault::machine;
}

void Spool::put(std::string_view path, std::string_view bytes) {
  const std::string name(path);
  const auto below = folder_ + "/" + name.substr(0, name.find_last_of('/') == name.npos ? 0 : name.find_last_of('/'));
  {
    const std::lock_guard lock(mutex_);
    if (folders_.insert(below).second)
      if (const auto error = disk_.make_folders(below)) return fail(name, error);
    paths_.push_back(name);
  }
  if (const auto error = disk_.write(folder_ + "/" + name, bytes)) {
    const std::lock_guard lock(mutex_);
    fail(name, error);
  }
}

void Spool::fail(const std::string& path, const DiskError& error) {
  if (!failure_.empty()) return;
  failure_ = fmt::format("\"{}/{}\" cannot be written: {}", folder_, path, in_plain_words(error));
  remedy_ = remedy_for(error, folder_);
}

WriteOutcome Spool::commit(Diagnostics& found) {
  WriteOutcome outcome;
  outcome.written = paths_.size();
  if (failure_.empty()) return outcome;
  found.error("output-failed", {}, failure_, remedy_);
  outcome.fault = WriteFault::machine;
  return outcome;
}

}  // namespace comisiynu
