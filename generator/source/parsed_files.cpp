#include "source/parsed_files.h"

#include <chrono>

#include "base/hash.h"

namespace comisiynu {

namespace {

// Some disks count in steps of two seconds, and two changes in one step look like one.
constexpr std::int64_t coarsest_clock = 2'000'000'000;

std::int64_t now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

std::shared_ptr<const ParsedFile> ParsedFiles::Slot::known(const Entry& entry) const {
  const bool same = entry.size == size_ && entry.modified == modified_ && entry.changed == changed_;
  return same ? file_ : nullptr;
}

std::shared_ptr<const ParsedFile> ParsedFiles::Slot::known(const Entry& entry, std::string_view text) {
  if (file_ == nullptr || file_->text_hash != content_hash(text)) return nullptr;
  stamp(entry);
  return file_;
}

std::shared_ptr<const ParsedFile> ParsedFiles::Slot::keep(const Entry& entry, std::string_view text, bool is_plain, Publication part, Diagnostics found) {
  file_ = std::make_shared<const ParsedFile>(ParsedFile{std::move(part), std::move(found), is_plain ? content_hash(text) : std::string()});
  stamp(entry);
  return file_;
}

// A time of change that cannot be trusted is noted as one that no file has.
void ParsedFiles::Slot::stamp(const Entry& entry) {
  size_ = entry.size;
  modified_ = entry.modified;
  changed_ = entry.changed + coarsest_clock < reading_at_ ? entry.changed : -1;
}

void ParsedFiles::begin() {
  reading_at_ = now();
  for (auto& [path, slot] : slots_) slot.seen_ = false;
}

ParsedFiles::Slot& ParsedFiles::slot(const std::string& path) {
  auto& slot = slots_[path];
  slot.seen_ = true;
  slot.reading_at_ = reading_at_;
  return slot;
}

void ParsedFiles::end() {
  std::erase_if(slots_, [](const auto& slot) { return !slot.second.seen_; });
}

}  // namespace comisiynu
