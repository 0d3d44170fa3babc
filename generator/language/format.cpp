#include "language/format.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace comisiynu {

namespace {

constexpr PerLanguage<std::array<std::string_view, 12>> months{{{
    {"Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref",
     "Tachwedd", "Rhagfyr"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
     "November", "December"},
}}};

constexpr std::array<Plural, 2> english_plurals{Plural::one, Plural::other};

// A number as its decimal digits: 0.digits × 10^point, no zeros in front.
struct Decimal {
  bool negative = false;
  std::string digits;
  int point = 0;

  // The shortest decimal that means this double, which is what an author wrote.
  static Decimal of(double value) {
    std::array<char, 32> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                   std::chars_format::scientific)
                         .ptr;
    Decimal out;
    out.negative = value < 0;
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const auto e = text.find('e');
    for (const char c : text.substr(0, e))
      if (c != '.') out.digits += c;
    auto exponent = text.substr(e + 1);
    if (exponent.starts_with('+')) exponent.remove_prefix(1);
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), out.point);
    ++out.point;
    if (out.digits.find_first_not_of('0') == std::string::npos) out = Decimal{};
    return out;
  }

  static Decimal of(std::int64_t value, int places) {
    Decimal out;
    out.negative = value < 0;
    if (value == 0) return out;
    out.digits = std::to_string(value);
    if (out.negative) out.digits.erase(0, 1);
    out.point = static_cast<int>(out.digits.size()) - places;
    return out;
  }

  // Keeps so many digits from the front; the rest is rounded, a half away from zero.
  void keep(int count) {
    if (count >= static_cast<int>(digits.size())) return;
    const bool up = count >= 0 && digits[static_cast<std::size_t>(count)] >= '5';
    digits.resize(static_cast<std::size_t>(std::max(count, 0)));
    if (!up) return;
    while (!digits.empty() && digits.back() == '9') digits.pop_back();
    if (digits.empty()) {
      digits.push_back('1');
      ++point;
    } else {
      ++digits.back();
    }
  }

  void round_to_places(int places) { keep(point + places); }

  bool zero() const { return digits.find_first_not_of('0') == std::string::npos; }
  bool at_least_ten_to(int power) const { return !zero() && point > power; }

  char digit(int at) const {  // of the digits in front of the point and after it, zeros where there are none
    return at >= 0 && at < static_cast<int>(digits.size()) ? digits[static_cast<std::size_t>(at)] : '0';
  }

  // The places that are not zeros at the end.
  int places() const {
    const auto last = digits.find_last_not_of('0');
    return last == std::string::npos ? 0 : std::max(0, static_cast<int>(last) + 1 - point);
  }

  std::string text(int with_places) const {
    std::string out;
    const int whole = std::max(point, 1);
    for (int i = whole; i > 0; --i) {
      out += digit(point - i);
      if (i > 1 && i % 3 == 1) out += ',';
    }
    if (with_places > 0) out += '.';
    for (int i = 0; i < with_places; ++i) out += digit(point + i);
    return out;
  }

  std::string_view sign() const { return negative && !zero() ? "-" : ""; }
};

std::string written(Decimal value, int least_places, int most_places) {
  value.round_to_places(most_places);
  return std::string(value.sign()) + value.text(std::max(least_places, value.places()));
}

struct Magnitude {
  int power;
  std::string_view cy, cy_two, en;
};
constexpr std::array<Magnitude, 3> magnitudes{{{12, "triliwn", "driliwn", "trillion"},
                                               {9, "biliwn", "biliwn", "billion"},
                                               {6, "miliwn", "filiwn", "million"}}};

// Two figures that matter; from a million in words, with one decimal below a hundred of them.
std::string shortened(Decimal value, Language language, std::string_view unit) {
  Decimal rounded = value;
  rounded.keep(rounded.at_least_ten_to(6) ? 3 : 2);
  std::string out(value.sign());
  out += unit;
  for (const auto& magnitude : magnitudes) {
    if (!rounded.at_least_ten_to(magnitude.power)) continue;
    value.point -= magnitude.power;
    value.round_to_places(value.point < 3 ? 1 : 0);
    const auto figure = value.text(value.places());
    return fmt::format("{}{} {}", out, figure,
                       language == Language::en ? magnitude.en
                       : figure == "2"          ? magnitude.cy_two
                                                : magnitude.cy);
  }
  return out + rounded.text(0);
}

constexpr std::string_view english_ordinal(std::int64_t n) {
  if (n % 100 >= 11 && n % 100 <= 13) return "th";
  switch (n % 10) {
    case 1:
      return "st";
    case 2:
      return "nd";
    case 3:
      return "rd";
    default:
      return "th";
  }
}

// Up to the twentieth by its own word (cyntaf, ail, trydydd …), then by the twenties (unfed ar hugain) and
// hundreds.
constexpr std::string_view welsh_ordinal(std::int64_t n) {
  constexpr std::array<std::string_view, 21> first_twenty{"fed", "af",  "il",  "ydd", "ydd", "ed",  "ed",
                                                          "fed", "fed", "fed", "fed", "eg",  "fed", "eg",
                                                          "eg",  "fed", "eg",  "eg",  "fed", "eg",  "fed"};
  const auto last = n % 100;
  if (last <= 20) return first_twenty[static_cast<std::size_t>(last)];
  return last % 20 == 0 || last == 50 ? "fed" : "ain";
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The first letters of a word in lower case and without accents, as far as Welsh has them; '?' for any other
// sign.
std::string plain_letters(std::string_view word, std::size_t count) {
  constexpr std::array<std::pair<char, std::string_view>, 7> accented{{{'a', "âàáäÂÀÁÄ"},
                                                                       {'e', "êèéëÊÈÉË"},
                                                                       {'i', "îìíïÎÌÍÏ"},
                                                                       {'o', "ôòóöÔÒÓÖ"},
                                                                       {'u', "ûùúüÛÙÚÜ"},
                                                                       {'w', "ŵẁẃẅŴẀẂẄ"},
                                                                       {'y', "ŷỳýÿŶỲÝŸ"}}};
  std::string out;
  for (std::size_t i = 0; i < word.size() && out.size() < count;) {
    const char c = word[i];
    std::size_t length = 1;
    while (i + length < word.size() && (static_cast<unsigned char>(word[i + length]) & 0xC0) == 0x80)
      ++length;
    const auto sign = word.substr(i, length);
    i += length;
    if (length == 1) {
      const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      const bool letter = (lower >= 'a' && lower <= 'z') || is_digit(lower);
      if (letter || !out.empty()) out += letter ? lower : '?';
      continue;
    }
    char plain = '?';
    for (const auto& [base, forms] : accented)
      if (forms.find(sign) != std::string_view::npos) plain = base;
    if (plain != '?' || !out.empty()) out += plain;
  }
  return out;
}

constexpr bool is_one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

}  // namespace

Plural plural_of(Language language, double value) {
  const double n = std::abs(value);
  if (n == 1) return Plural::one;
  if (language == Language::cy) {
    if (n == 0) return Plural::zero;
    if (n == 2) return Plural::two;
    if (n == 3) return Plural::few;
    if (n == 6) return Plural::many;
  }
  return Plural::other;
}

std::string_view name_of(Plural plural) {
  constexpr std::array<std::string_view, 6> names{"zero", "one", "two", "few", "many", "other"};
  return names[static_cast<std::size_t>(plural)];
}

std::span<const Plural> plurals_of(Language language) {
  if (language == Language::cy) return plurals;
  return english_plurals;
}

std::string Formatter::whole(std::int64_t value) const {
  return written(Decimal::of(value, 0), 0, 0);
}

std::string Formatter::number(double value, int most_places) const {
  return written(Decimal::of(value), 0, most_places);
}

std::string Formatter::decimal(double value, int places) const {
  return written(Decimal::of(value), places, places);
}

std::string Formatter::percent(double share, int most_places) const {
  auto value = Decimal::of(share);
  if (!value.zero()) value.point += 2;
  return written(value, 0, most_places) + '%';
}

std::string Formatter::money(std::int64_t pence) const {
  const auto value = Decimal::of(pence, 2);
  return std::string(value.sign()) + "£" + value.text(value.places() > 0 ? 2 : 0);
}

std::string Formatter::about(double value) const {
  auto decimal = Decimal::of(value);
  if (!decimal.at_least_ten_to(1)) return written(decimal, 0, 1);
  if (!decimal.at_least_ten_to(2)) decimal.round_to_places(0);
  return shortened(decimal, language_, "");
}

std::string Formatter::about_money(std::int64_t pence) const {
  auto pounds = Decimal::of(pence, 2);
  if (!pounds.at_least_ten_to(1)) return money(pence);
  if (!pounds.at_least_ten_to(2)) pounds.round_to_places(0);
  return shortened(pounds, language_, "£");
}

std::string Formatter::date(std::chrono::year_month_day day) const {
  return std::to_string(static_cast<unsigned>(day.day())) + ' ' + date(day.year() / day.month());
}

std::string Formatter::date(std::chrono::year_month month) const {
  const auto number = static_cast<unsigned>(month.month());
  return std::string(months[language_][number - 1]) + ' ' + date(month.year());
}

std::string Formatter::date(std::chrono::year year) const {
  return std::to_string(static_cast<int>(year));
}

std::string Formatter::ordinal(std::int64_t n) const {
  return whole(n).append(language_ == Language::cy ? welsh_ordinal(n) : english_ordinal(n));
}

std::string Formatter::range(std::string_view from, std::string_view to) const {
  std::string out(from);
  out += language_ == Language::cy ? " i " : " to ";
  return out += to;
}

std::string Formatter::span(std::int64_t from, std::int64_t to) const {
  return whole(from) + "–" + whole(to);
}

std::string Formatter::list(std::span<const std::string> items) const {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) {
      if (i + 1 < items.size())
        out += ", ";
      else if (language_ == Language::en)
        out += " and ";
      else
        out += joins_with_ac(items[i]) ? " ac " : " a ";
    }
    out += items[i];
  }
  return out;
}

bool joins_with_ac(std::string_view word) {
  // Words that take "ac" although they begin with a consonant (Gramadeg y Gymraeg, § 6.24).
  constexpr std::array<std::string_view, 22> always{"fe",  "fel",   "felly", "mae",  "maent", "megis", "mewn",  "mor",  "na",   "nac",  "nad",
                                                    "ni", "nid", "oddi", "roedd", "rwyf", "rydym", "rydych", "sydd", "sy", "wedi", "wedyn"};
  const auto first_word = plain_letters(word.substr(0, word.find_first_of(" '")), 8);
  if (std::find(always.begin(), always.end(), first_word) != always.end()) return true;
  const auto letters = plain_letters(word, 3);
  if (letters.empty()) return false;
  const char first = letters[0];
  if (is_digit(first)) {
    const auto begin = word.find_first_of("0123456789");
    const auto number = word.substr(begin, word.find_first_not_of("0123456789", begin) - begin);
    return first == '8' || number == "1" || number == "11";
  }
  if (first == 'w') {
    const char second = letters.size() > 1 ? letters[1] : '?', third = letters.size() > 2 ? letters[2] : '?';
    if (is_one_of(second, "aeiou")) return false;
    return !(is_one_of(second, "lnr") && is_one_of(third, "aeiouwy"));
  }
  return is_one_of(first, "aeiouy");
}

}  // namespace comisiynu
