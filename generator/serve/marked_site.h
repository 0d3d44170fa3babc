// A page made with every text marked, to see whose texts it shows; see explain.h. Internal to explain.
#pragma once

#include <string>
#include <vector>

#include "site/prepared_site.h"

namespace comisiynu {

struct ShownRecord {
  std::string kind, id;
  Position at;
};

struct Shown {
  std::vector<ShownRecord> records;  // in the order of the kinds of records and then the authors'
  std::vector<std::string> messages, message_files;
  std::vector<std::string> templates;  // that blocks and lists in the page are made with; the page's own is not among them
};

// Of a planned page of the same content, in the language of that voice.
Shown what_is_shown(const BuildOptions&, const Disk&, Sources&, const PlannedPage&, std::size_t voice);

struct ReadTemplate {
  std::string name, path;
};

// The template and all that it extends or includes, those of a council's in the place of the program's.
std::vector<ReadTemplate> templates_from(const std::string& name, const BuildOptions&, const Disk&);

}  // namespace comisiynu
