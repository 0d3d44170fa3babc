// Name-based identifiers, the same wherever and whenever they are made: UUIDs of version 5 (RFC 9562, section 5.5).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace comisiynu {

struct Uuid {
  std::array<std::uint8_t, 16> bytes{};
  std::string text() const;  // "c8b4a3e2-…", 36 characters, lower case
};

// For names that are addresses on the web (RFC 9562, table 3).
inline constexpr Uuid uuid_namespace_url{{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}};

Uuid uuid_of(const Uuid& name_space, std::string_view name);

}  // namespace comisiynu
