#include "import/import_providers.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <unordered_map>
#include <unordered_set>

#include "base/parallel.h"
#include "base/replace_file.h"
#include "base/text.h"
#include "import/provider_file.h"
#include "import/readers.h"
#include "import/register_text.h"
#include "source/read_publication.h"
#include "source/text_file.h"

namespace comisiynu {

namespace {

constexpr std::string_view hsds_source = "hsds";

// A provider's file that is there, or is to be.
struct Target {
  std::string path, before;
  const ImportedProvider* offered = nullptr;  // null: the register no longer has it
  Position at;
  FileUpdate update;
  DiskError error;
};

class Import {
 public:
  Import(const ImportOptions& options, Disk& disk, Sources& sources, Diagnostics& found, const ImportProgress& progress)
      : options_(options), disk_(disk), sources_(sources), found_(found), progress_(progress) {}

  ImportOutcome run() {
    if (!read_content() || !read_files()) {
      outcome_.content_fault = true;
      return std::move(outcome_);
    }
    outcome_.rows = offered_.rows;
    outcome_.left_out = offered_.left_out;
    choose_targets();
    DiskLock lock;
    if (!options_.dry_run)
      if (const auto error = prepare(lock)) return fail(options_.content + "/providers", error);
    work();
    report();
    return std::move(outcome_);
  }

 private:
  void tell(std::string_view stage, std::size_t done = 0, std::size_t total = 0) const {
    if (progress_) progress_(stage, done, total);
  }

  bool read_content() {
    tell("reading the content folder");
    // What is wrong in the content is for `check` to say; an import needs its lists and its providers.
    Diagnostics of_content;
    publication_ = read_publication({options_.content, options_.jobs}, disk_, sources_, of_content);
    if (publication_.settings.at.file != no_file) return true;
    found_.error("missing-file", {}, fmt::format("{} is not a content folder: there is no publication.toml that can be read in it", options_.content),
                 "name the content folder: --content DIR");
    return false;
  }

  std::optional<std::string> bytes_of(const std::string& path, FileId file) {
    std::string bytes;
    const auto error = disk_.read(path, bytes);
    if (!error) return bytes;
    found_.error("unreadable-file", {file, 0, 0, 0}, fmt::format("the file cannot be read: {}", error.message), "check that it exists and that you may read it");
    return std::nullopt;
  }

  bool read_files() {
    tell("reading the register");
    const auto is_json = [](const std::string& path) { return path.ends_with(".json"); };
    const auto json = std::count_if(options_.files.begin(), options_.files.end(), is_json);
    if (json > 0 && json == static_cast<std::ptrdiff_t>(options_.files.size())) return read_json();
    if (options_.files.size() != 1 || json > 0) {
      found_.error("import-file", {}, "several files can only be imported at once when all are .json", "import registers one after the other");
      return false;
    }
    if (options_.map.empty()) {
      found_.error("import-map", {}, "a CSV file needs a map, which says what its columns are", "add --map MAP.toml; the program's own stand in its folder registers");
      return false;
    }
    const auto map_file = sources_.add(options_.map, options_.map);
    const auto map_text = read_text_file(disk_, options_.map, map_file, found_);
    if (!map_text) return false;
    const auto map = read_register_map(*map_text, map_file, found_);
    if (found_.has_errors()) return false;
    const auto file = sources_.add(options_.files.front(), options_.files.front());
    auto bytes = bytes_of(options_.files.front(), file);
    if (!bytes) return false;
    source_ = map.source;
    // Where the register says which addresses are confidential, no row of it is shown: a dirty row may be one of those.
    if (map.may_redact() || is_utf16(*bytes)) sources_.keep_lines_back(file);
    offered_ = read_register(decode_text(std::move(*bytes)), file, map, publication_, found_);
    return !found_.has_errors();
  }

  bool read_json() {
    std::vector<std::pair<std::string, FileId>> files;
    for (const auto& path : options_.files) {
      const auto file = sources_.add(path, path);
      auto bytes = bytes_of(path, file);
      if (!bytes) return false;
      files.emplace_back(decode_text(std::move(*bytes)), file);
    }
    source_ = hsds_source;
    const auto language = options_.language.value_or(publication_.languages.front());
    offered_ = read_hsds(files, language, options_.language.has_value(), publication_, found_);
    return !found_.has_errors();
  }

  // By number, and where a directory gives none, by name.
  void choose_targets() {
    std::unordered_map<std::string, const Provider*> by_key;
    std::unordered_set<std::string> ids;
    for (const auto& provider : publication_.providers) {
      ids.insert(provider.id);
      if (provider.imported && provider.imported.value->key) by_key.emplace(provider.imported.value->key.value, &provider);
      else if (provider.registration && provider.registration.value->number)
        by_key.emplace(fmt::format("{} {}", provider.registration.value->regulator.value, provider.registration.value->number.value), &provider);
      else by_key.emplace("name " + provider.id, &provider);
    }
    std::unordered_set<const Provider*> offered;
    for (const auto& provider : offered_.providers) {
      auto known = by_key.find(provider.key);
      if (known == by_key.end() && provider.key.starts_with("hsds ")) known = by_key.find("name " + slug(provider.name));
      if (known != by_key.end() && !offered.insert(known->second).second) continue;
      add_target(provider, known == by_key.end() ? nullptr : known->second, ids);
    }
    if (source_ == hsds_source) return;
    for (const auto& provider : publication_.providers)
      if (provider.imported && provider.imported.value->from.value == source_ && !offered.contains(&provider))
        targets_.push_back({sources_.path(provider.at.file), {}, nullptr, provider.at, {}, {}});
  }

  void add_target(const ImportedProvider& provider, const Provider* known, std::unordered_set<std::string>& ids) {
    if (known == nullptr) {
      const auto id = free_id(provider, ids);
      const bool reachable = std::any_of(provider.fields.begin(), provider.fields.end(), [](const auto& field) { return field.path.starts_with("contact."); });
      // A provider must have a contact; that nobody can be reached is for `check` to say.
      const auto before = fmt::format("id = \"{}\"\n{}", id, reachable ? "" : "contact = {}\n");
      targets_.push_back({fmt::format("{}/providers/{}.toml", options_.content, id), before, &provider, provider.at, {}, {}});
    } else if (known->at.line != 1) {
      found_.warning("import-place", known->at, fmt::format("{} stands in a file with others, which an import does not change", known->id),
                     fmt::format("give it a file of its own: providers/{}.toml", known->id));
    } else {
      targets_.push_back({sources_.path(known->at.file), {}, &provider, known->at, {}, {}});
    }
  }

  static std::string free_id(const ImportedProvider& provider, std::unordered_set<std::string>& ids) {
    const auto name = slug(provider.name), town = slug(provider.town);
    for (const auto& id : {name, town.empty() ? name : name + "-" + town, name + "-" + slug(provider.key)})
      if (ids.insert(id).second) return id;
    for (std::size_t number = 2;; ++number)
      if (const auto id = fmt::format("{}-{}", name, number); ids.insert(id).second) return id;
  }

  DiskError prepare(DiskLock& lock) {
    if (const auto error = disk_.make_folders(options_.content + "/providers")) return error;
    return disk_.lock(options_.content + "/providers/.import", lock);
  }

  void work() {
    std::atomic<std::size_t> done{0};
    parallel_for(targets_.size(), options_.jobs, [&](std::size_t i, std::size_t) {
      auto& target = targets_[i];
      const bool fresh = !target.before.empty();
      auto text = target.before;
      if (!fresh) target.error = disk_.read(target.path, text);
      if (target.error) return;
      target.update = target.offered == nullptr ? mark_gone(text) : update_provider_file(text, *target.offered, source_);
      if (target.update.failed || target.update.text == text) target.update.text.clear();
      else if (!options_.dry_run) target.error = replace_file(disk_, target.path, target.update.text);
      tell("writing providers", ++done, targets_.size());
    });
  }

  void report() {
    for (auto& target : targets_) {
      if (target.error) {
        fail(target.path, target.error);
        continue;
      }
      if (target.update.failed)
        found_.warning("import-place", target.at, "this file cannot be changed in place: its layout is one that the import does not know",
                       "put what is new into it by hand, or write its fields one a line");
      outcome_.kept += target.update.kept.size();
      const bool changed = !target.update.text.empty();
      if (target.offered == nullptr) outcome_.gone.push_back(target.path);
      else if (!changed) ++outcome_.same;
      else (target.before.empty() ? outcome_.changed : outcome_.added).push_back(target.path);
    }
  }

  ImportOutcome fail(const std::string& path, const DiskError& error) {
    found_.error("import-write", {}, fmt::format("{} cannot be written: {}", path, error.code == EWOULDBLOCK ? "another import is under way" : error.message),
                 "import again when that is mended: nothing that was written is lost");
    outcome_.machine_fault = true;
    return outcome_;
  }

  const ImportOptions& options_;
  Disk& disk_;
  Sources& sources_;
  Diagnostics& found_;
  const ImportProgress& progress_;
  Publication publication_;
  std::string source_;
  Offered offered_;
  std::vector<Target> targets_;
  ImportOutcome outcome_;
};

}  // namespace

ImportOutcome import_providers(const ImportOptions& options, Disk& disk, Sources& sources, Diagnostics& found, const ImportProgress& progress) {
  return Import(options, disk, sources, found, progress).run();
}

}  // namespace comisiynu
