#include "page/provider_cards.h"

#include <algorithm>

#include "base/parallel.h"
#include "page/provider_values.h"

namespace comisiynu {

namespace {

Value made(const Voice& voice, std::size_t provider, const Listed& listed, Diagnostics& found) {
  auto card = provider_card(voice, voice.publication().providers[provider], *voice.site().plan.page(PageKind::provider, provider), listed);
  return Value::html(voice.render("partials/provider-card.html", Object().set("provider", std::move(card)), {}, found));
}

ListsOf lists_of(const Voice& voice, std::size_t provider) {
  const auto& publication = voice.publication();
  return {publication.providers[provider], voice.site().catalogue.areas_served, publication.settings, voice.site().options.date};
}

// Nothing where there is no such list: nobody reads one of services without a rating.
std::optional<ListNumber> number_of(const Catalogue& catalogue, const std::vector<TermName>& list) {
  constexpr std::uint32_t none = 0xFFFFFFFF;
  ListNumber number{none, none};
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto term = catalogue.find(list[i].kind, list[i].id);
    if (!term) return std::nullopt;
    number[i] = static_cast<std::uint32_t>(*term);
  }
  return number;
}

}  // namespace

CardsOfList::CardsOfList(const Voice& voice, std::vector<TermName> list)
    : voice_(voice), list_(std::move(list)), number_(number_of(voice.site().catalogue, list_)) {}

Value CardsOfList::of(std::size_t provider, Diagnostics& found) const {
  if (const auto* stand_in = voice_.stand_in(provider)) return *stand_in;
  const auto& values = voice_.catalogue_values();
  if (values.cards.empty()) return made(voice_, provider, lists_of(voice_, provider).on(list_), found);
  const auto& cards = values.cards[provider];
  const auto card = std::find_if(cards.begin(), cards.end(), [&](const ProviderCard& each) { return number_ && std::find(each.lists.begin(), each.lists.end(), *number_) != each.lists.end(); });
  return card == cards.end() ? cards.front().html : card->html;
}

void render_cards(Site& site, Language language, std::size_t jobs, Diagnostics& found) {
  const auto& providers = site.publication.providers;
  const Voice voice(site, language);
  std::vector<std::vector<ProviderCard>> cards(providers.size());
  std::vector<Diagnostics> findings(providers.size());
  parallel_for(providers.size(), jobs, [&](std::size_t i, std::size_t) {
    for (const auto& shown : lists_of(voice, i).each()) {
      auto& card = cards[i].emplace_back();
      card.html = made(voice, i, shown.listed, findings[i]);
      for (const auto& list : shown.lists)
        if (const auto number = number_of(site.catalogue, list)) card.lists.push_back(*number);
    }
  });
  site.catalogue_values[language].cards = std::move(cards);
  for (auto& each : findings) found.append(std::move(each));
}

void forget_cards(Site& site, Language language) { site.catalogue_values[language].cards = {}; }

bool shows_cards(PageKind kind) { return kind == PageKind::providers || kind == PageKind::term || kind == PageKind::pair; }

}  // namespace comisiynu
