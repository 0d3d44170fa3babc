#include "serve/site_state.h"

#include "base/hash.h"
#include "site/handover.h"

namespace comisiynu {

SiteState::SiteState(SiteInputs inputs, const BuildOptions& options, const Disk& disk, Sources& sources, Diagnostics found)
    : options_(options), found_(std::move(found)) {
  prepared_ = std::make_unique<PreparedSite>(std::move(inputs), options, found_);
  prepared_->check(sources, found_);
  faulty_ = found_.has_errors();
  prepared_->tell_file_sizes([this](const std::string& path) { return size_of_data(path); });
  confidential_ = std::make_shared<const Confidential>(prepared_->publication());
  makers_ = file_makers(*prepared_, options, disk, sources);
  for (const auto& page : prepared_->site().plan.pages())
    for (std::size_t voice = 0; voice < prepared_->voices().size(); ++voice)
      pages_.try_emplace(file_of(page.address[prepared_->voices()[voice].language()]), MadePage{&page, voice});
  hash_theme();
}

void SiteState::hash_theme() {
  std::string styles, assets;
  Diagnostics found;
  makers_.front()([&](const std::string& path, std::string_view bytes) { (path.ends_with(".css") ? styles : assets) += path + content_hash(bytes); }, found);
  styles_ = content_hash(styles);
  assets_ = content_hash(assets);
  note(std::move(found));
}

std::optional<MadePage> SiteState::page(const std::string& path) const {
  const auto found = pages_.find(path);
  return found == pages_.end() ? std::nullopt : std::optional(found->second);
}

Diagnostics SiteState::findings() const {
  const std::lock_guard lock(mutex_);
  return found_;
}

void SiteState::note(Diagnostics found) {
  if (found.empty()) return;
  const std::lock_guard lock(mutex_);
  // What a template misses in a faulty publication has been told of as the fault that it is.
  if (faulty_) {
    found.leave_out("template-wrong-kind");
    found.leave_out("template-missing");
  }
  found_.append(std::move(found));
}

std::optional<SiteState::File> SiteState::file(const std::string& path) {
  std::shared_ptr<Slot> slot;
  {
    const std::lock_guard lock(mutex_);
    auto& place = slots_[path];
    if (place == nullptr) place = std::make_shared<Slot>();
    slot = place;
  }
  std::call_once(slot->once, [&] { slot->file = make(path); });
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
  std::optional<std::string> bytes;
  const PutFile take = [&](const std::string& put, std::string_view text) {
    if (put == path) bytes = std::string(text);
  };
  Diagnostics found;
  for (const auto& maker : makers_) {
    maker(take, found);
    if (bytes) break;
  }
  if (!bytes) {
    std::string text;
    make_all_data(&path, text);
    const std::lock_guard lock(data_mutex_);
    if (sizes_.contains(path)) bytes = std::move(text);
  }
  note(std::move(found));
  if (!bytes) return std::nullopt;
  auto hash = content_hash(*bytes);
  return File{std::make_shared<const std::string>(std::move(*bytes)), std::move(hash)};
}

// A provider's page says how large its own files are: these are made for it alone, and not those of ten thousand others.
void SiteState::make_own_data(const MadePage& made) {
  if (made.page->kind != PageKind::provider) return;
  const std::lock_guard lock(data_mutex_);
  if (has_all_sizes_) return;
  put_provider_data(prepared_->voices()[made.voice], made.page->subject, [&](const std::string& path, std::string_view bytes) { sizes_[path] = bytes.size(); });
}

// Any other page that names a file of open data needs them all, once for each state.
std::optional<std::uint64_t> SiteState::size_of_data(const std::string& path) {
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
  std::string none;
  make_all_data(nullptr, none);
  return known();
}

void SiteState::make_all_data(const std::string* wanted, std::string& into) {
  const std::lock_guard lock(data_mutex_);
  if (has_all_sizes_ && (wanted == nullptr || !sizes_.contains(*wanted))) return;
  std::mutex taking;
  sizes_ = put_open_data(prepared_->site(), {options_.jobs, options_.standards}, [&](const std::string& path, std::string_view bytes) {
    if (wanted == nullptr || path != *wanted) return;
    const std::lock_guard lock(taking);
    into = bytes;
  });
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
  for (const auto& maker : makers_) maker(look, found);
  note(std::move(found));
  put_open_data(prepared_->site(), {1, options_.standards}, look);
  return !given_up;
}

}  // namespace comisiynu
