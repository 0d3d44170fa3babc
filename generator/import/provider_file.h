// One provider's TOML file, changed where an import has something new and nowhere else: comments, layout and order stay.
//
// Who wrote what: the table [imported] of the file keeps, for each field that an import wrote, a hash of the value. A value
// that differs from the last one imported is an officer's, as is any that no import wrote, and one that an officer took out:
// those are never touched. Pure functions; safe from any thread.
#pragma once

#include <string>
#include <vector>

#include "import/imported.h"

namespace comisiynu {

struct FileUpdate {
  std::string text;                  // the whole file
  std::vector<std::string> written;  // paths of fields that changed
  std::vector<std::string> kept;     // paths where an officer's value differs from the register's
  bool failed = false;               // the file's layout could not be edited; `text` is as it was
};

// `text` may be new: `id = "…"` and nothing more.
FileUpdate update_provider_file(const std::string& text, const ImportedProvider&, std::string_view source);

// Says in [imported] that the register no longer has it. Nothing changes where that is said already.
FileUpdate mark_gone(const std::string& text);

}  // namespace comisiynu
