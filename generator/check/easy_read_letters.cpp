// How words are written: in full, in small letters, and upright.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "check/easy_read_rules.h"

namespace comisiynu {

namespace {

using Word = EasyText::Word;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool all_capitals(const std::string& written) {
  return written.size() > 1 && std::all_of(written.begin(), written.end(), is_capital);
}

// From II to XXXIX: I is a word of its own in both languages, and what has other letters is an abbreviation more often.
bool is_roman(const std::string& written) {
  if (written.size() < 2 || written.find_first_not_of("IVX") != written.npos) return false;
  const auto tens = std::min(written.find_first_not_of('X'), written.size());
  const auto units = written.substr(tens);
  constexpr std::string_view known[] = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  return tens <= 3 && std::find(std::begin(known), std::end(known), units) != std::end(known);
}

int value_of_roman(const std::string& written) {
  const auto value = [](char c) { return c == 'I' ? 1 : c == 'V' ? 5 : 10; };
  int sum = 0;
  for (std::size_t i = 0; i < written.size(); ++i) sum += i + 1 < written.size() && value(written[i]) < value(written[i + 1]) ? -value(written[i]) : value(written[i]);
  return sum;
}

class LetterCheck {
 public:
  LetterCheck(const EasyText& text, const EasyLanguage& language, EasyFindings& found) : text_(text), language_(language), found_(found) {}

  void run() {
    const auto& words = text_.words();
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto& word = words[i];
      if (contraction(word, i) || abbreviation(i)) continue;
      if (is_roman(word.written))
        say(Severity::error, "roman-numeral", word, fmt::format("{} is a Roman numeral", word.written), fmt::format("write {}", value_of_roman(word.written)));
      else if (all_capitals(word.written)) capitals(word);
    }
    for (const auto& place : text_.italics())
      found_.push_back({Severity::warning, "italics", place, "slanting letters are hard to read", "take the * away; a hard word stands in **bold**"});
  }

 private:
  void say(Severity severity, std::string_view code, const Word& word, std::string message, std::string remedy) {
    found_.push_back({severity, code, text_.place(word), std::move(message), std::move(remedy)});
  }

  bool abbreviation(std::size_t i) {
    for (const auto& phrase : language_.words.phrases("abbreviations")) {
      if (!text_.has_at(phrase, i, Language::en)) continue;
      say(Severity::error, "abbreviation", text_.words()[i], fmt::format("\"{}\" is an abbreviation", phrase.written), fmt::format("write \"{}\"", phrase.say));
      return true;
    }
    return false;
  }

  bool contraction(const Word& word, std::size_t i) {
    for (const auto& phrase : language_.words.phrases("contractions")) {
      if (!text_.has_at(phrase, i, Language::en)) continue;
      say(Severity::error, "contraction", word, fmt::format("\"{}\" is not written in full", phrase.written), fmt::format("write \"{}\"", phrase.say));
      return true;
    }
    for (const auto& phrase : language_.words.phrases("contraction_endings")) {
      if (!word.folded.ends_with(phrase.written) || word.folded.size() == phrase.written.size()) continue;
      say(Severity::error, "contraction", word, fmt::format("\"{}\" is not written in full", word.written),
          fmt::format("write \"{}{}\"", word.written.substr(0, word.written.size() - phrase.written.size()), phrase.say));
      return true;
    }
    return false;
  }

  void capitals(const Word& word) {
    // In Welsh a short word may be taken for the mutation of another: GIG is no "cig".
    const std::size_t shortest = language_.language == Language::cy ? 4 : 3;
    if (word.written.size() >= shortest && language_.words.is_plain(word.folded))
      say(Severity::warning, "capitals", word, fmt::format("{} is in capital letters, which look like shouting", word.written), fmt::format("write \"{}\"", word.folded));
    else
      say(Severity::warning, "abbreviation", word, fmt::format("{} looks like an abbreviation", word.written), "write the words in full");
  }

  const EasyText& text_;
  const EasyLanguage& language_;
  EasyFindings& found_;
};

}  // namespace

void check_easy_letters(const EasyText& text, const EasyLanguage& language, EasyFindings& found) { LetterCheck(text, language, found).run(); }

}  // namespace comisiynu
