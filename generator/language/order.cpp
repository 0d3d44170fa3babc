#include "language/order.h"

#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "base/text.h"

namespace comisiynu {

namespace {

constexpr std::string_view figures = "0–9", no_letter = "#";

constexpr PerLanguage<std::string_view> alphabets{
    {"A B C Ch D Dd E F Ff G Ng H I J L Ll M N O P Ph R Rh S T Th U W Y",
     "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"}};

constexpr PerLanguage<std::string_view> borrowed{{"K Q V X Z", ""}};  // other letters that names begin with

constexpr char16_t joiner = 0x034F;  // the combining grapheme joiner: without weight, and parts two letters

constexpr char level_end =
    1;  // ends the weights of the letters in a key; those of accents and capitals follow

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

std::u16string_view view(const icu::UnicodeString& text) {
  return {text.getBuffer(), static_cast<std::size_t>(text.length())};
}

}  // namespace

void Order::Close::operator()(UCollator* collator) const {
  ucol_close(collator);
}

Order::Order(Language language) : language_(language) {
  UErrorCode status = U_ZERO_ERROR;
  collator_.reset(ucol_open(std::string(language_code(language)).c_str(), &status));
  if (U_SUCCESS(status)) ucol_setAttribute(collator_.get(), UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
  if (U_SUCCESS(status)) ucol_setAttribute(collator_.get(), UCOL_STRENGTH, UCOL_IDENTICAL, &status);
  if (U_FAILURE(status))
    throw std::runtime_error(std::string("ICU cannot order text: ") + u_errorName(status));

  for (const auto alphabet : {alphabets[language], borrowed[language]})
    for (const auto letter : split(alphabet, ' ')) {
      if (letter.empty()) continue;
      const auto all = weights(view(sorted_by(letter, {})));
      letters_.push_back({all.substr(0, all.find(level_end)), std::string(letter)});
    }
  std::sort(letters_.begin(), letters_.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  for (const auto letter : split(alphabets[language], ' ')) alphabet_.emplace_back(key(letter), letter);
  std::sort(alphabet_.begin(), alphabet_.end());
}

Order::~Order() = default;
Order::Order(Order&&) noexcept = default;
Order& Order::operator=(Order&&) noexcept = default;

std::string Order::weights(std::u16string_view text) const {
  std::string out(64, '\0');
  const auto fill = [&] {
    return ucol_getSortKey(collator_.get(), text.data(), static_cast<std::int32_t>(text.size()),
                           reinterpret_cast<std::uint8_t*>(out.data()),
                           static_cast<std::int32_t>(out.size()));
  };
  auto length = static_cast<std::size_t>(fill());
  if (length > out.size()) {
    out.resize(length);
    fill();
  }
  out.resize(length - 1);  // without the zero at its end
  return out;
}

std::string Order::key(std::string_view name, std::string_view sort_key) const {
  auto out = weights(view(sorted_by(name, sort_key)));
  out += '\0';
  return out += name;
}

std::string Order::letter(std::string_view name, std::string_view sort_key) const {
  const auto text = sorted_by(name, sort_key);
  const UChar32 first = text.char32At(0);
  if (u_isdigit(first)) return std::string(figures);
  if (!u_isalpha(first)) return std::string(no_letter);
  UErrorCode status = U_ZERO_ERROR;
  if (uscript_getScript(first, &status) != USCRIPT_LATIN) {
    std::string itself;
    icu::UnicodeString(u_toupper(first)).toUTF8String(itself);
    return itself;
  }
  const auto after =
      std::upper_bound(letters_.begin(), letters_.end(), weights(view(text)),
                       [](const auto& weight, const auto& letter) { return weight < letter.from; });
  return after == letters_.begin() ? letters_.front().name : std::prev(after)->name;
}

std::vector<std::string> Order::alphabet(std::span<const std::string> used) const {
  auto letters = alphabet_;
  for (const auto& letter : used)
    if (std::none_of(alphabet_.begin(), alphabet_.end(), [&](const auto& each) { return each.second == letter; })) letters.emplace_back(key(letter), letter);
  if (letters.size() > alphabet_.size()) std::sort(letters.begin(), letters.end());
  letters.erase(std::unique(letters.begin(), letters.end()), letters.end());
  std::vector<std::string> names;
  for (auto& [key, name] : letters) names.push_back(std::move(name));
  return names;
}

}  // namespace comisiynu
