// What search engines are told of the site as a whole. Both need the site's whole address.
#pragma once

#include <string>

#include "page/site.h"

namespace comisiynu {

// https://www.sitemaps.org/protocol.html, every page with its other languages. Pages that search engines should leave out
// are not in it.
std::string sitemap(const Site&);

// https://www.rfc-editor.org/rfc/rfc9309
std::string robots_txt(const Site&);

}  // namespace comisiynu
