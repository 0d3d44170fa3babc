// Words that no dictionary knows. Asked for: `comisiynu check --spelling`.
//
// Right are the words of the language's dictionary in all their forms, of the publication's names, and of its lists
// spelling.cy.txt and spelling.en.txt in the content folder: a word a line, # begins a remark.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "check/written_words.h"

namespace comisiynu {

struct SpellingOptions {
  std::string dictionaries;                        // the folder of cy.aff, cy.dic, en.aff, en.dic
  PerLanguage<std::vector<std::string>> accepted;  // the words of the lists
  PerLanguage<std::string> list;                   // what the lists are called, for the remedy
};

// The words of a list.
std::vector<std::string> spelling_list(std::string_view text);

// `more` are texts beside the publication's, such as messages. A word is told of at its first place in each file.
void check_spelling(const Publication&, const std::vector<WrittenText>& more, const SpellingOptions&, Sources&, Diagnostics& found);

}  // namespace comisiynu
