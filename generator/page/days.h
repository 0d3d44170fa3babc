// The days that machines are told of: when a record was last changed, as far as the content says it. The program does not
// know when a file was written; the same content makes the same bytes.
#pragma once

#include <string>

#include "model/publication.h"

namespace comisiynu {

// The day that the publication stands for: the build's, where it was given one; else the newest day that a document was
// published, or a provider's facts were true. None where nothing says one.
Date publication_day(const Publication&, const Date& build);

// The newest day that one of the provider's facts was checked or counted; none where nothing says one.
Date changed_on(const Provider&);

// The day it was last changed, or its document was published; none where nothing says one.
Date changed_on(const Publication&, const Opportunity&);

// "2026-11-16T00:00:00Z" (RFC 3339); a month or a year by its first day. Requires a date.
std::string timestamp(const Date&);

}  // namespace comisiynu
