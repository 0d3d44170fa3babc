// What is found, as services that show it beside the changed lines take it. Files are named as they are shown: run the
// program where the repository begins.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace comisiynu {

// SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): GitHub's code scanning, and editors.
std::string as_sarif(const std::vector<Diagnostic>&, const Sources&, std::string_view program_version);

// GitLab's code quality report (https://docs.gitlab.com/ci/testing/code_quality/): merge requests show what is new in it.
// A finding keeps its fingerprint when lines above it come and go.
std::string as_gitlab(const std::vector<Diagnostic>&, const Sources&);

}  // namespace comisiynu
