// Numbers and texts one after the other in few bytes, for what only this program reads again. Each text has its length before
// it, so that no two sequences look alike.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace comisiynu {

class PackedWriter {
 public:
  // Seven bits to a byte, the lowest first; each byte but the last has its highest bit set.
  void add(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) text.push_back(static_cast<char>(number | 0x80));
    text.push_back(static_cast<char>(number));
  }
  void add(std::string_view words) {
    add(std::uint64_t{words.size()});
    text.append(words);
  }
  void add(const char*) = delete;  // would be a number
  std::string text;
};

// Reads in the order of writing. What is damaged reads as nothing: look at sound() before anything is made of it.
class PackedReader {
 public:
  explicit PackedReader(std::string_view text) : rest_(text) {}

  std::uint64_t number() {
    std::uint64_t number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      number |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return number;
    }
    fail();
    return 0;
  }
  std::string_view text() {
    const auto size = number();
    if (size > rest_.size()) {
      fail();
      return {};
    }
    const auto text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }
  bool sound() const { return sound_; }
  bool at_end() const { return rest_.empty(); }

 private:
  void fail() {
    sound_ = false;
    rest_ = {};
  }

  std::string_view rest_;
  bool sound_ = true;
};

}  // namespace comisiynu
