// Sentences: how long they are, how many ideas they hold, and how they are turned.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "check/easy_read_rules.h"

namespace comisiynu {

namespace {

using Word = EasyText::Word;
using Sentence = EasyText::Sentence;

class SentenceCheck {
 public:
  SentenceCheck(const EasyText& text, const EasyLanguage& language, EasyFindings& found)
      : text_(text), language_(language), found_(found), terms_(language.terms.uses(text, language.language)) {}

  void run(const Sentence& sentence) {
    length(sentence);
    ideas(sentence);
    negatives(sentence);
    passive(sentence);
  }

 private:
  const EasyWords& lists() const { return language_.words; }
  const Word& word(std::size_t i) const { return text_.words()[i]; }

  void say(Severity severity, std::string_view code, std::size_t first, std::size_t last, std::string message, std::string remedy) {
    found_.push_back({severity, code, text_.place(first, last), std::move(message), std::move(remedy)});
  }

  void length(const Sentence& sentence) {
    const auto words = sentence.last - sentence.first;
    if (words <= good_sentence) return;
    const bool too_long = words > longest_sentence;
    say(too_long ? Severity::error : Severity::warning, too_long ? "sentence-too-long" : "sentence-long", sentence.first, sentence.last,
        fmt::format("this sentence has {} words; {}", words, too_long ? "more than 20 are too many" : "15 are enough"),
        "make two sentences of it, or leave out what the reader can do without");
  }

  // A comma after this word, in the plain text.
  bool has_comma(std::size_t i) const { return word(i).to < text_.plain().size() && text_.plain()[word(i).to] == ','; }

  // Signs that begin another idea within a sentence.
  bool has_break(std::size_t i) const {
    if (i + 1 >= text_.words().size()) return false;
    const std::string_view between(text_.plain().data() + word(i).to, word(i + 1).from - word(i).to);
    return between.find_first_of(";(") != between.npos || between.find("–") != between.npos || between.find("—") != between.npos || between.find(" - ") != between.npos;
  }

  const EasyPhrase* phrase_at(std::string_view list, std::size_t i, std::size_t last) const {
    for (const auto& phrase : lists().phrases(list))
      if (i + phrase.words.size() <= last && text_.has_at(phrase, i, language_.language)) return &phrase;
    return nullptr;
  }

  void ideas(const Sentence& sentence) {
    std::vector<std::string> signs;
    bool other_idea = false;
    for (auto i = sentence.first; i < sentence.last; ++i) {
      const auto* idea = i > sentence.first ? phrase_at("ideas", i, sentence.last) : nullptr;
      const auto* join = idea == nullptr ? phrase_at("joins", i, sentence.last) : nullptr;
      if (idea != nullptr || join != nullptr) signs.push_back(fmt::format("\"{}\"", (idea != nullptr ? idea : join)->written));
      other_idea = other_idea || idea != nullptr;
      if (i + 1 < sentence.last && has_break(i)) {
        other_idea = true;
        signs.emplace_back("a dash, a bracket or a semicolon");
      }
    }
    // After a colon commas part the items of a list, and one comma may stand after the words a sentence begins with.
    std::size_t commas = 0;
    for (auto i = sentence.first; i + 1 < sentence.last; ++i) {
      if (word(i).to < text_.plain().size() && text_.plain()[word(i).to] == ':') break;
      commas += has_comma(i);
    }
    if (commas > 1) signs.push_back(fmt::format("{} commas", commas));
    if (!other_idea && signs.size() < 2 && commas < 3) return;
    std::sort(signs.begin(), signs.end());
    signs.erase(std::unique(signs.begin(), signs.end()), signs.end());
    say(Severity::warning, "several-ideas", sentence.first, sentence.last,
        fmt::format("this sentence seems to say more than one thing: it has {}", Formatter(Language::en).list(signs)), "say one thing in each sentence");
  }

  void negatives(const Sentence& sentence) {
    std::vector<std::string> said;
    std::vector<std::string> echoes;
    bool clause = false;
    for (auto i = sentence.first; i < sentence.last; ++i) {
      const auto& folded = word(i).folded;
      const bool negates = folded.ends_with("n't") || has_form("negatives", folded);
      const bool negates_clause = lists().has("negative_clauses", without_clitic(folded));
      clause = clause || negates_clause;
      if (negates || negates_clause) said.push_back(fmt::format("\"{}\"", word(i).written));
      else if (lists().has("negative_echoes", folded)) echoes.push_back(fmt::format("\"{}\"", word(i).written));
    }
    if (!clause && !echoes.empty()) said.push_back(echoes.front());
    if (said.size() < 2) return;
    say(Severity::warning, "several-negatives", sentence.first, sentence.last, fmt::format("this sentence says no more than once: {}", Formatter(Language::en).list(said)),
        "say what is so, or what people can do");
  }

  // The list has the word, or in Welsh a word that it is a mutation of.
  bool has_form(std::string_view list, const std::string& folded) const {
    if (lists().has(list, folded)) return true;
    if (language_.language == Language::en) return false;
    const auto forms = base_forms(language_.language, folded);
    return std::any_of(forms.begin(), forms.end(), [&](const auto& form) { return lists().has(list, form) && form.size() + 1 >= folded.size(); });
  }

  bool ends_as_passive(const std::string& folded) const {
    for (const auto& ending : lists().phrases("passive_endings"))
      if (folded.ends_with(ending.written) && folded.size() > ending.written.size() + 2) return true;
    return false;
  }

  bool is_participle(const std::string& folded) const {
    if (lists().has("no_participles", folded)) return false;
    if (language_.language == Language::cy) return has_form("participles", folded);
    return lists().has("participles", folded) || ends_as_passive(folded);
  }

  // Whether a passive begins at this word: where it ends.
  std::optional<std::size_t> passive_from(std::size_t i, const Sentence& sentence) const {
    if (!has_form("passive_be", without_clitic(word(i).folded))) return std::nullopt;
    if (language_.language == Language::cy) return welsh_passive_from(i, sentence);
    auto next = i + 1;
    for (int passed = 0; passed < 2 && next < sentence.last && lists().has("passive_between", word(next).folded); ++passed) ++next;
    return end_of_participle(next, sentence);
  }

  // Welsh has its possessive between: joined to the verb with an apostrophe, next to it ("gael eu"), or after the few words for
  // what it is done to ("cafodd y cynllun ei ysgrifennu"). After another verb or a preposition the possessive belongs to that:
  // "cafodd pobl gyfle i ddweud eu dweud".
  std::optional<std::size_t> welsh_passive_from(std::size_t i, const Sentence& sentence) const {
    if (word(i).folded.find('\'') != std::string::npos)
      if (const auto last = end_of_participle(i + 1, sentence)) return last;
    constexpr std::size_t most_between = 4;  // "y tŷ newydd hwn"
    for (auto next = i + 1; next < sentence.last && next <= i + 1 + most_between; ++next) {
      if (lists().has("passive_between", word(next).folded)) return end_of_participle(next + 1, sentence);
      if (lists().has("passive_stops", word(next).folded) || is_participle(word(next).folded)) return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> end_of_participle(std::size_t i, const Sentence& sentence) const {
    return i < sentence.last && is_participle(word(i).folded) ? std::optional(i + 1) : std::nullopt;
  }

  static std::string without_clitic(const std::string& folded) { return folded.substr(0, folded.find('\'')); }

  bool is_impersonal(std::size_t i) const {
    const auto& folded = word(i).folded;
    const bool is_name = word(i).written[0] >= 'A' && word(i).written[0] <= 'Z' && i > 0;
    if (language_.language != Language::cy || is_name || !ends_as_passive(folded) || folded.size() < 5) return false;
    const auto forms = base_forms(Language::cy, folded);
    return std::none_of(forms.begin(), forms.end(), [&](const auto& form) { return lists().has("no_participles", form); });
  }

  // "bywydau a rennir" is what a thing is called.
  bool is_name_of_term(std::size_t i) const {
    return std::any_of(terms_.begin(), terms_.end(), [&](const auto& use) { return use.first <= i && i < use.last; });
  }

  void passive(const Sentence& sentence) {
    for (auto i = sentence.first; i < sentence.last; ++i) {
      auto last = passive_from(i, sentence);
      if (!last && is_impersonal(i)) last = i + 1;
      if (!last || is_name_of_term(i)) continue;
      say(Severity::warning, "passive-voice", i, *last, fmt::format("\"{}\" does not say who does it", quoted(text_, i, *last)),
          language_.language == Language::en ? "say who does it first: \"We will write the plan\"" : "say who does it first: \"Byddwn yn ysgrifennu'r cynllun\"");
      i = *last - 1;
    }
  }

  const EasyText& text_;
  const EasyLanguage& language_;
  EasyFindings& found_;
  std::vector<EasyTerms::Use> terms_;
};

}  // namespace

void check_easy_sentences(const EasyText& text, const EasyLanguage& language, EasyFindings& found) {
  SentenceCheck check(text, language, found);
  for (const auto& sentence : text.sentences()) check.run(sentence);
}

std::string quoted(const EasyText& text, std::size_t first, std::size_t last) {
  constexpr std::size_t most = 8;
  const auto& words = text.words();
  const auto end = std::min(last, first + most);
  const auto part = text.plain().substr(words[first].from, words[end - 1].to - words[first].from);
  return end < last ? part + " …" : part;
}

EasyFindings easy_text_findings(const EasyText& text, const EasyLanguage& language) {
  EasyFindings found;
  check_easy_sentences(text, language, found);
  check_easy_words(text, language, found);
  check_easy_letters(text, language, found);
  check_easy_figures(text, language, found);
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.place.from < b.place.from; });
  return found;
}

}  // namespace comisiynu
