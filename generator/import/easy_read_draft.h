// The beginning of an easy-read edition: a page for each section of a document, and an idea for each policy statement,
// intention and action, without words. A comment beside each says what a person is to write there.
#pragma once

#include <string>

#include "model/publication.h"

namespace comisiynu {

// easy-read.toml. `labels` are what a policy statement begins with, in each language: "Policy statement". Pure.
std::string easy_read_draft(const Publication&, const Document&, const PerLanguage<std::string>& labels);

}  // namespace comisiynu
