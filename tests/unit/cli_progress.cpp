#include <catch2/catch.hpp>

#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>

#include "cli/progress_line.h"

using namespace comisiynu;

namespace {

// What a piece of work of so many milliseconds says.
std::string said(bool on_terminal, std::chrono::milliseconds before, std::size_t total) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), std::fclose);
  {
    ProgressLine line(on_terminal, file.get());
    line.show("reading", 0, 0);
    std::this_thread::sleep_for(before);
    line.show("making pages", 12, total);
    line.show("making pages", 13, total);  // too soon after the one before
  }
  std::rewind(file.get());
  std::string text(200, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), file.get()));
  return text;
}

}  // namespace

TEST_CASE("long work says on a terminal what is being done and what is left, and takes it away again", "[cli]") {
  using namespace std::chrono_literals;
  CHECK(said(true, 600ms, 40) == "\r\x1b[Kmaking pages … 12 of 40\r\x1b[K");
  CHECK(said(true, 600ms, 0) == "\r\x1b[Kmaking pages …\r\x1b[K");
  CHECK(said(true, 0ms, 40).empty());
  CHECK(said(false, 600ms, 40).empty());
}
