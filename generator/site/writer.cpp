#include "site/writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <thread>
#include <utility>

#include "base/hash.h"
#include "base/parallel.h"
#include "site/site_path.h"

namespace comisiynu {

namespace {

bool cannot_swap(const DiskError& error) {
  return error.code == ENOSYS || error.code == EINVAL || error.code == EOPNOTSUPP;
}

bool cannot_link(const DiskError& error) {
  return error.code == EPERM || error.code == EMLINK || error.code == ENOSYS || error.code == EOPNOTSUPP;
}

}  // namespace

SiteWriter::~SiteWriter() {
  if (state_ == State::staged) disk_.remove_tree(place_.staging, options_.jobs);
  Diagnostics unsaid;
  tidy(unsaid);
}

// --- opening

WriteFault SiteWriter::open(Diagnostics& found) {
  WriteFailure failure;
  const auto place = find_output_place(disk_, options_, failure);
  if (!place) return report(failure, found);
  place_ = *place;
  failure = mend();
  if (failure.fault == WriteFault::none) failure = earlier_.read(disk_, place_, options_.jobs);
  if (failure.fault != WriteFault::none) {
    lock_.reset();
    return report(failure, found);
  }
  fates_ = std::vector<std::atomic<Fate>>(earlier_.files().size());
  state_ = State::open;
  return WriteFault::none;
}

// Locks, and clears away what a killed build left.
WriteFailure SiteWriter::mend() {
  const auto refused_by_disk = [&](const DiskError& error, std::string_view what) {
    return WriteFailure{WriteFault::machine, fmt::format("{}: {}", what, in_plain_words(error)),
                        remedy_for(error, place_.shown)};
  };
  if (!place_.parent.empty() && disk_.look(place_.parent).kind != EntryKind::folder)
    if (const auto error = disk_.make_folders(place_.parent))
      return refused_by_disk(error, fmt::format("the folder that \"{}\" is in cannot be made", place_.shown));
  if (const auto error = disk_.lock(place_.lock, lock_)) {
    if (error.code == EWOULDBLOCK)
      return {WriteFault::machine, fmt::format("another build is writing to \"{}\"", place_.shown),
              "wait until it has ended, and build again"};
    return refused_by_disk(error, fmt::format("nothing can be written beside \"{}\"", place_.shown));
  }
  if (disk_.look(place_.earlier).kind == EntryKind::folder && disk_.look(place_.folder).kind == EntryKind::missing)
    if (const auto error = disk_.rename(place_.earlier, place_.folder))
      return refused_by_disk(error, fmt::format("the earlier site cannot be put back from \"{}\"", place_.earlier));
  for (const auto& left : {place_.earlier, place_.staging})
    if (const auto error = disk_.remove_tree(left, options_.jobs))
      return refused_by_disk(error, fmt::format("\"{}\", left by a build that was stopped, cannot be removed", left));
  return {};
}

// --- putting

void SiteWriter::put(std::string_view path, std::string_view bytes) {
  if (failed_) return;
  if (const auto fault = fault_of_path(path); !fault.empty())
    return fail({WriteFault::refused, fmt::format("no page can have the path \"{}\": it {}", path, fault),
                 "mend the name that it is made of"});
  MadeFile made{std::string(path), bytes.size(), content_hash(bytes)};
  if (const auto file = earlier_.find(path)) {
    const bool same = is_same(*file, made, bytes);
    if (fates_[*file].exchange(same ? Fate::kept : Fate::replaced) != Fate::dropped)
      return fail_at(path, {EEXIST, {}});
    if (same) return;
  }
  if (const auto error = write(path, bytes)) return fail_at(path, error);
  std::lock_guard lock(mutex_);
  made_.push_back(std::move(made));
}

bool SiteWriter::keep(std::string_view path) {
  const auto file = earlier_.find(path);
  if (!file || earlier_.soundness(*file) != Soundness::sound) return false;
  if (fates_[*file].exchange(Fate::kept) != Fate::dropped) fail_at(path, {EEXIST, {}});
  return true;
}

bool SiteWriter::is_same(std::size_t earlier_file, const MadeFile& now, std::string_view bytes) const {
  if (earlier_.files()[earlier_file] != now) return false;
  switch (earlier_.soundness(earlier_file)) {
    case Soundness::gone: return false;
    case Soundness::sound: return true;
    case Soundness::doubtful: break;
  }
  std::string there;
  return !disk_.read(place_.folder + '/' + now.path, there) && there == bytes;
}

DiskError SiteWriter::write(std::string_view path, std::string_view bytes) {
  if (const auto error = make_folder_of(path)) return error;
  return disk_.write(fmt::format("{}/{}", place_.staging, path), bytes);
}

// Makes the folder of a file in the staging folder, unless it was made before.
DiskError SiteWriter::make_folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  const auto folder = slash == path.npos ? std::string_view() : path.substr(0, slash);
  {
    std::lock_guard lock(mutex_);
    if (folders_.contains(folder)) return {};
    if (state_ == State::open)
      if (const auto error = stage()) return error;
  }
  if (!folder.empty())
    if (const auto error = disk_.make_folders(fmt::format("{}/{}", place_.staging, folder))) return error;
  std::lock_guard lock(mutex_);
  folders_.emplace(folder);
  return {};
}

DiskError SiteWriter::stage() {
  state_ = State::staged;
  return earlier_.exists() ? disk_.make_folder_like(place_.staging, place_.folder) : disk_.make_folders(place_.staging);
}

void SiteWriter::fail(WriteFailure failure) {
  std::lock_guard lock(mutex_);
  if (failed_) return;
  failure_ = std::move(failure);
  failed_ = true;
}

void SiteWriter::fail_at(std::string_view path, const DiskError& error) {
  if (error.code == EEXIST || error.code == ENOTDIR || error.code == EISDIR)
    return fail({WriteFault::refused,
                 error.code == EEXIST ? fmt::format("more than one page needs the path \"{}\"", path)
                                      : fmt::format("\"{}\" needs a folder where there is a page", path),
                 "give one of them another address"});
  fail({WriteFault::machine, fmt::format("\"{}/{}\" cannot be written: {}", place_.shown, path, in_plain_words(error)),
        remedy_for(error, place_.shown)});
}

// --- committing

WriteOutcome SiteWriter::commit(Diagnostics& found) {
  const auto kept = kept_files();
  WriteOutcome outcome;
  outcome.written = made_.size();
  outcome.kept = kept.size();
  for (const auto& made : made_) outcome.bytes_written += made.size;
  outcome.removed = static_cast<std::size_t>(
      std::count_if(fates_.begin(), fates_.end(), [](const auto& fate) { return fate == Fate::dropped; }));
  if (!failed_ && outcome.unchanged() && earlier_.exists()) {
    state_ = State::done;
    return outcome;
  }
  if (!failed_) link_kept(kept);
  if (!failed_) write_manifest(kept);
  if (!failed_) swap_in();
  if (!failed_) return outcome;
  disk_.remove_tree(place_.staging, options_.jobs);
  state_ = State::done;
  if (!leftover_.empty())
    failure_.message += fmt::format("; the earlier site is in \"{}\", and the next build puts it back", leftover_);
  else
    failure_.message += earlier_.exists() ? "; the earlier site is untouched" : "; no part of it is left behind";
  outcome = {};
  outcome.fault = report(failure_, found);
  return outcome;
}

std::vector<std::size_t> SiteWriter::kept_files() const {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < fates_.size(); ++i)
    if (fates_[i] == Fate::kept) kept.push_back(i);
  return kept;
}

void SiteWriter::link_kept(const std::vector<std::size_t>& kept) {
  parallel_for(kept.size(), options_.jobs, [&](std::size_t i, std::size_t) {
    if (failed_) return;
    const auto& path = earlier_.files()[kept[i]].path;
    if (const auto error = link_or_copy(path)) fail_at(path, error);
  });
}

DiskError SiteWriter::link_or_copy(const std::string& path) {
  if (const auto error = make_folder_of(path)) return error;
  const auto from = place_.folder + '/' + path, to = place_.staging + '/' + path;
  const auto error = disk_.link(from, to);
  if (!cannot_link(error)) return error;
  std::string bytes;
  if (const auto unread = disk_.read(from, bytes)) return unread;
  return disk_.write(to, bytes);
}

void SiteWriter::write_manifest(const std::vector<std::size_t>& kept) {
  auto files = std::exchange(made_, {});
  for (const auto i : kept) files.push_back(earlier_.files()[i]);
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  if (const auto error = write(manifest_name, manifest_text(files))) fail_at(manifest_name, error);
}

void SiteWriter::swap_in() {
  DiskError error;
  if (!earlier_.exists()) {
    error = disk_.rename(place_.staging, place_.folder);
  } else {
    error = disk_.exchange(place_.staging, place_.folder);
    if (!error) leftover_ = place_.staging;
    if (cannot_swap(error)) error = swap_in_two_steps();
  }
  if (error)
    return fail({WriteFault::machine,
                 fmt::format("the site cannot be put in its place, \"{}\": {}", place_.shown, in_plain_words(error)),
                 remedy_for(error, place_.shown)});
  state_ = State::swapped;
}

DiskError SiteWriter::swap_in_two_steps() {
  if (const auto error = disk_.rename(place_.folder, place_.earlier)) return error;
  leftover_ = place_.earlier;
  const auto error = disk_.rename(place_.staging, place_.folder);
  if (error && !disk_.rename(place_.earlier, place_.folder)) leftover_.clear();
  return error;
}

// --- after the swap

void SiteWriter::tidy(Diagnostics& found) {
  if (state_ == State::swapped) {
    if (const auto error = leftover_.empty() ? DiskError{} : disk_.remove_tree(leftover_, options_.jobs))
      found.warning("output-leftover", {},
                    fmt::format("the site is in place, but the earlier one cannot be removed from \"{}\": {}",
                                leftover_, in_plain_words(error)),
                    "delete it; the next build tries to");
    seal();
  }
  state_ = State::done;
  lock_.reset();
}

// Stamps the manifest later than the last change of any file, of which removing the earlier site's names was one: once
// after it, and again until the disk's clock has moved on. See Soundness.
void SiteWriter::seal() {
  const auto manifest = fmt::format("{}/{}", place_.folder, manifest_name);
  if (disk_.touch(manifest)) return;
  const auto last_change = disk_.look(manifest).modified;
  for (int tries = 0; tries < 20 && !disk_.touch(manifest); ++tries) {
    if (disk_.look(manifest).modified > last_change) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

WriteFault SiteWriter::report(const WriteFailure& failure, Diagnostics& found) const {
  found.error(failure.fault == WriteFault::refused ? "output-refused" : "output-failed", {}, failure.message,
              failure.remedy);
  return failure.fault;
}

}  // namespace comisiynu
