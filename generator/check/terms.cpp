#include "check/terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "check/written_words.h"
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

bool is_form(Language language, const std::string& written, const std::string& word) {
  if (written == word) return true;
  if (language == Language::en) return written == word + "s" || written == word + "es";
  const auto forms = mutated_forms(word);
  return std::find(forms.begin(), forms.end(), written) != forms.end();
}

// Where a term, or what is to be avoided for it, was found: from which word to which.
struct Match {
  const Term* term;
  std::size_t from, to;
};

// All wordings of one kind in one language, by the first word's key, so that a text is gone through once.
class Wordings {
 public:
  explicit Wordings(Language language) : language_(language) {}

  void add(const Term& term, std::string_view wording) {
    auto words = words_of(wording);
    if (!words.empty()) by_first_[key(words.front())].push_back({&term, std::move(words)});
  }
  bool empty() const { return by_first_.empty(); }

  // The longest at each place; they do not overlap.
  std::vector<Match> in(const Words& text) const {
    std::vector<Match> matches;
    for (std::size_t i = 0; i < text.size(); ++i) {
      Match best{nullptr, i, i};
      if (const auto some = by_first_.find(key(text[i])); some != by_first_.end())
        for (const auto& wording : some->second)
          if (i + wording.words.size() > best.to && stands_at(wording.words, text, i)) best = {wording.term, i, i + wording.words.size()};
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
  };

  std::string key(const std::string& word) const { return language_ == Language::cy ? mutation_key(word) : word.substr(0, 3); }

  bool stands_at(const Words& wording, const Words& text, std::size_t at) const {
    if (at + wording.size() > text.size()) return false;
    for (std::size_t i = 0; i < wording.size(); ++i)
      if (!is_form(language_, text[at + i], wording[i])) return false;
    return true;
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

// The words of a text's prose, one by one, with where each stands.
struct Prose {
  Words words;
  std::vector<WrittenWord> written;
};

Prose prose_of(std::string_view text) {
  Prose prose;
  for (const auto& word : prose_words(text))
    each_word(word.word, [&](std::string_view part, std::size_t at) {
      prose.words.push_back(fold(part));
      prose.written.push_back({part, word.offset + at});
    });
  return prose;
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
    const auto prose = prose_of(text.text);
    const auto matches = avoided[text.language].in(prose.words);
    if (matches.empty()) return;
    const auto well = wanted[text.language].in(prose.words);
    WordPlaces places(text, sources);
    for (const auto& match : matches) {
      // "learning disability" may be the term, though "disability" alone is to be avoided.
      if (std::any_of(well.begin(), well.end(), [&](const Match& one) { return one.from <= match.from && match.to <= one.to; })) continue;
      const auto& first = prose.written[match.from];
      const auto& last = prose.written[match.to - 1];
      found.warning("term-to-avoid", places.of(first), fmt::format("\"{}\" is to be avoided", text.text.substr(first.offset, last.offset + last.word.size() - first.offset)),
                    fmt::format("write {}, as the glossary has it", match.term->term.shown(text.language)));
    }
  });
}

void check_preferred_terms(const Publication& publication, Sources&, Diagnostics& found) {
  const auto wanted = preferred(publication);
  for_each_pair(publication, [&](const PerLanguage<WrittenText>& pair) {
    if (pair[Language::cy].outside_terms) return;
    PerLanguage<std::map<std::string_view, const Term*>> used;
    for (const Language language : languages)
      for (const auto& match : wanted[language].in(prose_of(pair[language].text).words)) used[language].emplace(match.term->id, match.term);
    for (const Language language : languages)
      for (const auto& [id, term] : used[other(language)])
        if (!used[language].contains(id) && term->term.has(language))
          found.hint("term-not-used", pair[language].at,
                     fmt::format("the {} text says {}, and this one does not say {}", name_of(other(language)), term->term.in[other(language)], term->term.in[language]),
                     "use the glossary's term, or give the word that is used as another form of it: also");
  });
}

}  // namespace comisiynu
