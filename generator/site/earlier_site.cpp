#include "site/earlier_site.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <unordered_set>
#include <utility>

#include "base/parallel.h"
#include "base/text.h"
#include "site/site_path.h"

namespace comisiynu {

namespace {

WriteFailure unreadable(const std::string& path, const DiskError& error, const OutputPlace& place) {
  return {WriteFault::machine, fmt::format("\"{}\" cannot be read: {}", path, in_plain_words(error)),
          remedy_for(error, place.shown)};
}

// The first five names, and how many more there are.
std::string listed(std::vector<std::string> names) {
  constexpr std::size_t most = 5;
  std::sort(names.begin(), names.end());
  const std::size_t more = names.size() > most ? names.size() - most : 0;
  names.resize(names.size() - more);
  return join(names, ", ") + (more == 0 ? "" : fmt::format(" and {} more", more));
}

// Every folder that the files are in, but the root.
std::unordered_set<std::string_view> folders_of(const std::vector<MadeFile>& files) {
  std::unordered_set<std::string_view> folders;
  for (const auto& file : files) {
    std::string_view path = file.path;
    for (auto slash = path.rfind('/'); slash != path.npos; slash = path.rfind('/')) {
      path = path.substr(0, slash);
      if (!folders.insert(path).second) break;  // then so are those above it
    }
  }
  return folders;
}

}  // namespace

// What one thread of the walk came upon.
struct EarlierSite::Strangers {
  std::vector<std::string> folders;  // of ours, to be walked next
  std::vector<std::string> links, others;
  WriteFailure failure;
};

std::optional<std::size_t> EarlierSite::find(std::string_view path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? std::nullopt : std::optional(found->second);
}

WriteFailure EarlierSite::read(const Disk& disk, const OutputPlace& place, std::size_t jobs) {
  exists_ = disk.look(place.folder).kind == EntryKind::folder;
  if (!exists_) return {};
  if (auto failure = read_manifest(disk, place); failure.fault != WriteFault::none) return failure;
  return walk(disk, place, jobs);
}

WriteFailure EarlierSite::read_manifest(const Disk& disk, const OutputPlace& place) {
  const auto path = fmt::format("{}/{}", place.folder, manifest_name);
  const auto entry = disk.look(path);
  if (entry.kind != EntryKind::file) return {};  // the walk will say what else it is
  std::string text;
  if (const auto error = disk.read(path, text))
    return unreadable(fmt::format("{}/{}", place.shown, manifest_name), error, place);
  auto files = parse_manifest(text);
  if (!files)
    return {WriteFault::refused,
            fmt::format("\"{}/{}\", the list of the files in the output folder, is damaged or of another version",
                        place.shown, manifest_name),
            fmt::format("delete the folder \"{}\" if nothing in it is yours, and build again", place.shown)};
  files_ = std::move(*files);
  soundness_.assign(files_.size(), Soundness::gone);
  stamp_ = entry.modified;
  by_path_.reserve(files_.size());
  for (std::size_t i = 0; i < files_.size(); ++i) by_path_.emplace(files_[i].path, i);
  return {};
}

void EarlierSite::weigh(std::size_t file, const Entry& entry) {
  if (entry.size != files_[file].size) return;
  const bool untouched = entry.changed < stamp_ && entry.modified < stamp_;
  soundness_[file] = untouched ? Soundness::sound : Soundness::doubtful;
}

WriteFailure EarlierSite::walk(const Disk& disk, const OutputPlace& place, std::size_t jobs) {
  const auto ours = folders_of(files_);
  std::vector<std::string> links, others;
  for (std::vector<std::string> level{""}; !level.empty();) {
    std::vector<Strangers> met(std::max<std::size_t>(jobs, 1));
    parallel_for(level.size(), met.size(), [&](std::size_t i, std::size_t worker) {
      auto& mine = met[worker];
      const auto& folder = level[i];
      std::vector<Entry> entries;
      if (const auto error = disk.list(folder.empty() ? place.folder : place.folder + '/' + folder, entries)) {
        mine.failure = unreadable(folder.empty() ? place.shown : place.shown + '/' + folder, error, place);
        return;
      }
      for (const auto& entry : entries) {
        auto path = folder.empty() ? entry.name : folder + '/' + entry.name;
        const auto file = entry.kind == EntryKind::file ? find(path) : std::nullopt;
        if (file) weigh(*file, entry);
        else if (entry.kind == EntryKind::folder && ours.contains(path)) mine.folders.push_back(std::move(path));
        else if (entry.kind == EntryKind::link) mine.links.push_back(std::move(path));
        else if (entry.kind == EntryKind::folder) mine.others.push_back(path + '/');
        else if (entry.kind != EntryKind::file || path != manifest_name) mine.others.push_back(std::move(path));
      }
    });
    level.clear();
    for (auto& mine : met) {
      if (mine.failure.fault != WriteFault::none) return mine.failure;
      std::move(mine.folders.begin(), mine.folders.end(), std::back_inserter(level));
      std::move(mine.links.begin(), mine.links.end(), std::back_inserter(links));
      std::move(mine.others.begin(), mine.others.end(), std::back_inserter(others));
    }
  }
  if (!links.empty())
    return {WriteFault::refused,
            fmt::format("the output folder \"{}\" holds links, which are not followed: {}", place.shown, listed(links)),
            "remove them, or name another folder for the site"};
  if (!others.empty())
    return {WriteFault::refused,
            fmt::format("the output folder \"{}\" holds what no build has made: {}", place.shown, listed(others)),
            "move it elsewhere, or name a new or empty folder for the site"};
  return {};
}

}  // namespace comisiynu
