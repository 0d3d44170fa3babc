// Figures and days as easy read says them: rounded, with "about" where rounding changed them, and with their unit.
#pragma once

#include <string>

#include "analysis/figures.h"
#include "analysis/wording.h"
#include "model/values.h"

namespace comisiynu {

// A share is so many in so many of what it is a share of: "about 2 in 3 pounds", "tua 4 o bob 5 o bobl". Money and counts
// keep two figures that matter: "about £29 million", "about 1,200 people"; what is as short already stays as it is: "61
// people". Missing figures are their mark.
std::string easy_words(const Figure&, const Wording&);
// The same without its unit, for a noun of the author's.
std::string easy_number(const Figure&, const Wording&);

// A month, or a year where no more is known: "in April 2004", "ym mis Ebrill 2004"; "in 2004", "yn 2004".
std::string easy_words(const Date&, const Wording&);

}  // namespace comisiynu
