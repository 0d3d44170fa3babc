// Where a page's words come from: the file that it is first of all made of, and the records that stand on it. The plan and the
// records' own places tell; nothing is rendered.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "site/prepared_site.h"

namespace comisiynu {

struct RecordOnPage {
  std::string_view kind;  // as links name it: "need", "glossary"
  std::string id;
  Position at;
  const Text* title = nullptr;  // may be null
  std::string anchor;           // empty where the page as a whole is the record's
};

// In the order of the kinds of records and then the authors'.
std::vector<RecordOnPage> records_on(const PreparedSite&, const PlannedPage&);

// The provider, section, document or dataset that the page is about; publication.toml for pages about nothing of these.
Position source_of(const PreparedSite&, const PlannedPage&, Language);

}  // namespace comisiynu
