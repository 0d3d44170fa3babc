#include "markup/template_lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace comisiynu::templates {

namespace {

constexpr std::string_view blank = " \t\r\n";
constexpr std::string_view blank_in_line = " \t\r";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_name_part(char c) { return is_name_start(c) || is_digit(c); }

enum class Mark { text, output, statement, comment };

Mark mark_at(std::string_view source, std::size_t at) {
  if (at + 1 >= source.size() || source[at] != '{') return Mark::text;
  switch (source[at + 1]) {
    case '{': return Mark::output;
    case '%': return Mark::statement;
    case '#': return Mark::comment;
    default: return Mark::text;
  }
}

std::string_view closing(Mark mark) {
  switch (mark) {
    case Mark::output: return "}}";
    case Mark::statement: return "%}";
    default: return "#}";
  }
}

struct Cut {
  Mark mark = Mark::text;
  std::string_view inside, whole;
  bool trims_before = false, trims_after = false;
  bool leaves_line = false;  // a statement or comment: alone on its line, the line goes
};

class Cutter {
 public:
  Cutter(const Template& in, Report& report) : in_(in), source_(in.source), report_(report) {}

  std::vector<Cut> run() {
    std::size_t text_start = 0;
    for (std::size_t at = source_.find('{'); at != std::string_view::npos; at = source_.find('{', at)) {
      const Mark mark = mark_at(source_, at);
      if (mark == Mark::text) {
        ++at;
        continue;
      }
      add_text(text_start, at);
      at = text_start = mark == Mark::comment ? comment(at) : tag(mark, at);
    }
    add_text(text_start, source_.size());
    return std::move(cuts_);
  }

 private:
  void add_text(std::size_t from, std::size_t to) {
    if (from >= to) return;
    const auto text = source_.substr(from, to - from);
    cuts_.push_back({Mark::text, text, text});
  }

  void add_tag(Mark mark, std::size_t at, std::size_t close) {
    auto inside = source_.substr(at + 2, close - at - 2);
    const bool before = inside.starts_with('-');
    if (before) inside.remove_prefix(1);
    const bool after = inside.ends_with('-');
    if (after) inside.remove_suffix(1);
    cuts_.push_back({mark, inside, source_.substr(at, close + 2 - at), before, after, mark != Mark::output});
  }

  std::size_t comment(std::size_t at) {
    const auto close = source_.find("#}", at + 2);
    if (close == std::string_view::npos) {
      never_closed(Mark::comment, at);
      return source_.size();
    }
    add_tag(Mark::comment, at, close);
    return close + 2;
  }

  // Returns where reading goes on.
  std::size_t tag(Mark mark, std::size_t at) {
    const auto close = closing(mark);
    for (std::size_t i = at + 2; i < source_.size(); ++i) {
      const char c = source_[i];
      if (c == '"' || c == '\'') {
        i = end_of_words(i);
        continue;
      }
      const auto pair = source_.substr(i, 2);
      if (pair == close) {
        add_tag(mark, at, i);
        return i + 2;
      }
      if (pair == "}}" || pair == "%}") {
        report_.error("template-syntax", in_.place_of(pair),
                      fmt::format("\"{}\" is closed by \"{}\"", source_.substr(at, 2), pair),
                      fmt::format("close it by \"{}\"", close));
        return i + 2;
      }
      if (mark_at(source_, i) != Mark::text) {
        never_closed(mark, at);
        return i;
      }
    }
    never_closed(mark, at);
    return source_.size();
  }

  // The closing quotation mark. Where the line has none it is the opening one: the tokenizer will complain.
  std::size_t end_of_words(std::size_t open) const {
    for (std::size_t i = open + 1; i < source_.size() && source_[i] != '\n'; ++i) {
      if (source_[i] == '\\') ++i;
      else if (source_[i] == source_[open]) return i;
    }
    return open;
  }

  void never_closed(Mark mark, std::size_t at) {
    const auto open = source_.substr(at, 2);
    report_.error("template-syntax", in_.place_of(open), fmt::format("\"{}\" is never closed", open),
                  fmt::format("close it by \"{}\"", closing(mark)));
  }

  const Template& in_;
  const std::string_view source_;
  Report& report_;
  std::vector<Cut> cuts_;
};

// Whether the cut before leaves only blanks between the start of the line and `i`.
bool opens_line(const std::vector<Cut>& cuts, std::size_t i) {
  if (i == 0) return true;
  const auto& text = cuts[i - 1].whole;
  if (cuts[i - 1].mark != Mark::text) return false;
  const auto last = text.find_last_not_of(blank_in_line);
  return last == std::string_view::npos ? i == 1 : text[last] == '\n';
}

bool closes_line(const std::vector<Cut>& cuts, std::size_t i) {
  if (i + 1 == cuts.size()) return true;
  const auto& text = cuts[i + 1].whole;
  if (cuts[i + 1].mark != Mark::text) return false;
  const auto first = text.find_first_not_of(blank_in_line);
  return first == std::string_view::npos ? i + 2 == cuts.size() : text[first] == '\n';
}

bool is_blank_in_line(const Cut& cut) {
  return cut.mark == Mark::text && cut.whole.find_first_not_of(blank_in_line) == std::string_view::npos;
}

void trim_end(std::string_view& text, std::string_view of) {
  const auto last = text.find_last_not_of(of);
  text = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

void trim_start(std::string_view& text, std::string_view of) {
  text.remove_prefix(std::min(text.find_first_not_of(of), text.size()));
}

// Lines on which nothing stands but statements and comments: their indent and their end go.
void drop_lines_of_statements(std::vector<Cut>& cuts) {
  for (std::size_t first = 0; first < cuts.size(); ++first) {
    if (!cuts[first].leaves_line || !opens_line(cuts, first)) continue;
    std::size_t last = first;
    while (last + 1 < cuts.size() &&
           (cuts[last + 1].leaves_line ||
            (last + 2 < cuts.size() && is_blank_in_line(cuts[last + 1]) && cuts[last + 2].leaves_line)))
      ++last;
    if (closes_line(cuts, last)) {
      for (std::size_t i = first; i < last; ++i)
        if (cuts[i].mark == Mark::text) cuts[i].inside = {};
      if (first > 0) trim_end(cuts[first - 1].inside, blank_in_line);
      if (last + 1 < cuts.size()) {
        auto& after = cuts[last + 1].inside;
        trim_start(after, blank_in_line);
        if (after.starts_with('\n')) after.remove_prefix(1);
      }
    }
    first = last;
  }
}

}  // namespace

std::vector<Piece> cut(Template& in, Report& report) {
  auto cuts = Cutter(in, report).run();
  drop_lines_of_statements(cuts);
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    if (cuts[i].trims_before && i > 0 && cuts[i - 1].mark == Mark::text) trim_end(cuts[i - 1].inside, blank);
    if (cuts[i].trims_after && i + 1 < cuts.size() && cuts[i + 1].mark == Mark::text)
      trim_start(cuts[i + 1].inside, blank);
  }
  std::vector<Piece> pieces;
  pieces.reserve(cuts.size());
  for (const auto& cut : cuts) {
    if (cut.mark == Mark::comment || (cut.mark == Mark::text && cut.inside.empty())) continue;
    const auto kind = cut.mark == Mark::text     ? Piece::Kind::text
                      : cut.mark == Mark::output ? Piece::Kind::output
                                                 : Piece::Kind::statement;
    pieces.push_back({kind, cut.inside, cut.whole});
  }
  return pieces;
}

namespace {

constexpr std::array<std::string_view, 13> signs{"==", "!=", "<=", ">=", "<", ">", "=",
                                                 "(",  ")",  ",",  ".",  "|", "~"};

// One whole character of UTF-8.
std::string_view character(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) ++length;
  return text.substr(0, length);
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    std::vector<Token> tokens;
    for (;;) {
      trim_start(text_, blank);
      if (text_.empty()) break;
      const char c = text_[0];
      if (is_name_start(c)) tokens.push_back(name());
      else if (is_digit(c) || (c == '-' && text_.size() > 1 && is_digit(text_[1])))
        tokens.push_back(number());
      else if (c == '"' || c == '\'') tokens.push_back(words());
      else tokens.push_back(sign());
    }
    tokens.push_back({Token::Kind::end, text_, {}});
    return tokens;
  }

 private:
  std::string_view take(std::size_t length) {
    const auto taken = text_.substr(0, length);
    text_.remove_prefix(length);
    return taken;
  }

  Token name() {
    const auto end = std::find_if_not(text_.begin(), text_.end(), is_name_part);
    return {Token::Kind::name, take(static_cast<std::size_t>(end - text_.begin())), {}};
  }

  Token number() {
    std::size_t length = 1;
    bool whole = true;
    for (; length < text_.size(); ++length) {
      const char c = text_[length];
      if (c == '.' && whole && length + 1 < text_.size() && is_digit(text_[length + 1])) whole = false;
      else if (!is_digit(c)) break;
    }
    const auto written = take(length);
    const auto* end = written.data() + written.size();
    if (!text_.empty() && is_name_start(text_[0]))
      throw SyntaxError{written, fmt::format("a letter follows the number {}", written),
                        "a name begins with a letter"};
    if (whole) {
      std::int64_t value = 0;
      if (std::from_chars(written.data(), end, value).ec == std::errc())
        return {Token::Kind::number, written, Value(value)};
    } else {
      double value = 0;
      if (std::from_chars(written.data(), end, value).ec == std::errc())
        return {Token::Kind::number, written, Value(value)};
    }
    throw SyntaxError{written, fmt::format("the number {} is too large", written), ""};
  }

  Token words() {
    std::string value;
    for (std::size_t i = 1; i < text_.size() && text_[i] != '\n'; ++i) {
      if (text_[i] == text_[0]) return {Token::Kind::words, take(i + 1), Value(value)};
      if (text_[i] != '\\') {
        value += text_[i];
        continue;
      }
      const char escaped = ++i < text_.size() ? text_[i] : '\n';
      if (escaped == 'n') value += '\n';
      else if (escaped == '"' || escaped == '\'' || escaped == '\\') value += escaped;
      else throw SyntaxError{text_.substr(i - 1, 1), "a backslash stands before a character that needs none",
                             R"(write \" \' \\ or \n; a backslash itself is \\)"};
    }
    throw SyntaxError{text_.substr(0, 1), "the text is not closed on its line",
                      fmt::format("close it by {}", text_[0])};
  }

  Token sign() {
    for (const auto known : signs)
      if (text_.starts_with(known)) return {Token::Kind::sign, take(known.size()), {}};
    const auto odd = character(text_);
    if (odd == "“" || odd == "”" || odd == "„" || odd == "‘" || odd == "’")
      throw SyntaxError{odd, fmt::format("{} is a quotation mark for readers", odd),
                        "write straight ones: \"…\""};
    if (static_cast<unsigned char>(odd[0]) < 0x20)
      throw SyntaxError{odd, "a control character stands in the tag", ""};
    throw SyntaxError{odd, fmt::format("\"{}\" means nothing here", odd), ""};
  }

  std::string_view text_;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view inside) { return Tokenizer(inside).run(); }

}  // namespace comisiynu::templates
