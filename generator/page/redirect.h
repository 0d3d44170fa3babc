#pragma once

#include <string>

#include "language/language.h"
#include "model/values.h"

namespace comisiynu {

struct PlannedPage;

// An address at which something was read once.
struct Redirect {
  Language language;
  std::string from;                 // "/en/providers/glan-tywi/"
  const PlannedPage* to = nullptr;  // where it is read now; null where it is gone for good
  std::string anchor;               // there; may be empty
  std::string to_id;                // what is read there: "provider/ty-newydd"; empty where it is gone
  Text reason;                      // why it is gone, or has moved; may be empty
};

}  // namespace comisiynu
