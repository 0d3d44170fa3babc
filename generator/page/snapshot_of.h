// The site as a snapshot, for the comparison of editions.
#pragma once

#include "changes/snapshot.h"
#include "page/site.h"

namespace comisiynu {

// Pure. Takes about as long as rendering the documents: made for releases, not for every build.
Snapshot snapshot_of(const Site&);

// Of snapshot_of(): what each page is known by, from one edition to the next, whatever its address. Without the pages of
// no language, and the one for addresses that lead nowhere.
std::vector<SnapshotPage> pages_of(const Site&);

// What the record, document or section that has a page of its own ("provider/glan-tywi", "document/strategy/needs") is
// read on; nullptr where there is no such page.
const PlannedPage* page_by_id(const Site&, std::string_view id);

// What a field, or a choice of a field, is called on pages: a message of its record's kind where there is one.
std::string field_label(const Messages&, Language, std::string_view kind, std::string_view key);

}  // namespace comisiynu
