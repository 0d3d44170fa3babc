#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "page/pages.h"
#include "page/provider_values.h"
#include "page/structured_data.h"

namespace comisiynu {

namespace {

const PlannedPage& all_providers(const Voice& voice) { return *voice.site().plan.page(PageKind::providers); }

std::vector<Value> breadcrumbs_of(const Voice& voice, TermKind kind) {
  auto crumbs = voice.catalogue_values().breadcrumbs;
  const auto* page = voice.site().plan.page(PageKind::terms, static_cast<std::size_t>(kind));
  crumbs.push_back(voice.link(voice.message(fmt::format("catalogue.by_{}", term_kind_key(kind))), voice.address(*page)));
  return crumbs;
}

void set_providers(const Voice& voice, Object& page) {
  page.set("providers", voice.address(all_providers(voice))).set("provider_count", voice.publication().providers.size());
}

// Lists

// "Care homes", and from the second page on "Care homes – Page 2".
std::string title_of_page(const Voice& voice, const std::string& name, std::size_t part) {
  return part == 0 ? name : fmt::format("{} – {}", name, voice.message("list.page", {{"number", voice.format().whole(static_cast<std::int64_t>(part) + 1)}}));
}

std::string page_address(const Voice& voice, const PlannedPage& planned, std::size_t part) {
  return voice.address(*voice.site().plan.page(planned.kind, planned.subject, part));
}

// The providers of one page, under their letters.
Value letters(const Voice& voice, const ProviderList& list, std::size_t from, std::size_t to) {
  std::vector<Value> all;
  for (std::size_t i = 0; i < list.letters.size(); ++i) {
    const auto& letter = list.letters[i];
    const auto end = std::min(to, i + 1 < list.letters.size() ? list.letters[i + 1].first : list.providers.size());
    std::vector<Value> providers;
    for (auto place = std::max(from, letter.first); place < end; ++place) providers.push_back(voice.catalogue_values().cards[list.providers[place]]);
    if (!providers.empty())
      all.push_back(Object().set("letter", letter.name).set("id", letter.anchor).set("providers", Value::list(std::move(providers))));
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

void set_list(const Voice& voice, const ProviderList& list, const PlannedPage& planned, Object& page) {
  const auto from = planned.part * providers_on_a_page;
  const auto to = std::min(from + providers_on_a_page, list.providers.size());
  page.set("count", list.providers.size());
  page.set("from", from + 1);
  page.set("to", to);
  page.set("letters", letters(voice, list, from, to));
  page.set("alphabet", alphabet(voice, list, planned));
  page.set("downloads", planned.kind == PageKind::providers ? list_downloads(voice) : Value::list({}));
  set_pages(voice, list, planned, page);
}

PageHead term_page(const Voice& voice, const PlannedPage& planned, Object& page) {
  const auto& term = voice.site().catalogue.terms[planned.subject];
  const auto& value = voice.catalogue_values().current[planned.subject];
  page.set("term", value);
  page.set("term_kind", term.kind == TermKind::welsh ? voice.message("service.welsh") : voice.message(fmt::format("field.{}", term_kind_key(term.kind))));
  const auto name = term.kind == TermKind::welsh ? voice.message("service.welsh_offers." + term.id) : voice.plain(term.name);
  return {title_of_page(voice, name, planned.part), *value.find("name"), {}, breadcrumbs_of(voice, term.kind)};
}

}  // namespace

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

PageHead providers_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics&) {
  const auto& values = voice.catalogue_values();
  const bool of_term = planned.kind == PageKind::term;
  const auto& list = of_term ? values.lists[planned.subject] : values.all;
  set_list(voice, list, planned, page);
  page.set("facets", facets(voice, of_term ? planned.subject : nothing));
  PageHead head;
  if (of_term) {
    head = term_page(voice, planned, page);
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
