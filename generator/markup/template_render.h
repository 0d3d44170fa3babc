// Walks the tree of a page and prints it.
#pragma once

#include <string>

#include "markup/template_link.h"
#include "markup/template_run.h"

namespace comisiynu::templates {

void render(Run&, const Page&, std::string& out);

}  // namespace comisiynu::templates
