// Finding a pictogram by a word of either language: in its name, its other words, its meaning or its id, whatever the
// accents, and in Welsh whatever the mutation ("gartref" finds cartref).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "page/theme.h"

namespace comisiynu {

// All pictograms by group, each group's in the order of its list. They belong to the theme.
std::vector<const Pictogram*> all_pictures(const Theme&);

// Those that every word of the query finds, best first: by name, then by other words, then by meaning.
std::vector<const Pictogram*> search_pictures(const Theme&, std::string_view query);

// What may have been meant by a query that finds nothing; empty when nothing is near.
std::string nearest_picture_word(const Theme&, std::string_view query);

}  // namespace comisiynu
