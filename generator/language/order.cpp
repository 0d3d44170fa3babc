#include "language/order.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace comisiynu {

namespace {

constexpr std::string_view figures = "0–9", no_letter = "#";

constexpr std::array<std::string_view, 8> welsh_pairs{"ch", "dd", "ff", "ng", "ll", "ph", "rh", "th"};

constexpr PerLanguage<std::string_view> alphabets{
    {"A B C Ch D Dd E F Ff G Ng H I J L Ll M N O P Ph R Rh S T Th U W Y",
     "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"}};

constexpr char16_t joiner = 0x034F;  // the combining grapheme joiner: without weight, and parts two letters

// What order and letter go by: the sort key where there is one, from its first letter or digit.
icu::UnicodeString sorted_by(std::string_view name, std::string_view sort_key) {
  const auto chosen = sort_key.empty() ? name : sort_key;
  auto text = icu::UnicodeString::fromUTF8({chosen.data(), static_cast<std::int32_t>(chosen.size())});
  if (!sort_key.empty()) text.findAndReplace(icu::UnicodeString(u'|'), icu::UnicodeString(joiner));
  std::int32_t start = 0;
  while (start < text.length() && !u_isalnum(text.char32At(start))) start = text.moveIndex32(start, 1);
  if (start < text.length()) text.remove(0, start);
  return text;
}

}  // namespace

void Order::Close::operator()(UCollator* collator) const { ucol_close(collator); }

Order::Order(Language language) : language_(language) {
  UErrorCode status = U_ZERO_ERROR;
  collator_.reset(ucol_open(std::string(language_code(language)).c_str(), &status));
  if (U_SUCCESS(status)) ucol_setAttribute(collator_.get(), UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
  if (U_SUCCESS(status)) ucol_setAttribute(collator_.get(), UCOL_STRENGTH, UCOL_IDENTICAL, &status);
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU cannot order text: ") + u_errorName(status));
}

Order::~Order() = default;
Order::Order(Order&&) noexcept = default;
Order& Order::operator=(Order&&) noexcept = default;

std::string Order::key(std::string_view name, std::string_view sort_key) const {
  const auto text = sorted_by(name, sort_key);
  std::string out(64, '\0');
  const auto fill = [&] {
    return ucol_getSortKey(collator_.get(), text.getBuffer(), text.length(), reinterpret_cast<std::uint8_t*>(out.data()),
                           static_cast<std::int32_t>(out.size()));
  };
  auto length = static_cast<std::size_t>(fill());
  if (length > out.size()) {
    out.resize(length);
    fill();
  }
  out.resize(length - 1);  // without the zero at its end
  out += '\0';
  return out += name;
}

std::string Order::letter(std::string_view name, std::string_view sort_key) const {
  UErrorCode status = U_ZERO_ERROR;
  const auto* apart = icu::Normalizer2::getNFDInstance(status);  // letters, then their accents
  const auto text = apart->normalize(sorted_by(name, sort_key), status);
  if (U_FAILURE(status) || text.isEmpty()) return std::string(no_letter);

  const UChar32 first = text.char32At(0);
  if (u_isdigit(first)) return std::string(figures);
  if (!u_isalpha(first)) return std::string(no_letter);

  std::string out;
  icu::UnicodeString(u_toupper(first)).toUTF8String(out);
  std::int32_t next = text.moveIndex32(0, 1);
  while (next < text.length() && text[next] != joiner && u_getCombiningClass(text.char32At(next)) != 0)
    next = text.moveIndex32(next, 1);
  if (language_ == Language::en || next >= text.length()) return out;

  std::string pair;
  icu::UnicodeString(u_tolower(first)).append(u_tolower(text.char32At(next))).toUTF8String(pair);
  if (std::find(welsh_pairs.begin(), welsh_pairs.end(), pair) != welsh_pairs.end()) out += pair[1];
  return out;
}

std::vector<std::string> Order::alphabet(std::span<const std::string> used) const {
  std::vector<std::string> letters(used.begin(), used.end());
  auto rest = alphabets[language_];
  while (!rest.empty()) {
    const auto end = std::min(rest.find(' '), rest.size());
    letters.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  std::sort(letters.begin(), letters.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  letters.erase(std::unique(letters.begin(), letters.end()), letters.end());
  return letters;
}

}  // namespace comisiynu
