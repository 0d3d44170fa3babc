#include "site/media_type.h"

#include <utility>

namespace comisiynu {

std::string_view media_type(std::string_view path) {
  constexpr std::pair<std::string_view, std::string_view> types[] = {
      {".html", "text/html; charset=utf-8"}, {".css", "text/css; charset=utf-8"},   {".js", "text/javascript; charset=utf-8"},
      {".svg", "image/svg+xml"},             {".png", "image/png"},                 {".jpg", "image/jpeg"},
      {".jpeg", "image/jpeg"},               {".webp", "image/webp"},               {".avif", "image/avif"},
      {".gif", "image/gif"},                 {".ico", "image/vnd.microsoft.icon"},  {".csv", "text/csv; charset=utf-8"},
      {".json", "application/json"},         {".jsonld", "application/ld+json"},    {".xml", "application/xml"},
      {".atom", "application/atom+xml"},     {".ics", "text/calendar; charset=utf-8"}, {".txt", "text/plain; charset=utf-8"},
      {".pdf", "application/pdf"},           {".woff2", "font/woff2"},              {".zip", "application/zip"},
      {".gz", "application/gzip"},
  };
  path = path.substr(0, path.find_first_of("?#"));
  if (path.empty() || path.ends_with('/')) return "text/html; charset=utf-8";
  for (const auto& [end, type] : types)
    if (path.ends_with(end)) return type;
  return "application/octet-stream";
}

}  // namespace comisiynu
