// What search engines are told of the site as a whole. Both need the site's whole address.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "opendata/open_data.h"
#include "page/site.h"

namespace comisiynu {

// The protocol allows 50,000 in a file, and 50 MB. Smaller ones are made without holding megabytes.
inline constexpr std::size_t addresses_in_a_sitemap = 5'000;

// https://www.sitemaps.org/protocol.html, every page with its other languages, in sitemap.xml; where there are more addresses
// than go in a file, that leads to sitemap-1.xml and so on. Pages that search engines should leave out are not in them.
void put_sitemap(const Site&, const PutFile&, std::size_t most = addresses_in_a_sitemap);
bool is_sitemap(std::string_view path);

// https://www.rfc-editor.org/rfc/rfc9309
std::string robots_txt(const Site&);

}  // namespace comisiynu
