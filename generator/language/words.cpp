#include "language/words.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace comisiynu {

namespace {

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_ascii_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_word(UChar32 c) { return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0; }

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  if (std::all_of(text.begin(), text.end(), is_ascii)) {
    for (const char c : text) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  const auto* parts = icu::Normalizer2::getNFDInstance(status);
  const auto given = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  const auto apart = U_SUCCESS(status) ? parts->normalize(given, status) : given;
  icu::UnicodeString bare;
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1))
    if (const UChar32 c = apart.char32At(i); (U_GET_GC_MASK(c) & U_GC_M_MASK) == 0) bare.append(c);
  bare.toLower(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

void each_word(std::string_view text, const std::function<void(std::string_view, std::size_t)>& word) {
  const auto size = static_cast<std::int32_t>(text.size());
  std::int32_t from = -1;
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t here = i;
    bool within;
    if (is_ascii(text[static_cast<std::size_t>(i)])) {
      within = is_ascii_word(text[static_cast<std::size_t>(i++)]);
    } else {
      UChar32 c;
      U8_NEXT(text.data(), i, size, c);
      within = c >= 0 && is_word(c);
    }
    if (within && from < 0) from = here;
    if (!within && from >= 0) {
      word(text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(here - from)), static_cast<std::size_t>(from));
      from = -1;
    }
  }
  if (from >= 0) word(text.substr(static_cast<std::size_t>(from)), static_cast<std::size_t>(from));
}

}  // namespace comisiynu
