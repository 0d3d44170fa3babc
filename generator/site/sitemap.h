#pragma once

#include <string>

#include "page/site.h"

namespace comisiynu {

// sitemap.xml: every page that search engines should find, with its address in each language (sitemaps.org 0.9 with
// Google's hreflang alternates). Requires a base URL.
std::string sitemap(const Site&);

}  // namespace comisiynu
