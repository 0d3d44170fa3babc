#include "page/catalogue_values.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/offers.h"
#include "base/parallel.h"
#include "base/text.h"
#include "page/easy_read.h"
#include "page/pages.h"
#include "page/provider_values.h"

namespace comisiynu {

namespace {

// In easy words, or where the interface names the list, in its own words.
Value meaning_of(const Voice& voice, const TermList& term) {
  if (term.kind == TermKind::welsh) return voice.message("service.welsh_meanings." + term.id);
  if (term.kind == TermKind::rating) return voice.message("catalogue.rating_meaning");
  if (term.kind == TermKind::vacancies && voice.site().options.date) {
    const auto days = voice.publication().settings.catalogue.vacancies_fresh_days.value.value_or(usual_fresh_days);
    return voice.message("catalogue.vacancies_meaning", {}, static_cast<double>(days));
  }
  return voice.phrase(term.easy);
}

Value make_term(const Voice& voice, std::size_t index, bool current) {
  const auto& term = voice.site().catalogue.terms[index];
  const auto* page = voice.site().plan.page(PageKind::term, index);
  return Object()
      .set("id", term.id)
      .set("name", name_of(voice, term))
      .set("address", voice.address(*page))
      .set("count", term.providers.size())
      .set("picture", voice.picture(term.picture))
      .set("easy", meaning_of(voice, term))
      .set("current", current);
}

ProviderList make_list(const Voice& voice, std::vector<std::size_t> providers) {
  const auto& site = voice.site();
  const auto& rank = site.catalogue.rank[voice.language()];
  const auto& letters = site.catalogue.letter[voice.language()];
  ProviderList list;
  // Ranks are sorted in their stead: they stand side by side.
  for (auto& provider : providers) provider = rank[provider];
  std::sort(providers.begin(), providers.end());
  const auto& order = site.catalogue.order[voice.language()];
  for (auto& place : providers) place = order[place];
  list.providers = std::move(providers);
  std::vector<std::string> used;
  for (std::size_t i = 0; i < list.providers.size(); ++i) {
    const auto& letter = letters[list.providers[i]];
    if (!used.empty() && used.back() == letter) continue;
    used.push_back(letter);
    list.letters.push_back({letter, letter_anchor(letter, used.size()), i});
  }
  list.alphabet = site.orders[voice.language()].alphabet(used);
  return list;
}

std::string easy_or_name(const Voice& voice, const Text& easy, const Text& name) { return easy.empty() ? voice.plain(name) : voice.plain(easy); }

template <class Item>
ItemValues item_values(const Voice& voice, const Item& item, TermKind kind, const CatalogueValues& values) {
  ItemValues made;
  made.name = voice.plain(item.name);
  made.easy = made.name;
  if constexpr (requires { item.easy; }) made.easy = easy_or_name(voice, item.easy, item.name);
  if constexpr (requires { item.picture; }) made.picture = item.picture.value;
  made.link = voice.link_to(Item::kind, item.id);
  made.list = made.link;
  if (const auto term = voice.site().catalogue.find(kind, item.id)) {
    made.term = values.terms[*term];
    made.list = voice.link(*made.term.find("name"), std::string(made.term.find("address")->words()));
  }
  return made;
}

template <class Item>
ById<ItemValues> all_items(const Voice& voice, const std::vector<Item>& items, TermKind kind, const CatalogueValues& values) {
  ById<ItemValues> all;
  for (const auto& item : items) all.emplace(item.id, item_values(voice, item, kind, values));
  return all;
}

void prepare_items(const Voice& voice, CatalogueValues& values) {
  const auto& publication = voice.publication();
  values.service_types = all_items(voice, publication.service_types, TermKind::service_type, values);
  values.areas = all_items(voice, publication.areas, TermKind::area, values);
  values.client_groups = all_items(voice, publication.client_groups, TermKind::client_group, values);
  values.sectors = all_items(voice, publication.sectors, TermKind::sector, values);
  for (const auto& domain : publication.quality_domains)
    values.quality_domains.push_back({domain.id, voice.plain(domain.name), easy_or_name(voice, domain.easy, domain.name)});
  for (const auto& [name, pictogram] : voice.site().theme.pictograms) values.pictures.emplace(name, voice.picture(name));
  if (const auto* term = find(publication.terms, "direct-payments")) values.direct_payments = word_value(voice, *term);
}

void prepare_terms(const Voice& voice, CatalogueValues& values) {
  const auto& site = voice.site();
  for (std::size_t i = 0; i < site.catalogue.terms.size(); ++i) {
    values.terms.push_back(make_term(voice, i, false));
    values.current.push_back(make_term(voice, i, true));
    values.lists.push_back(make_list(voice, site.catalogue.terms[i].providers));
  }
  values.pairs_of.resize(site.catalogue.terms.size());
  for (std::size_t i = 0; i < site.catalogue.pairs.size(); ++i) {
    const auto& pair = site.catalogue.pairs[i];
    values.pairs.push_back(make_list(voice, pair.providers));
    values.pairs_of[pair.type].push_back(i);
    values.pairs_of[pair.other].push_back(i);
  }
  values.all = make_list(voice, site.catalogue.order[voice.language()]);
  for (const auto kind : term_kinds) {
    const auto* page = site.plan.page(PageKind::terms, static_cast<std::size_t>(kind));
    if (page == nullptr) continue;
    values.kinds.push_back(kind);
    values.groups.push_back(term_group(voice, kind, nothing));
  }
  if (const auto* home = site.plan.page(PageKind::home)) values.breadcrumbs.push_back(voice.link(voice.message("site.home"), voice.address(*home)));
  if (const auto* catalogue = site.plan.page(PageKind::catalogue))
    values.breadcrumbs.push_back(voice.link(voice.message("catalogue.title"), voice.address(*catalogue)));
}

}  // namespace

std::string plain_name_of(const Voice& voice, const TermList& term) {
  return name_of(term, voice.site().messages, voice.language());
}

Value name_of(const Voice& voice, const TermList& term) {
  return term.name.empty() ? Value(plain_name_of(voice, term)) : voice.phrase(term.name);
}

std::string letter_anchor(std::string_view letter, std::size_t place) {
  const auto word = slug(letter);
  return word.empty() ? fmt::format("letter-{}", place) : "letter-" + word;
}

Value term_group(const Voice& voice, TermKind kind, std::size_t current) {
  const auto& values = voice.catalogue_values();
  const auto& terms = voice.site().catalogue.terms;
  std::vector<Value> all;
  for (std::size_t i = 0; i < terms.size(); ++i)
    if (terms[i].kind == kind) all.push_back(i == current ? values.current[i] : values.terms[i]);
  return Object()
      .set("id", term_kind_id(kind))
      .set("name", voice.message(fmt::format("catalogue.by_{}", term_kind_key(kind))))
      .set("address", voice.address(*voice.site().plan.page(PageKind::terms, static_cast<std::size_t>(kind))))
      .set("terms", Value::list(std::move(all)));
}

void prepare_catalogue(Site& site, std::size_t jobs) {
  const auto& offered = site.publication.languages;
  parallel_for(std::size(languages), jobs, [&](std::size_t i, std::size_t) {
    const Language language = languages[i];
    if (std::find(offered.begin(), offered.end(), language) == offered.end()) return;
    const Voice voice(site, language);
    auto& values = site.catalogue_values[language] = {};
    if (!site.publication.providers.empty()) prepare_terms(voice, values);
    prepare_items(voice, values);
  });
}

}  // namespace comisiynu
