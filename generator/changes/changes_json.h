#pragma once

#include <string>

#include "changes/compare.h"

namespace comisiynu {

// {"format": "comisiynu-changes", "version": 1, …}: docs/what-changed.md says what is in it.
std::string changes_json(const Changes&);

}  // namespace comisiynu
