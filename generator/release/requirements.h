// What a draft may have but an edition may not: a publication in the making can wait for these, a released one cannot.
#pragma once

#include "base/diagnostics.h"
#include "model/edition.h"
#include "model/publication.h"

namespace comisiynu {

// Errors for what is past its date on the day of the edition, or not said at all:
// - the accessibility statement, which must be there and have been reviewed within twelve months (Public Sector Bodies
//   (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8, asks for it regularly; the
//   guidance to the model statement for once a year), tested, and be true of its own dates;
// - facts of providers, whose `review_by` has passed, unless editions.toml lets them stand.
// Reviews of documents, contracts and risks are warnings of the thread, which an edition must not have either.
void check_edition(const Publication&, const EditionsFile&, const Date& day, Diagnostics& found);

// Whether an edition may be called so: letters, digits, dots and hyphens, beginning with a letter or a digit.
bool is_edition_number(std::string_view number);

}  // namespace comisiynu
