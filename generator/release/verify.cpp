#include "release/verify.h"

#include <fmt/format.h>

#include <functional>
#include <map>

#include "release/archive.h"
#include "release/checksums.h"
#include "site/site_path.h"

namespace comisiynu {

namespace {

struct Seen {
  std::uint64_t bytes;
  std::string sha256;
};

class Verification {
 public:
  Verification(const std::string& place, const Disk& disk, Sources& sources, Diagnostics& found)
      : place_(place), disk_(disk), sources_(sources), found_(found) {}

  Verified run() {
    Verified outcome;
    outcome.unreadable = !(disk_.look(place_).kind == EntryKind::file ? read_archive() : read_folder("")) || !read_lists();
    if (outcome.unreadable) return outcome;
    compare_lists();
    compare_files();
    outcome.edition = manifest_.edition;
    outcome.date = manifest_.date;
    outcome.files = manifest_.files.size();
    return outcome;
  }

 private:
  Position at(const std::string& path) {
    const auto shown = place_ + "/" + path;
    return {sources_.add(shown, shown), 0, 0, 0};
  }
  bool fail(const std::string& message, const std::string& remedy) {
    found_.error("release-unreadable", {}, message, remedy);
    return false;
  }

  void see(const std::string& path, std::string_view bytes) {
    seen_[path] = {bytes.size(), sha256(bytes)};
    if (path == manifest_json_name) manifest_text_ = bytes;
    if (path == sums_name) sums_text_ = bytes;
  }

  bool read_archive() {
    std::string bytes;
    if (const auto error = disk_.read(place_, bytes)) return fail(fmt::format("\"{}\" cannot be read: {}", place_, error.message), {});
    const auto fault = unpack(bytes, [&](const std::string& path, const std::string& file) { see(path, file); });
    return fault.empty() || fail(fmt::format("\"{}\" {}", place_, fault), "take the archive as the release wrote it");
  }

  bool read_folder(const std::string& below) {
    std::vector<Entry> entries;
    const auto folder = below.empty() ? place_ : place_ + "/" + below;
    if (const auto error = disk_.list(folder, entries)) return fail(fmt::format("\"{}\" cannot be read: {}", folder, error.message), "name the folder of a release, or an archive");
    std::string bytes;
    for (const auto& entry : entries) {
      const auto path = below.empty() ? entry.name : below + "/" + entry.name;
      if (path == manifest_name) continue;  // the writer's own list, for the next release to the same folder
      if (entry.kind == EntryKind::folder) {
        if (!read_folder(path)) return false;
      } else if (entry.kind != EntryKind::file) {
        found_.error("release-extra", at(path), "is no file, and not of the release", "remove it");
      } else if (const auto error = disk_.read(place_ + "/" + path, bytes)) {
        return fail(fmt::format("\"{}/{}\" cannot be read: {}", place_, path, error.message), {});
      } else {
        see(path, bytes);
      }
    }
    return true;
  }

  bool read_lists() {
    for (const auto name : {manifest_json_name, sums_name})
      if (!seen_.contains(std::string(name)))
        return fail(fmt::format("\"{}\" has no {}", place_, name), "name the folder that comisiynu release wrote, or one of its archives");
    const auto manifest = parse_release_manifest(manifest_text_);
    const auto sums = parse_sums(sums_text_);
    if (!manifest || !sums)
      return fail(fmt::format("{} of \"{}\" is damaged", manifest ? sums_name : manifest_json_name, place_), "take the release from where it was published");
    manifest_ = *manifest;
    for (const auto& sum : *sums) sums_[sum.path] = sum.sha256;
    return true;
  }

  // The two lists were written together: one that was changed alone gives itself away.
  void compare_lists() {
    for (const auto& file : manifest_.files) {
      const auto sum = sums_.find(file.path);
      if (sum == sums_.end() || sum->second != file.sha256)
        found_.error("release-lists-differ", at(file.path), fmt::format("{} and {} do not say the same of it", manifest_json_name, sums_name),
                     "take both lists from where the release was published");
    }
    const auto own = sums_.find(std::string(manifest_json_name));
    if (own == sums_.end() || own->second != seen_.at(std::string(manifest_json_name)).sha256)
      found_.error("release-changed", at(std::string(manifest_json_name)), "is not the file that was released", "take it from where the release was published");
    if (sums_.size() != manifest_.files.size() + 1)
      found_.error("release-lists-differ", at(std::string(sums_name)), fmt::format("names {} files, and {} {}", sums_.size(), manifest_json_name, manifest_.files.size() + 1),
                   "take both lists from where the release was published");
  }

  void compare_files() {
    for (const auto& file : manifest_.files) {
      const auto seen = seen_.find(file.path);
      if (seen == seen_.end())
        found_.error("release-missing", at(file.path), "is missing", "take it from where the release was published");
      else if (seen->second.sha256 != file.sha256 || seen->second.bytes != file.bytes)
        found_.error("release-changed", at(file.path), "is not the file that was released", "take it from where the release was published");
      if (seen != seen_.end()) seen_.erase(seen);
    }
    seen_.erase(std::string(manifest_json_name));
    seen_.erase(std::string(sums_name));
    for (const auto& [path, file] : seen_) found_.error("release-extra", at(path), "is not of the release", "remove it");
  }

  const std::string& place_;
  const Disk& disk_;
  Sources& sources_;
  Diagnostics& found_;
  std::map<std::string, Seen> seen_;
  std::string manifest_text_, sums_text_;
  ReleaseManifest manifest_;
  std::map<std::string, std::string> sums_;
};

}  // namespace

Verified verify_release(const std::string& place, const Disk& disk, Sources& sources, Diagnostics& found) {
  return Verification(place, disk, sources, found).run();
}

}  // namespace comisiynu
