// The words of a text, as search and spelling take them. Pure functions: any thread.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace comisiynu {

// In small letters and without accents: "Tŷ" -> "ty". The same as JavaScript's
// text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().
std::string fold(std::string_view);

namespace words {

enum class Sign : unsigned char { between, within, not_ascii };

inline constexpr auto signs = [] {
  std::array<Sign, 256> made{};
  for (std::size_t i = 0; i < made.size(); ++i) {
    const bool letter = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z'), digit = i >= '0' && i <= '9';
    made[i] = i >= 0x80 ? Sign::not_ascii : letter || digit ? Sign::within : Sign::between;
  }
  return made;
}();

// Whether the sign at `at`, which moves behind it, is a letter, a digit or the mark of an accent.
bool is_within(std::string_view text, std::size_t& at);

}  // namespace words

// Calls `word(text, offset)` for each run of letters, digits and marks of accents, in order; offsets are in bytes. An
// apostrophe parts words: "i'r" is i and r.
template <class Word>
void each_word(std::string_view text, Word&& word) {
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto here = at;
    const auto sign = words::signs[static_cast<unsigned char>(text[at])];
    if (sign == words::Sign::not_ascii ? words::is_within(text, at) : (++at, sign == words::Sign::within)) continue;
    if (from < here) word(text.substr(from, here - from), from);
    from = at;
  }
  if (from < text.size()) word(text.substr(from), from);
}

}  // namespace comisiynu
