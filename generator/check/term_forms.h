// Whether one word is a form of another, where a glossary's terms are looked for. Words are folded (language/words.h). Pure.
#pragma once

#include <string>

#include "language/language.h"

namespace comisiynu {

// Itself, its plural where an ending makes it, and in Welsh each of these mutated: ddarparwyr of darparwr.
bool is_form(Language, const std::string& written, const std::string& word);

// Looser: made of the same word, by any ending. "assessed" and "assessment", "gontractio" and "contract". Tells more words alike
// than are, so that nobody is told that a word is missing where it is there.
bool has_same_root(Language, const std::string& written, const std::string& word);

}  // namespace comisiynu
