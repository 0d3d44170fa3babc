// A provider's card stands on some ten lists in each language: a build renders it once for all of them that show the same, a
// preview where a reader meets it.
#pragma once

#include "page/site.h"

namespace comisiynu {

// partials/provider-card.html of a provider, by its index, as it stands in the list of these terms (page/listed.h).
Value provider_card_html(const Voice&, std::size_t provider, const std::vector<TermName>& list, Diagnostics& found);

// Makes those of all providers, before any page is made; what the template gets wrong goes to `found`.
void render_cards(Site&, std::size_t jobs, Diagnostics& found);

}  // namespace comisiynu
