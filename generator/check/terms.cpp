#include "check/terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "check/term_forms.h"
#include "check/term_words.h"
#include "language/mutation.h"
#include "language/words.h"

namespace comisiynu {

namespace {

using Words = std::vector<std::string>;  // folded, one after another

Words words_of(std::string_view text) {
  Words words;
  each_word(text, [&](std::string_view word, std::size_t) { words.push_back(fold(word)); });
  return words;
}

// Where a term, or what is to be avoided for it, was found: from which word to which.
struct Match {
  const Term* term;
  std::size_t from, to;
  bool in_name;  // "Commissioning" of a department, where the term has no capital
};

bool has_capital(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// All wordings of one kind in one language, by the first word's key, so that a text is gone through once.
class Wordings {
 public:
  explicit Wordings(Language language) : language_(language) {}

  void add(const Term& term, std::string_view wording) {
    auto words = words_of(wording);
    if (!words.empty()) by_first_[key(words.front())].push_back({&term, std::move(words), has_capital(wording)});
  }
  bool empty() const { return by_first_.empty(); }

  // The longest at each place; they do not overlap.
  std::vector<Match> in(const std::vector<TermWord>& text) const {
    std::vector<Match> matches;
    for (std::size_t i = 0; i < text.size(); ++i) {
      Match best{nullptr, i, i, false};
      if (const auto some = by_first_.find(key(text[i].word)); some != by_first_.end())
        for (const auto& wording : some->second)
          if (i + wording.words.size() > best.to && stands_at(wording.words, text, i)) best = match(wording, text, i);
      if (best.term == nullptr) continue;
      matches.push_back(best);
      i = best.to - 1;
    }
    return matches;
  }

 private:
  struct Wording {
    const Term* term;
    Words words;
    bool capital;
  };

  // As much as all forms of a word share.
  std::string key(const std::string& word) const { return (language_ == Language::cy ? mutation_key(word) : word).substr(0, 2); }

  bool stands_at(const Words& wording, const std::vector<TermWord>& text, std::size_t at) const {
    if (at + wording.size() > text.size()) return false;
    for (std::size_t i = 0; i < wording.size(); ++i)
      if (!is_form(language_, text[at + i].word, wording[i])) return false;
    return true;
  }

  static Match match(const Wording& wording, const std::vector<TermWord>& text, std::size_t at) {
    const auto from = text.begin() + static_cast<std::ptrdiff_t>(at);
    const auto to = from + static_cast<std::ptrdiff_t>(wording.words.size());
    return {wording.term, at, at + wording.words.size(), !wording.capital && std::any_of(from, to, [](const TermWord& each) { return each.in_name; })};
  }

  Language language_;
  std::map<std::string, std::vector<Wording>> by_first_;
};

const std::vector<Plain>& of(const Term::Forms& forms, Language language) { return language == Language::cy ? forms.cy : forms.en; }

PerLanguage<Wordings> preferred(const Publication& publication) {
  PerLanguage<Wordings> all{{Wordings(Language::cy), Wordings(Language::en)}};
  for (const auto& term : publication.terms)
    for (const Language language : languages) {
      all[language].add(term, term.term.in[language]);
      for (const auto& form : of(term.also, language)) all[language].add(term, form.value);
    }
  return all;
}

// As it stands in the text, from the first word to the last.
std::string_view written(std::string_view text, const std::vector<TermWord>& words, const Match& match) {
  const auto& first = words[match.from].written;
  const auto& last = words[match.to - 1].written;
  return text.substr(first.offset, last.offset + last.word.size() - first.offset);
}

// Whether the text has all words of one of the term's wordings, wherever they stand and with whatever endings: "block and spot contracts".
bool is_said(const Term& term, Language language, const std::vector<TermWord>& text) {
  const auto has = [&](std::string_view wording) {
    const auto words = words_of(wording);
    return std::all_of(words.begin(), words.end(), [&](const auto& word) {
      constexpr std::size_t small = 3;  // "o", "of": words that hold others together
      return word.size() < small || std::any_of(text.begin(), text.end(), [&](const auto& each) { return has_same_root(language, each.word, word); });
    });
  };
  const auto& forms = of(term.also, language);
  return has(term.term.in[language]) || std::any_of(forms.begin(), forms.end(), [&](const auto& form) { return has(form.value); });
}

// The terms that a text uses for certain, by the first place of each. A single word may be an everyday one too, so that once is not enough.
std::vector<Match> used_for_certain(const std::vector<Match>& matches) {
  std::vector<Match> used;
  for (const auto& match : matches) {
    const auto is_same = [&](const Match& each) { return each.term == match.term && !each.in_name; };
    if (match.in_name || std::any_of(used.begin(), used.end(), is_same)) continue;
    if (match.to - match.from > 1 || std::count_if(matches.begin(), matches.end(), is_same) > 1) used.push_back(match);
  }
  return used;
}

}  // namespace

void check_avoided_terms(const Publication& publication, Sources& sources, Diagnostics& found) {
  PerLanguage<Wordings> avoided{{Wordings(Language::cy), Wordings(Language::en)}};
  for (const auto& term : publication.terms)
    for (const Language language : languages)
      for (const auto& wording : of(term.avoid, language)) avoided[language].add(term, wording.value);
  if (avoided[Language::cy].empty() && avoided[Language::en].empty()) return;
  const auto wanted = preferred(publication);
  for_each_text(publication, [&](const WrittenText& text) {
    if (text.outside_terms || avoided[text.language].empty()) return;
    const auto words = term_words(text.text);
    const auto matches = avoided[text.language].in(words);
    if (matches.empty()) return;
    const auto well = wanted[text.language].in(words);
    WordPlaces places(text, sources);
    for (const auto& match : matches) {
      // "learning disability" may be the term, though "disability" alone is to be avoided.
      if (std::any_of(well.begin(), well.end(), [&](const Match& one) { return one.from <= match.from && match.to <= one.to; })) continue;
      found.warning("term-to-avoid", places.of(words[match.from].written), fmt::format("\"{}\" is to be avoided", written(text.text, words, match)),
                    fmt::format("write {}, as the glossary has it", match.term->term.shown(text.language)));
    }
  });
}

void check_preferred_terms(const Publication& publication, Sources& sources, Diagnostics& found) {
  const auto wanted = preferred(publication);
  for_each_pair(publication, [&](const PerLanguage<WrittenText>& pair) {
    if (pair[Language::cy].outside_terms) return;
    const PerLanguage<std::vector<TermWord>> words{{term_words(pair[Language::cy].text), term_words(pair[Language::en].text)}};
    for (const Language language : languages) {
      const auto beside = other(language);
      WordPlaces places(pair[language], sources);
      for (const auto& match : used_for_certain(wanted[language].in(words[language])))
        if (match.term->term.has(beside) && !is_said(*match.term, beside, words[beside]))
          found.hint("term-not-used", places.of(words[language][match.from].written),
                     fmt::format("\"{}\" is said here, and the {} text does not say {}", written(pair[language].text, words[language], match), name_of(beside), match.term->term.in[beside]),
                     "use the glossary's term there, or give the word that is used as another form of it: also");
    }
  });
}

}  // namespace comisiynu
