// Providers side by side: all of a kind of service in an area, ready made; and those that a reader chooses, which the
// script puts together from the providers' own pages.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/supply_map.h"
#include "page/pages.h"
#include "page/provider_values.h"

namespace comisiynu {

namespace {

std::string page_title(const Voice& voice, const std::string& name, std::size_t part) {
  return part == 0 ? name : fmt::format("{} – {}", name, voice.message("list.page", {{"number", voice.format().whole(static_cast<std::int64_t>(part) + 1)}}));
}

void set_parts(const Voice& voice, const PlannedPage& planned, std::size_t count, Object& page) {
  const auto& plan = voice.site().plan;
  std::vector<Value> pages;
  for (std::size_t part = 0; part * providers_in_a_table < count && count > providers_in_a_table; ++part)
    pages.push_back(Object().set("number", part + 1).set("address", voice.address(*plan.page(planned.kind, planned.subject, part)))
                        .set("current", part == planned.part));
  const auto address = [&](std::size_t part) {
    const auto* other = plan.page(planned.kind, planned.subject, part);
    return other == nullptr ? Value() : Value(voice.address(*other));
  };
  page.set("previous", planned.part == 0 ? Value() : address(planned.part - 1));
  page.set("next", pages.empty() ? Value() : address(planned.part + 1));
  page.set("pages", Value::list(std::move(pages)));
}

// A row for each service.
Value rows_of(const Voice& voice, const PairList& pair, const std::vector<std::size_t>& providers) {
  const auto& catalogue = voice.site().catalogue;
  std::vector<Value> rows;
  for (const auto provider : providers)
    if (const auto* stand_in = voice.stand_in(provider)) rows.push_back(*stand_in);
  if (!rows.empty()) return Value::list(std::move(rows));
  for (const auto& [provider, service] : services_in(voice.publication(), catalogue.areas_served, providers, catalogue.terms[pair.type].id, catalogue.terms[pair.other].id))
    rows.push_back(Object()
                       .set("provider", provider_brief(voice, voice.publication().providers[provider], *voice.site().plan.page(PageKind::provider, provider)))
                       .set("service", service_value(voice, *service)));
  return Value::list(std::move(rows));
}

}  // namespace

PageHead comparison_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics&) {
  const auto& catalogue = voice.site().catalogue;
  const auto& pair = catalogue.pairs[planned.subject];
  const auto& providers = voice.catalogue_values().pairs[planned.subject].providers;  // by name
  const auto from = planned.part * providers_in_a_table, to = std::min(from + providers_in_a_table, providers.size());
  const std::vector<std::size_t> here(providers.begin() + static_cast<std::ptrdiff_t>(from), providers.begin() + static_cast<std::ptrdiff_t>(to));
  page.set("rows", rows_of(voice, pair, here));
  page.set("count", providers.size());
  page.set("from", from + 1);
  page.set("to", to);
  set_parts(voice, planned, providers.size(), page);
  const auto& list = *voice.site().plan.page(PageKind::pair, planned.subject);
  const auto name = pair_name(voice, planned.subject);
  page.set("caption", name);
  page.set("list", voice.address(list));
  auto crumbs = voice.catalogue_values().breadcrumbs;
  const auto& type = voice.catalogue_values().terms[pair.type];
  crumbs.push_back(voice.link(*type.find("name"), std::string(type.find("address")->words())));
  crumbs.push_back(voice.link(name, voice.address(list)));
  const auto title = fmt::format("{}: {}", voice.message("compare.title"), name);
  return {page_title(voice, title, planned.part), title, {}, std::move(crumbs)};
}

PageHead compare_page(const Voice& voice, const PlannedPage&, Object& page, Diagnostics&) {
  const auto& plan = voice.site().plan;
  const auto& catalogue = voice.site().catalogue;
  page.set("providers", voice.address(*plan.page(PageKind::providers)));
  std::vector<Value> ready;
  for (std::size_t i = 0; i < catalogue.pairs.size(); ++i)
    if (const auto* comparison = plan.page(PageKind::comparison, i))
      ready.push_back(Object().set("name", pair_name(voice, i)).set("address", voice.address(*comparison)).set("count", catalogue.pairs[i].providers.size()));
  page.set("ready", Value::list(std::move(ready)));
  const auto title = voice.message("compare.title");
  return {title, title, {}, voice.catalogue_values().breadcrumbs};
}

}  // namespace comisiynu
