#pragma once

#include <string>
#include <string_view>

#include "base/disk.h"
#include "model/values.h"

namespace comisiynu {

// `new DIR`: a small bilingual publication that builds, and can be released, without a warning on `day` and for a year after
// it: its dates and years are as near to that day as they read. Refuses a folder that holds anything.
int make_new(const std::string& folder, const Date& day, Disk&);

// A file of the starter as `day` has it. Its days move on by months, its years by as many whole years as have passed: the
// years in its sentences are those of its figures, and so are the days in figures.toml, which a sentence says too.
std::string starter_on(const Date& day, std::string_view path, std::string_view text);

// `new easy-read DOCUMENT`: drafts the document's easy-read.toml for a person to write. Refuses where there is one.
int draft_easy_read(const std::string& document, std::string content, const std::string& data, Disk&);

}  // namespace comisiynu
