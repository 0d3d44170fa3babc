// Hard words: each is in bold, and explained where it first comes.
#include <fmt/format.h>

#include <algorithm>

#include "check/easy_read_edition.h"

namespace comisiynu {

namespace {

class GlossaryCheck {
 public:
  GlossaryCheck(EasyEdition& edition, Language language) : edition_(edition), language_(language) {
    for (const auto& page : edition.easy().pages)
      for (const auto& idea : page.ideas)
        for (const auto& word : idea.words) explained_.insert(word.id);
  }

  void run() {
    for (const auto& page : edition_.easy().pages)
      for (const auto& idea : page.ideas)
        if (idea.text.has(language_)) look_at(idea);
  }

 private:
  void look_at(const Idea& idea) {
    const auto text = edition_.text(idea.text, language_);
    const auto uses = edition_.language(language_).terms.uses(text, language_);
    // A misspelt id is told of, and what hangs on it would only be told again.
    const auto& terms = edition_.publication().terms;
    if (std::any_of(idea.words.begin(), idea.words.end(), [&](const auto& word) { return find(terms, word.id) == nullptr; })) return;
    unused(idea, text, uses);
    for (const auto& use : uses)
      if (use.term->term.has(language_)) used(idea, text, use);
    bold(idea, text, uses);
  }

  static bool explains(const Idea& idea, const std::string& term) {
    return std::any_of(idea.words.begin(), idea.words.end(), [&](const auto& word) { return word.id == term; });
  }

  // "Need" is in the glossary for what it means there; in a sentence it may be the word that everybody knows.
  bool is_everyday(const EasyText& text, const EasyTerms::Use& use) const {
    return use.last == use.first + 1 && edition_.language(language_).words.is_plain(text.words()[use.first].folded);
  }

  void say(const Idea& idea, EasyFinding finding) { edition_.say(&idea, idea.text, language_, std::move(finding)); }

  void used(const Idea& idea, const EasyText& text, const EasyTerms::Use& use) {
    const auto& id = use.term->id;
    const auto place = text.place(use.first, use.last);
    const auto words = quoted(text, use.first, use.last);
    if (explains(idea, id)) {
      if (seen_.insert(id).second && !text.words()[use.first].bold)
        say(idea, {Severity::warning, "word-not-bold", place, fmt::format("\"{}\" is explained here, and is not in bold", words), fmt::format("write **{}**", words)});
      return;
    }
    if (is_everyday(text, use) || !seen_.insert(id).second) return;
    const bool later = explained_.contains(id);
    say(idea, {Severity::warning, later ? "word-explained-late" : "word-unexplained", place,
               later ? fmt::format("\"{}\" comes here first, and is explained later", words) : fmt::format("\"{}\" is in the glossary, and is explained nowhere in this edition", words),
               later ? fmt::format("move \"{}\" to the words of this idea, and write **{}** here", id, words) : fmt::format("add \"{}\" to the words of this idea, and write **{}**", id, words)});
  }

  // One that is explained in an idea stands in it, in every language.
  void unused(const Idea& idea, const EasyText&, const std::vector<EasyTerms::Use>& uses) {
    for (const auto& word : idea.words) {
      const auto* term = find(edition_.publication().terms, word.id);
      if (term == nullptr || std::any_of(uses.begin(), uses.end(), [&](const auto& use) { return use.term == term; })) continue;
      edition_.say(&idea, Severity::warning, "word-unused", word.at,
                   fmt::format("\"{}\" is explained here, and the {} text does not use it", term->term.shown(language_), name_of(language_)),
                   fmt::format("write the word in the text, add the form that is there to also.{} in the glossary, or take \"{}\" out of words", language_code(language_), word.id));
    }
  }

  void bold(const Idea& idea, const EasyText& text, const std::vector<EasyTerms::Use>& uses) {
    for (const auto& stretch : text.bold()) {
      const auto inside = [&](const EasyTerms::Use& use) {
        const auto place = text.place(use.first, use.last);
        return place.from >= stretch.from && place.from < stretch.from + stretch.length && (explains(idea, use.term->id) || seen_.contains(use.term->id));
      };
      if (std::any_of(uses.begin(), uses.end(), inside)) continue;
      const auto& written = idea.text.in[language_];
      say(idea, {Severity::warning, "bold-unexplained", stretch, fmt::format("\"{}\" is in bold, and is not explained", std::string_view(written).substr(stretch.from, stretch.length)),
                 "bold is for hard words: put it in the glossary and its id in words, or take the ** away"});
    }
  }

  EasyEdition& edition_;
  const Language language_;
  std::set<std::string> explained_;  // terms that some idea explains
  std::set<std::string> seen_;       // terms that have come, in the order of reading
};

}  // namespace

void check_easy_glossary(EasyEdition& edition) {
  for (const Language language : edition.publication().languages) GlossaryCheck(edition, language).run();
}

}  // namespace comisiynu
