#include "base/toml_fault.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"

namespace comisiynu {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Words of an author's for a message, which must not become as long as a file may be.
std::string shortened(std::string_view words) {
  constexpr std::size_t most = 60;
  if (words.size() <= most) return std::string(words);
  std::size_t end = most;
  while ((static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
  return std::string(words.substr(0, end)) + "…";
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

std::string_view line_at(std::string_view text, std::uint32_t number) {
  for (; number > 1; --number) {
    const auto end = text.find('\n');
    if (end == text.npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

std::size_t offset_of(std::string_view line, std::uint32_t column) {
  std::size_t at = 0;
  for (std::uint32_t passed = 1; passed < column && at < line.size(); ++passed)
    do ++at;
    while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80);
  return at;
}

// Where the quote and the braces that stand open at the end of a piece of a line were opened.
struct Open {
  std::optional<std::size_t> quote, brace;
};

Open open_at_end(std::string_view piece) {
  Open open;
  std::vector<std::size_t> braces;
  char quote = 0;
  for (std::size_t i = 0; i < piece.size(); ++i) {
    const char c = piece[i];
    if (quote != 0) {
      if (c == '\\' && quote == '"') ++i;
      else if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
      open.quote = i;
    } else if (c == '#') {
      break;
    } else if (c == '{') {
      braces.push_back(i);
    } else if (c == '}' && !braces.empty()) {
      braces.pop_back();
    }
  }
  if (quote == 0) open.quote.reset();
  if (!braces.empty()) open.brace = braces.back();
  return open;
}

// The value that the place is in or at the end of: from the sign before it to the sign after it.
struct Value {
  std::string_view words;
  std::size_t begin = 0;
};

Value value_around(std::string_view line, std::size_t place) {
  constexpr std::string_view before = "=,[{", after = ",]}#";
  std::size_t begin = std::min(place, line.size());
  while (begin > 0 && before.find(line[begin - 1]) == before.npos) --begin;
  while (begin < line.size() && line[begin] == ' ') ++begin;
  const auto end = std::min(line.find_first_of(after, begin), line.size());
  return {trim(line.substr(begin, end - begin)), begin};
}

// 1,200 or 118,000.
bool has_groups_of_three(std::string_view words) {
  const auto groups = split(words, ',');
  return groups.size() > 1 && !groups.front().empty() && std::all_of(groups.begin() + 1, groups.end(), [](auto group) { return group.size() == 3; });
}

// 2/10/2026 or 02-10-2026: the day first, as people write it.
std::optional<std::string> day_first(std::string_view words) {
  std::vector<int> parts{0};
  for (const char c : words) {
    if (is_digit(c) && parts.back() < 10000) parts.back() = parts.back() * 10 + (c - '0');
    else if (c == '/' || c == '-' || c == '.') parts.push_back(0);
    else return std::nullopt;
  }
  if (parts.size() != 3 || parts[0] < 1 || parts[0] > 31 || parts[1] < 1 || parts[1] > 12 || parts[2] < 1000) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}", parts[2], parts[1], parts[0]);
}

std::optional<std::string> without_curly_quotes(std::string_view words) {
  std::string plain;
  bool any = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto three = words.substr(i, 3);
    if (three == "“" || three == "”" || three == "‘" || three == "’") {
      any = true;
      i += 2;
    } else {
      plain += words[i];
    }
  }
  return any ? std::optional(plain) : std::nullopt;
}

class Teller {
 public:
  Teller(std::string_view text, Position at, std::string_view why, Diagnostics& found)
      : text_(text), at_(at), why_(why), found_(found), line_(line_at(text, at.line)), place_(offset_of(line_, at.column)), discreet_(holds(text, "redact")) {}

  void tell() {
    const auto value = value_around(line_, place_);
    if (tell_number_with_commas() || tell_date(value) || tell_twice() || tell_words() || tell_value(value) || tell_shape()) return;
    error("toml-syntax", fmt::format("this line cannot be read ({})", why_),
          "look for a missing quote, bracket, comma or equals sign here or on the line before");
  }

 private:
  void error(std::string_view code, std::string message, std::string remedy) { found_.error(std::string(code), at_, std::move(message), std::move(remedy)); }

  // Findings end in logs that others read: where a file has a confidential address, and cannot be read, any value may be it.
  std::string said(std::string_view words) const { return discreet_ ? "…" : shortened(words); }

  void move_to(std::size_t offset, std::string_view words) {
    at_.column = static_cast<std::uint32_t>(code_points(line_.substr(0, offset)) + 1);
    at_.length = static_cast<std::uint32_t>(code_points(words));
  }

  // 1,200 reads as the number 1 and then something that makes no sense; the parser may notice a comma later.
  bool tell_number_with_commas() {
    for (std::size_t equals = line_.find('='); equals < place_ && equals != line_.npos; equals = line_.find('=', equals + 1)) {
      const auto begin = std::min(line_.find_first_not_of(' ', equals + 1), line_.size());
      auto words = line_.substr(begin, line_.find_first_not_of("0123456789,", begin) - begin);
      while (words.ends_with(',')) words.remove_suffix(1);
      if (begin + words.size() + 1 < place_ || !has_groups_of_three(words) || open_at_end(line_.substr(0, begin)).quote) continue;
      std::string plain(words);
      std::erase(plain, ',');
      move_to(begin, words);
      error("toml-syntax", fmt::format("the number {} has commas", said(words)), fmt::format("write {}", said(plain)));
      return true;
    }
    return false;
  }

  bool tell_date(const Value& value) {
    const auto turned = day_first(value.words);
    if (!turned && (!holds(why_, "date") || holds(why_, "update"))) return false;
    move_to(value.begin, value.words);
    error("bad-date", fmt::format("{} is not a date", said(value.words)),
          turned ? fmt::format("write the year first: {}", said(*turned)) : "write the year, the month and the day, each with all its digits: 2026-11-02");
    return true;
  }

  bool tell_twice() {
    if (!holds(why_, "redefine")) return false;
    const auto open = why_.find('\''), close = why_.rfind('\'');
    const auto name = open == close ? std::string_view("this field") : why_.substr(open + 1, close - open - 1);
    error("toml-syntax", fmt::format("{} is here a second time", name), "keep one of the two");
    return true;
  }

  bool tell_words() {
    if (holds(why_, "escape sequence")) {
      error("toml-syntax", "a backslash has a meaning of its own inside quotes", "write \\\\ for one backslash");
      return true;
    }
    if (!holds(why_, "parsing string")) return false;
    if (const auto quote = open_at_end(line_).quote) {
      move_to(*quote, line_.substr(*quote));
      error("toml-syntax", "these words have no closing quote", "put a quote after the last of them, on the same line");
    } else {
      if (const auto quotes = text_.rfind("\"\"\""); quotes != text_.npos) {
        const auto before = text_.substr(0, quotes);
        at_.line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
        line_ = line_at(text_, at_.line);
        move_to(quotes - (before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1), "\"\"\"");
      }
      error("toml-syntax", "the words that begin here have no end", "close them with \"\"\" too");
    }
    return true;
  }

  bool tell_value(const Value& value) {
    if (value.words.empty() && holds(why_, "value")) {
      error("toml-syntax", "there is nothing after the equals sign", "write a value after it, or take the line out");
      return true;
    }
    const bool number = holds(why_, "integer") || holds(why_, "floating-point") || holds(why_, "leading zero");
    if (value.words.empty() || (!number && !holds(why_, "value type") && !holds(why_, "parsing boolean"))) return false;
    move_to(value.begin, value.words);
    const auto words = said(value.words);
    if (const auto plain = without_curly_quotes(value.words))
      error("toml-syntax", "these quotes are curly", fmt::format("use straight ones: \"{}\"", said(*plain)));
    else if (value.words.starts_with("£"))
      error("bad-amount", fmt::format("{} is not a number", words), fmt::format("write the pounds alone: {}", said(value.words.substr(2))));
    else if (holds(why_, "leading zero"))
      error("toml-syntax", fmt::format("the number {} begins with 0", words),
            fmt::format("take the 0 away; a phone number or a code is words, and stands in quotes: \"{}\"", words));
    else if (number && !is_letter(value.words.front()))
      error("toml-syntax", fmt::format("{} is not a number", words),
            fmt::format("write digits alone, with a point before pence; words stand in quotes: \"{}\"", words));
    else
      error("toml-syntax", fmt::format("{} is not in quotes", words), fmt::format("write \"{}\"", words));
    return true;
  }

  bool tell_shape() {
    const auto brace = open_at_end(line_).brace;
    if (holds(why_, "inline table") && brace && (place_ >= line_.size() || holds(why_, "newline") || holds(why_, "\\n"))) {
      move_to(*brace, line_.substr(*brace));
      error("toml-syntax", "what begins with { does not end on this line", "write all of it on one line, and close it with }");
    } else if (holds(why_, "expected comma or closing '}'")) {
      error("toml-syntax", "a comma is missing before this place, or a }", "put a comma between two fields, and } after the last");
    } else if (holds(why_, "expected comma or closing ']'")) {
      error("toml-syntax", "a comma is missing before this place, or a ] that closes the list", "put a comma between two items, and ] after the last");
    } else if (holds(why_, "table header")) {
      error("toml-syntax", "this line begins with [ but is not closed as it should be", "write it as [[need]], or as [contact], and nothing after it");
    } else if (holds(why_, "expected '='")) {
      error("toml-syntax", "an equals sign is missing before this place", "write the field's name in one word, then = and its value");
    } else if (holds(why_, "expected keys")) {
      error("toml-syntax", "a line may not begin with this", "begin it with the name of a field, with [ or with #");
    } else if (holds(why_, "end-of-file")) {
      error("toml-syntax", "the file ends in the middle of something", "look further up for a [, a { or a quote that is never closed");
    } else {
      return false;
    }
    return true;
  }

  std::string_view text_;
  Position at_;
  std::string_view why_;
  Diagnostics& found_;
  std::string_view line_;
  std::size_t place_;
  bool discreet_;
};

}  // namespace

void report_toml_fault(std::string_view text, Position at, std::string_view why, Diagnostics& found) {
  Teller(text, at, why, found).tell();
}

}  // namespace comisiynu
