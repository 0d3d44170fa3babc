// What the forms of a word share, in each language: words are kept by it. Welsh forgets mutations (language/mutation.h),
// English its endings (Porter's second algorithm, as libstemmer has it).
#pragma once

#include <string>
#include <string_view>

#include "language/language.h"

namespace comisiynu {

// Of a folded word. Any thread.
std::string search_key(Language, std::string_view word);

}  // namespace comisiynu
