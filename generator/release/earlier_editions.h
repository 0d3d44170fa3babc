// The editions that were released before, from the archives that their releases wrote.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/disk.h"
#include "page/editions.h"
#include "release/provenance.h"

namespace comisiynu {

// What of an edition is kept in memory: its files come again from the archive when they are put.
struct ArchivedEdition {
  Provenance provenance;
  std::string snapshot;             // edition/snapshot.json: for what changed since
  std::vector<std::string> files;   // of the site, by path within it, in byte order
  std::string tar_gz, zip, printed; // files of the archive folder; empty where there is none. One of the first two is there
  std::vector<PrintedFile> prints;  // what is in `printed`, and how many bytes each has
  std::map<std::string, std::uint64_t> print_sizes;
};

// All archives of the folder, oldest edition first: by date, then by number. What cannot be read, or is in the folder twice,
// is an error. An empty name is an empty folder.
std::vector<ArchivedEdition> read_archives(const std::string& folder, const Disk&, Sources&, Diagnostics& found);

// The list of a printed archive, "printed.json": [ { "path", "language", "title" }, … ].
inline constexpr std::string_view printed_list_name = "printed.json";
std::string printed_json(const std::vector<PrintedFile>&);

}  // namespace comisiynu
