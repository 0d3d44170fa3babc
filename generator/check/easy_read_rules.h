// The rules of easy read, one family a file. Each looks at one text and says what is wrong where in it; which record the
// text belongs to, and whether the finding is accepted, is for the caller. Pure; safe from any thread.
//
// The rules are those of Learning Disability Wales, "Clear and Easy" (2018), of Change, "How to make information
// accessible", and of Mencap, "Make it clear".
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/diagnostics.h"
#include "check/easy_text.h"
#include "language/format.h"
#include "model/publication.h"

namespace comisiynu {

inline constexpr std::size_t good_sentence = 15, longest_sentence = 20;  // words
inline constexpr std::size_t most_sentences = 3;                         // beside one picture
inline constexpr std::size_t most_printed_pages = 24;

struct EasyFinding {
  Severity severity = Severity::warning;
  std::string_view code;
  EasyText::Stretch place;
  std::string message, remedy;
};
using EasyFindings = std::vector<EasyFinding>;

// A glossary's terms in one language, ready to be found in texts.
struct EasyTerms {
  struct Form { const Term* term; EasyPhrase phrase; };
  std::vector<Form> forms;    // the longest first
  std::vector<Form> avoided;  // words that the glossary says not to use for its terms
  EasyTerms() = default;
  EasyTerms(const Publication&, Language);

  // Each place where a term is used, in order; of terms that begin at one word, the longest.
  struct Use { const Term* term; std::size_t first, last; };  // words
  std::vector<Use> uses(const EasyText&, Language) const;
};

struct EasyLanguage {
  Language language;
  const EasyWords& words;
  const EasyTerms& terms;
  std::unordered_set<std::string> names;  // of places, folded: no hard words
};

void check_easy_sentences(const EasyText&, const EasyLanguage&, EasyFindings&);  // length, one idea, negatives, passive voice
void check_easy_words(const EasyText&, const EasyLanguage&, EasyFindings&);      // hard words, metaphors, the glossary's preferred words
void check_easy_letters(const EasyText&, const EasyLanguage&, EasyFindings&);    // abbreviations, contractions, capitals, italics
void check_easy_figures(const EasyText&, const EasyLanguage&, EasyFindings&);    // percentages, fractions, large numbers

// What a reader takes in: less than 1,000, or no more than two figures that matter.
bool is_easy_amount(double amount);

// All of them, in the order of their places.
EasyFindings easy_text_findings(const EasyText&, const EasyLanguage&);

// "Mae" … as an author would name a stretch in a message: at most eight words of it.
std::string quoted(const EasyText&, std::size_t first, std::size_t last);

}  // namespace comisiynu
