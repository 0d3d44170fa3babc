// Where areas lie in one another. Pure functions: any number of threads may call them.
#pragma once

#include "model/publication.h"

namespace comisiynu {

// Whether an area is the larger one or lies in it, through any number of steps; false where it is not known.
// Areas that lie in each other in a circle are no reason to go on for ever.
bool lies_within(const Publication&, std::string_view area, std::string_view larger);

}  // namespace comisiynu
