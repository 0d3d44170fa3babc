// Figures, money, dates and lists as each language writes them.
// Numbers, dates and plural categories follow the Unicode CLDR for cy and en-GB; where Welsh as it is
// published here differs from the CLDR, the function says so. Halves are rounded away from zero, as a reader
// would, on the decimal digits that the author wrote. Every number must be finite.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "language/language.h"

namespace comisiynu {

// The ways a language can count. English uses one and other; Welsh uses all six.
enum class Plural : std::uint8_t { zero, one, two, few, many, other };

inline constexpr std::array<Plural, 6> plurals{Plural::zero, Plural::one,  Plural::two,
                                               Plural::few,  Plural::many, Plural::other};

// The category of a number that is written without needless decimals (CLDR cardinal rules; the sign does not
// matter).
Plural plural_of(Language, double);

// "zero" … "other"
std::string_view name_of(Plural);

// The categories that plural_of can give for the language, in the order of `plurals`.
std::span<const Plural> plurals_of(Language);

// Writes for one language. A small value without state: copy it, share it between threads.
class Formatter {
 public:
  explicit constexpr Formatter(Language language) : language_(language) {}
  constexpr Language language() const { return language_; }

  std::string whole(std::int64_t) const;                  // 28,851,000
  std::string number(double, int most_places = 2) const;  // 7.5; as many decimals as it has, at most so many
  std::string decimal(double, int places) const;          // 7.50; exactly so many decimals

  // A share of one: 0.24 is "24%".
  std::string percent(double share, int most_places = 0) const;

  // £182.50, £28,851,000: pence are shown only where there are some.
  std::string money(std::int64_t pence) const;

  // For easy read, and for prose whose exact figure is elsewhere: two figures that matter, and from a million
  // words with a decimal: "61", "1,200", "£120,000", "£28.9 million", "£28.9 miliwn", "£153 million". Below
  // 10 one decimal is kept; money below £10 is exact. Two millions are "2 filiwn", as Welsh mutates the
  // feminine noun; the CLDR leaves it.
  std::string about(double) const;
  std::string about_money(std::int64_t pence) const;

  // 2 November 2026, 2 Tachwedd 2026; November 2026, Tachwedd 2026; 2026. Requires ok() dates of the years 1
  // to 9999.
  std::string date(std::chrono::year_month_day) const;
  std::string date(std::chrono::year_month) const;
  std::string date(std::chrono::year) const;

  // 1st, 2nd, …; 1af, 2il, 3ydd, …, by the number as it is read aloud. Requires a positive number.
  std::string ordinal(std::int64_t) const;

  // In prose: "2026 to 2031", "2026 i 2031".
  std::string range(std::string_view from, std::string_view to) const;
  // In tables and labels: "18–64".
  std::string span(std::int64_t from, std::int64_t to) const;

  // "a, b and c"; "a, b ac c". Welsh has "ac" before a vowel and "a" before a consonant by joins_with_ac.
  // Nothing is mutated: give names and labels, not words of a sentence.
  std::string list(std::span<const std::string>) const;

 private:
  Language language_;
};

// Whether "and" before this word is "ac" in Welsh. Vowels a e i o u y, with or without accents; w unless a
// vowel or l, n, r and a vowel follow ("ac wythnos", "a Wiliam", "a Wrecsam"); h counts as a consonant.
// Digits go by the word they are read as: "ac 1", "ac 8", "ac 11", "ac 80". A few words take "ac" whatever they begin with:
// "ac mae", "ac mewn", "ac felly", "ac nid", "ac sy'n".
bool joins_with_ac(std::string_view word);

}  // namespace comisiynu
