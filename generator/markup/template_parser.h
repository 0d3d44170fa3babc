// Reads one template into a tree. Every tag that is wrong is told of; the tree is for use only if none was.
#pragma once

#include <memory>

#include "markup/template_syntax.h"

namespace comisiynu::templates {

std::unique_ptr<Template> parse(TemplateFile, const Messages&, Diagnostics&);

}  // namespace comisiynu::templates
