#pragma once

#include <string_view>

namespace comisiynu {

// The media type that a file of a site is served with, by the end of its path or address; a folder is its index.html.
std::string_view media_type(std::string_view path);

}  // namespace comisiynu
