// From one TOML file to records. Every mistake in the file that the reader can see is said with its place: syntax,
// unknown keys (with the nearest right one), wrong types, missing fields, bad dates, amounts, postcodes and addresses.
// What needs the whole publication (references, duplicates, missing translations) is found later, in check/.
// Functions are pure: any number of files may be read at once.
#pragma once

#include <set>
#include <string>

#include "base/diagnostics.h"
#include "model/edition.h"
#include "model/publication.h"

namespace comisiynu {

enum class TomlFile {
  publication,  // publication.toml: settings at its root, and tables
  records,      // data/*.toml, glossary.toml, references.toml: tables only
  provider,     // providers/*.toml: a provider at its root, or [[provider]] tables
};

void read_records(std::string_view text, FileId file, TomlFile what, Publication& into, Diagnostics& found);

// Every id = "…" in a text, as near as can be told of one that cannot be parsed.
void collect_ids(std::string_view text, std::set<std::string, std::less<>>& into);

// document.toml. The id and the sections' texts are the folder reader's to fill in.
void read_document(std::string_view text, FileId file, Document& into, Diagnostics& found);

// easy-read.toml.
void read_easy_read(std::string_view text, FileId file, EasyRead& into, Diagnostics& found);

// editions.toml.
void read_editions(std::string_view text, FileId file, EditionsFile& into, Diagnostics& found);

}  // namespace comisiynu
