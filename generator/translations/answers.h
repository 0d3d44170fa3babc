// Reads what comes back from translators: XLIFF 2.x and 1.2, and PO. Pure; whatever the bytes are, they are read or told of.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "translations/exchange.h"

namespace comisiynu {

struct Answers {
  std::optional<Language> to;  // the language that the file says it is in
  std::vector<Answer> all;
};

// By what the file holds, whatever its name. Nothing, having said why, when it is none of the formats.
std::optional<Answers> read_answers(std::string_view text, FileId file, Diagnostics& found);

// One for each format; internal to translations/.
std::optional<Answers> read_xliff(std::string_view text, FileId file, Diagnostics& found);
std::optional<Answers> read_po(std::string_view text, FileId file, Diagnostics& found);

}  // namespace comisiynu
