// Addresses that have moved, worked out from what publication.toml says and from the pages of an earlier edition.
#pragma once

#include <string>
#include <vector>

#include "changes/snapshot.h"
#include "page/redirect.h"
#include "page/site.h"

namespace comisiynu {

// In order of the addresses, each once; never the address of a page, so that none leads in a circle. Without an earlier
// edition, only what publication.toml says of addresses. A page of the earlier edition that is no longer there is found
// by what it was of; one that nothing leads on from is an error. The files that are named by a page's address move with it.
// An edition that was withdrawn, and whose pages are no longer kept, is gone from its address with the reason.
std::vector<Redirect> redirects_of(const Site&, const Snapshot* earlier, Diagnostics& found);

// Whether a file to print or a table stood there, and no page: only hosts can lead on from it.
bool is_of_file(const Redirect&);
// The file that is read now in place of the one that stood there, by its path within the site; empty where that is a page,
// or where no such file is made.
std::string file_now(const Site&, const Redirect&);

}  // namespace comisiynu
