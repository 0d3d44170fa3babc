// The parts of figures in sentences. Internal to analysis/.
#pragma once

#include <optional>
#include <string>

#include "analysis/figures.h"
#include "analysis/wording.h"

namespace comisiynu {

// A field of the record that the expression names.
std::optional<ProseFigure> field_in_prose(const Publication&, const FigureExpression&, const Wording&, Position, Diagnostics&);

// The figure in words, as the expression's filters want it: rounded, with its unit, counted with a noun.
std::optional<std::string> said(const Figure&, const FigureExpression&, const Publication&, const Wording&, Position, Diagnostics&);

// "did you mean area?", or else what is given.
std::string prose_did_you_mean(std::string_view word, const std::vector<std::string>& known, std::string otherwise);

}  // namespace comisiynu
