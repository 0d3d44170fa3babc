// HSDS records as JSON: nested as the standard's API gives them.
#pragma once

#include <string>

#include "base/json_writer.h"
#include "opendata/hsds.h"

namespace comisiynu {

// The fields of a row, into an object that is open.
void write_fields(JsonWriter&, const HsdsRow&);

// Whole records, each with all that belongs to it.
void write_organization(JsonWriter&, const HsdsOrganization&);
void write_service(JsonWriter&, const HsdsOrganization&, const HsdsService&);
void write_location(JsonWriter&, const HsdsLocation&);

// As lists have them: only what there is one of.
void write_organization_line(JsonWriter&, const HsdsOrganization&);
void write_service_line(JsonWriter&, const HsdsOrganization&, const HsdsService&);
void write_service_at_location_line(JsonWriter&, const HsdsOrganization&, const HsdsService&);

// One page of a list in the standard's envelope; `contents` are written records with commas between.
std::string list_page(std::string_view contents, std::size_t size, std::size_t page, std::size_t pages, std::size_t total);

}  // namespace comisiynu
