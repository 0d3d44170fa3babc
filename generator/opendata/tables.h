// Tables of open data: their columns said once, for the CSV and for what describes it (CSVW, a Frictionless schema).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "opendata/hsds.h"

namespace comisiynu {

// The catalogue as plain tables, for people with a spreadsheet: one of the publication's languages each.
struct PlainColumn {
  std::string_view name;
  std::string_view title;           // a message
  std::string_view datatype;        // of XML Schema, as CSVW names it; "day" for a day, a month or a year
  std::string_view refers_to = "";  // "providers.csv#id"
  bool is_list = false;             // several values, parted by semicolons
};

struct PlainTable {
  std::string_view file;   // "providers.csv"
  std::string_view title;  // a message
  std::vector<PlainColumn> columns;
  std::vector<std::string_view> key;  // the columns that tell rows apart; may be none
};

const std::vector<PlainTable>& plain_tables();  // providers, services, prices, ratings

// Rows of one provider, a text for each of plain_tables(), without heads.
std::vector<std::string> plain_rows(const Voice&, const Identifiers&, std::size_t provider);
std::string plain_head(const PlainTable&);

// The market view's own figures: a row for each kind of service in each area, and one without an area for the kind in all of
// them, where a service that serves several is counted once.
const std::vector<PlainTable>& market_tables();  // market, market-prices
std::vector<std::string> market_rows(const Voice&);  // a text for each of them, whole

// The standard's tabular data package: a table for each kind of record.
struct HsdsField {
  std::string_view name, type = "string", format = "";
  bool required = false;
};

struct HsdsTable {
  std::string_view name, file;
  std::vector<HsdsField> fields;                                      // the first is the key, "id"
  std::vector<std::pair<std::string_view, std::string_view>> foreign;  // field, table
};

const std::vector<HsdsTable>& hsds_tables();
std::vector<std::string> hsds_rows(const HsdsOrganization&);
std::vector<std::string> hsds_rows(const HsdsTaxonomies&);
std::string hsds_head(const HsdsTable&);
std::string hsds_package(const Voice&);  // datapackage.json

}  // namespace comisiynu
