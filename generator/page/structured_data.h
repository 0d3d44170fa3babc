// What pages say to search engines: JSON-LD with terms of https://schema.org/, of the same facts that the page shows.
#pragma once

#include "page/site.h"

namespace comisiynu {

Value provider_json_ld(const Voice&, const Provider&, const PlannedPage&);
Value document_json_ld(const Voice&, std::size_t document, const PlannedPage& cover);
Value dataset_json_ld(const Voice&, const Dataset&, const PlannedPage&, const std::string& variable);
Value data_catalogue_json_ld(const Voice&, const PlannedPage&);

}  // namespace comisiynu
