// Every dataset of the site in one file, in both languages: DCAT 3 with the properties that DCAT-AP asks for, as JSON-LD
// (https://www.w3.org/TR/vocab-dcat-3/), for data portals to gather from.
#pragma once

#include <string>

#include "page/site.h"

namespace comisiynu {

std::string dcat_catalogue(const Site&, const Identifiers&, const FileSizes&);

}  // namespace comisiynu
