// What the columns of a CSV file are: CSV on the Web (https://www.w3.org/TR/tabular-metadata/), as "<file>-metadata.json"
// beside it, where its readers look first. Each column is named in both languages.
#pragma once

#include <string>

#include "opendata/tables.h"

namespace comisiynu {

std::string csvw_of(const Voice&, const PlainTable&);

// Of a table of HSDS's data package: its columns bear the standard's own names, which are in no language.
std::string csvw_of(const Voice&, const HsdsTable&);

// Of a dataset's CSV file, whose first line says the columns.
std::string csvw_of(const Voice&, const ResolvedDataset&, std::string_view csv);

}  // namespace comisiynu
