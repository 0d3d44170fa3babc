#include "opendata/hosts.h"

namespace comisiynu {

std::vector<std::pair<std::string_view, std::string_view>> host_files() {
  return {
      {"_headers",
       "/*\n"
       "  Access-Control-Allow-Origin: *\n"},
      {".htaccess",
       "AddType application/ld+json .jsonld\n"
       "<IfModule mod_headers.c>\n"
       "  Header set Access-Control-Allow-Origin \"*\"\n"
       "</IfModule>\n"
       "ErrorDocument 404 /404.html\n"},
      {"staticwebapp.config.json",
       "{\n"
       "  \"globalHeaders\": { \"Access-Control-Allow-Origin\": \"*\" },\n"
       "  \"mimeTypes\": { \".jsonld\": \"application/ld+json\" },\n"
       "  \"responseOverrides\": { \"404\": { \"rewrite\": \"/404.html\" } }\n"
       "}\n"},
  };
}

}  // namespace comisiynu
