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

State sha1(std::string_view text) {
  State state{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  const auto bytes = [](std::string_view of) { return reinterpret_cast<const std::uint8_t*>(of.data()); };
  const auto bits = std::uint64_t{text.size()} * 8;
  for (; text.size() >= 64; text.remove_prefix(64)) digest_block(bytes(text), state);
  // What is left, a mark, noughts, and the length at the end of a block.
  std::array<std::uint8_t, 128> last{};
  std::copy_n(bytes(text), text.size(), last.begin());
  last[text.size()] = 0x80;
  const std::size_t end = text.size() < 56 ? 64 : 128;
  for (std::size_t i = 0; i < 8; ++i) last[end - 1 - i] = static_cast<std::uint8_t>(bits >> (i * 8));
  for (std::size_t at = 0; at < end; at += 64) digest_block(last.data() + at, state);
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
