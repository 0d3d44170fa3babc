// Addresses that have moved, worked out from what publication.toml says and from the pages of an earlier edition.
#pragma once

#include <vector>

#include "changes/snapshot.h"
#include "page/redirect.h"
#include "page/site.h"

namespace comisiynu {

// In order of the addresses, each once; never the address of a page, so that none leads in a circle. Without an earlier
// edition, only what publication.toml says of addresses. A page of the earlier edition that is no longer there is found
// by what it was of; one that nothing leads on from is an error.
std::vector<Redirect> redirects_of(const Site&, const Snapshot* earlier, Diagnostics& found);

}  // namespace comisiynu
