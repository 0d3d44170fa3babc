#include "check/easy_text.h"

#include <algorithm>

#include "base/text.h"
#include "language/mutation.h"
#include "language/words.h"

namespace comisiynu {

namespace {

constexpr std::string_view apostrophe = "’";

// Signs that stand around a word and are none of it.
constexpr std::string_view around[] = {"\"", "(", ")", "[", "]", ".", ",", ";", ":", "!", "?", "“", "”", "‘", "…", "–", "—"};

std::string_view without_signs(std::string_view word) {
  for (bool changed = true; changed && !word.empty();) {
    changed = false;
    for (const auto sign : around) {
      if (word.starts_with(sign)) word.remove_prefix(sign.size()), changed = true;
      if (word.ends_with(sign)) word.remove_suffix(sign.size()), changed = true;
    }
  }
  return word;
}

// One bit of 64, by the first two letters.
std::uint64_t beginning_of(std::string_view word) {
  const auto letter = [&](std::size_t i) { return i < word.size() ? static_cast<unsigned char>(word[i]) : 0u; };
  return std::uint64_t{1} << ((letter(0) * 31 + letter(1)) % 64);
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

}  // namespace

EasyText::EasyText(std::string_view written, const FigureText& figure) {
  read(written, figure);
  part();
}

void EasyText::put(std::string_view text, std::size_t at, std::size_t length) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    plain_ += text[i];
    starts_.push_back(length == text.size() ? at + i : at);
    ends_.push_back(length == text.size() ? at + i + 1 : at + length);
    is_bold_.push_back(false);
  }
}

void EasyText::read(std::string_view written, const FigureText& figure) {
  std::size_t bold_at = written.npos, italic_at = written.npos, bold_from = 0;
  for (std::size_t i = 0; i < written.size();) {
    const auto rest = written.substr(i);
    if (rest.starts_with("**")) {
      if (bold_at == written.npos) {
        bold_at = i + 2;
        bold_from = plain_.size();
      } else {
        bold_.push_back({bold_at, i - bold_at});
        std::fill(is_bold_.begin() + static_cast<std::ptrdiff_t>(bold_from), is_bold_.end(), true);
        bold_at = written.npos;
      }
      i += 2;
    } else if (rest[0] == '*') {
      if (italic_at == written.npos) italic_at = i + 1;
      else italics_.push_back({italic_at, i - italic_at}), italic_at = written.npos;
      ++i;
    } else if (rest.starts_with("{{")) {
      const auto end = std::min(rest.find("}}"), rest.size() - 2);
      auto said = figure ? figure(trim(rest.substr(2, end - 2))) : std::string();
      put(said.empty() ? "1" : said, i, end + 2);
      i += end + 2;
    } else if (const auto middle = rest.find("]("); rest[0] == '[' && middle != rest.npos && middle < rest.find('\n')) {
      put(rest.substr(1, middle - 1), i + 1, middle - 1);
      i += std::min(rest.find(')', middle), rest.size() - 1) + 1;
    } else if (rest.starts_with(apostrophe)) {
      put("'", i, apostrophe.size());
      i += apostrophe.size();
    } else {
      const std::size_t skipped = rest[0] == '\\' && rest.size() > 1 ? 1 : 0;
      put(rest.substr(skipped, 1), i, skipped + 1);
      i += skipped + 1;
    }
  }
}

void EasyText::part() {
  std::size_t first = 0;
  const auto end_sentence = [&] {
    if (words_.size() > first) sentences_.push_back({first, words_.size()});
    first = words_.size();
  };
  for (std::size_t i = 0; i < plain_.size();) {
    if (is_space(plain_[i])) {
      if (plain_.compare(i, 2, "\n\n") == 0) end_sentence();
      ++i;
      continue;
    }
    std::size_t to = i;
    while (to < plain_.size() && !is_space(plain_[to])) ++to;
    const std::string_view whole(plain_.data() + i, to - i);
    const auto word = without_signs(whole);
    if (!word.empty()) {
      const auto from = static_cast<std::size_t>(word.data() - plain_.data());
      words_.push_back({from, from + word.size(), std::string(word), fold(word), is_bold_[from]});
    }
    // "e.g. this" goes on: a sentence begins with a capital letter, a figure or a quotation mark.
    std::size_t next = to;
    while (next < plain_.size() && is_space(plain_[next])) ++next;
    const bool small = next < plain_.size() && plain_[next] >= 'a' && plain_[next] <= 'z';
    const auto bare = whole.substr(0, whole.find_last_not_of("\"”)") + 1);
    if (!small && (bare.ends_with('.') || bare.ends_with('!') || bare.ends_with('?'))) end_sentence();
    i = to;
  }
  end_sentence();
}

EasyText::Stretch EasyText::place_in_plain(std::size_t from, std::size_t to) const {
  if (from >= to) return {};
  return {starts_[from], ends_[to - 1] - starts_[from]};
}

EasyText::Stretch EasyText::place(std::size_t first, std::size_t last) const { return place_in_plain(words_[first].from, words_[last - 1].to); }

bool EasyText::Forms::has(const std::string& word) const {
  return (beginnings & beginning_of(word)) != 0 && std::find(words.begin(), words.end(), word) != words.end();
}

const EasyText::Forms& EasyText::forms_of(std::size_t word, std::string_view bare, Language language, bool with_endings) const {
  forms_.resize(words_.size());
  auto& forms = forms_[word][language == Language::en ? 0 : with_endings ? 1 : 2];
  if (forms.beginnings != 0) return forms;
  forms.words = with_endings ? base_forms(language, bare) : radicals(bare);
  for (const auto& form : forms.words) forms.beginnings |= beginning_of(form);
  return forms;
}

bool EasyText::has_at(const EasyPhrase& phrase, std::size_t at, Language language, bool forms) const {
  if (phrase.words.empty() || at + phrase.words.size() > words_.size()) return false;
  for (std::size_t i = 0; i < phrase.words.size(); ++i) {
    const std::string_view whole = words_[at + i].folded;
    if (whole == phrase.words[i]) continue;
    // "mae'r" is a form of "mae", and "council's" of "council".
    const auto bare = whole.substr(0, std::max<std::size_t>(whole.find('\''), 1));
    if (bare == phrase.words[i]) continue;
    const bool with_endings = forms && phrase.words.size() == 1;
    if (!with_endings && (language == Language::en || i > 0)) return false;
    if (!forms_of(at + i, bare, language, with_endings).has(phrase.words[i])) return false;
  }
  return true;
}

}  // namespace comisiynu
