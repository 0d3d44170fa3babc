// The plain values that records are made of. All are copyable, compare by content and know nothing of files'
// formats; those that an author may get wrong know the place they were written at.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/rare.h"
#include "base/sources.h"
#include "language/language.h"
#include "model/fields.h"

namespace comisiynu {

// Words in both languages. `plain` text belongs to no language (a proper name); `exempt` text is somebody else's
// and need not be translated.
struct Text {
  PerLanguage<std::string> in;
  Position at;
  PerLanguage<Position> written;  // where each language's words begin
  bool plain = false, exempt = false;
  std::optional<Language> source;  // the language it was first written in, where its author says so

  bool empty() const { return in[Language::cy].empty() && in[Language::en].empty(); }
  bool has(Language language) const { return !in[language].empty(); }
  // The language the reader gets: the one asked for, or the other where it is missing.
  Language shown_in(Language language) const { return has(language) ? language : other(language); }
  const std::string& shown(Language language) const { return in[shown_in(language)]; }
};

// A day, a month (day 0) or a year (month 0). Year 0 means not given.
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0, day = 0;
  Position at;

  explicit operator bool() const { return year != 0; }
  friend bool operator==(const Date& a, const Date& b) {
    return a.year == b.year && a.month == b.month && a.day == b.day;
  }
  // A month or a year comes before the days within it.
  friend auto operator<=>(const Date& a, const Date& b) {
    return std::pair(a.year, a.month * 32 + a.day) <=> std::pair(b.year, b.month * 32 + b.day);
  }
  std::string iso() const;  // "2026-11-02", "2026-11", "2026"
};

std::optional<Date> parse_date(std::string_view iso);
bool valid_day(int year, int month, int day);

// Pounds sterling, in pence. `per` is empty or one of the units a price can be for.
struct Money {
  std::int64_t pence = 0;
  std::optional<std::int64_t> to;  // upper end of a range
  std::string per;                 // hour, day, night, week, …
  Date from;                       // since when
  std::string period;              // "2025-26", for spending
  Text name;                       // which price, when there are several
  Text includes;
  Position at;
};

// A reference to a record of kind `Target`, by id.
template <class Target>
struct Ref {
  std::string id;
  Position at;
  explicit operator bool() const { return !id.empty(); }
};

// A reference to a record of any kind, "kind/id".
struct AnyRef {
  std::string kind, id;
  Position at;
};

// One of a fixed list of words; the list stands in the field's description.
struct Choice {
  std::string value;
  Position at;
  explicit operator bool() const { return !value.empty(); }
  friend bool operator==(const Choice& a, std::string_view b) { return a.value == b; }
};

// An address on the web; checked to be http(s).
struct Link {
  std::string address;
  Position at;
  explicit operator bool() const { return !address.empty(); }
};

// Words of no language: a number of registration, a phone number.
struct Plain {
  std::string value;
  Position at;
  explicit operator bool() const { return !value.empty(); }
};

// A record within a record is held apart, since most are absent where there are thousands.
template <class T>
struct Optional {
  std::conditional_t<Described<T>, Rare<T>, std::optional<T>> value;
  Position at;
  explicit operator bool() const { return value.has_value(); }
};

// Figures by year: { 2026 = 900, 2031 = 1_150 }.
struct Years {
  std::map<int, double> by_year;
  Position at;
};

// Figures by area and year: { powys = { 2026 = 900 } }.
struct Volumes {
  std::map<std::string, Years> by_area;
  Position at;
};

// A section's words or any other key with a list of plain words: { purpose = ["introduction"] }.
struct WordLists {
  std::map<std::string, std::vector<Plain>> by_key;
  Position at;
};

// Warnings that the author knows of and lets stand, each with the reason: { "gap-without-intention" = "…" }.
struct Acceptance {
  std::string code, reason;
  Position at;  // of the code
};
struct Acceptances {
  std::vector<Acceptance> all;
};

}  // namespace comisiynu
