// From a content folder to a Publication. Files are read and parsed in parallel; what they hold is joined in the
// order of their names, so that the outcome does not depend on the machine.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "base/disk.h"
#include "model/edition.h"
#include "model/publication.h"

namespace comisiynu {

class ParsedFiles;

struct ReadOptions {
  std::string folder = "content";  // as the author named it: diagnostics show paths that begin with it
  std::size_t jobs = 1;
  ParsedFiles* parsed = nullptr;  // what an earlier reading of the same folder parsed, and this one will have
};

// Never throws for what an author wrote. The publication holds whatever could be read.
Publication read_publication(const ReadOptions&, const Disk&, Sources&, Diagnostics& found);

// What stands in the content folder about its releases; nothing where there is no such file.
inline constexpr std::string_view editions_file = "editions.toml";
EditionsFile read_editions_file(const std::string& folder, const Disk&, Sources&, Diagnostics& found);

}  // namespace comisiynu
