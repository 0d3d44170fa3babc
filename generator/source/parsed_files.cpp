#include "source/parsed_files.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/hash.h"

namespace comisiynu {

std::shared_ptr<const ParsedFile> ParsedFiles::Slot::known(const Entry& entry, const Disk& disk) {
  return stamp_.fits(entry) && beside_.hold(disk) ? file_ : nullptr;
}

std::shared_ptr<const ParsedFile> ParsedFiles::Slot::known(const Entry& entry, std::string_view text, const Disk& disk) {
  if (file_ == nullptr || text_hash_ != content_hash(text) || !beside_.hold(disk)) return nullptr;
  stamp_ = FileStamp(entry, reading_at_);
  return file_;
}

void ParsedFiles::Slot::keep(const Entry& entry, std::string_view text, bool is_plain, std::shared_ptr<const ParsedFile> file, DiskNotes beside) {
  file_ = std::move(file);
  text_hash_ = is_plain ? content_hash(text) : std::string();
  stamp_ = FileStamp(entry, reading_at_);
  beside_ = std::move(beside);
}

void ParsedFiles::begin() {
  reading_at_ = FileStamp::now();
  ++reading_;
  given_out_ = 0;
}

ParsedFiles::Slot& ParsedFiles::slot(const std::string& path) {
  auto& slot = slots_[path];
  given_out_ += slot.reading_ != reading_;
  slot.reading_ = reading_;
  slot.reading_at_ = reading_at_;
  return slot;
}

void ParsedFiles::end(ParsedParts parts) {
  if (given_out_ != slots_.size()) std::erase_if(slots_, [&](const auto& slot) { return slot.second.reading_ != reading_; });
  parts_ = std::move(parts);
}

void ParsedFiles::give_back(Providers given) {
  const std::lock_guard lock(mutex_);
  std::swap(given_back_, given);
}

namespace {

std::size_t providers_in(const std::shared_ptr<const ParsedFile>& file) { return file == nullptr ? 0 : file->part.providers.size(); }

// Where each file has as many as the one in its place, nothing need be moved.
bool are_alike(const ParsedParts& a, const ParsedParts& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) { return one == other || providers_in(one) == providers_in(other); });
}

}  // namespace

std::vector<Provider> ParsedFiles::providers_of(const ParsedParts& parts) {
  Providers old;
  {
    const std::lock_guard lock(mutex_);
    std::swap(old, given_back_);
  }
  if (are_alike(old.of, parts)) {
    auto at = old.all.begin();
    for (std::size_t i = 0; i < parts.size(); at += static_cast<std::ptrdiff_t>(providers_in(parts[i++])))
      if (parts[i] != old.of[i] && parts[i] != nullptr) std::copy(parts[i]->part.providers.begin(), parts[i]->part.providers.end(), at);
    return std::move(old.all);
  }
  std::unordered_map<const ParsedFile*, std::vector<Provider>::iterator> taken_over;
  auto at = old.all.begin();
  for (const auto& file : old.of) {
    if (file != nullptr) taken_over.emplace(file.get(), at);
    at += static_cast<std::ptrdiff_t>(providers_in(file));
  }
  std::vector<Provider> all;
  std::size_t count = 0;
  for (const auto& file : parts) count += providers_in(file);
  all.reserve(count);
  for (const auto& file : parts) {
    if (file == nullptr) continue;
    const auto& own = file->part.providers;
    if (const auto there = taken_over.find(file.get()); there != taken_over.end())
      all.insert(all.end(), std::make_move_iterator(there->second), std::make_move_iterator(there->second + static_cast<std::ptrdiff_t>(own.size())));
    else all.insert(all.end(), own.begin(), own.end());
  }
  return all;
}

}  // namespace comisiynu
