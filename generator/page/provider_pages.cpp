#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "page/filter_index.h"
#include "page/pages.h"
#include "page/provider_cards.h"
#include "page/provider_values.h"
#include "page/structured_data.h"

namespace comisiynu {

namespace {

// A phrase as HTML, to stand beside another.
std::string html_of(const Value& phrase) {
  return phrase.kind() == ValueKind::html ? std::string(phrase.words()) : escape_html(phrase.words());
}

const PlannedPage& all_providers(const Voice& voice) { return *voice.site().plan.page(PageKind::providers); }

std::vector<Value> breadcrumbs_of(const Voice& voice, TermKind kind) {
  auto crumbs = voice.catalogue_values().breadcrumbs;
  const auto* page = voice.site().plan.page(PageKind::terms, static_cast<std::size_t>(kind));
  crumbs.push_back(voice.link(voice.message(fmt::format("catalogue.by_{}", term_kind_key(kind))), voice.address(*page)));
  return crumbs;
}

void set_providers(const Voice& voice, Object& page) {
  page.set("providers", voice.address(all_providers(voice))).set("provider_count", voice.publication().providers.size());
  const auto* compare = voice.site().plan.page(PageKind::compare);
  page.set("compare", compare == nullptr ? Value() : Value(voice.address(*compare)));
  page.set("market", voice.address(*voice.site().plan.page(PageKind::market)));
  const auto* easy_read = voice.site().plan.page(PageKind::catalogue_easy_read);
  page.set("easy_read", easy_read == nullptr ? Value() : Value(voice.address(*easy_read)));
}

// Lists

// "Care homes", and from the second page on "Care homes – Page 2".
std::string title_of_page(const Voice& voice, const std::string& name, std::size_t part) {
  return part == 0 ? name : fmt::format("{} – {}", name, voice.message("list.page", {{"number", voice.format().whole(static_cast<std::int64_t>(part) + 1)}}));
}

std::string page_address(const Voice& voice, const PlannedPage& planned, std::size_t part) {
  return voice.address(*voice.site().plan.page(planned.kind, planned.subject, part));
}

// The terms that a list is of: none for that of all providers.
std::vector<TermName> terms_of_list(const Voice& voice, const PlannedPage& planned) {
  const auto& catalogue = voice.site().catalogue;
  const auto name = [&](std::size_t term) { return TermName{catalogue.terms[term].kind, catalogue.terms[term].id}; };
  if (planned.kind == PageKind::term) return {name(planned.subject)};
  if (planned.kind != PageKind::pair) return {};
  const auto& pair = catalogue.pairs[planned.subject];
  return {name(pair.type), name(pair.other)};
}

// The providers of one page, under their letters.
Value letters(const ProviderList& list, const CardsOfList& shown, std::size_t from, std::size_t to, Diagnostics& found) {
  std::vector<Value> all;
  for (std::size_t i = 0; i < list.letters.size(); ++i) {
    const auto& letter = list.letters[i];
    const auto end = std::min(to, i + 1 < list.letters.size() ? list.letters[i + 1].first : list.providers.size());
    std::vector<Value> cards;
    for (auto place = std::max(from, letter.first); place < end; ++place) cards.push_back(shown.of(list.providers[place], found));
    if (!cards.empty()) all.push_back(Object().set("letter", letter.name).set("id", letter.anchor).set("cards", Value::list(std::move(cards))));
  }
  return Value::list(std::move(all));
}

// Every letter of the language, with the place where its first provider stands.
Value alphabet(const Voice& voice, const ProviderList& list, const PlannedPage& planned) {
  std::vector<Value> all;
  for (const auto& name : list.alphabet) {
    const auto letter = std::find_if(list.letters.begin(), list.letters.end(), [&](const auto& used) { return used.name == name; });
    Value address;
    if (letter != list.letters.end()) {
      const auto part = letter->first / providers_on_a_page;
      address = (part == planned.part ? "#" : page_address(voice, planned, part) + "#") + letter->anchor;
    }
    all.push_back(Object().set("letter", name).set("address", std::move(address)));
  }
  return Value::list(std::move(all));
}

void set_pages(const Voice& voice, const ProviderList& list, const PlannedPage& planned, Object& page) {
  const std::size_t count = (list.providers.size() + providers_on_a_page - 1) / providers_on_a_page;
  std::vector<Value> pages;
  for (std::size_t part = 0; part < count && count > 1; ++part)
    pages.push_back(Object().set("number", part + 1).set("address", page_address(voice, planned, part)).set("current", part == planned.part));
  page.set("pages", Value::list(std::move(pages)));
  page.set("previous", planned.part > 0 ? Value(page_address(voice, planned, planned.part - 1)) : Value());
  page.set("next", planned.part + 1 < count ? Value(page_address(voice, planned, planned.part + 1)) : Value());
}

// The other lists to go to: shared by all pages but for the group that the term is in.
Value facets(const Voice& voice, std::size_t term) {
  const auto& values = voice.catalogue_values();
  auto groups = values.groups;
  for (std::size_t i = 0; term != nothing && i < groups.size(); ++i)
    if (const auto kind = voice.site().catalogue.terms[term].kind; values.kinds[i] == kind) groups[i] = term_group(voice, kind, term);
  return Value::list(std::move(groups));
}

void set_list(const Voice& voice, const ProviderList& list, const PlannedPage& planned, Object& page, Diagnostics& found) {
  const auto from = planned.part * providers_on_a_page;
  const auto to = std::min(from + providers_on_a_page, list.providers.size());
  page.set("count", list.providers.size());
  page.set("from", from + 1);
  page.set("to", to);
  page.set("letters", letters(list, {voice, terms_of_list(voice, planned)}, from, to, found));
  page.set("alphabet", alphabet(voice, list, planned));
  page.set("downloads", planned.kind == PageKind::providers ? list_downloads(voice) : Value::list({}));
  set_pages(voice, list, planned, page);
}

PageHead term_page(const Voice& voice, const PlannedPage& planned, Object& page) {
  const auto& term = voice.site().catalogue.terms[planned.subject];
  const auto& value = voice.catalogue_values().current[planned.subject];
  page.set("term", value);
  page.set("term_kind", voice.message(fmt::format("catalogue.kinds.{}", term_kind_key(term.kind))));
  return {title_of_page(voice, plain_name_of(voice, term), planned.part), *value.find("name"), {}, breadcrumbs_of(voice, term.kind)};
}

// Pairs

// What a pair's list is called in the list of one of its two: "Powys" among care homes, "Care homes" among what is in Powys.
Value link_to_pair(const Voice& voice, std::size_t index, bool by_type, bool current) {
  const auto& pair = voice.site().catalogue.pairs[index];
  const auto& term = voice.catalogue_values().terms[by_type ? pair.type : pair.other];
  return Object()
      .set("id", *term.find("id"))
      .set("name", *term.find("name"))
      .set("address", voice.address(*voice.site().plan.page(PageKind::pair, index)))
      .set("count", pair.providers.size())
      .set("picture", Value())
      .set("easy", Value())
      .set("current", current);
}

Value group_of_pairs(const Voice& voice, TermKind named, std::string_view title, const std::vector<std::size_t>& pairs, std::size_t current) {
  std::vector<Value> terms;
  for (const auto pair : pairs) terms.push_back(link_to_pair(voice, pair, named == TermKind::service_type, pair == current));
  return Object()
      .set("id", term_kind_id(named))
      .set("name", voice.message(fmt::format("catalogue.{}", title)))
      .set("address", voice.address(*voice.site().plan.page(PageKind::terms, static_cast<std::size_t>(named))))
      .set("terms", Value::list(std::move(terms)));
}

// The pairs that a list of one term can be narrowed to, by what the other is; `current` among them.
Value narrower(const Voice& voice, std::size_t term, std::size_t current = nothing) {
  const auto& catalogue = voice.site().catalogue;
  std::vector<std::size_t> types, areas, groups;
  for (const auto i : voice.catalogue_values().pairs_of[term]) {
    if (catalogue.pairs[i].other == term) types.push_back(i);
    else (catalogue.terms[catalogue.pairs[i].other].kind == TermKind::area ? areas : groups).push_back(i);
  }
  std::vector<Value> all;
  if (!types.empty()) all.push_back(group_of_pairs(voice, TermKind::service_type, "by_service_type", types, current));
  if (!areas.empty()) all.push_back(group_of_pairs(voice, TermKind::area, "by_area", areas, current));
  if (!groups.empty()) all.push_back(group_of_pairs(voice, TermKind::client_group, "by_client_group", groups, current));
  return Value::list(std::move(all));
}

PageHead pair_page(const Voice& voice, const PlannedPage& planned, Object& page) {
  const auto& pair = voice.site().catalogue.pairs[planned.subject];
  const auto& type = voice.catalogue_values().current[pair.type];
  const auto& other = voice.catalogue_values().current[pair.other];
  page.set("term", Value());
  page.set("term_kind", Value());
  const auto name = pair_name(voice, planned.subject);
  auto crumbs = breadcrumbs_of(voice, TermKind::service_type);
  crumbs.push_back(voice.link(*type.find("name"), std::string(type.find("address")->words())));
  const auto heading = Value::html(fmt::format("{}: {}", html_of(*type.find("name")), html_of(*other.find("name"))));
  return {title_of_page(voice, name, planned.part), heading, {}, std::move(crumbs)};
}

// Where the script finds what to narrow the list by, and what the list is narrowed to already: "area/powys".
void set_finder(const Voice& voice, const PlannedPage& planned, Object& page) {
  const auto& catalogue = voice.site().catalogue;
  const auto named = [&](std::size_t term) { return fmt::format("{}/{}", term_kind_id(catalogue.terms[term].kind), catalogue.terms[term].id); };
  std::string within;
  if (planned.kind == PageKind::term) within = named(planned.subject);
  if (planned.kind == PageKind::pair) within = fmt::format("{} {}", named(catalogue.pairs[planned.subject].type), named(catalogue.pairs[planned.subject].other));
  const auto* compare = voice.site().plan.page(PageKind::compare);
  page.set("finder", Object()
                         .set("index", filter_index_address(voice))
                         .set("within", within)
                         .set("compare", compare == nullptr ? Value() : Value(voice.address(*compare))));
}

void set_ways_on(const Voice& voice, const PlannedPage& planned, Object& page) {
  const auto& plan = voice.site().plan;
  const auto& catalogue = voice.site().catalogue;
  const bool of_pair = planned.kind == PageKind::pair;
  const auto* comparison = of_pair ? plan.page(PageKind::comparison, planned.subject) : nullptr;
  const auto type = of_pair ? catalogue.pairs[planned.subject].type : planned.kind == PageKind::term ? planned.subject : nothing;
  const auto easy = of_pair ? PageKind::pair_easy_read : planned.kind == PageKind::term ? PageKind::term_easy_read : PageKind::catalogue_easy_read;
  const auto* easy_read = plan.page(easy, planned.subject);
  page.set("easy_read", easy_read == nullptr ? Value() : Value(voice.address(*easy_read)));
  const auto* market = type == nothing ? plan.page(PageKind::market) : plan.page(PageKind::market_type, type);
  page.set("narrower", of_pair ? narrower(voice, type, planned.subject) : type == nothing ? Value::list({}) : narrower(voice, type));
  page.set("comparison", comparison == nullptr ? Value() : Value(voice.address(*comparison)));
  page.set("market", market == nullptr ? Value() : Value(voice.address(*market)));
}

}  // namespace

std::string pair_name(const Voice& voice, std::size_t index) {
  const auto& catalogue = voice.site().catalogue;
  const auto& pair = catalogue.pairs[index];
  return fmt::format("{}: {}", plain_name_of(voice, catalogue.terms[pair.type]), plain_name_of(voice, catalogue.terms[pair.other]));
}

Value term_value(const Voice& voice, std::size_t term, bool current) {
  const auto& values = voice.catalogue_values();
  return current ? values.current[term] : values.terms[term];
}

PageHead catalogue_page(const Voice& voice, const PlannedPage&, Object& page, Diagnostics&) {
  const auto& values = voice.catalogue_values();
  page.set("groups", Value::list(values.groups));
  set_providers(voice, page);
  const auto title = voice.message("catalogue.title");
  return {title, title, voice.message("catalogue.lead", {}, static_cast<double>(voice.publication().providers.size())), {values.breadcrumbs.front()}};
}

PageHead terms_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics&) {
  const auto kind = static_cast<TermKind>(planned.subject);
  page.set("groups", Value::list({term_group(voice, kind, nothing)}));
  set_providers(voice, page);
  const auto title = voice.message(fmt::format("catalogue.by_{}", term_kind_key(kind)));
  return {title, title, {}, voice.catalogue_values().breadcrumbs};
}

PageHead providers_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics& found) {
  const auto& values = voice.catalogue_values();
  const bool of_term = planned.kind == PageKind::term, of_pair = planned.kind == PageKind::pair;
  const auto& list = of_term ? values.lists[planned.subject] : of_pair ? values.pairs[planned.subject] : values.all;
  set_list(voice, list, planned, page, found);
  // A pair's list says how to narrow and widen its own two; all other ways in would be longer than most such lists.
  page.set("facets", of_pair ? Value::list({}) : facets(voice, of_term ? planned.subject : nothing));
  set_ways_on(voice, planned, page);
  set_finder(voice, planned, page);
  PageHead head;
  if (of_term) {
    head = term_page(voice, planned, page);
  } else if (of_pair) {
    head = pair_page(voice, planned, page);
  } else {
    page.set("term", Value());
    page.set("term_kind", Value());
    const auto name = voice.message("catalogue.all_providers");
    head = {title_of_page(voice, name, planned.part), name, {}, values.breadcrumbs};
  }
  head.description = fmt::format("{}: {}", head.title, voice.message("catalogue.providers", {}, static_cast<double>(list.providers.size())));
  return head;
}

PageHead provider_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics& found) {
  if (const auto* stand_in = voice.stand_in(planned.subject)) {
    page.set("provider", *stand_in);
    return {};
  }
  const auto& provider = voice.publication().providers[planned.subject];
  auto value = provider_value(voice, provider, planned);
  value.set("about", voice.rich(provider.about, 3, found));
  page.set("provider", std::move(value));
  page.set("services", service_values(voice, provider));

  const auto kinds = kinds_of_service(voice, provider);
  std::vector<std::string> words;
  for (const auto* kind : kinds) words.push_back(kind->name);
  if (const auto* area = find(voice.publication().areas, provider.area.id)) words.push_back(voice.plain(area->name));
  auto crumbs = voice.catalogue_values().breadcrumbs;
  if (!kinds.empty()) crumbs.push_back(kinds.front()->list);
  return {voice.plain(provider.name), voice.phrase(provider.name), join(words, ", "), std::move(crumbs), true, provider_json_ld(voice, provider, planned)};
}

}  // namespace comisiynu
