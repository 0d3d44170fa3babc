// The glossary's terms in the texts of both languages. A term is found in any form: as `term` or `also` have it, in the
// English plural, and in every Welsh mutation.
#pragma once

#include "base/diagnostics.h"
#include "model/publication.h"

namespace comisiynu {

// Words that a term's `avoid` lists are warned of, wherever they stand but in the glossary itself. Costs nothing where no
// term lists any.
void check_avoided_terms(const Publication&, Sources&, Diagnostics& found);

// A term that is used in a text's one language and not in the other is hinted at: either another word was chosen there, or
// the sentence says it otherwise. Asked for with the spelling.
void check_preferred_terms(const Publication&, Sources&, Diagnostics& found);

}  // namespace comisiynu
