// What authors may write, made from the same table of fields that the reader uses: JSON Schemas for editors'
// completion and hints, and a reference for people.
#pragma once

#include <map>
#include <string>

namespace comisiynu {

// File name -> text: "publication.schema.json", "records.schema.json", "provider.schema.json", "document.schema.json",
// "easy-read.schema.json" (JSON Schema draft-07, which TOML editors read) and "reference.md".
std::map<std::string, std::string> schema_files();

}  // namespace comisiynu
