// All pictograms on one page, for authors to choose from: in both languages, by group, with what to write. The page
// holds its pictures itself, so that it can be kept or sent on.
#pragma once

#include <functional>
#include <string>

#include "page/theme.h"

namespace comisiynu {

// `svg` gives the drawing of a file of the theme.
std::string picture_sheet(const Theme&, const std::function<std::string(const ThemeFile&)>& svg);

}  // namespace comisiynu
