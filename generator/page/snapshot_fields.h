// The fields of one record as a snapshot has them. Internal to page/snapshot_*.cpp.
#pragma once

#include <vector>

#include "changes/snapshot.h"
#include "page/site.h"

namespace comisiynu {

// In each voice's language; of a kind of record that snapshot_fields.cpp names.
template <class Record>
std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Record&);

}  // namespace comisiynu
