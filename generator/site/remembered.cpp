#include "site/remembered.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "base/hash.h"
#include "base/parallel.h"
#include "site/earlier_site.h"
#include "site/manifest.h"
#include "site/output_place.h"
#include "site/site_path.h"

namespace comisiynu {

namespace {

constexpr std::string_view format = "comisiynu-built 1";

// Texts one after the other, each with its length before it, so that no two lists look alike.
class Written {
 public:
  void add(std::string_view field) { fmt::format_to(std::back_inserter(text), "{}:{}\n", field.size(), field); }
  void add(std::size_t number) { add(std::to_string(number)); }
  std::string text;
};

class Reading {
 public:
  explicit Reading(std::string_view text) : rest_(text) {}

  std::string_view field() {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), size);
    const auto digits = static_cast<std::size_t>(end - rest_.data());
    if (error != std::errc{} || digits >= rest_.size() || rest_[digits] != ':' || size >= rest_.size() - digits - 1) return fail();
    const auto field = rest_.substr(digits + 1, size);
    rest_.remove_prefix(digits + 1 + size);
    if (!rest_.starts_with('\n')) return fail();
    rest_.remove_prefix(1);
    return field;
  }
  std::size_t number() {
    std::size_t number = 0;
    const auto text = field();
    if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc{}) fail();
    return number;
  }
  bool sound() const { return sound_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view fail() {
    sound_ = false;
    rest_ = {};
    return {};
  }
  std::string_view rest_;
  bool sound_ = true;
};

// Every file below a folder, without what version control keeps. False where something cannot be listed.
bool add_files(const Disk& disk, const std::string& folder, std::vector<std::string>& files) {
  if (disk.look(folder).kind == EntryKind::missing) return true;
  std::vector<Entry> entries;
  if (disk.list(folder, entries)) return false;
  for (const auto& entry : entries) {
    if (entry.name == ".git") continue;
    const auto path = folder + '/' + entry.name;
    if (entry.kind == EntryKind::folder ? !add_files(disk, path, files) : (files.push_back(path), false)) return false;
  }
  return true;
}

// Empty where something cannot be read.
std::string hash_of_inputs(const BuildOptions& options, const Disk& disk) {
  std::vector<std::string> files;
  if (!options.program.empty()) files.push_back(options.program);
  for (const auto* folder : {&options.data, &options.content, &options.theme, &options.templates})
    if (!folder->empty() && !add_files(disk, *folder, files)) return {};
  std::vector<std::string> hashes(files.size());
  parallel_for(files.size(), options.jobs, [&](std::size_t i, std::size_t) {
    std::string text;
    // What is there and is no plain file is of interest by its being there.
    if (const auto kind = disk.look(files[i]).kind; kind != EntryKind::file) hashes[i] = fmt::format("{}", static_cast<int>(kind));
    else if (!disk.read(files[i], text)) hashes[i] = content_hash(text);
  });
  Written all;
  for (const auto* option : {&options.content, &options.output, &options.data, &options.theme, &options.templates, &options.base_url}) all.add(*option);
  all.add(options.date.iso());
  all.add(options.strict);
  all.add(options.standards);
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (hashes[i].empty()) return {};
    all.add(files[i]);
    all.add(hashes[i]);
  }
  return content_hash(all.text);
}

// Than is hashed and kept here: dictionaries and earlier editions are not hashed, reports and snapshots are not kept.
bool reads_and_says_no_more(const BuildOptions& options) {
  return !options.output.empty() && !options.disclosure && !options.spelling && !options.snapshot && !options.parity && !options.earlier &&
         options.edition.empty() && options.editions.empty() && options.sizes.empty();
}

std::optional<OutputPlace> place_of(const BuildOptions& options, const Disk& disk) {
  WriteFailure unsaid;
  return find_output_place(disk, {options.output, {}, options.home, options.jobs}, unsaid);
}

std::string path_beside(const OutputPlace& place) { return place.lock.substr(0, place.lock.size() - std::string_view("lock").size()) + "built"; }

std::string hash_of_manifest(const Disk& disk, const OutputPlace& place) {
  std::string text;
  return disk.read(fmt::format("{}/{}", place.folder, manifest_name), text) ? std::string() : content_hash(text);
}

// Whether the site is still what a build left there: every file sound, and nothing else among them.
bool still_stands(const Disk& disk, const OutputPlace& place, std::size_t jobs) {
  EarlierSite site;
  if (site.read(disk, place, jobs).fault != WriteFault::none || site.files().empty()) return false;
  for (std::size_t i = 0; i < site.files().size(); ++i)
    if (site.soundness(i) != Soundness::sound) return false;
  return true;
}

void write_findings(Written& out, const std::vector<Diagnostic>& found, const Sources& sources) {
  out.add(found.size());
  for (const auto& one : found) {
    out.add(static_cast<std::size_t>(one.severity));
    out.add(one.code);
    out.add(sources.path(one.position.file));
    out.add(sources.shown(one.position.file));
    out.add(one.position.line);
    out.add(one.position.column);
    out.add(one.position.length);
    out.add(one.message);
    out.add(one.remedy);
  }
}

// False where what was written is damaged.
bool read_findings(Reading& in, Sources& sources, Diagnostics& found) {
  std::map<std::string, FileId> files;
  for (auto left = in.number(); left > 0 && in.sound(); --left) {
    const auto severity = static_cast<Severity>(in.number());
    std::string code(in.field()), path(in.field()), shown(in.field());
    Position at;
    if (!shown.empty()) {
      const auto [file, is_new] = files.emplace(shown, 0);
      if (is_new) file->second = sources.add(path, shown);
      at.file = file->second;
    }
    at.line = static_cast<std::uint32_t>(in.number());
    at.column = static_cast<std::uint32_t>(in.number());
    at.length = static_cast<std::uint32_t>(in.number());
    std::string message(in.field()), remedy(in.field());
    if (severity == Severity::hint) found.hint(std::move(code), at, std::move(message), std::move(remedy));
    else if (severity == Severity::warning) found.warning(std::move(code), at, std::move(message), std::move(remedy));
    else return false;
  }
  return in.sound() && in.at_end();
}

}  // namespace

Remembered::Remembered(const BuildOptions& options, Disk& disk, Sources& sources) : options_(options), disk_(disk), sources_(sources) {
  if (options.remember && reads_and_says_no_more(options)) inputs_ = hash_of_inputs(options, disk);
}

std::optional<BuildOutcome> Remembered::recall(Diagnostics& found) const {
  if (!is_kept()) return std::nullopt;
  const auto place = place_of(options_, disk_);
  std::string text;
  if (!place || disk_.read(path_beside(*place), text)) return std::nullopt;
  Reading in(text);
  if (in.field() != format || in.field() != inputs_) return std::nullopt;
  DiskLock lock;
  if (disk_.lock(place->lock, lock)) return std::nullopt;  // whoever builds there will say so
  if (in.field() != hash_of_manifest(disk_, *place) || !still_stands(disk_, *place, options_.jobs)) return std::nullopt;
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
  if (!place) return;
  Written out;
  out.add(format);
  out.add(inputs_);
  out.add(hash_of_manifest(disk_, *place));
  out.add(outcome.pages);
  out.add(outcome.languages);
  out.add(outcome.accepted);
  write_findings(out, found.sorted(sources_), sources_);
  const auto path = path_beside(*place);
  // One that cannot be kept costs the next build its time, and nothing else.
  if (!disk_.remove_tree(path)) (void)disk_.write(path, out.text);
}

}  // namespace comisiynu
