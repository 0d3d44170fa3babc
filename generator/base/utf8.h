#pragma once

#include <cstdint>
#include <string>

namespace comisiynu {

// The code point, below 0x110000, in UTF-8.
inline void append_code_point(std::uint32_t code, std::string& out) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  const auto follow = [&](int shift) { put(0x80 | (code >> shift & 0x3F)); };
  if (code < 0x80) return put(code);
  if (code < 0x800) return put(0xC0 | code >> 6), follow(0);
  if (code < 0x10000) return put(0xE0 | code >> 12), follow(6), follow(0);
  put(0xF0 | code >> 18), follow(12), follow(6), follow(0);
}

}  // namespace comisiynu
