#pragma once

#include <string_view>

namespace comisiynu {

// The media type of a site's file by the end of its name; of a page where it has none. For browsers that are told nothing else.
std::string_view media_type(std::string_view address);

}  // namespace comisiynu
