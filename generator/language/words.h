// The words of a text, as search and spelling take them. Pure functions: any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace comisiynu {

// In small letters and without accents: "Tŷ" -> "ty". The same as JavaScript's
// text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().
std::string fold(std::string_view);

// Calls `word(text, offset)` for each run of letters, digits and marks of accents, in order; offsets are in bytes. An
// apostrophe parts words: "i'r" is i and r.
void each_word(std::string_view text, const std::function<void(std::string_view word, std::size_t offset)>&);

}  // namespace comisiynu
