// The files of open data that stand beside the pages: where each stands, and the identifiers in them.
//
//   data/catalogue.jsonld               every dataset, as DCAT
//   data/<language>/providers.csv, …    the catalogue as plain tables, each with its "-metadata.json" (CSVW)
//   data/<language>/market.csv, market-prices.csv   what it comes to, by kind of service and area
//   data/<language>/open-referral/…     the catalogue as Open Referral UK and HSDS 3.0 have it in JSON
//   data/<language>/hsds/…              the same as HSDS's tabular data package
//   data/changes.json                   what changed since the edition before
//   data/<language>/opportunities.csv   the register of opportunities; data/ocds.json as open contracting data
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/uuid.h"
#include "language/language.h"
#include "markup/value.h"
#include "model/publication.h"

namespace comisiynu {

class Voice;

// Stable identifiers: a UUID of version 5 of "kind/id", in a name space that is itself one, made of the publication's
// address ("https://gofal.example.gov.uk"; "urn:comisiynu" where it has none). They hold as long as ids and address do,
// and are the same in both languages. Safe from any thread.
class Identifiers {
 public:
  explicit Identifiers(const Settings&);
  std::string of(std::string_view kind, std::string_view id) const;

 private:
  Uuid name_space_;
};

// Within the site: "data/cy/providers.csv".
std::string data_path(Language, std::string_view file);
// "organizations/<uuid>.json" of a provider, "services/<uuid>.json" of a service of it, below "open-referral/".
std::string organization_file(const Identifiers&, const Provider&);
std::string service_file(const Identifiers&, const Provider&, const Service&);
inline constexpr std::string_view ocds_file = "data/ocds.json", changes_file = "data/changes.json";
inline constexpr std::string_view dcat_file = "data/catalogue.jsonld";

// Where the licence of texts and data can be read; empty where that is not known.
std::string licence_address(const Settings&);

// Bytes of each file, by its path.
using FileSizes = std::unordered_map<std::string, std::uint64_t>;

// Of a file that is made before the pages are, which a page says beside the link to it.
std::optional<std::uint64_t> size_of_file(const Voice&, const std::string& path);
// A file that is made before the page: empty where it is not.
Value download_if_made(const Voice&, std::string_view format, const std::string& path, Value about = {});

// [Download], as templates/README.md has it.
// It is saved under `saved_as`, in words of the page's language; under the name of its path where that is empty.
Value download(const Voice&, std::string_view format, const std::string& path, Value about = {}, std::string_view saved_as = {});
std::vector<Value> plain_table_downloads(const Voice&);      // the market's figures, and the catalogue's plain tables that they are counted from
Value catalogue_downloads(const Voice&);                     // all of the catalogue, for the page of open data
Value opportunities_downloads(const Voice&);                 // of the register of opportunities
Value list_downloads(const Voice&);                          // for the list of all providers
Value provider_downloads(const Voice&, const Provider&);

}  // namespace comisiynu
