// What hosts of static sites need to be told so that scripts on other sites may read the data: all of it is public.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace comisiynu {

// Path and text: for Netlify and Cloudflare Pages, Apache, and Azure Static Web Apps. GitHub and GitLab Pages allow it
// unasked; others read none of these, and the files do no harm there.
std::vector<std::pair<std::string_view, std::string_view>> host_files();

}  // namespace comisiynu
