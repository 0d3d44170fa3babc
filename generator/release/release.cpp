#include "release/release.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "page/editions.h"
#include "page/page.h"
#include "release/archive.h"
#include "release/printing.h"
#include "release/release_output.h"
#include "release/requirements.h"
#include "release/spool.h"
#include "source/read_publication.h"
#include "translations/status.h"

namespace comisiynu {

namespace {

// A page of easy read that nobody has checked yet, and what it must say in its language.
struct Stamped {
  std::string path, stamp;
  Position at;
};

bool is_archive(std::string_view path) { return path.ends_with(".tar.gz") || path.ends_with(".zip"); }

class Release {
 public:
  Release(const ReleaseOptions& options, Disk& disk, Sources& sources, Diagnostics& found, const Progress& progress)
      : options_(options), disk_(disk), sources_(sources), found_(found), progress_(progress) {}

  ReleaseOutcome run();

 private:
  void tell(std::string_view stage, std::size_t done = 0, std::size_t total = 0) const {
    if (progress_) progress_(stage, done, total);
  }
  bool stop() const { return found_.has_errors(); }
  const std::string& number() const { return options_.build.edition; }
  std::string name(std::string_view end) const { return fmt::format("{}-{}{}", slug(provenance_.title[provenance_.languages.front()]), number(), end); }

  void read_editions();
  void look_at(const Site&, Diagnostics&);
  void look_at_records(Diagnostics&) const;
  void find_changes(const Messages&);
  std::optional<EarlierEdition> compared_with() const;
  void look_at_stamps(const Spool&);
  void pack_edition(const Spool&);
  void compare_with_archived();
  void print(const Spool&);
  void fail_to_print(const std::string& fault);
  void pack_prints(const std::vector<std::pair<PrintedFile, std::string>>&);
  std::vector<ListedEdition> listed() const;
  FileSizes sizes() const;

  const ReleaseOptions& options_;
  Disk& disk_;
  Sources& sources_;
  Diagnostics& found_;
  const Progress& progress_;
  ReleaseOutcome outcome_;
  std::vector<ArchivedEdition> archived_;
  const ArchivedEdition* same_ = nullptr;  // this very edition, released before
  // What pass one tells of the edition.
  Provenance provenance_;
  std::vector<EditionRecord> records_;
  std::map<std::string, PerLanguage<std::string>> changes_;  // of earlier editions: where they say what changed in them
  std::vector<PrintJob> jobs_;
  std::vector<Stamped> stamped_;
  std::string tar_gz_, zip_;
  ReleaseFiles files_;
};

// --- before

void Release::read_editions() {
  archived_ = read_archives(options_.archives, disk_, sources_, found_);
  for (const auto& edition : archived_) {
    const auto& made = edition.provenance;
    if (made.edition == number()) same_ = &edition;
    else if (made.date > options_.build.date)
      found_.error("edition-order", {}, fmt::format("edition {} is of {}, later than edition {} of {}", made.edition, made.date.iso(), number(), options_.build.date.iso()),
                   "give the edition the day of its release, or take the later one out of the folder of archives");
    else files_.earlier.push_back(&edition);
  }
  files_.archives = options_.archives;
  outcome_.earlier = files_.earlier.size();
}

// --- the edition by itself

void Release::look_at(const Site& site, Diagnostics& found) {
  if (site.options.base_url.empty())
    found.error("edition-without-address", site.publication.settings.title.at, "an edition must know where it will be published",
                "write address = \"https://…\" in publication.toml, or give --base-url");
  provenance_ = provenance_of(site.publication);
  provenance_.edition = number();
  provenance_.date = options_.build.date;
  provenance_.address = site.options.base_url;
  provenance_.program_version = options_.program_version;
  provenance_.revision = options_.revision;
  if (has_ledger(options_.build.content, disk_)) {
    Diagnostics said_by_the_build;
    const auto status = translation_status(take_inventory(site.publication, options_.build.content, disk_, sources_, said_by_the_build));
    for (std::size_t state = 0; state < text_states; ++state)
      provenance_.translations.emplace_back(name_of(static_cast<TextState>(state)), status.counts.of[state]);
  }
  records_ = site.options.released.editions;
  check_edition(site.publication, site.options.released, options_.build.date, found);
  look_at_records(found);
  find_changes(site.messages);
  for (auto& printable : printables(site))
    jobs_.push_back({file_of(printable.page->address[printable.file.language]), std::move(printable.file)});
  for (const auto& page : site.plan.pages()) {
    const bool of_provider = page.kind == PageKind::provider_easy_read;
    if (!of_provider && (page.kind < PageKind::easy_read || page.kind > PageKind::easy_read_whole)) continue;
    if (!of_provider) {
      const auto& easy = *site.publication.documents[page.subject].easy_read;
      if (!easy.checked_by.empty() && easy.checked_on) continue;
    }
    const auto at = of_provider ? site.publication.providers[page.subject].at : site.publication.documents[page.subject].easy_read->at;
    for (const Language language : site.publication.languages)
      stamped_.push_back({file_of(page.address[language]), escape_html(site.messages.format(language, "easy_read.unchecked")), at});
  }
}

void Release::find_changes(const Messages& messages) {
  for (const auto* edition : files_.earlier)
    for (const Language language : edition->provenance.languages) {
      const auto word = messages.format(language, "address.changes");
      const auto page = fmt::format("{}/{}/index.html", language_code(language), word);
      if (!std::binary_search(edition->files.begin(), edition->files.end(), page)) continue;
      changes_[edition->provenance.edition][language] = fmt::format("{}{}/", edition_address(messages, language, edition->provenance.edition), word);
    }
}

// The newest edition before this one that still stands.
std::optional<EarlierEdition> Release::compared_with() const {
  Diagnostics said_by_the_build;
  const auto released = read_editions_file(options_.build.content, disk_, sources_, said_by_the_build);
  for (auto edition = files_.earlier.rbegin(); edition != files_.earlier.rend(); ++edition) {
    const auto& made = (*edition)->provenance;
    const bool withdrawn = std::any_of(released.editions.begin(), released.editions.end(),
                                       [&](const auto& record) { return record.number.value == made.edition && !record.withdrawn.empty(); });
    const auto& archive = (*edition)->tar_gz.empty() ? (*edition)->zip : (*edition)->tar_gz;
    if (!withdrawn && !(*edition)->snapshot.empty()) return EarlierEdition{made.edition, made.date, (*edition)->snapshot, options_.archives + "/" + archive};
  }
  return std::nullopt;
}

// An address that people cite must lead somewhere: an edition that is not withdrawn is in the folder of archives.
void Release::look_at_records(Diagnostics& found) const {
  for (const auto& record : records_) {
    if (record.number.value == number()) {
      if (!record.withdrawn.empty())
        found.error("edition-withdrawn", record.number.at, fmt::format("edition {} has been withdrawn", number()), "give the new edition a number of its own");
      continue;
    }
    for (const Language language : provenance_.languages)
      if (!record.withdrawn.empty() && !record.withdrawn.has(language))
        found.error("missing-text", record.withdrawn.at, fmt::format("withdrawn has no {} text", name_of(language)), fmt::format("add {} = \"…\"", language_code(language)));
    const bool there = std::any_of(archived_.begin(), archived_.end(), [&](const auto& e) { return e.provenance.edition == record.number.value; });
    if (!there && record.withdrawn.empty())
      found.error("edition-missing", record.number.at, fmt::format("edition {} is not among the archives, and its addresses would lead nowhere", record.number.value),
                  "put its archive into the folder that --archive names, or say why it is gone: withdrawn = { en = \"…\", cy = \"…\" }");
  }
}

void Release::look_at_stamps(const Spool& spool) {
  std::string page;
  for (const auto& [path, stamp, at] : stamped_)
    if (spool.read(path, page) && page.find(stamp) == page.npos)
      found_.error("easy-read-unstamped", at, fmt::format("{} does not say that nobody with a learning disability has checked it", path),
                   "include partials/check.html in the template, or have the easy read checked, and write checked_by and checked_on");
}

void Release::pack_edition(const Spool& spool) {
  tell("packing");
  std::string bytes;
  provenance_.content_sha256 = content_digest(disk_, options_.build.content);
  provenance_.pages = outcome_.build.pages;
  provenance_.accepted_warnings = outcome_.build.accepted;

  std::map<std::string, std::string> made{{std::string(provenance_name), as_json(provenance_)}, {std::string(snapshot_name), outcome_.build.snapshot}};
  ReleaseManifest manifest{number(), options_.build.date.iso(), {}, {}};
  for (const auto& [path, text] : made) manifest.files.push_back({path, text.size(), sha256(text)});
  for (const auto& path : spool.paths())
    if (spool.read(path, bytes)) manifest.files.push_back({"site/" + path, bytes.size(), sha256(bytes)});
  std::sort(manifest.files.begin(), manifest.files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  files_.beside = made;
  made[std::string(manifest_json_name)] = as_json(manifest);
  auto sums = manifest.files;
  sums.push_back({std::string(manifest_json_name), 0, sha256(made[std::string(manifest_json_name)])});
  std::sort(sums.begin(), sums.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  made[std::string(sums_name)] = sums_text(sums);

  std::vector<std::string> paths;
  for (const auto& [path, text] : made) paths.push_back(path);
  for (const auto& path : spool.paths()) paths.push_back("site/" + path);
  const ReadFile read = [&](const std::string& path, std::string& into) {
    if (const auto own = made.find(path); own != made.end()) return into = own->second, true;
    return spool.read(path.substr(std::string_view("site/").size()), into);
  };
  for (const auto& [packing, into] : {std::pair(Packing::tar_gz, &tar_gz_), std::pair(Packing::zip, &zip_)}) {
    auto packed = pack(packing, paths, read, options_.build.date);
    if (!packed.fault.empty()) found_.error("output-failed", {}, fmt::format("the archive cannot be made: {}", packed.fault));
    *into = std::move(packed.bytes);
  }
  files_.beside[name(".tar.gz")] = tar_gz_;
  files_.beside[name(".zip")] = zip_;
}

// What was released under a number stays what it was.
void Release::compare_with_archived() {
  if (same_ == nullptr) return;
  const auto differs = [&](const std::string& file, const std::string& now) {
    std::string before;
    return !file.empty() && (disk_.read(options_.archives + "/" + file, before) || before != now);
  };
  if (differs(same_->tar_gz, tar_gz_) || differs(same_->zip, zip_))
    found_.error("edition-taken", {}, fmt::format("edition {} was released on {}, and was not the same as this one", number(), same_->provenance.date.iso()),
                 "give the new edition a number of its own");
}

// --- printing

void Release::print(const Spool& spool) {
  if (!options_.print || jobs_.empty()) return;
  tell("printing", 0, jobs_.size());
  auto prints = print_pages(jobs_, provenance_.address, [&](const std::string& path, std::string& into) { return spool.read(path, into); },
                            options_.build.date, [&](std::size_t done) { tell("printing", done, jobs_.size()); });
  if (prints.no_browser) outcome_.not_printed = prints.fault;
  else if (!prints.fault.empty()) fail_to_print(prints.fault);
  if (!prints.fault.empty()) return;
  files_.manifest.printed_with = prints.browser;
  outcome_.printed = prints.files.size();
  pack_prints(prints.files);
  for (auto& [file, bytes] : prints.files) files_.in_site[file.path] = std::move(bytes);
}

// An edition without its files to print is one that somebody chose to make so: it does not come of a browser that broke down.
void Release::fail_to_print(const std::string& fault) {
  found_.error("print-failed", {}, fault, "make the release again; or mend the browser, name another in the variable CHROMIUM, or make it without files to print: --no-pdf");
  outcome_.build.fault = WriteFault::machine;
}

void Release::pack_prints(const std::vector<std::pair<PrintedFile, std::string>>& prints) {
  std::map<std::string, std::string> made;
  std::vector<PrintedFile> list;
  std::vector<std::string> paths{std::string(printed_list_name)};
  for (const auto& [file, bytes] : prints) {
    list.push_back(file);
    paths.push_back(file.path);
  }
  made[std::string(printed_list_name)] = printed_json(list);
  auto packed = pack(Packing::zip, paths, [&](const std::string& path, std::string& into) {
    if (const auto own = made.find(path); own != made.end()) return into = own->second, true;
    const auto found = std::find_if(prints.begin(), prints.end(), [&](const auto& print) { return print.first.path == path; });
    return into = found->second, true;
  }, options_.build.date);
  if (!packed.fault.empty()) found_.error("output-failed", {}, fmt::format("the archive of printed files cannot be made: {}", packed.fault));
  files_.beside[name("-pdf.zip")] = std::move(packed.bytes);
}

// --- the whole

// Newest first: this one, and what archives and publication.toml tell of others.
std::vector<ListedEdition> Release::listed() const {
  std::vector<ListedEdition> all;
  ListedEdition now{number(), options_.build.date, true};
  for (const auto& [path, bytes] : files_.beside)
    if (is_archive(path)) now.archives.push_back(edition_address(number()).substr(1) + path);
  all.push_back(std::move(now));
  for (const auto* edition : files_.earlier) {
    ListedEdition earlier{edition->provenance.edition, edition->provenance.date};
    earlier.kept = true;
    if (const auto known = changes_.find(earlier.number); known != changes_.end()) earlier.changes = known->second;
    for (const auto& archive : {edition->tar_gz, edition->zip})
      if (!archive.empty()) earlier.archives.push_back(edition_address(earlier.number).substr(1) + archive);
    for (auto file : edition->prints) {
      file.path = edition_address(earlier.number).substr(1) + file.path;
      earlier.printed.push_back(std::move(file));
    }
    all.push_back(std::move(earlier));
  }
  for (const auto& record : records_) {
    auto known = std::find_if(all.begin(), all.end(), [&](const auto& e) { return e.number == record.number.value; });
    if (known == all.end()) known = all.insert(all.end(), ListedEdition{record.number.value, record.date});
    known->withdrawn = record.withdrawn;
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::tuple(b.current, b.date, b.number.size(), b.number) < std::tuple(a.current, a.date, a.number.size(), a.number);
  });
  return all;
}

FileSizes Release::sizes() const {
  FileSizes sizes;
  for (const auto& [path, bytes] : files_.in_site) sizes[path] = bytes.size();
  for (const auto* edition : files_.earlier) {
    const auto root = edition_address(edition->provenance.edition).substr(1);
    for (const auto& archive : {edition->tar_gz, edition->zip})
      if (!archive.empty()) sizes[root + archive] = disk_.look(options_.archives + "/" + archive).size;
    for (const auto& [path, size] : edition->print_sizes) sizes[root + path] = size;
  }
  return sizes;
}

ReleaseOutcome Release::run() {
  read_editions();
  OutputOptions writing{options_.build.output, inputs_of(options_.build), options_.build.home, options_.build.jobs};
  if (!options_.archives.empty()) writing.inputs.push_back(options_.archives);
  SiteWriter writer(disk_, writing);
  outcome_.build.fault = writer.open(found_);
  if (outcome_.build.fault != WriteFault::none) return outcome_;

  auto edition = options_.build;
  edition.strict = true;
  edition.snapshot = true;
  edition.earlier = compared_with();
  {
    WriteFailure unsaid;
    Spool spool(disk_, find_output_place(disk_, writing, unsaid)->staging + "-edition", [&](const Site& site, Diagnostics& found) { look_at(site, found); });
    outcome_.build = build_site(edition, spool, disk_, sources_, found_, progress_);
    outcome_.build.content_fault |= stop() && outcome_.build.fault == WriteFault::none;
    if (stop() || outcome_.build.content_fault) return outcome_;
    look_at_stamps(spool);
    if (!stop()) pack_edition(spool);
    if (!stop()) compare_with_archived();
    outcome_.build.content_fault = stop();
    if (stop()) return outcome_;
    print(spool);
    if (outcome_.build.fault != WriteFault::none) return outcome_;
  }
  for (const auto& [path, bytes] : files_.beside)
    if (is_archive(path)) files_.in_site[edition_address(number()).substr(1) + path] = bytes;
  files_.manifest.edition = number();
  files_.manifest.date = options_.build.date.iso();
  edition.editions = listed();
  edition.sizes = sizes();
  ReleaseOutput output(disk_, writer, files_);
  const auto accepted = outcome_.build.accepted;
  outcome_.build = build_site(edition, output, disk_, sources_, found_, progress_);
  outcome_.build.accepted = accepted;
  return outcome_;
}

}  // namespace

ReleaseOutcome make_release(const ReleaseOptions& options, Disk& disk, Sources& sources, Diagnostics& found, const Progress& progress) {
  return Release(options, disk, sources, found, progress).run();
}

}  // namespace comisiynu
