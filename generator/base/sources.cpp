#include "base/sources.h"

#include "base/disk.h"
#include "base/text.h"

namespace comisiynu {

FileId Sources::add(std::string path, std::string shown) {
  // "./data/plan.toml" is called as everybody else calls it: services that show findings beside a file know it by that name.
  while (shown.starts_with("./")) shown.erase(0, 2);
  std::lock_guard lock(mutex_);
  const auto [known, is_new] = by_path_.try_emplace(path, static_cast<FileId>(files_.size()));
  if (is_new || files_[known->second].shown != shown) {
    known->second = static_cast<FileId>(files_.size());
    files_.push_back({std::move(path), std::move(shown), false});
  }
  if (cached_ == known->second) cached_ = no_file;  // its text may be another by now
  return known->second;
}

const std::string& Sources::path(FileId file) const {
  static const std::string nowhere;
  std::lock_guard lock(mutex_);
  return file < files_.size() ? files_[file].path : nowhere;
}

const std::string& Sources::shown(FileId file) const {
  static const std::string nowhere;
  std::lock_guard lock(mutex_);
  return file < files_.size() ? files_[file].shown : nowhere;
}

std::size_t Sources::size() const {
  std::lock_guard lock(mutex_);
  return files_.size();
}

std::string_view Sources::text(FileId file) {
  if (cached_ != file) {
    cached_text_.clear();
    if (disk_.read(files_[file].path, cached_text_)) cached_text_.clear();
    if (cached_text_.starts_with("\xEF\xBB\xBF")) cached_text_.erase(0, 3);
    cached_ = file;
  }
  return cached_text_;
}

bool Sources::says(FileId file, std::string_view words) {
  std::lock_guard lock(mutex_);
  return file < files_.size() && text(file).find(words) != std::string_view::npos;
}

void Sources::keep_lines_back(FileId file) {
  std::lock_guard lock(mutex_);
  if (file < files_.size()) files_[file].kept_back = true;
}

std::string Sources::line(FileId file, std::uint32_t number) {
  std::lock_guard lock(mutex_);
  if (file >= files_.size() || files_[file].kept_back || number == 0) return {};
  auto rest = text(file);
  for (; number > 1; --number) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
  rest = rest.substr(0, rest.find('\n'));
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return std::string(rest);
}

}  // namespace comisiynu
