// Every file of a site that is neither a page nor open data: styles, script, pictures, what the lists' filters read, the map of
// the site. Each maker hands over the files of one family; a resident process runs only the one whose file is asked for.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "opendata/open_data.h"
#include "site/prepared_site.h"

namespace comisiynu {

struct FileMaker {
  std::string_view under;  // all its paths begin with this
  bool of_theme;           // holds for a publication that is at fault, too
  std::function<void(const PutFile&, Diagnostics& found)> make;
};

// All arguments must outlive the makers, which may run beside one another; each hands over its files from one thread. Those that
// cost least come first.
std::vector<FileMaker> file_makers(const PreparedSite&, const BuildOptions&, const Disk&, Sources&);

// The index of the search, for a process that keeps no pages: makes each of them again.
FileMaker search_maker(const PreparedSite&, const BuildOptions&);

}  // namespace comisiynu
