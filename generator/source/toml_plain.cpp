// The parser for TOML of the plain kind: see toml_tree.h. Each function answers false where it meets what it does not know;
// nothing of its work is then used.
#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "model/values.h"
#include "source/toml_tree.h"

namespace comisiynu {

namespace {

constexpr int deepest = 32;
constexpr std::size_t most_entries = 512;  // a table with more is left to toml++, which finds its keys faster

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_bare(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '-' || c == '_'; }
bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; }
bool ends_value(char c) { return c == ' ' || c == '\t' || c == '\n' || c == ',' || c == ']' || c == '}' || c == '#'; }

class PlainParser {
 public:
  PlainParser(std::string_view text, TomlTree& tree) : at_(text.data()), end_(text.data() + text.size()), counted_(at_), tree_(tree) {}

  bool parse() {
    auto& root = tree_.root;
    TomlNode* table = &root;
    const char* const start = at_;
    while (at_ != end_) {
      space();
      if (at_ == end_ || *at_ == '\n' || *at_ == '#') {
        if (!rest_of_line()) return false;
        continue;
      }
      if (*at_ == '[' ? !header(table) : !pair(*table)) return false;
      space();
      if (!rest_of_line()) return false;
    }
    root.at = {1, 1, last_line_, last_column_ + 1};
    if (at_ == start) return false;
    sort(root);
    return true;
  }

 private:
  // Places

  std::uint32_t column() {
    column_ += static_cast<std::uint32_t>(code_points({counted_, at_}));
    counted_ = at_;
    return column_;
  }
  void begin(TomlRegion& region) {
    region.line = line_;
    region.column = column();
  }
  void end(TomlRegion& region) {
    region.end_line = line_;
    region.end_column = column();
  }
  // Over the '\n' at at_.
  void next_line() {
    ++at_;
    counted_ = at_;
    ++line_;
    column_ = 1;
  }

  // White space and comments

  void space() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\t')) ++at_;
  }
  bool comment() {
    if (at_ == end_ || *at_ != '#') return true;
    while (at_ != end_ && *at_ != '\n')
      if (is_control(*at_++)) return false;
    return true;
  }
  bool rest_of_line() {
    if (!comment()) return false;
    if (at_ == end_) {
      // Where the last letter stands.
      last_line_ = line_;
      last_column_ = column() - 1;
      return true;
    }
    if (*at_ != '\n') return false;
    last_line_ = line_;
    last_column_ = column();
    next_line();
    return true;
  }
  bool lines() {
    for (;;) {
      space();
      if (!comment()) return false;
      if (at_ == end_ || *at_ != '\n') return at_ != end_;
      next_line();
    }
  }

  // Keys and tables

  bool key(TomlKey& key) {
    if (at_ == end_) return false;
    begin(key.at);
    const char* const start = at_;
    if (is_bare(*at_)) {
      while (at_ != end_ && is_bare(*at_)) ++at_;
      key.name = {start, at_};
    } else if (*at_ == '"' || *at_ == '\'') {
      const char quote = *at_++;
      while (at_ != end_ && *at_ != quote && *at_ != '\\' && !is_control(*at_)) ++at_;
      if (at_ == end_ || *at_ != quote || at_ == start + 1) return false;
      key.name = {start + 1, at_};
      ++at_;
    } else {
      return false;
    }
    end(key.at);
    space();
    return at_ != end_ && *at_ != '.';
  }

  // Adds an entry of the key, which the table must not have.
  static TomlNode* add(TomlNode& table, const TomlKey& key) {
    if (table.entries.size() >= most_entries || table.get(key.name) != nullptr) return nullptr;
    return &table.entries.emplace_back(TomlEntry{key, {}}).value;
  }

  bool pair(TomlNode& table) {
    TomlKey name;
    if (!key(name) || *at_ != '=') return false;
    ++at_;
    space();
    // The value is made apart: what it holds may be larger than the table's own memory.
    TomlNode made;
    if (!value(made, 0)) return false;
    auto* place = add(table, name);
    if (place == nullptr) return false;
    *place = std::move(made);
    return true;
  }

  // [name] or [[name]]; `table` becomes the one that the lines below it belong to.
  bool header(TomlNode*& table) {
    TomlRegion region;
    begin(region);
    ++at_;
    const bool of_list = at_ != end_ && *at_ == '[';
    if (of_list) ++at_;
    space();
    TomlKey name;
    if (!key(name) || *at_ != ']') return false;
    ++at_;
    if (of_list) {
      if (at_ == end_ || *at_ != ']') return false;
      ++at_;
    }
    end(region);
    return of_list ? next_in_list(name, region, table) : new_table(name, region, table);
  }

  bool new_table(const TomlKey& name, const TomlRegion& region, TomlNode*& table) {
    table = add(tree_.root, name);
    if (table != nullptr) table->at = region;
    return table != nullptr;
  }

  bool next_in_list(const TomlKey& name, const TomlRegion& region, TomlNode*& table) {
    auto& entries = tree_.root.entries;
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.key.name == name.name; });
    TomlNode* list = found == entries.end() ? nullptr : &found->value;
    if (list == nullptr) {
      list = add(tree_.root, name);
      if (list == nullptr) return false;
      list->type = TomlType::list;
      list->at = region;
      under_headers_.push_back(name.name);
    } else if (std::find(under_headers_.begin(), under_headers_.end(), name.name) == under_headers_.end()) {
      return false;
    }
    list->at.end_line = region.end_line;
    list->at.end_column = region.end_column;
    table = &list->items.emplace_back();
    table->at = region;
    return true;
  }

  static void sort(TomlNode& node) {
    std::sort(node.entries.begin(), node.entries.end(), [](const auto& a, const auto& b) { return a.key.name < b.key.name; });
    for (auto& entry : node.entries) sort(entry.value);
    for (auto& item : node.items) sort(item);
  }

  // Values

  bool value(TomlNode& node, int depth) {
    if (at_ == end_ || depth > deepest) return false;
    begin(node.at);
    if (!something(node, depth)) return false;
    end(node.at);
    return true;
  }

  bool something(TomlNode& node, int depth) {
    switch (*at_) {
      case '"': return starts_with("\"\"\"") ? long_words(node) : words(node);
      case '\'': return literal_words(node);
      case '[': return list(node, depth);
      case '{': return inline_table(node, depth);
      case 't': return flag(node, "true");
      case 'f': return flag(node, "false");
      default: return figure(node);
    }
  }

  bool starts_with(std::string_view what) const { return std::string_view(at_, end_).starts_with(what); }

  bool flag(TomlNode& node, std::string_view name) {
    if (!starts_with(name)) return false;
    at_ += name.size();
    node.type = TomlType::flag;
    node.flag = name == "true";
    return at_ == end_ || ends_value(*at_);
  }

  bool list(TomlNode& node, int depth) {
    node.type = TomlType::list;
    ++at_;
    for (;;) {
      if (!lines()) return false;
      if (*at_ == ']') break;
      if (!value(node.items.emplace_back(), depth + 1) || !lines()) return false;
      if (*at_ == ']') break;
      if (*at_ != ',') return false;
      ++at_;
    }
    ++at_;
    return true;
  }

  bool inline_table(TomlNode& node, int depth) {
    ++at_;
    space();
    if (at_ != end_ && *at_ == '}') {
      ++at_;
      return true;
    }
    for (;;) {
      TomlKey name;
      if (!key(name) || *at_ != '=') return false;
      ++at_;
      space();
      auto* place = add(node, name);
      if (place == nullptr || !value(*place, depth + 1)) return false;
      space();
      if (at_ == end_) return false;
      if (*at_ == '}') break;
      if (*at_ != ',') return false;
      ++at_;
      space();
    }
    ++at_;
    return true;
  }

  // Words

  bool literal_words(TomlNode& node) {
    if (starts_with("'''")) return false;
    const char* const start = ++at_;
    while (at_ != end_ && *at_ != '\'')
      if (is_control(*at_++)) return false;
    if (at_ == end_) return false;
    node.type = TomlType::words;
    node.words = {start, at_};
    ++at_;
    return true;
  }

  bool words(TomlNode& node) {
    node.type = TomlType::words;
    Escaped escaped(*this, ++at_);
    for (; at_ != end_ && *at_ != '"';) {
      if (is_control(*at_)) return false;
      if (*at_ == '\\' ? !escaped.letter() : (++at_, false)) return false;
    }
    if (at_ == end_) return false;
    node.words = escaped.whole();
    ++at_;
    return true;
  }

  bool long_words(TomlNode& node) {
    node.type = TomlType::words;
    at_ += 3;
    if (at_ != end_ && *at_ == '\n') next_line();
    Escaped escaped(*this, at_);
    while (at_ != end_ && !(*at_ == '"' && starts_with("\"\"\""))) {
      if (*at_ == '\n') next_line();
      else if (is_control(*at_)) return false;
      else if (*at_ != '\\') ++at_;
      else if (!escaped.letter()) return false;
    }
    if (at_ == end_) return false;
    node.words = escaped.whole();
    at_ += 3;
    return at_ == end_ || *at_ != '"';
  }

  // Words as they stand in the text, or, once there is an escape in them, as they are meant.
  class Escaped {
   public:
    Escaped(PlainParser& parser, const char* start) : parser_(parser), from_(start) {}

    // The escape at at_.
    bool letter() {
      auto& at = parser_.at_;
      if (made_ == nullptr) made_ = &parser_.tree_.made.emplace_back();
      made_->append(from_, at);
      if (++at == parser_.end_) return false;
      constexpr std::string_view signs = "\"\\ntrbf", meant = "\"\\\n\t\r\b\f";
      const auto sign = signs.find(*at);
      if (sign == signs.npos) return false;
      *made_ += meant[sign];
      from_ = ++at;
      return true;
    }
    std::string_view whole() {
      if (made_ == nullptr) return {from_, parser_.at_};
      return made_->append(from_, parser_.at_);
    }

   private:
    PlainParser& parser_;
    const char* from_;  // from here it has not been copied
    std::string* made_ = nullptr;
  };

  // Numbers and days

  bool figure(TomlNode& node) {
    const char* const start = at_;
    while (at_ != end_ && !ends_value(*at_)) ++at_;
    const std::string_view text(start, at_);
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
      // A day and a space may be followed by a time.
      if (at_ != end_ && *at_ == ' ' && at_ + 1 != end_ && is_digit(at_[1])) return false;
      return day(text, node);
    }
    return number(text, node);
  }

  static bool day(std::string_view text, TomlNode& node) {
    for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9})
      if (!is_digit(text[i])) return false;
    const auto digits = [&](std::size_t from, std::size_t count) {
      int number = 0;
      for (const char c : text.substr(from, count)) number = number * 10 + (c - '0');
      return number;
    };
    const int year = digits(0, 4), month = digits(5, 2), of_month = digits(8, 2);
    if (!valid_day(year, month, of_month)) return false;
    node.type = TomlType::day;
    node.day = {static_cast<std::uint16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(of_month)};
    return true;
  }

  // Digits with single underscores between; without a nought in front where `whole`.
  static bool digits(std::string_view& text, std::string& out, bool whole) {
    const auto before = out.size();
    while (!text.empty() && (is_digit(text.front()) || text.front() == '_')) {
      if (text.front() != '_') out += text.front();
      else if (out.size() == before || text.size() < 2 || !is_digit(text[1])) return false;
      text.remove_prefix(1);
    }
    return out.size() > before && !(whole && out.size() > before + 1 && out[before] == '0');
  }

  static bool number(std::string_view text, TomlNode& node) {
    constexpr std::size_t most_digits = 18;
    std::string plain;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
      if (text.front() == '-') plain += '-';
      text.remove_prefix(1);
    }
    if (!digits(text, plain, true) || plain.size() > most_digits) return false;
    const bool decimal = text.starts_with('.');
    if (decimal) {
      text.remove_prefix(1);
      plain += '.';
      if (!digits(text, plain, false)) return false;
    }
    if (!text.empty()) return false;
    const char* const end = plain.data() + plain.size();
    node.type = decimal ? TomlType::decimal : TomlType::whole;
    return (decimal ? std::from_chars(plain.data(), end, node.decimal) : std::from_chars(plain.data(), end, node.whole)).ptr == end;
  }

  const char* at_;
  const char* const end_;
  const char* counted_;  // up to here column_ has counted
  std::uint32_t line_ = 1, column_ = 1, last_line_ = 1, last_column_ = 1;
  std::vector<std::string_view> under_headers_;  // names of the lists made by [[name]]
  TomlTree& tree_;
};

}  // namespace

std::optional<TomlTree> parse_plain_toml(std::string_view text) {
  if (invalid_utf8(text)) return std::nullopt;
  std::optional<TomlTree> tree(std::in_place);
  if (!PlainParser(text, *tree).parse()) return std::nullopt;
  return tree;
}

}  // namespace comisiynu
