#include "release/media_type.h"

#include <utility>

namespace comisiynu {

std::string_view media_type(std::string_view address) {
  constexpr std::pair<std::string_view, std::string_view> types[] = {
      {".css", "text/css; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".json", "application/json"}, {".svg", "image/svg+xml"},
      {".png", "image/png"}, {".jpg", "image/jpeg"}, {".jpeg", "image/jpeg"}, {".webp", "image/webp"}, {".gif", "image/gif"},
      {".avif", "image/avif"}, {".woff2", "font/woff2"}};
  address = address.substr(0, address.find_first_of("?#"));
  for (const auto& [end, type] : types)
    if (address.ends_with(end)) return type;
  return "text/html; charset=utf-8";
}

}  // namespace comisiynu
