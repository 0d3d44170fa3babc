// What an import offers for one provider: fields with their places in a provider's file, each already checked and written
// as TOML. Where it came from, CSV or JSON, no longer matters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/diagnostics.h"
#include "model/publication.h"

namespace comisiynu {

struct ImportedField {
  std::string path;  // "address.town", "service.main.places"; the word after "service" is the service's id
  std::string toml;  // "\"Llandeilo\"", as canonical() writes it
};

struct ImportedProvider {
  std::string key;   // tells it from all others of its register: "CQC 1-12345"
  std::string name;
  std::string town;  // where two have the same name
  Position at;       // its row
  std::vector<ImportedField> fields;
};

// Checks raw words by the kind of the field that they are for, and adds them as it must be written. What is wrong is said
// once for each different value, at the first place it stands; the rest of the provider is kept.
class FieldMaker {
 public:
  // `text_language` is of words that are in a language; names are written for all of them unless `names_too`.
  FieldMaker(const Publication& publication, Language text_language, bool names_too, Diagnostics& found)
      : publication_(publication), language_(text_language), names_too_(names_too), found_(found) {}

  static bool known(std::string_view path);  // without the service's id: "service.places"
  static std::vector<std::string> paths();

  // From now on what stands in an address is not repeated where it cannot be used: it may be confidential.
  void keep_addresses_back() { discreet_ = true; }

  // Whether the words name an item of the publication's list: "service_type", "area" …
  bool names(std::string_view list, std::string_view raw) { return !reference(list, raw).empty(); }

  // False when the value was not fit to be used. Lists are given one value after the other, each with the same path;
  // of other fields the first value holds.
  bool add(ImportedProvider& to, std::string_view path, std::string_view raw, Position at);

  struct Kind;

 private:
  const std::string& reference(std::string_view list, std::string_view raw);
  std::string look_up(std::string_view list, std::string_view raw) const;
  bool refuse(std::string_view path, std::string_view raw, std::string_view why, Position at);

  const Publication& publication_;
  Language language_;
  bool names_too_;
  bool discreet_ = false;
  Diagnostics& found_;
  std::unordered_set<std::string> refused_;
  std::unordered_map<std::string, std::string> references_;  // those looked up before
};

// Puts the fields in the order that a file has them in.
void arrange(ImportedProvider&);

}  // namespace comisiynu
