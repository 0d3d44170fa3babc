#include "site/remembered.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "base/packed.h"
#include "base/parallel.h"
#include "base/passing_files.h"
#include "site/earlier_site.h"
#include "site/manifest.h"
#include "site/output_place.h"
#include "site/site_path.h"

namespace comisiynu {

namespace {

constexpr std::string_view format = "comisiynu-built 2";

// Than is hashed and kept here: dictionaries and earlier editions are not hashed, reports and snapshots are not kept.
bool reads_and_says_no_more(const BuildOptions& options) {
  return !options.output.empty() && !options.disclosure && !options.spelling && !options.snapshot && !options.parity && !options.earlier &&
         options.edition.empty() && options.editions.empty() && options.sizes.empty();
}

std::optional<OutputPlace> place_of(const BuildOptions& options, const Disk& disk) {
  WriteFailure unsaid;
  return find_output_place(disk, {options.output, {}, options.home, options.jobs}, unsaid);
}

std::string path_beside(const OutputPlace& place, std::string_view name) {
  return place.lock.substr(0, place.lock.size() - std::string_view("lock").size()).append(name);
}

// One that cannot be kept costs the next build its time, and nothing else.
void keep_file(Disk& disk, const std::string& path, std::string_view text) {
  if (!disk.remove_tree(path)) (void)disk.write(path, text);
}

// What a file of the content is to the pages that have a key.
enum class Part { shared, text, provider, none };
Part part_of(const BuildOptions& options, std::string_view path) {
  if (!path.starts_with(options.content + '/')) return Part::shared;
  path.remove_prefix(options.content.size() + 1);
  if (path.starts_with("providers/") && path.ends_with(".toml")) return Part::provider;
  if (path.starts_with("documents/") && path.ends_with(".md")) return Part::text;
  if (path.starts_with("theme/")) return Part::shared;
  return path.starts_with("translations/") || is_passing_file(path.substr(path.rfind('/') + 1)) ? Part::none : Part::shared;
}

// Whether the site is still what a build left there: every file sound, and nothing else among them.
bool still_stands(const Disk& disk, const OutputPlace& place, std::size_t jobs) {
  EarlierSite site;
  if (site.read(disk, place, jobs).fault != WriteFault::none || site.files().empty()) return false;
  for (std::size_t i = 0; i < site.files().size(); ++i)
    if (site.soundness(i) != Soundness::sound) return false;
  return true;
}

void write_findings(PackedWriter& out, const std::vector<Diagnostic>& found, const Sources& sources) {
  out.add(found.size());
  for (const auto& one : found) {
    out.add(static_cast<std::size_t>(one.severity));
    out.add(std::string_view(one.code));
    out.add(std::string_view(sources.path(one.position.file)));
    out.add(std::string_view(sources.shown(one.position.file)));
    out.add(one.position.line);
    out.add(one.position.column);
    out.add(one.position.length);
    out.add(std::string_view(one.message));
    out.add(std::string_view(one.remedy));
  }
}

// False where what was written is damaged.
bool read_findings(PackedReader& in, Sources& sources, Diagnostics& found) {
  std::map<std::string, FileId> files;
  for (auto left = in.number(); left > 0 && in.sound(); --left) {
    const auto severity = static_cast<Severity>(in.number());
    std::string code(in.text()), path(in.text()), shown(in.text());
    Position at;
    if (!shown.empty()) {
      const auto [file, is_new] = files.emplace(shown, 0);
      if (is_new) file->second = sources.add(path, shown);
      at.file = file->second;
    }
    at.line = static_cast<std::uint32_t>(in.number());
    at.column = static_cast<std::uint32_t>(in.number());
    at.length = static_cast<std::uint32_t>(in.number());
    std::string message(in.text()), remedy(in.text());
    if (severity == Severity::hint) found.hint(std::move(code), at, std::move(message), std::move(remedy));
    else if (severity == Severity::warning) found.warning(std::move(code), at, std::move(message), std::move(remedy));
    else return false;
  }
  return in.sound() && in.at_end();
}

}  // namespace

// Every file below a folder, without what version control keeps. False where something cannot be listed.
bool Remembered::list(const Disk& disk, const std::string& folder, std::vector<Input>& files) {
  if (disk.look(folder).kind == EntryKind::missing) return true;
  std::vector<Entry> entries;
  if (disk.list(folder, entries)) return false;
  for (const auto& entry : entries) {
    if (entry.name == ".git") continue;
    const auto path = folder + '/' + entry.name;
    std::vector<Entry> beyond;
    if (entry.kind == EntryKind::folder) {
      files.push_back({path, {}, "folder"});  // an empty one is told of too
      if (!list(disk, path, files)) return false;
    } else if (entry.kind == EntryKind::link && !disk.list(path, beyond)) {
      return false;  // some readers list what a link leads to, as a theme's templates: nothing here would tell of its changes
    } else {
      files.push_back({path, {}, fmt::format("{} {} {} {}", static_cast<int>(entry.kind), entry.size, entry.modified, entry.changed)});
    }
  }
  return true;
}

std::optional<std::vector<Remembered::Input>> Remembered::list() const {
  std::vector<Input> files;
  if (!options_.program.empty()) files.push_back({options_.program, {}, {}});
  for (const auto* folder : {&options_.data, &options_.content, &options_.theme, &options_.templates})
    if (!folder->empty() && !list(disk_, *folder, files)) return std::nullopt;
  return files;
}

Remembered::Remembered(const BuildOptions& options, Disk& disk, Sources& sources) : options_(options), disk_(disk), sources_(sources) {
  if (!options.remember || !reads_and_says_no_more(options)) return;
  auto files = list();
  if (!files) return;
  files_ = std::move(*files);
  parallel_for(files_.size(), options.jobs, [&](std::size_t i, std::size_t) {
    std::string text;
    // What is there and is no plain file is of interest by its being there.
    if (disk.look(files_[i].path).kind != EntryKind::file) files_[i].hash = files_[i].stamp;
    else if (!disk.read(files_[i].path, text)) files_[i].hash = content_hash(text);
  });
  PackedWriter all, shared, texts;
  for (auto* hashed : {&all, &shared}) {
    for (const auto* option : {&options.content, &options.output, &options.data, &options.theme, &options.templates, &options.base_url}) hashed->add(std::string_view(*option));
    hashed->add(std::string_view(options.date.iso()));
    hashed->add(options.strict);
    hashed->add(options.standards);
  }
  for (const auto& file : files_) {
    if (file.hash.empty()) return;
    const auto part = part_of(options, file.path);
    for (auto* hashed : {&all, part == Part::shared ? &shared : part == Part::text ? &texts : nullptr}) {
      if (hashed == nullptr) continue;
      hashed->add(std::string_view(file.path));
      hashed->add(std::string_view(file.hash));
    }
  }
  inputs_ = content_hash(all.text);
  shared_ = content_hash(shared.text);
  texts_ = content_hash(texts.text);
}

// A file with a provider at its root says nothing else. One of tables may hold several, and records of any kind: all pages may
// be made from it.
PageGround Remembered::ground(const Publication& publication, const Confidential& confidential) const {
  std::map<std::string_view, std::string_view> hashes;  // by path
  for (const auto& file : files_)
    if (part_of(options_, file.path) == Part::provider) hashes.emplace(file.path, file.hash);
  PageGround ground{{}, texts_, {}};
  for (const auto& provider : publication.providers) {
    const bool is_at_root = provider.at.line == 1 && provider.at.column == 1 && provider.at.length == 0;
    const auto file = is_at_root ? hashes.find(sources_.path(provider.at.file)) : hashes.end();
    ground.records.push_back(file == hashes.end() ? std::string() : content_hash(fmt::format("{}\n{}", file->first, file->second)));
    if (file != hashes.end()) hashes.erase(file);
  }
  PackedWriter shared;
  shared.add(std::string_view(shared_));
  shared.add(std::string_view(confidential.hash()));
  for (const auto& [path, hash] : hashes) {
    shared.add(path);
    shared.add(hash);
  }
  ground.shared = std::move(shared.text);
  return ground;
}

std::string Remembered::manifest() const {
  const auto place = place_of(options_, disk_);
  std::string text;
  return !place || disk_.read(fmt::format("{}/{}", place->folder, manifest_name), text) ? std::string() : content_hash(text);
}

std::string Remembered::pages() const {
  const auto place = place_of(options_, disk_);
  std::string text;
  return !place || disk_.read(path_beside(*place, "pages"), text) ? std::string() : text;
}

void Remembered::keep_pages(std::string_view packed) const {
  if (const auto place = place_of(options_, disk_); place && !has_changed()) keep_file(disk_, path_beside(*place, "pages"), packed);
}

// While the build ran: then nobody knows which of the two it read.
bool Remembered::has_changed() const {
  const auto now = list();
  return !now || !std::equal(now->begin(), now->end(), files_.begin(), files_.end(),
                             [](const Input& a, const Input& b) { return a.path == b.path && a.stamp == b.stamp; });
}

std::optional<BuildOutcome> Remembered::recall(Diagnostics& found) const {
  if (!is_kept()) return std::nullopt;
  const auto place = place_of(options_, disk_);
  std::string text;
  if (!place || disk_.read(path_beside(*place, "built"), text)) return std::nullopt;
  PackedReader in(text);
  if (in.text() != format || in.text() != inputs_) return std::nullopt;
  DiskLock lock;
  if (disk_.lock(place->lock, lock)) return std::nullopt;  // whoever builds there will say so
  if (in.text() != manifest() || !still_stands(disk_, *place, options_.jobs)) return std::nullopt;
  BuildOutcome outcome;
  outcome.pages = in.number();
  outcome.languages = in.number();
  outcome.accepted = in.number();
  Diagnostics remembered;
  if (!read_findings(in, sources_, remembered)) return std::nullopt;
  found.append(std::move(remembered));
  return outcome;
}

void Remembered::keep(const BuildOutcome& outcome, const Diagnostics& found) const {
  if (!is_kept() || outcome.content_fault || outcome.fault != WriteFault::none) return;
  if (outcome.confidential == nullptr || (!outcome.confidential->empty() && !found.empty())) return;
  const auto place = place_of(options_, disk_);
  if (!place || has_changed()) return;
  PackedWriter out;
  out.add(format);
  out.add(std::string_view(inputs_));
  out.add(std::string_view(manifest()));
  out.add(outcome.pages);
  out.add(outcome.languages);
  out.add(outcome.accepted);
  write_findings(out, found.sorted(sources_), sources_);
  keep_file(disk_, path_beside(*place, "built"), out.text);
}

}  // namespace comisiynu
