// Words: those that most readers do not know, those that mean something else than they say, and those that the glossary
// has another word for.
#include <fmt/format.h>

#include <algorithm>

#include "check/easy_read_rules.h"
#include "language/words.h"

namespace comisiynu {

EasyTerms::EasyTerms(const Publication& publication, Language language) {
  for (const auto& term : publication.terms) {
    const auto& also = language == Language::cy ? term.also.cy : term.also.en;
    const auto& avoid = language == Language::cy ? term.avoid.cy : term.avoid.en;
    if (term.term.has(language)) forms.push_back({&term, easy_phrase(term.term.in[language])});
    for (const auto& form : also) forms.push_back({&term, easy_phrase(form.value)});
    for (const auto& form : avoid) avoided.push_back({&term, easy_phrase(form.value)});
  }
  std::stable_sort(forms.begin(), forms.end(), [](const Form& a, const Form& b) { return a.phrase.words.size() > b.phrase.words.size(); });
}

std::vector<EasyTerms::Use> EasyTerms::uses(const EasyText& text, Language language) const {
  std::vector<Use> all;
  for (std::size_t i = 0; i < text.words().size(); ++i)
    for (const auto& form : forms)
      if (text.has_at(form.phrase, i, language)) {
        all.push_back({form.term, i, i + form.phrase.words.size()});
        i += form.phrase.words.size() - 1;
        break;
      }
  return all;
}

namespace {

class WordCheck {
 public:
  WordCheck(const EasyText& text, const EasyLanguage& language, EasyFindings& found)
      : text_(text), language_(language), found_(found), taken_(text.words().size(), false) {}

  void run() {
    for (const auto& use : language_.terms.uses(text_, language_.language))
      std::fill(taken_.begin() + static_cast<std::ptrdiff_t>(use.first), taken_.begin() + static_cast<std::ptrdiff_t>(use.last), true);
    avoided();
    instead("metaphors", "metaphor", "\"{}\" does not mean what its words mean", "{}");
    instead("say_instead", "say-instead", "\"{}\" has an easier word", "say {}");
    for (const auto* list : {"abbreviations", "contractions", "percent", "number_words", "fractions"}) pass_over(list);
    hard();
  }

 private:
  void take(std::size_t first, std::size_t last) {
    for (auto i = first; i < last; ++i) taken_[i] = true;
  }

  void say(std::string_view code, std::size_t first, std::size_t last, std::string message, std::string remedy) {
    found_.push_back({Severity::warning, code, text_.place(first, last), std::move(message), std::move(remedy)});
    take(first, last);
  }

  void avoided() {
    for (std::size_t i = 0; i < taken_.size(); ++i)
      for (const auto& form : language_.terms.avoided) {
        if (!text_.has_at(form.phrase, i, language_.language, true)) continue;
        const auto last = i + form.phrase.words.size();
        say("different-words", i, last, fmt::format("the glossary says \"{}\" for \"{}\"", form.term->term.in[language_.language], quoted(text_, i, last)),
            "use the same word for the same thing everywhere");
        break;
      }
  }

  void instead(std::string_view list, std::string_view code, std::string_view message, std::string_view remedy) {
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      if (taken_[i]) continue;
      for (const auto& phrase : language_.words.phrases(list)) {
        if (!text_.has_at(phrase, i, language_.language, true)) continue;
        const auto last = i + phrase.words.size();
        say(code, i, last, fmt::format(fmt::runtime(message), quoted(text_, i, last)), fmt::format(fmt::runtime(remedy), phrase.say));
        break;
      }
    }
  }

  // What other families speak of.
  void pass_over(std::string_view list) {
    for (std::size_t i = 0; i < taken_.size(); ++i)
      for (const auto& phrase : language_.words.phrases(list))
        if (text_.has_at(phrase, i, language_.language)) take(i, i + phrase.words.size());
  }

  bool begins_sentence(std::size_t i) const {
    return std::any_of(text_.sentences().begin(), text_.sentences().end(), [&](const auto& sentence) { return sentence.first == i; });
  }

  static bool has_capital(const std::string& written) { return fold(written.substr(0, 2)) != written.substr(0, 2) && fold(written.substr(0, 1)) != written.substr(0, 1); }

  // A name: of a place of the publication, or written with a capital letter where no sentence begins; at the beginning of a
  // sentence, where another such word follows it.
  bool is_name(std::size_t i) const {
    const auto& word = text_.words()[i];
    for (const auto& form : base_forms(language_.language, word.folded.substr(0, word.folded.find('\''))))
      if (language_.names.contains(form)) return true;
    if (!has_capital(word.written)) return false;
    return !begins_sentence(i) || (i + 1 < text_.words().size() && !begins_sentence(i + 1) && has_capital(text_.words()[i + 1].written));
  }

  static bool is_address(const std::string& folded) {
    const auto dot = folded.find('.');
    return folded.find_first_of("@/") != folded.npos || (dot != folded.npos && dot + 1 < folded.size());
  }

  void hard() {
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      const auto& word = text_.words()[i];
      // A bold word is explained, or said to lack its explanation.
      if (taken_[i] || word.bold || word.is_figure() || is_address(word.folded) || is_name(i) || is_contraction(word.folded)) continue;
      const bool capitals = word.written.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == word.written.npos;  // an abbreviation, of which others speak
      if (word.folded.size() < 2 || capitals || word.folded.find_first_of("abcdefghijklmnopqrstuvwxyz") == word.folded.npos || language_.words.is_plain(word.folded)) continue;
      say("hard-word", i, i + 1, fmt::format("\"{}\" may be a hard word", word.written),
          "use an everyday word, or explain it: put it in the glossary and in words, and write it in **bold**; a word that your readers know goes below [easy_read] plain_words in publication.toml");
    }
  }

  bool is_contraction(const std::string& folded) const {
    for (const auto& ending : language_.words.phrases("contraction_endings"))
      if (folded.ends_with(ending.written)) return true;
    return false;
  }

  const EasyText& text_;
  const EasyLanguage& language_;
  EasyFindings& found_;
  std::vector<bool> taken_;  // words that something has been said of, or need not be
};

}  // namespace

void check_easy_words(const EasyText& text, const EasyLanguage& language, EasyFindings& found) { WordCheck(text, language, found).run(); }

}  // namespace comisiynu
