// A TOML file as a small tree, with the place of everything in it. toml++ is the judge of what TOML is: it says what is
// wrong with a file. But nearly every file is of the plain kind (a key and a value to a line, tables, lists), and there are
// thousands of them: those are read by a parser that knows that kind alone, many times faster. Whatever it does not know
// (an escape by number, dotted keys, times, a fault of any sort) it leaves to toml++. Both make the same tree.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace comisiynu {

// From its first letter to the place after its last. Lines and columns are counted from 1, columns in code points.
struct TomlRegion {
  std::uint32_t line = 0, column = 0, end_line = 0, end_column = 0;
  friend bool operator==(const TomlRegion&, const TomlRegion&) = default;
};

struct TomlDay {
  std::uint16_t year;
  std::uint8_t month, day;
  friend bool operator==(const TomlDay&, const TomlDay&) = default;
};

enum class TomlType : std::uint8_t { table, list, words, whole, decimal, flag, day, time, day_and_time };

struct TomlEntry;

struct TomlNode {
  TomlType type = TomlType::table;
  TomlRegion at;  // of a table under a header, the header
  union {
    std::int64_t whole = 0;
    double decimal;
    bool flag;
    TomlDay day;
  };
  std::string_view words;
  std::vector<TomlNode> items;      // of a list
  std::vector<TomlEntry> entries;   // of a table, in byte order of the keys

  // Null where it is of another type.
  const TomlNode* as_table() const { return type == TomlType::table ? this : nullptr; }
  const TomlNode* as_list() const { return type == TomlType::list ? this : nullptr; }
  const std::string_view* as_words() const { return type == TomlType::words ? &words : nullptr; }
  const std::int64_t* as_whole() const { return type == TomlType::whole ? &whole : nullptr; }
  const double* as_decimal() const { return type == TomlType::decimal ? &decimal : nullptr; }
  const bool* as_flag() const { return type == TomlType::flag ? &flag : nullptr; }
  const TomlDay* as_day() const { return type == TomlType::day ? &day : nullptr; }

  const TomlNode* get(std::string_view key) const;  // of a table; null where it has none of that name
};

struct TomlKey {
  std::string_view name;
  TomlRegion at;
};

struct TomlEntry {
  TomlKey key;
  TomlNode value;
};

struct TomlTree {
  TomlNode root;
  std::deque<std::string> made;  // words that do not stand in the text as they are meant
};

// The tree looks into `text`, which must outlive it. Nothing, and an error told, where the text is no TOML.
std::optional<TomlTree> parse_toml(std::string_view text, FileId file, Diagnostics& found);

// The two ways, for tests: nothing where the text is not of the plain kind; nothing where it is no TOML.
std::optional<TomlTree> parse_plain_toml(std::string_view text);
std::optional<TomlTree> parse_any_toml(std::string_view text, FileId file, Diagnostics& found);

}  // namespace comisiynu
