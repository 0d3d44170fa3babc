// What the states of texts mean for a build.
#pragma once

#include "translations/texts.h"

namespace comisiynu {

// For a publication that keeps a ledger; without one nothing is said. What is stale, or a block that is missing, is an error in a
// final document, a warning in a draft and in what belongs to no document, and nothing in one that is withdrawn or superseded.
// A translation without a source is a warning. What was never recorded is a hint, one a file. Texts that are missing whole, a field's
// or a section's, are check_translations' to tell of (check/check.h), ledger or none.
void check_translation_states(const TextInventory&, Diagnostics& found);

}  // namespace comisiynu
