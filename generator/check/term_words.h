// A text's words as a glossary's terms are looked for in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/written_words.h"

namespace comisiynu {

struct TermWord {
  std::string word;  // folded; empty where no term can run on: the end of a sentence, a figure, code, what is quoted
  WrittenWord written;
  bool in_name = false;  // a capital within a sentence: the Children Act
};

// The words of the prose, without what is quoted: that is somebody else's, whatever they call things.
std::vector<TermWord> term_words(std::string_view text);

}  // namespace comisiynu
