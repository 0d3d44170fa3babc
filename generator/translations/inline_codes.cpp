#include "translations/inline_codes.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace comisiynu {

namespace {

using Kind = InlinePart::Kind;
using Role = InlinePart::Role;

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }
bool word(char c) { return letter(c) || digit(c); }

bool is_delimiter_row(std::string_view line) {
  return line.find('-') != line.npos && line.find('|') != line.npos && line.find_first_not_of(" \t|:->") == line.npos;
}

class Scanner {
 public:
  Scanner(std::string_view text, TextForm form) : text_(text), form_(form) {
    if (form != TextForm::markdown) return;
    for (const auto line : lines_of(text)) table_ |= is_delimiter_row(line);
  }

  std::vector<InlinePart> run() {
    if (form_ == TextForm::markdown) add_code(lead(0), Role::layout);
    while (at_ < text_.size()) {
      const bool taken = form_ == TextForm::message ? place() : placeholder() || (form_ == TextForm::markdown && markdown()) || address();
      if (!taken) words(text_[at_] == '\\' && at_ + 1 < text_.size() && form_ == TextForm::markdown ? 2 : 1);
    }
    for (const auto open : emphasis_) parts_[open].kind = Kind::words;
    return joined();
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }
  char before() const { return at_ == 0 ? ' ' : text_[at_ - 1]; }
  char after(std::size_t length) const { return at_ + length < text_.size() ? text_[at_ + length] : ' '; }

  InlinePart& add(Kind kind, Role role, std::size_t length, std::size_t pair = 0) {
    parts_.push_back({kind, role, std::string(text_.substr(at_, length)), pair});
    at_ += length;
    return parts_.back();
  }
  void words(std::size_t length) { add(Kind::words, Role::words, std::min(length, text_.size() - at_)); }
  bool add_code(std::size_t length, Role role) {
    if (length == 0) return false;
    add(Kind::whole, role, length);
    return true;
  }

  bool place() {
    if (text_[at_] != '{') return false;
    const auto end = text_.find('}', at_);
    return end != text_.npos && add_code(end + 1 - at_, Role::placeholder);
  }

  bool placeholder() {
    if (!rest().starts_with("{{")) return false;
    const auto end = text_.find("}}", at_);
    return end != text_.npos && end < text_.find('\n', at_) && add_code(end + 2 - at_, Role::placeholder);
  }

  bool markdown() { return layout() || code() || link() || stress(); }

  // The marks that a line begins with: of quotations, lists, headings, footnotes.
  std::size_t lead(std::size_t from) const {
    auto at = from, end = from;
    for (;;) {
      while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t')) ++at;
      const auto mark = at;
      if (at < text_.size() && text_[at] == '>') ++at;
      else if (at < text_.size() && (text_[at] == '-' || text_[at] == '*' || text_[at] == '+') && at + 1 < text_.size() && text_[at + 1] == ' ') ++at;
      else if (text_.substr(at).starts_with("[^")) {
        const auto close = text_.find("]:", at);
        if (close == text_.npos || close > text_.find('\n', at)) return end - from;
        at = close + 2;
      } else {
        while (at < text_.size() && (mark == at || text_[at] == text_[mark]) && text_[at] == '#') ++at;
        if (at == mark) {
          while (at < text_.size() && digit(text_[at])) ++at;
          if (at == mark || at >= text_.size() || (text_[at] != '.' && text_[at] != ')')) return end - from;
          ++at;
        }
        if (at < text_.size() && !blank(text_[at])) return end - from;
      }
      while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t')) ++at;
      end = at;
    }
  }

  // Ends of lines that mean something, and the walls of a table's cells.
  bool layout() {
    if (table_) {
      const auto bar = std::min(text_.find_first_not_of(" \t", at_), text_.size());
      const bool is_wall = bar < text_.size() && (text_[bar] == '|' ? bar > at_ || before() != '\\' : text_[bar] == '\n' && bar > at_);
      if (is_wall) return add_code(wall(at_) - at_, Role::layout);
    }
    if (text_[at_] != '\n') return false;
    auto end = text_.find_first_not_of(" \t\n", at_);
    if (end == text_.npos) end = text_.size();
    const bool paragraph = std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_), text_.begin() + static_cast<std::ptrdiff_t>(end), '\n') > 1;
    const auto line = text_.rfind('\n', end - 1) + 1;
    const auto marks = lead(line);
    if (table_) return add_code(wall(line) - at_, Role::layout);
    const bool hard = before() == '\\' || (before() == ' ' && at_ > 1 && text_[at_ - 2] == ' ');
    if (!paragraph && marks == 0 && end - line < 2 && !hard) return false;
    auto stop = marks > 0 ? line + marks : end;
    // A line of marks alone, as between a quotation's paragraphs, is one with the next.
    while (stop < text_.size() && text_[stop] == '\n' && lead(stop + 1) > 0) stop += 1 + lead(stop + 1);
    return add_code(stop - at_, Role::layout);
  }

  // The end of what stands between one cell's words and the next's.
  std::size_t wall(std::size_t at) const {
    for (;;) {
      const auto end = std::min(text_.find_first_not_of(" \t|\n", at), text_.size());
      const auto line = text_.rfind('\n', end == 0 ? 0 : end - 1);
      const auto begin = line == text_.npos ? 0 : line + 1;
      const auto stop = std::min(text_.find('\n', begin), text_.size());
      if (end == text_.size() || end >= stop || begin <= at_ || !is_delimiter_row(text_.substr(begin, stop - begin))) return end;
      at = stop;
    }
  }

  bool code() {
    if (text_[at_] != '`') return false;
    const auto ticks = rest().find_first_not_of('`');
    if (ticks == text_.npos) return false;
    const auto end = text_.find(std::string(ticks, '`'), at_ + ticks);
    return end != text_.npos && add_code(end + ticks - at_, Role::code);
  }

  bool link() {
    if (const auto close = closes_.find(at_); close != closes_.end()) {
      drop_emphasis_above(close->second.depth);
      add(Kind::close, close->second.role, close->second.length, close->second.pair);
      return true;
    }
    if (rest().starts_with("[^")) {
      const auto end = text_.find(']', at_);
      return end != text_.npos && add_code(end + 1 - at_, Role::link);
    }
    const bool image = rest().starts_with("![");
    if (!image && text_[at_] != '[') return false;
    const std::size_t begin = image ? 2 : 1;
    const auto words_end = bracket_end(at_ + begin - 1, '[', ']');
    if (words_end == text_.npos || words_end >= text_.size()) return false;
    const char next = text_[words_end];
    const auto end = next == '(' ? bracket_end(words_end, '(', ')') : next == '[' ? bracket_end(words_end, '[', ']') : text_.npos;
    if (end == text_.npos) return false;
    // Words in another language are marked in one of the two texts alone.
    const bool passage = text_.substr(words_end).starts_with("(lang:");
    const auto role = image ? Role::image : passage ? Role::emphasis : Role::link;
    closes_[words_end - 1] = {role, end - words_end + 1, ++pairs_, emphasis_.size()};
    add(Kind::open, role, begin, pairs_);
    return true;
  }

  // Behind the bracket that closes the one at `begin`.
  std::size_t bracket_end(std::size_t begin, char open, char close) const {
    int depth = 0;
    for (auto at = begin; at < text_.size(); ++at) {
      if (text_[at] == '\\') ++at;
      else if (text_[at] == open) ++depth;
      else if (text_[at] == close && --depth == 0) return at + 1;
      else if (text_[at] == '\n' && text_.substr(at + 1).starts_with('\n')) return text_.npos;
    }
    return text_.npos;
  }

  bool stress() {
    const char mark = text_[at_];
    if (mark != '*' && mark != '_' && mark != '~') return false;
    const std::size_t length = after(1) == mark ? 2 : 1;
    if (mark == '~' && length == 1) return false;
    const auto written = text_.substr(at_, length);
    const bool may_close = !blank(before()) && (mark != '_' || !word(after(length)));
    if (may_close && !emphasis_.empty() && parts_[emphasis_.back()].text == written) {
      const auto pair = parts_[emphasis_.back()].pair;
      emphasis_.pop_back();
      add(Kind::close, Role::emphasis, length, pair);
      return true;
    }
    if (blank(after(length)) || word(before())) { words(length); return true; }
    add(Kind::open, Role::emphasis, length, ++pairs_);
    emphasis_.push_back(parts_.size() - 1);
    return true;
  }

  // What was opened inside a link and not closed there stresses nothing.
  void drop_emphasis_above(std::size_t depth) {
    while (emphasis_.size() > depth) {
      parts_[emphasis_.back()].kind = Kind::words;
      emphasis_.pop_back();
    }
  }

  // Addresses of the web and of mail that stand among words.
  bool address() {
    if (word(before()) && before() != '\0') return false;
    if (text_[at_] == '<' && form_ == TextForm::markdown) {
      const auto end = text_.find_first_of("> \n", at_);
      const bool is_link = end != text_.npos && text_[end] == '>' && text_.substr(at_, end - at_).find_first_of(":@") != text_.npos;
      return is_link && add_code(end + 1 - at_, Role::link);
    }
    auto end = std::min(text_.find_first_of(" \t\n<>|\"", at_), text_.size());
    const auto candidate = text_.substr(at_, end - at_);
    const bool web = candidate.starts_with("https://") || candidate.starts_with("http://") || candidate.starts_with("www.");
    const auto sign = candidate.find('@');
    if (!web && (sign == 0 || sign == candidate.npos || candidate.find('.', sign) == candidate.npos || !word(text_[at_]) ||
                 candidate.find_first_of("[](){}*") != candidate.npos))
      return false;
    if (web) end = std::min(end, text_.find(']', at_));
    while (end > at_ && std::string_view(".,;:!?)'*_").find(text_[end - 1]) != std::string_view::npos) --end;
    return add_code(end - at_, Role::link);
  }

  std::vector<InlinePart> joined() {
    std::map<std::size_t, int> closed;
    for (const auto& part : parts_)
      if (part.kind == Kind::close) closed[part.pair] = 1;
    std::vector<InlinePart> out;
    for (auto& part : parts_) {
      if (part.kind == Kind::open && closed.count(part.pair) == 0) part.kind = Kind::words;
      if (part.kind == Kind::words) part.role = Role::words, part.pair = 0;
      if (part.kind == Kind::words && !out.empty() && out.back().kind == Kind::words) out.back().text += part.text;
      else out.push_back(std::move(part));
    }
    return out;
  }

  struct Close {
    Role role;
    std::size_t length, pair, depth;
  };
  std::string_view text_;
  TextForm form_;
  bool table_ = false;
  std::size_t at_ = 0, pairs_ = 0;
  std::vector<InlinePart> parts_;
  std::vector<std::size_t> emphasis_;  // those open: indices into parts_
  std::map<std::size_t, Close> closes_;
};

// A pair that does not nest in the others cannot be shown as one: its two codes stand by themselves.
void nest(std::vector<InlinePart>& parts) {
  std::vector<std::size_t> open;
  for (const auto& part : parts) {
    if (part.kind == Kind::open) open.push_back(part.pair);
    if (part.kind != Kind::close) continue;
    if (!open.empty() && open.back() == part.pair) { open.pop_back(); continue; }
    for (auto& each : parts)
      if (each.pair != 0) each.kind = Kind::whole, each.pair = 0;
    return;
  }
}

}  // namespace

std::vector<InlinePart> inline_parts(std::string_view text, TextForm form) {
  auto parts = Scanner(text, form).run();
  nest(parts);
  return parts;
}

std::string put_together(const std::vector<InlinePart>& parts) {
  std::string out;
  for (const auto& part : parts) out += part.text;
  return out;
}

bool has_words(const std::vector<InlinePart>& parts) {
  return std::any_of(parts.begin(), parts.end(), [](const auto& part) {
    return part.kind == Kind::words && std::any_of(part.text.begin(), part.text.end(), letter);
  });
}

std::string only_words(const std::vector<InlinePart>& parts) {
  std::string out;
  for (const auto& part : parts) out += part.kind == Kind::words ? part.text : " ";
  return out;
}

}  // namespace comisiynu
