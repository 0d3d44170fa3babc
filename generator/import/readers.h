// From what a register or another directory hands over to providers as an import offers them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/imported.h"
#include "import/register_map.h"

namespace comisiynu {

struct Offered {
  std::vector<ImportedProvider> providers;
  std::size_t rows = 0;      // of the file, without its head and those that `only` passes over
  std::size_t left_out = 0;  // of those
};

// A register's CSV. The head is the first row that has the column of the registration number.
Offered read_register(std::string_view csv, FileId, const RegisterMap&, const Publication&, Diagnostics& found);

// HSDS 3.0 or Open Referral UK: one service with its organization, a list of such, or a page of them in the standard's
// envelope. Services of one organization, in whichever file, become one provider.
Offered read_hsds(const std::vector<std::pair<std::string, FileId>>& files, Language, bool names_too, const Publication&, Diagnostics& found);

}  // namespace comisiynu
