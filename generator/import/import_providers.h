// `import providers`: from a register's file to the providers' files of a content folder. A provider is known by its number
// in the register. Files of new ones are made, changed ones are edited in place (provider_file.h), and those that a CSV
// register no longer has are marked, never deleted. Each file is whole at every moment, whatever happens.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/disk.h"
#include "language/language.h"

namespace comisiynu {

struct ImportOptions {
  std::vector<std::string> files;  // one CSV file, or any number of JSON files
  std::string map;                 // of a CSV file
  std::string content = "content";
  std::optional<Language> language;  // of JSON files' words; names are then kept for that language alone
  bool dry_run = false;            // says all and writes nothing
  std::size_t jobs = 1;
};

struct ImportOutcome {
  std::size_t rows = 0, left_out = 0, same = 0;
  std::vector<std::string> added, changed, gone;  // the files
  std::size_t kept = 0;       // values of officers that differ from the register's
  bool content_fault = false; // the map, the file or the content folder cannot be used: nothing was written
  bool machine_fault = false; // a file could not be written; those before it were
};

// Told what is being done, from any thread.
using ImportProgress = std::function<void(std::string_view stage, std::size_t done, std::size_t total)>;

ImportOutcome import_providers(const ImportOptions&, Disk&, Sources&, Diagnostics& found, const ImportProgress& = {});

}  // namespace comisiynu
