#include "page/provider_cards.h"

#include "base/parallel.h"

namespace comisiynu {

Value provider_card_html(const Voice& voice, std::size_t provider, Diagnostics& found) {
  const auto& card = voice.catalogue_values().cards[provider];
  if (card.kind() == ValueKind::html) return card;
  return Value::html(voice.render("partials/provider-card.html", Object().set("provider", card), {}, found));
}

void render_cards(Site& site, std::size_t jobs, Diagnostics& found) {
  for (const Language language : site.publication.languages) {
    const Voice voice(site, language);
    auto& cards = site.catalogue_values[language].cards;
    std::vector<Diagnostics> findings(cards.size());
    parallel_for(cards.size(), jobs, [&](std::size_t i, std::size_t) { cards[i] = provider_card_html(voice, i, findings[i]); });
    for (auto& each : findings) found.append(std::move(each));
  }
}

}  // namespace comisiynu
