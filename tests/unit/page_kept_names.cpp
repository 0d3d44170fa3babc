#include "page/kept_names.h"

#include <catch2/catch.hpp>

#include <random>

using namespace comisiynu;

TEST_CASE("names that were put in order before stand as if they never had been", "[page]") {
  const PerLanguage<Order> orders{{Order(Language::cy), Order(Language::en)}};
  const std::string names[] = {"Llandudno", "Lampeter", "Llwyn Onn", "Ward 2", "Ward 10", "ward 2", "Ffynnon", "Felin", "Ngwesty", "Newid", "Dŵr", "Dwr", "Éclair", "  Bangor", "1 Stryd Fawr", "Ysgol", "Chwarel", "Cwm"};
  std::mt19937 random(3);
  const auto below = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
  Publication publication;
  publication.languages = {Language::cy, Language::en};
  KeptNames kept;
  for (int round = 0; round < 300; ++round) {
    auto& providers = publication.providers;
    switch (providers.empty() ? 0 : below(5)) {
      case 0: case 1: {
        Provider fresh;
        fresh.id = "provider-" + std::to_string(round);
        providers.insert(providers.begin() + static_cast<std::ptrdiff_t>(below(providers.size() + 1)), fresh);
        providers[below(providers.size())].name.in[Language::en] = names[below(std::size(names))];
        break;
      }
      case 2: providers.erase(providers.begin() + static_cast<std::ptrdiff_t>(below(providers.size()))); break;
      case 3: providers[below(providers.size())].name.in[below(2) == 0 ? Language::cy : Language::en] = names[below(std::size(names))]; break;
      default: providers[below(providers.size())].sort.cy.value = below(2) == 0 ? "" : "Ban|gor";
    }
    const auto anew = make_catalogue(publication, orders, 1), again = make_catalogue(publication, orders, 2, {}, &kept);
    for (const Language language : languages) {
      REQUIRE(again.order[language] == anew.order[language]);
      REQUIRE(again.rank[language] == anew.rank[language]);
      REQUIRE(again.letter[language] == anew.letter[language]);
      CHECK(kept.known[language].size() == publication.providers.size());
    }
  }
}
