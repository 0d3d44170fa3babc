#include "page/provider_cards.h"

#include <set>

#include "base/parallel.h"
#include "page/provider_values.h"

namespace comisiynu {

namespace {

Value made(const Voice& voice, std::size_t provider, std::string_view service_type, Diagnostics& found) {
  auto card = provider_card(voice, voice.publication().providers[provider], *voice.site().plan.page(PageKind::provider, provider), service_type);
  return Value::html(voice.render("partials/provider-card.html", Object().set("provider", std::move(card)), {}, found));
}

}  // namespace

Value provider_card_html(const Voice& voice, std::size_t provider, std::string_view service_type, Diagnostics& found) {
  const auto& values = voice.catalogue_values();
  if (values.cards.empty()) return made(voice, provider, service_type, found);
  for (const auto& [kind, card] : values.kind_cards[provider])
    if (kind == service_type) return card;
  return values.cards[provider];
}

void render_cards(Site& site, std::size_t jobs, Diagnostics& found) {
  const auto& providers = site.publication.providers;
  for (const Language language : site.publication.languages) {
    const Voice voice(site, language);
    std::vector<Value> cards(providers.size());
    std::vector<std::vector<std::pair<std::string, Value>>> kind_cards(providers.size());
    std::vector<Diagnostics> findings(providers.size());
    parallel_for(providers.size(), jobs, [&](std::size_t i, std::size_t) {
      cards[i] = made(voice, i, {}, findings[i]);
      std::set<std::string_view> kinds;
      for (const auto& service : providers[i].services) kinds.insert(service.service_type.id);
      if (kinds.size() < 2) return;
      for (const auto kind : kinds) kind_cards[i].emplace_back(kind, made(voice, i, kind, findings[i]));
    });
    site.catalogue_values[language].cards = std::move(cards);
    site.catalogue_values[language].kind_cards = std::move(kind_cards);
    for (auto& each : findings) found.append(std::move(each));
  }
}

}  // namespace comisiynu
