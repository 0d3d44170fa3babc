// Counts of people so small that they could pick somebody out. Pure functions: any number of threads may call them.
#pragma once

#include "model/publication.h"

namespace comisiynu {

// Counts of people below this, and not nought, are not shown. Five where the publication says nothing else, as the Government
// Statistical Service's guidance on disclosure control for tables of people has it.
inline std::int64_t least_count_shown(const Publication& publication) { return publication.settings.disclosure.minimum.value.value_or(5); }

inline bool is_small_count(const Publication& publication, double people) {
  return people > 0 && people < static_cast<double>(least_count_shown(publication));
}

}  // namespace comisiynu
