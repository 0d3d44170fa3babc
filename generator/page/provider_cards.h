// A provider's card stands on some ten lists in each language: a build renders it once for all of them that show the same, a
// preview where a reader meets it.
#pragma once

#include <optional>

#include "page/site.h"

namespace comisiynu {

// The cards of those who stand in the list of these terms (page/listed.h). The voice must outlive it.
class CardsOfList {
 public:
  CardsOfList(const Voice&, std::vector<TermName> list);

  // partials/provider-card.html of a provider, by its index.
  Value of(std::size_t provider, Diagnostics& found) const;

 private:
  const Voice& voice_;
  std::vector<TermName> list_;
  std::optional<ListNumber> number_;
};

// Makes those of all providers in one language, before its lists are made; what the template gets wrong goes to `found`.
void render_cards(Site&, Language, std::size_t jobs, Diagnostics& found);
// When its lists are made: in each language they take as much memory as a sixth of the publication.
void forget_cards(Site&, Language);
// Whether pages of this kind show any.
bool shows_cards(PageKind);

}  // namespace comisiynu
