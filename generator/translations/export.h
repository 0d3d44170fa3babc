// `translations export`: from an inventory to what goes out.
#pragma once

#include "translations/exchange.h"

namespace comisiynu {

struct ExportOptions {
  Language to = Language::cy;
  bool all = false;      // what is up to date too, with its translation; else only what is missing, out of date or never recorded
  std::string document;  // only this document's texts; empty for all
  std::string day;       // today: "2026-11-22"
};

// Texts that were first written in the other language; what is exempt does not go out. Pure.
Exchange make_exchange(const Publication&, const TextInventory&, const Sources&, const ExportOptions&);

}  // namespace comisiynu
