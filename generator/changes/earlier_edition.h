#pragma once

#include <string>

#include "model/values.h"

namespace comisiynu {

// The edition that a new one is compared with.
struct EarlierEdition {
  std::string number;    // "1.0"; may be empty
  Date date;
  std::string snapshot;  // its snapshot.json
  std::string name;      // of the file that it was read from, for what is found in it
};

}  // namespace comisiynu
