// Where an edition comes from: what was released, of which content, by which program, and what was checked. The file
// stands in every archive, and says to a later release which edition it has before it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/disk.h"
#include "language/language.h"
#include "model/publication.h"

namespace comisiynu {

inline constexpr std::string_view provenance_name = "provenance.json", snapshot_name = "edition/snapshot.json";

// The content's revision, where it is under version control.
struct Revision {
  std::string id;         // empty where it is not known
  bool modified = false;  // something in the content folder has not been committed
};

struct Provenance {
  std::string edition;
  Date date;
  PerLanguage<std::string> title;
  std::string address;  // of the site, without a slash at its end
  std::vector<Language> languages;
  std::string program_version;
  Revision revision;
  std::string content_sha256;  // of all the files read from the content folder: see content_digest()
  std::uint64_t pages = 0;
  std::vector<std::pair<std::string, std::uint64_t>> records;  // by kind, as publication.toml and its neighbours name them
  PerLanguage<std::uint64_t> words;                             // in records and sections
  std::vector<std::pair<std::string, std::uint64_t>> translations;  // texts by state, in the order of TextState; none without a ledger
  std::uint64_t accepted_warnings = 0;
  std::vector<std::string> unchecked_easy_read;                 // documents whose easy read nobody has checked yet
};

// What the publication itself says: title, languages, counts of records and words, easy read.
Provenance provenance_of(const Publication&);

// SHA-256 of one line for each file of the folder, "<sha256>  <path within it>\n", in byte order of the paths. What is
// hidden is passed over, and so is what cannot be read.
std::string content_digest(const Disk&, const std::string& folder);

std::string as_json(const Provenance&);
// Only what a later release asks for: edition, date, title, address, languages.
std::optional<Provenance> parse_provenance(std::string_view json);

}  // namespace comisiynu
