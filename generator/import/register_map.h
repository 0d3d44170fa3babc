// Which columns of a register become which fields of a provider: a small TOML file, described in docs/import.md.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "language/language.h"

namespace comisiynu {

struct RegisterMap {
  struct Field {
    std::string path;                  // "address.town", "service.places"
    std::vector<std::string> columns;  // joined by ", " where they are several
    std::string separator;             // parts a cell into several values; empty for one
    Position at;
  };
  std::string source;                  // the regulator, as registration.regulator has it: "CQC"
  Language language = Language::en;
  std::optional<char> delimiter;
  std::string service = "main";        // the id of each provider's service
  std::vector<Field> fields;
  std::map<std::string, std::string> always;                            // field -> the same words for every provider
  std::map<std::string, std::map<std::string, std::string>> codes;      // field -> their word -> ours; "" leaves it out
  std::map<std::string, std::vector<std::string>> only;                 // column -> the words of rows that are taken

  // Whether it may mark addresses as confidential.
  bool may_redact() const;
};

// What is wrong is said with its place.
RegisterMap read_register_map(std::string_view text, FileId, Diagnostics& found);

}  // namespace comisiynu
