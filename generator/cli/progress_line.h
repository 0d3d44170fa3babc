// One line on a terminal that says what is being done, once it has taken half a second; gone when the work is done.
// Where output is not a terminal there is none.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <mutex>
#include <string_view>

namespace comisiynu {

class ProgressLine {
 public:
  explicit ProgressLine(bool on_terminal, std::FILE* to = stderr) : shown_(on_terminal), to_(to), start_(std::chrono::steady_clock::now()) {}
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  // What is being done ("making pages"), and how far it is; a total of 0 is not known. From any thread; most calls return at once.
  void show(std::string_view stage, std::size_t done, std::size_t total);

 private:
  const bool shown_;
  std::FILE* const to_;
  const std::chrono::steady_clock::time_point start_;
  std::atomic<std::int64_t> next_ms_{500};
  std::mutex mutex_;
  bool written_ = false;
};

}  // namespace comisiynu
