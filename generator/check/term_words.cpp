#include "check/term_words.h"

#include <algorithm>

#include "language/words.h"

namespace comisiynu {

namespace {

using namespace std::string_view_literals;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// A letter or figure; also of other alphabets' bytes, but not the quotation marks that close.
bool is_word_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC3 && c <= 0xC5);
}

struct Marks {
  std::string_view opens, closes;
};
constexpr Marks quotation_marks[] = {{"“", "”"}, {"‘", "’"}, {"\"", "\""}, {"'", "'"}};

// Where a quotation that begins at `at` ends, or `at` where none begins. An apostrophe is no end of one, nor is what stands in another
// paragraph.
std::size_t quotation_end(std::string_view text, std::size_t at) {
  const bool may_begin = at == 0 || is_blank(text[at - 1]) || "([*_"sv.find(text[at - 1]) != std::string_view::npos;
  const auto marks = std::find_if(std::begin(quotation_marks), std::end(quotation_marks), [&](const Marks& each) { return text.substr(at).starts_with(each.opens); });
  if (!may_begin || marks == std::end(quotation_marks)) return at;
  const auto from = at + marks->opens.size();
  const auto paragraph = std::min(text.find("\n\n", from), text.size());
  if (from >= paragraph || is_blank(text[from])) return at;
  for (auto close = text.find(marks->closes, from + 1); close < paragraph; close = text.find(marks->closes, close + 1))
    if (!is_blank(text[close - 1]) && !is_word_at(text, close + marks->closes.size())) return close + marks->closes.size();
  return at;
}

// Where the line's quotation ends, or `at` where the line is none. What begins with a bold word is the council's own: a policy statement.
std::size_t quoted_line_end(std::string_view text, std::size_t at, bool& own) {
  const auto first = text.find_first_not_of(' ', at);
  if (first == std::string_view::npos || text[first] != '>') {
    own = false;
    return at;
  }
  const bool goes_on = at > 1 && [&] {
    const auto before = text.rfind('\n', at - 2);
    const auto begin = text.find_first_not_of(' ', before == std::string_view::npos ? 0 : before + 1);
    return begin != std::string_view::npos && text[begin] == '>';
  }();
  const auto words = text.find_first_not_of("> ", first);
  if (!goes_on) own = words != std::string_view::npos && text.substr(words).starts_with("**");
  return own ? at : std::min(text.find('\n', first), text.size());
}

// Of each byte, whether it is quoted.
std::vector<bool> quoted(std::string_view text) {
  std::vector<bool> is_quoted(text.size(), false);
  const auto mark = [&](std::size_t from, std::size_t to) { std::fill(is_quoted.begin() + static_cast<std::ptrdiff_t>(from), is_quoted.begin() + static_cast<std::ptrdiff_t>(to), true); };
  bool own = false;
  for (std::size_t i = 0; i < text.size();) {
    auto end = i == 0 || text[i - 1] == '\n' ? quoted_line_end(text, i, own) : i;
    if (end == i) end = quotation_end(text, i);
    mark(i, end);
    i = std::max(i + 1, end);
  }
  return is_quoted;
}

// Whether a term may run on over what stands between two words: blanks, what joins words, marks of stress.
bool runs_on(std::string_view between) {
  constexpr std::string_view joins[] = {" ", "\n", "\t", "\r", "-", "'", "*", "_", "[", "’", "\u2011", "\u00A0"};
  while (!between.empty()) {
    const auto sign = std::find_if(std::begin(joins), std::end(joins), [&](std::string_view each) { return between.starts_with(each); });
    if (sign == std::end(joins)) return false;
    between.remove_prefix(sign->size());
    if (*sign != "\n") continue;
    // Another paragraph, item or heading.
    const auto next = between.find_first_not_of(" \t\r");
    if (next != std::string_view::npos && "\n-*+#>|"sv.find(between[next]) != std::string_view::npos) return false;
  }
  return true;
}

}  // namespace

std::vector<TermWord> term_words(std::string_view text) {
  std::vector<TermWord> words;
  const auto is_quoted = quoted(text);
  std::size_t end = 0;
  for (const auto& whole : prose_words(text)) {
    if (is_quoted[whole.offset]) continue;
    each_word(whole.word, [&](std::string_view part, std::size_t at) {
      const auto offset = whole.offset + at;
      const bool begins = words.empty() || !runs_on(text.substr(end, offset - end));
      if (begins && !words.empty()) words.push_back({{}, {text.substr(end, 0), end}, false});
      words.push_back({fold(part), {part, offset}, !begins && part[0] >= 'A' && part[0] <= 'Z'});
      end = offset + part.size();
    });
  }
  return words;
}

}  // namespace comisiynu
