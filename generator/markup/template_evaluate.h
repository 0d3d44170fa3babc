// What an expression comes to, on one page.
#pragma once

#include <string>

#include "markup/template_run.h"

namespace comisiynu::templates {

// Errors are told to the run, and give a view that has failed.
View evaluate(Run&, const Frame&, const Expression&);

// Appends the value as JSON, fit for a script element. False when there is markup in it, which is no data.
bool append_json(const View&, std::string& out);

}  // namespace comisiynu::templates
