// The glossary and the bibliography, for their own pages and for a document's appendices.
#pragma once

#include "page/site.h"

namespace comisiynu {

// [GlossaryTerm] in the language's alphabetical order; with anchors only on the glossary's own page.
Value glossary_terms(const Voice&, bool with_anchors);

// [ReferenceKind]; with anchors and citations only on the page of references.
Value reference_kinds(const Voice&, bool with_anchors);

}  // namespace comisiynu
