// From a byte of a TOML string's value to its line and column in the file.
#include <algorithm>

#include "base/text.h"
#include "check/easy_text.h"

namespace comisiynu {

namespace {

// How many bytes of UTF-8 a code point in hexadecimal takes.
std::size_t bytes_of(std::string_view hexadecimal) {
  unsigned long point = 0;
  for (const char c : hexadecimal) point = point * 16 + static_cast<unsigned long>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

// Walks over the string as it is written, counting the bytes of its value.
class Walk {
 public:
  Walk(Position begin, Sources& sources) : at_(begin), sources_(sources) { take_line(); }

  bool begin() {
    for (const std::string_view quote : {"\"\"\"", "'''", "\"", "'"})
      if (rest().starts_with(quote)) {
        quote_ = quote;
        byte_ += quote.size();
        if (quote.size() == 3 && rest().empty()) next_line();
        return true;
      }
    return false;
  }

  // One step: gives how many bytes of the value it passes over. Never past the end of the string.
  std::size_t step() {
    if (rest().empty()) return quote_.size() == 3 && next_line() ? 1 : stop();
    if (rest()[0] != '\\' || quote_[0] == '\'') return pass(1, 1);
    if (rest().size() == 1) return skip_to_words();
    if (rest()[1] == 'u') return pass(6, bytes_of(rest().substr(2, 4)));
    if (rest()[1] == 'U') return pass(10, bytes_of(rest().substr(2, 8)));
    return pass(2, 1);
  }

  bool is_over() const { return over_; }

  Position place() const {
    auto at = at_;
    at.column = static_cast<std::uint32_t>(code_points(std::string_view(line_).substr(0, byte_)) + 1);
    return at;
  }

 private:
  std::string_view rest() const { return std::string_view(line_).substr(std::min(byte_, line_.size())); }
  std::size_t pass(std::size_t written, std::size_t value) { byte_ += written; return value; }
  std::size_t stop() { over_ = true; return 1; }

  void take_line() {
    line_ = sources_.line(at_.file, at_.line);
    byte_ = 0;
    for (std::uint32_t column = 1; column < at_.column && byte_ < line_.size(); ++column)
      for (++byte_; byte_ < line_.size() && (static_cast<unsigned char>(line_[byte_]) & 0xC0) == 0x80;) ++byte_;
  }

  bool next_line() {
    ++at_.line;
    at_.column = 1;
    take_line();
    return ++lines_ < 1000;
  }

  // A backslash at the end of a line: the value goes on with the next word.
  std::size_t skip_to_words() {
    while (next_line())
      if (const auto word = line_.find_first_not_of(" \t"); word != line_.npos) {
        byte_ = word;
        return 0;
      }
    return stop();
  }

  Position at_;
  Sources& sources_;
  std::string line_;
  std::string_view quote_;
  std::size_t byte_ = 0;
  int lines_ = 0;
  bool over_ = false;
};

}  // namespace

Position place_in_file(const Text& text, Language language, EasyText::Stretch stretch, Sources& sources) {
  const auto& written = text.written[language];
  const auto whole = written.line != 0 ? written : text.at;
  if (stretch.length == 0 || whole.file == no_file || whole.line == 0) return whole;
  Walk walk(whole, sources);
  if (!walk.begin()) return whole;
  for (std::size_t passed = 0; passed < stretch.from;) {
    passed += walk.step();
    if (walk.is_over()) return whole;
  }
  auto at = walk.place();
  at.length = static_cast<std::uint32_t>(code_points(std::string_view(text.in[language]).substr(stretch.from, stretch.length)));
  return at;
}

}  // namespace comisiynu
