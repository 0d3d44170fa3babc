// `check --spelling`: the publication and the messages, against the dictionaries that lie beside the program and against the
// glossary.
#pragma once

#include "site/prepared_site.h"

namespace comisiynu {

void check_site_spelling(const PreparedSite&, const BuildOptions&, const Disk&, Sources&, Diagnostics& found);

}  // namespace comisiynu
