#pragma once

#include <string>

#include "release/provenance.h"

namespace comisiynu {

// The git commit of the content folder, and whether anything in the folder has not been committed. Empty where the folder
// is under no version control, or git is not there to ask.
Revision content_revision(const std::string& content);

}  // namespace comisiynu
