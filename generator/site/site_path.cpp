#include "site/site_path.h"

#include <algorithm>

#include "base/text.h"

namespace comisiynu {

std::string_view fault_of_path(std::string_view path) {
  if (path.empty()) return "is empty";
  if (path.front() == '/') return "begins with a slash";
  if (std::any_of(path.begin(), path.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }))
    return "has a control character";
  if (path.find('\\') != path.npos) return "has a backslash";
  if (invalid_utf8(path)) return "is not UTF-8";
  for (std::size_t begin = 0; begin <= path.size();) {
    const auto end = std::min(path.find('/', begin), path.size());
    const auto part = path.substr(begin, end - begin);
    if (part.empty()) return "has an empty part";
    if (part == "." || part == "..") return "has a part of dots alone";
    if (part.size() > 255) return "has a part longer than 255 bytes";
    if (begin == 0 && part == manifest_name) return "is the one of the writer's own file";
    begin = end + 1;
  }
  return {};
}

}  // namespace comisiynu
