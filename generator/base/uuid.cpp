#include "base/uuid.h"

#include <algorithm>
#include <bit>

namespace comisiynu {

namespace {

using State = std::array<std::uint32_t, 5>;

// One block of SHA-1 (FIPS 180-4), which version 5 is defined by; nothing here is kept secret with it.
void digest_block(const std::uint8_t* block, State& state) {
  std::array<std::uint32_t, 80> w;
  for (std::size_t i = 0; i < 16; ++i)
    w[i] = std::uint32_t{block[i * 4]} << 24 | std::uint32_t{block[i * 4 + 1]} << 16 | std::uint32_t{block[i * 4 + 2]} << 8 | block[i * 4 + 3];
  for (std::size_t i = 16; i < 80; ++i) w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  auto [a, b, c, d, e] = state;
  for (std::size_t i = 0; i < 80; ++i) {
    std::uint32_t f, k;
    if (i < 20) f = (b & c) | (~b & d), k = 0x5A827999;
    else if (i < 40) f = b ^ c ^ d, k = 0x6ED9EBA1;
    else if (i < 60) f = (b & c) | (b & d) | (c & d), k = 0x8F1BBCDC;
    else f = b ^ c ^ d, k = 0xCA62C1D6;
    const auto next = std::rotl(a, 5) + f + e + k + w[i];
    e = d, d = c, c = std::rotl(b, 30), b = a, a = next;
  }
  state[0] += a, state[1] += b, state[2] += c, state[3] += d, state[4] += e;
}

State sha1(std::string text) {
  const auto bits = std::uint64_t{text.size()} * 8;
  text += '\x80';
  while (text.size() % 64 != 56) text += '\0';
  for (int shift = 56; shift >= 0; shift -= 8) text += static_cast<char>(bits >> shift);
  State state{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  for (std::size_t at = 0; at < text.size(); at += 64) digest_block(reinterpret_cast<const std::uint8_t*>(text.data()) + at, state);
  return state;
}

}  // namespace

std::string Uuid::text() const {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(36);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out += digits[bytes[i] >> 4];
    out += digits[bytes[i] & 15];
  }
  return out;
}

Uuid uuid_of(const Uuid& name_space, std::string_view name) {
  std::string text(reinterpret_cast<const char*>(name_space.bytes.data()), name_space.bytes.size());
  const auto state = sha1(text.append(name));
  Uuid made;
  for (std::size_t i = 0; i < made.bytes.size(); ++i) made.bytes[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - i % 4 * 8));
  made.bytes[6] = static_cast<std::uint8_t>((made.bytes[6] & 0x0F) | 0x50);
  made.bytes[8] = static_cast<std::uint8_t>((made.bytes[8] & 0x3F) | 0x80);
  return made;
}

}  // namespace comisiynu
