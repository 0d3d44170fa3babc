// An earlier edition at its own address: the files of its archive, as they stand in the site of a later one.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "page/site.h"
#include "release/earlier_editions.h"

namespace comisiynu {

// Pages keep within their edition: a link to a page or a file of it leads to where that stands now; a link to what only the
// publication as a whole has (its list of editions, its feeds) leads there. Each page says on top, in its language, that
// there is a later edition, and links to the same page of that; it names that page as its canonical address too, so that a
// search finds one of them. Files of data are not changed: they are what was released.
//
// All given must outlive it. Const after that: any thread, each with its own `found`.
class Relocation {
 public:
  // `now` has the paths of the current site's files.
  Relocation(const Site&, const ArchivedEdition&, const ListedEdition&, const std::set<std::string, std::less<>>& now);

  // Where a file of the edition stands within the site; empty for one that is not put: what a host has once (its page for
  // missing addresses, its site map), and the edition's own list of editions.
  std::string path_of(std::string_view path) const;

  std::string relocated(const std::string& path, std::string bytes, Diagnostics& found) const;

 private:
  std::string with_links(std::string_view text, bool page) const;
  std::string moved_link(std::string_view address) const;
  std::string canonical(std::string_view address) const;
  std::string today(const std::string& path) const;
  std::string notice(const std::string& path, Language, Diagnostics& found) const;
  bool is_link(std::string_view value) const;

  const Site& site_;
  const ArchivedEdition& edition_;
  const ListedEdition& listed_;
  const std::set<std::string, std::less<>>& now_;
  std::set<std::string_view> own_;  // the edition's files that are put
  std::map<std::string_view, const Redirect*> moved_;  // by the address that has moved
  std::string base_path_;           // of the edition when it was released
};

// The file that an address of the site leads to: "en/", "en/data/people.csv#x" -> "en/index.html", "en/data/people.csv".
std::string file_at(std::string_view address);

}  // namespace comisiynu
