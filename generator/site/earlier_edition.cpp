#include "site/earlier_edition.h"

#include "page/redirects.h"
#include "page/snapshot_of.h"
#include "site/handover.h"

namespace comisiynu {

std::optional<Snapshot> read_earlier_edition(const std::optional<EarlierEdition>& edition, const Publication& publication, Sources& sources, Diagnostics& found) {
  if (!edition) return std::nullopt;
  auto snapshot = read_snapshot(Confidential(publication).masked(edition->snapshot), {sources.add(edition->name, edition->name), 0, 0, 0}, found);
  if (snapshot && !edition->number.empty()) snapshot->number = edition->number;
  if (snapshot && edition->date) snapshot->day = edition->date.iso();
  return snapshot;
}

void compare_with_earlier(Site& site, const std::optional<Snapshot>& earlier, Changes& changes, Diagnostics& found) {
  if (earlier) site.changes = &changes;
  if (found.has_errors()) return;
  site.redirects = redirects_of(site, earlier ? &*earlier : nullptr, found);
  if (earlier) changes = compare(*earlier, snapshot_of(site));
}

std::string checked_snapshot(const Site& site, const Confidential& confidential, Diagnostics& found) {
  auto json = snapshot_json(snapshot_of(site));
  Handover(site.publication, confidential, nullptr).put("snapshot.json", json, found);
  return json;
}

}  // namespace comisiynu
