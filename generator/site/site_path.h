// The path of a file within the finished site: "en/providers/glan-tywi/index.html".
#pragma once

#include <string>
#include <string_view>

namespace comisiynu {

// The writer's own file, in the root of every site; see manifest.h.
inline constexpr std::string_view manifest_name = ".comisiynu";

// Why a file of a site may not have this path, as the end of a sentence ("has an empty part"); empty when it may.
// A path is relative, of parts that '/' joins, in UTF-8; no part is empty, "." or "..", or longer than 255 bytes;
// there is no backslash and no control character in it; and it is not the manifest's.
std::string_view fault_of_path(std::string_view path);

}  // namespace comisiynu
