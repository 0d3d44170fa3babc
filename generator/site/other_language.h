// Sentences on a finished page that are in the other language, and do not say so: a reader who knows one language would meet the other
// unannounced, and a screen reader would read it in the wrong voice (WCAG 2.2, 3.1.2).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/language.h"

namespace comisiynu {

// `html` is a page that this program made, in the language. Names are no sentences and are passed over, since each language's pages may
// have them as they are: so only what has the small words of the other language, a verb or a pronoun among them, and none of its own.
std::vector<std::string> sentences_in_other_language(std::string_view html, Language);

}  // namespace comisiynu
