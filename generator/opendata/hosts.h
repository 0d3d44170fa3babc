// What hosts of static sites need to be told: that scripts on other sites may read the data, since all of it is public, and
// where to lead on from addresses that have moved.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "page/site.h"

namespace comisiynu {

// Path and text: for Netlify and Cloudflare Pages, Apache, and Azure Static Web Apps; and, where anything has moved, a map
// for nginx. GitHub and GitLab Pages allow scripts unasked; others read none of these, and the files do no harm there.
// A page at each address that has moved leads on where no host does.
std::vector<std::pair<std::string, std::string>> host_files(const Site&);

}  // namespace comisiynu
