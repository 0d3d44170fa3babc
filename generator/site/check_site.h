// Everything that is looked at in a publication before a page of it is made, in one place, so that whoever prepares a site says the same of it.
#pragma once

#include "site/prepared_site.h"

namespace comisiynu {

struct SiteChecks {
  std::size_t accepted = 0;  // warnings that the content lets stand, with a reason
  EasyReadReport easy_read;
};

// Pure but for the files that it reads.
SiteChecks check_site(const PreparedSite&, const BuildOptions&, const Disk&, Sources&, Diagnostics& found);

}  // namespace comisiynu
