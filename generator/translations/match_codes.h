#pragma once

#include <vector>

#include "translations/inline_codes.h"

namespace comisiynu {

// The numbers of a translation's codes: those that the same codes have in its source; what the source does not have is counted
// from 1000, where no source comes.
std::vector<std::size_t> matched_numbers(const std::vector<InlinePart>& source, const std::vector<InlinePart>& target);

// What closes the pair that opens at `open`.
const std::string& closing_text(const std::vector<InlinePart>& parts, std::size_t open);

}  // namespace comisiynu
