#pragma once

#include <string>

#include "base/disk.h"

namespace comisiynu {

// `new DIR`: a small bilingual publication that builds without a warning. Refuses a folder that holds anything.
int make_new(const std::string& folder, Disk&);

// `new easy-read DOCUMENT`: drafts the document's easy-read.toml for a person to write. Refuses where there is one.
int draft_easy_read(const std::string& document, std::string content, const std::string& data, Disk&);

}  // namespace comisiynu
