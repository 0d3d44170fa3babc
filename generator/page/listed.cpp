#include "page/listed.h"

#include <algorithm>

namespace comisiynu {

namespace {

bool has(const std::vector<TermName>& names, const TermName& name) { return std::find(names.begin(), names.end(), name) != names.end(); }

// Whether the price is one that the list is of: those of price bands are of some, all others of any.
bool is_listed(const Money& price, const std::vector<TermName>& list) {
  return std::all_of(list.begin(), list.end(), [&](const TermName& name) {
    const auto* band = name.kind == TermKind::price ? band_of(price) : nullptr;
    return name.kind != TermKind::price || (band != nullptr && band->id == name.id);
  });
}

void add(Listed& to, const Service& service, const std::vector<TermName>& list) {
  to.services.push_back(&service);
  for (const auto& price : service.prices)
    if (is_listed(price, list)) to.prices.push_back(&price);
}

}  // namespace

Listed all_listed(const Provider& provider) {
  Listed all;
  for (const auto& service : provider.services) add(all, service, {});
  return all;
}

ListsOf::ListsOf(const Provider& provider, const AreasServed& served, const Settings& settings, const Date& today)
    : provider_(provider), of_provider_(terms_of(provider)) {
  for (const auto& service : provider.services) of_services_.push_back(terms_of(provider, service, served, settings, today));
}

Listed ListsOf::on(const std::vector<TermName>& list) const {
  Listed shown;
  for (std::size_t i = 0; i < of_services_.size(); ++i)
    if (std::all_of(list.begin(), list.end(), [&](const TermName& name) { return has(of_services_[i], name) || has(of_provider_, name); }))
      add(shown, provider_.services[i], list);
  return shown;
}

std::vector<ListsOf::Shown> ListsOf::each() const {
  std::vector<Shown> all{{all_listed(provider_), {}}};
  const auto put = [&](const std::vector<TermName>& list) {
    auto listed = on(list);
    auto same = std::find_if(all.begin(), all.end(), [&](const Shown& each) { return each.listed == listed; });
    if (same == all.begin()) return;
    if (same == all.end()) same = all.insert(all.end(), {std::move(listed), {}});
    if (std::find(same->lists.begin(), same->lists.end(), list) == same->lists.end()) same->lists.push_back(list);
  };
  for (std::size_t i = 0; i < of_services_.size(); ++i)
    for (const auto& name : of_services_[i]) {
      put({name});
      if (name.kind == TermKind::area || name.kind == TermKind::client_group) put({{TermKind::service_type, provider_.services[i].service_type.id}, name});
    }
  return all;
}

}  // namespace comisiynu
