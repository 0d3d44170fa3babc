#pragma once

#include <optional>
#include <string>

#include "site/build.h"

namespace comisiynu {

struct BuildCommand {
  BuildOptions options;
  std::string date;             // as given; empty for none
  std::string format = "text";  // text, json, github, gitlab or sarif
  std::optional<std::string> easy_read;  // report on the easy-read edition of this document; of all where it is empty
  std::string parity, parity_language = "en";  // the file of the parity report, by whose ending its form is chosen; empty for none
  std::string since;            // an earlier edition's snapshot, to compare with; empty for none
  std::string snapshot;         // where to write one for a later edition; empty for nowhere
};

// `build` and `check`: prints what is found and one closing line, and gives the exit code.
int run_build(BuildCommand, Disk&);

// `check --reviews`: prints whom to write to because their facts are due to be checked, as CSV.
int list_reviews(BuildCommand, Disk&);

}  // namespace comisiynu
