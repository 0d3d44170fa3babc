#include "page/catalogue.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "base/parallel.h"

namespace comisiynu {

std::string_view term_kind_id(TermKind kind) {
  switch (kind) {
    case TermKind::service_type: return "service-type";
    case TermKind::area: return "area";
    case TermKind::client_group: return "client-group";
    case TermKind::sector: return "sector";
    case TermKind::welsh: return "welsh";
  }
  return "";
}

std::string_view term_kind_key(TermKind kind) {
  switch (kind) {
    case TermKind::service_type: return "service_type";
    case TermKind::client_group: return "client_group";
    default: return term_kind_id(kind);
  }
}

std::string_view best_welsh_offer(const Provider& provider) {
  constexpr std::string_view offers[] = {"active-offer", "some-staff", "none"};
  for (const auto offer : offers)
    for (const auto& service : provider.services)
      if (service.welsh == offer) return offer;
  return "";
}

namespace {

class TermBuilder {
 public:
  explicit TermBuilder(std::vector<TermList>& terms) : terms_(terms) {}

  void add(TermKind kind, const std::string& id, Text name, Text easy = {}, Text address = {}, std::string picture = {}) {
    index_.emplace(key(kind, id), terms_.size());
    terms_.push_back({kind, id, std::move(name), std::move(easy), std::move(address), std::move(picture), {}});
  }

  void put(TermKind kind, const std::string& id, std::size_t provider) {
    const auto found = index_.find(key(kind, id));
    if (found == index_.end()) return;  // the id refers to nothing; check/ has said so
    auto& providers = terms_[found->second].providers;
    if (providers.empty() || providers.back() != provider) providers.push_back(provider);
  }

 private:
  static std::string key(TermKind kind, const std::string& id) { return std::string(term_kind_id(kind)) + "/" + id; }
  std::vector<TermList>& terms_;
  std::unordered_map<std::string, std::size_t> index_;
};

void add_terms(TermBuilder& build, const Publication& publication) {
  for (const auto& type : publication.service_types)
    build.add(TermKind::service_type, type.id, type.plural.empty() ? type.name : type.plural, type.easy, type.address, type.picture.value);
  for (const auto& area : publication.areas) build.add(TermKind::area, area.id, area.name, area.easy, area.address);
  for (const auto& group : publication.client_groups)
    build.add(TermKind::client_group, group.id, group.name, group.easy, group.address, group.picture.value);
  for (const auto& sector : publication.sectors) build.add(TermKind::sector, sector.id, sector.name, {}, sector.address);
  for (const char* offer : {"active-offer", "some-staff", "none"}) build.add(TermKind::welsh, offer, {});
}

}  // namespace

std::optional<std::size_t> Catalogue::find(TermKind kind, std::string_view id) const {
  for (std::size_t i = 0; i < terms.size(); ++i)
    if (terms[i].kind == kind && terms[i].id == id) return i;
  return std::nullopt;
}

Catalogue make_catalogue(const Publication& publication, const PerLanguage<Order>& orders, std::size_t jobs) {
  Catalogue made;
  TermBuilder build(made.terms);
  add_terms(build, publication);
  const auto& providers = publication.providers;
  for (std::size_t i = 0; i < providers.size(); ++i) {
    for (const auto& service : providers[i].services) {
      build.put(TermKind::service_type, service.service_type.id, i);
      for (const auto& area : service.areas) build.put(TermKind::area, area.id, i);
      for (const auto& group : service.client_groups) build.put(TermKind::client_group, group.id, i);
    }
    build.put(TermKind::area, providers[i].area.id, i);
    build.put(TermKind::sector, providers[i].sector.id, i);
    build.put(TermKind::welsh, std::string(best_welsh_offer(providers[i])), i);
  }
  std::erase_if(made.terms, [](const TermList& term) { return term.providers.empty(); });

  for (const Language language : publication.languages) {
    const auto& order = orders[language];
    std::vector<std::string> keys(providers.size());
    auto& letters = made.letter[language];
    letters.resize(providers.size());
    parallel_for(providers.size(), jobs, [&](std::size_t i, std::size_t) {
      const auto& sort = language == Language::cy ? providers[i].sort.cy : providers[i].sort.en;
      const auto& name = providers[i].name.shown(language);
      keys[i] = order.key(name, sort.value) + providers[i].id;
      letters[i] = order.letter(name, sort.value);
    });
    auto& sorted = made.order[language];
    sorted.resize(providers.size());
    std::iota(sorted.begin(), sorted.end(), std::size_t{0});
    std::sort(sorted.begin(), sorted.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    auto& rank = made.rank[language];
    rank.resize(providers.size());
    for (std::size_t place = 0; place < sorted.size(); ++place) rank[sorted[place]] = place;
  }
  return made;
}

}  // namespace comisiynu
