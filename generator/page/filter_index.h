// What the script narrows, sorts and shows lists by: all services of the catalogue in a few JSON files for each language,
// fetched when a reader asks for filters. Kinds of service stand together, so that a list of one kind needs one file.
// themes/default/script.js reads them; docs/architecture.md says what is in them.
#pragma once

#include <string>
#include <vector>

#include "page/site.h"

namespace comisiynu {

struct IndexFile {
  std::string path, text;
};

// In one language; empty where the publication has no providers. The same, whatever `jobs`.
std::vector<IndexFile> filter_index(const Site&, Language, std::size_t jobs);

// Where a page finds it: the address of "index.json" in the voice's language.
std::string filter_index_address(const Voice&);

}  // namespace comisiynu
