#include "cli/progress_line.h"

#include <fmt/format.h>

namespace comisiynu {

ProgressLine::~ProgressLine() {
  if (written_) fmt::print(to_, "\r\x1b[K");
}

void ProgressLine::show(std::string_view stage, std::size_t done, std::size_t total) {
  if (!shown_) return;
  const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start_).count();
  auto due = next_ms_.load();
  if (now < due || !next_ms_.compare_exchange_strong(due, now + 100)) return;
  std::lock_guard lock(mutex_);
  written_ = true;
  if (total == 0) fmt::print(to_, "\r\x1b[K{} …", stage);
  else fmt::print(to_, "\r\x1b[K{} … {} of {}", stage, done, total);
  std::fflush(to_);
}

}  // namespace comisiynu
