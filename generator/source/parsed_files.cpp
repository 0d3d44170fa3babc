#include "source/parsed_files.h"

#include "base/hash.h"

namespace comisiynu {

std::shared_ptr<const ParsedFile> ParsedFiles::Slot::known(const Entry& entry) const {
  return stamp_.fits(entry) ? file_ : nullptr;
}

std::shared_ptr<const ParsedFile> ParsedFiles::Slot::known(const Entry& entry, std::string_view text) {
  if (file_ == nullptr || file_->text_hash != content_hash(text)) return nullptr;
  stamp_ = FileStamp(entry, reading_at_);
  return file_;
}

std::shared_ptr<const ParsedFile> ParsedFiles::Slot::keep(const Entry& entry, std::string_view text, bool is_plain, Publication part, Diagnostics found) {
  file_ = std::make_shared<const ParsedFile>(ParsedFile{std::move(part), std::move(found), is_plain ? content_hash(text) : std::string()});
  stamp_ = FileStamp(entry, reading_at_);
  return file_;
}

void ParsedFiles::begin() {
  reading_at_ = FileStamp::now();
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
