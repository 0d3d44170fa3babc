#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace comisiynu {

// 128 bits of XXH3, as 32 hexadecimal digits. For telling files apart, not for security.
std::string content_hash(std::string_view);

}  // namespace comisiynu
