// The mutations of Welsh: how the first letter of a word changes after other words, undone and done. "Caerfyrddin" is
// also written Gaerfyrddin (soft), Nghaerfyrddin (nasal) and Chaerfyrddin (aspirate); "ysgol" is "hysgol" after "ei".
// The rules are those of Peter Wynn Thomas, Gramadeg y Gymraeg, chapter III. themes/default/search.js holds the same
// table: tests/browser/language.mjs compares the two.
//
// Words here are folded (language/words.h). Pure functions: any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace comisiynu {

// Every word that this may be a form of, itself first: "ofal" gives ofal, gofal. Which of them exist is for a
// dictionary to say.
std::vector<std::string> radicals(std::string_view word);

// Every form that the word takes, itself first: "gofal" gives gofal, ofal, ngofal; "cath" gives cath, gath, nghath, chath.
std::vector<std::string> mutated_forms(std::string_view radical);

// What all forms of a word share, so that they can be kept together: "ofal" for gofal, ofal, ngofal. Words that are not
// forms of each other may share it too (cofal); radicals() tells them apart.
std::string mutation_key(std::string_view word);

}  // namespace comisiynu
