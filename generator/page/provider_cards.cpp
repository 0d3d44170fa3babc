#include "page/provider_cards.h"

#include "base/parallel.h"

namespace comisiynu {

namespace {

Value rendered(const Voice& voice, const Value& card, Diagnostics& found) {
  if (card.kind() == ValueKind::html) return card;
  return Value::html(voice.render("partials/provider-card.html", Object().set("provider", card), {}, found));
}

}  // namespace

Value provider_card_html(const Voice& voice, std::size_t provider, std::string_view service_type, Diagnostics& found) {
  const auto& values = voice.catalogue_values();
  for (const auto& [kind, card] : values.kind_cards[provider])
    if (kind == service_type) return rendered(voice, card, found);
  return rendered(voice, values.cards[provider], found);
}

void render_cards(Site& site, std::size_t jobs, Diagnostics& found) {
  for (const Language language : site.publication.languages) {
    const Voice voice(site, language);
    auto& cards = site.catalogue_values[language].cards;
    auto& kind_cards = site.catalogue_values[language].kind_cards;
    std::vector<Diagnostics> findings(cards.size());
    parallel_for(cards.size(), jobs, [&](std::size_t i, std::size_t) {
      cards[i] = rendered(voice, cards[i], findings[i]);
      for (auto& [kind, card] : kind_cards[i]) card = rendered(voice, card, findings[i]);
    });
    for (auto& each : findings) found.append(std::move(each));
  }
}

}  // namespace comisiynu
