// The register of opportunities for those who read it with a program: as a table, as open contracting data, and as a
// calendar. Each says when things are to happen, as far as the register says it: a month stays a month where the format
// can say one, and is its first day where it cannot.
#pragma once

#include <string>

#include "opendata/tables.h"

namespace comisiynu {

// When the contract runs. `end` and `latest` (with every extension) are the last day or month of it; years that are all
// that is known stay years. None where it is not known.
struct ContractDates {
  Date start, end, latest;
};
ContractDates contract_dates(const Opportunity&);

// The page that shows it, with its anchor; whole where the site's address is known.
std::string opportunity_address(const Voice&, const Opportunity&);

// data/<language>/opportunities.csv
const PlainTable& opportunities_table();
std::string opportunities_csv(const Voice&, const Identifiers&);

// ocds_file: a release package of the Open Contracting Data Standard 1.1
// (https://standard.open-contracting.org/1.1/en/schema/release_package/), in all languages at once.
std::string ocds_package(const Site&, const Identifiers&);

// feeds/<language>/opportunities.ics (RFC 5545): planned notices, and contracts' first and last days.
std::string opportunities_calendar(const Voice&, const Identifiers&);

}  // namespace comisiynu
