// Names of providers in alphabetical order as they stood before, for a process that puts them in order again and again: a
// name's key and letter are a function of it, and the names that were there keep their order.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <unordered_map>

#include "page/catalogue.h"

namespace comisiynu {

// For one catalogue at a time.
struct KeptNames {
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  struct Known {
    std::string key, letter;
    std::size_t place = nowhere;  // among those of the last catalogue
    bool asked = false;
  };
  PerLanguage<std::unordered_map<std::string, Known>> known;  // by all that the key is made of
};

}  // namespace comisiynu
