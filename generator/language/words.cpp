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

bool words::is_within(std::string_view text, std::size_t& at) {
  const auto size = static_cast<std::int32_t>(text.size());
  auto i = static_cast<std::int32_t>(at);
  UChar32 c;
  U8_NEXT(text.data(), i, size, c);
  at = static_cast<std::size_t>(i);
  return c >= 0 && (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

}  // namespace comisiynu
