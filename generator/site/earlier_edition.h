// What a site owes to the edition before it: where pages have gone that were there, and what has changed.
#pragma once

#include <optional>

#include "changes/compare.h"
#include "changes/earlier_edition.h"
#include "page/site.h"
#include "site/confidential.h"

namespace comisiynu {

// Nothing without an earlier edition, or where it cannot be read, having said why. What has become confidential since is
// blacked out in it, before anything is compared.
std::optional<Snapshot> read_earlier_edition(const std::optional<EarlierEdition>&, const Publication&, Sources&, Diagnostics& found);

// Gives the site its redirects, and what changed, kept in `changes`. Nothing is worked out for a publication with errors:
// what it has lost would be told of twice.
void compare_with_earlier(Site&, const std::optional<Snapshot>& earlier, Changes& changes, Diagnostics& found);

// The snapshot of a finished site as JSON, searched for what must stay confidential like every other file.
std::string checked_snapshot(const Site&, const Confidential&, Diagnostics& found);

}  // namespace comisiynu
