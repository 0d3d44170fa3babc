// Numbers that an author typed in a text, and that a dataset beside them has: they are offered as placeholders, so that
// the two cannot come to differ.
#pragma once

#include "analysis/figures.h"
#include "language/messages.h"

namespace comisiynu {

// A hint for each. A dataset stands beside a number when the same section shows or quotes it. Years, dates, phone
// numbers, numbers of sections and tables, small numbers, and all within links, code, headings and placeholders are left
// alone.
void offer_placeholders(const Publication&, const Figures&, const Messages&, Diagnostics&);

}  // namespace comisiynu
