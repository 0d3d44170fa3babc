// Whether what came back from a translator may stand in the place of its text. Pure.
#pragma once

#include <optional>
#include <string>

#include "translations/exchange.h"

namespace comisiynu {

struct Refusal {
  std::string code, message, remedy;
};

struct JudgedAnswer {
  std::string words;  // as they go into the file
  std::optional<Refusal> refusal;
};

// `answer` has a target. What is as it stands already is taken unseen; anything else must be made from the source as it is now, keep
// its placeholders, links, pictures, code and figures, and be built alike. A number may be written as a word, and stress left out.
JudgedAnswer judge_answer(const TranslatedText&, const Answer&);

// The figures among the words that the other text does not have: "1,200". Thousands' commas and a decimal's last noughts say nothing;
// numbers to ten may be words in either language, mutated or not.
std::vector<std::string> figures_missing(std::string_view from, std::string_view in);

}  // namespace comisiynu
