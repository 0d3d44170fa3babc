#include "serve/site_state.h"

#include <algorithm>
#include <iterator>

#include "base/hash.h"
#include "page/picture_credits.h"
#include "site/handover.h"
#include "site/kept_inputs.h"
#include "translations/status.h"

namespace comisiynu {

namespace {

// So many files are kept; a reader looks at few, and a program that reads them all is given each as it is made.
constexpr std::size_t most_kept = 2000;
constexpr std::string_view search_files = "assets/search/";

constexpr std::string_view waiting[] = {"missing-text", "stale-translation"};

// What a release makes of a finished site is none of its open data.
bool is_of_release(std::string_view path) { return path.ends_with(".pdf") || path.ends_with(".zip") || path.ends_with(".tar.gz"); }

}  // namespace

bool waits_for_translation(std::string_view code) { return std::find(std::begin(waiting), std::end(waiting), code) != std::end(waiting); }

Diagnostics without_waiting(Diagnostics found) {
  for (const auto code : waiting) found.leave_out(code);
  return found;
}

SiteState::SiteState(SiteInputs inputs, const BuildOptions& options, const Disk& disk, Sources& sources, Diagnostics found)
    : options_(options), disk_(disk), sources_(sources), of_publication_(std::move(found)) {
  const auto theme = inputs.theme;
  prepared_ = std::make_unique<PreparedSite>(std::move(inputs), options, of_publication_);
  judge(of_publication_);
  prepared_->tell_file_sizes([this](const std::string& path) { return size_of_data(path); });
  confidential_ = std::make_shared<const Confidential>(prepared_->publication());
  makers_ = file_makers(*prepared_, options, disk, sources);
  makers_.push_back(search_maker(*prepared_, options));
  pages_.reserve(prepared_->site().plan.pages().size() * prepared_->voices().size());
  for (const auto& page : prepared_->site().plan.pages())
    for (std::size_t voice = 0; voice < prepared_->voices().size(); ++voice)
      pages_.try_emplace(page.address[prepared_->voices()[voice].language()], MadePage{&page, voice});
  hash_theme(theme);
}

SiteState::~SiteState() {
  if (options_.kept != nullptr) options_.kept->files.give_back(prepared_->give_back());
}

void SiteState::check() {
  Diagnostics found;
  {
    const std::lock_guard lock(mutex_);
    found = of_publication_;
  }
  auto beside_the_following = options_;  // which needs the other processors
  beside_the_following.jobs = 1;
  auto checks = check_site(*prepared_, beside_the_following, disk_, sources_, found);
  const std::lock_guard lock(mutex_);
  judge(found);
  of_publication_ = std::move(found);
  checks_ = std::move(checks);
}

void SiteState::judge(const Diagnostics& found) {
  faulty_ = found.has_errors();
  broken_ = without_waiting(found).has_errors();
}

void SiteState::hash_theme(const std::shared_ptr<const Theme>& theme) {
  KeptInputs nothing_yet;
  auto& kept = options_.kept == nullptr ? nothing_yet : *options_.kept;
  if (auto used = pictures_used(prepared_->publication()); kept.pictures == nullptr || *kept.pictures != used)
    kept.pictures = std::make_shared<const std::set<std::string, std::less<>>>(std::move(used));
  Diagnostics found;
  const auto hashes = kept.theme_hashes.get(disk_, found, {theme, kept.pictures}, [&](const Disk& noting, Diagnostics& said) {
    std::string styles, assets;
    file_makers(*prepared_, options_, noting, sources_).front().make([&](const std::string& path, std::string_view bytes) {
      (path.ends_with(".css") ? styles : assets) += path + content_hash(bytes);
    }, said);
    return ThemeHashes{content_hash(styles), content_hash(assets)};
  });
  styles_ = hashes->styles;
  assets_ = hashes->assets;
  note(std::move(found));
}

std::optional<MadePage> SiteState::page(const std::string& path) const {
  constexpr std::string_view own_name = "index.html";  // of the file at an address that ends in a slash
  if (path.empty() || path.ends_with('/')) return std::nullopt;
  std::string address = "/" + path;
  if (address.ends_with("/index.html")) address.resize(address.size() - own_name.size());
  const auto found = pages_.find(address);
  return found == pages_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<int> SiteState::easy_read_score(const Document& document) const {
  const std::lock_guard lock(mutex_);
  for (const auto& edition : checks_.easy_read.editions)
    if (edition.document == document.id) return edition.score;
  return std::nullopt;
}

std::optional<int> SiteState::translated(FileId file) const {
  if (!has_ledger(options_.content, disk_)) return std::nullopt;
  Diagnostics told_already;
  const auto inventory = take_inventory(prepared_->publication(), options_.content, disk_, sources_, told_already);
  const auto status = translation_status(inventory);
  for (const auto& group : status.groups)
    for (const auto& one : group.files)
      if (one.file->file[Language::cy] == file || one.file->file[Language::en] == file) return one.counts.percent();
  return std::nullopt;
}

Diagnostics SiteState::findings() const {
  const std::lock_guard lock(mutex_);
  auto pages = of_pages_;
  // What a template misses in a faulty publication has been told of as the fault that it is.
  if (faulty_) {
    pages.leave_out("template-wrong-kind");
    pages.leave_out("template-missing");
  }
  auto all = of_publication_;
  all.append(std::move(pages));
  return all;
}

void SiteState::note(Diagnostics found) {
  if (found.empty()) return;
  const std::lock_guard lock(mutex_);
  of_pages_.append(std::move(found));
}

std::optional<SiteState::File> SiteState::file(const std::string& path) {
  std::shared_ptr<Slot> slot;
  {
    const std::lock_guard lock(mutex_);
    if (slots_.size() > most_kept) slots_.clear();
    auto& place = slots_[path];
    if (place == nullptr) place = std::make_shared<Slot>();
    slot = place;
  }
  std::call_once(slot->once, [&] { slot->file = make(path); });
  if (!slot->file) {
    const std::lock_guard lock(mutex_);
    slots_.erase(path);  // anybody can ask for anything
  }
  return slot->file;
}

SiteState::File SiteState::make_page(const MadePage& made) {
  make_own_data(made);
  File file;
  Diagnostics found;
  std::string out;
  prepared_->render(*made.page, made.voice, out, found);
  const auto path = file_of(made.page->address[prepared_->voices()[made.voice].language()]);
  Handover(prepared_->publication(), *confidential_, nullptr).put(path, out, found);
  file.faulty = found.has_errors();
  file.hash = content_hash(out);
  file.bytes = std::make_shared<const std::string>(std::move(out));
  note(std::move(found));
  return file;
}

std::optional<SiteState::File> SiteState::make(const std::string& path) {
  if (const auto known = page(path)) return make_page(*known);
  auto bytes = make_other(path);
  if (!bytes) return std::nullopt;
  auto hash = content_hash(*bytes);
  return File{std::make_shared<const std::string>(std::move(*bytes)), std::move(hash)};
}

// A build makes none of these files of a publication at fault, and they need not hold for one; but styles and pictures do.
std::optional<std::string> SiteState::make_other(const std::string& path) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto made = together_.find(path); made != together_.end()) return made->second;
  }
  Diagnostics found;
  std::unordered_map<std::string, std::string> files;
  const PutFile take = [&](const std::string& put, std::string_view text) { files.emplace(put, text); };
  for (const auto& maker : makers_) {
    if (!path.starts_with(maker.under) || (broken_ && !maker.of_theme)) continue;
    files.clear();
    maker.make(take, found);
    if (files.contains(path)) break;
  }
  note(std::move(found));
  if (files.contains(path)) {
    const std::lock_guard lock(mutex_);
    auto bytes = files.at(path);
    together_.merge(files);
    return bytes;
  }
  if (broken_) return std::nullopt;
  std::string text;
  make_all_data(&path, text);
  const std::lock_guard lock(data_mutex_);
  return sizes_.contains(path) ? std::optional(std::move(text)) : std::nullopt;
}

// A provider's page says how large its own files are: these are made for it alone, and not those of ten thousand others.
void SiteState::make_own_data(const MadePage& made) {
  if (broken_ || !options_.standards || made.page->kind != PageKind::provider) return;
  const std::lock_guard lock(data_mutex_);
  if (has_all_sizes_) return;
  put_provider_data(prepared_->voices()[made.voice], made.page->subject, [&](const std::string& path, std::string_view bytes) { sizes_[path] = bytes.size(); });
}

// A dataset's table is named wherever it is shown, and made for itself alone.
void SiteState::make_table_beside(const MadePage& made) {
  const auto& site = prepared_->site();
  const auto* dataset = made.page->kind == PageKind::dataset ? site.figures.find(site.publication.datasets[made.page->subject].id) : nullptr;
  if (dataset == nullptr) return;
  put_dataset_data(prepared_->voices()[made.voice], *dataset, [&](const std::string& path, std::string_view bytes) {
    const std::lock_guard lock(data_mutex_);
    sizes_[path] = bytes.size();
  });
}

// Lists of providers and the market's pages offer these: a small part of the work that all files of the catalogue are.
void SiteState::make_plain_tables(std::size_t voice) {
  const std::lock_guard making(making_tables_);
  {
    const std::lock_guard lock(data_mutex_);
    has_plain_tables_.resize(prepared_->voices().size());
    if (has_all_sizes_ || has_plain_tables_[voice]) return;
  }
  put_plain_tables(prepared_->voices()[voice], options_.jobs, [&](const std::string& path, std::string_view bytes) {
    const std::lock_guard lock(data_mutex_);
    sizes_[path] = bytes.size();
  });
  const std::lock_guard lock(data_mutex_);
  has_plain_tables_[voice] = true;
}

// Where it is none of these, all files of open data are needed, once for each state.
std::optional<std::uint64_t> SiteState::size_of_data(const std::string& path) {
  if (broken_) return std::nullopt;
  if (is_of_release(path)) {
    const auto size = options_.sizes.find(path);
    return size == options_.sizes.end() ? std::nullopt : std::optional(size->second);
  }
  const auto known = [&]() -> std::optional<std::uint64_t> {
    const std::lock_guard lock(data_mutex_);
    const auto size = sizes_.find(path);
    return size == sizes_.end() ? std::nullopt : std::optional(size->second);
  };
  if (const auto size = known()) return size;
  {
    const std::lock_guard lock(data_mutex_);
    if (has_all_sizes_) return std::nullopt;
  }
  if (const auto beside = page(file_of("/" + path.substr(0, path.rfind('/') + 1)))) make_table_beside(*beside);
  if (const auto size = known()) return size;
  for (std::size_t voice = 0; voice < prepared_->voices().size(); ++voice)
    if (is_plain_table(prepared_->voices()[voice].language(), path)) {
      make_plain_tables(voice);
      return known();
    }
  std::string none;
  make_all_data(nullptr, none);
  return known();
}

// At scale this takes a second, in which a provider's page need not wait for the sizes that it can have at once.
void SiteState::make_all_data(const std::string* wanted, std::string& into) {
  const std::lock_guard making(making_data_);
  {
    const std::lock_guard lock(data_mutex_);
    if (has_all_sizes_ && (wanted == nullptr || !sizes_.contains(*wanted))) return;
  }
  std::mutex taking;
  auto sizes = put_open_data(prepared_->site(), {options_.jobs, options_.standards}, [&](const std::string& path, std::string_view bytes) {
    if (wanted == nullptr || path != *wanted) return;
    const std::lock_guard lock(taking);
    into = bytes;
  });
  sizes.insert(options_.sizes.begin(), options_.sizes.end());
  const std::lock_guard lock(data_mutex_);
  sizes_ = std::move(sizes);
  has_all_sizes_ = true;
}

bool SiteState::check_pages(const std::atomic<bool>& given_up) {
  for (const auto& page : prepared_->site().plan.pages())
    for (std::size_t voice = 0; voice < prepared_->voices().size(); ++voice) {
      if (given_up) return false;
      if (page.kind == PageKind::choose_language && voice > 0) continue;
      bool is_made = false;
      {
        const std::lock_guard lock(mutex_);
        is_made = slots_.contains(file_of(page.address[prepared_->voices()[voice].language()]));
      }
      if (!is_made) make_page({&page, voice});
    }
  if (faulty_) return true;  // a build comes no further either
  const Handover handover(prepared_->publication(), *confidential_, nullptr);
  std::mutex finding;
  const PutFile look = [&](const std::string& path, std::string_view bytes) {
    Diagnostics found;
    handover.put(path, bytes, found);
    const std::lock_guard lock(finding);
    note(std::move(found));
  };
  Diagnostics found;
  for (const auto& maker : makers_)
    if (maker.under != search_files) maker.make(look, found);  // made of pages, which have been looked at
  note(std::move(found));
  put_open_data(prepared_->site(), {1, options_.standards}, look);
  return !given_up;
}

}  // namespace comisiynu
