#include "page/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "base/parallel.h"
#include "base/text.h"
#include "check/check.h"
#include "language/format.h"

namespace comisiynu {

std::string_view term_kind_id(TermKind kind) {
  switch (kind) {
    case TermKind::service_type: return "service-type";
    case TermKind::area: return "area";
    case TermKind::client_group: return "client-group";
    case TermKind::vacancies: return "vacancies";
    case TermKind::price: return "price";
    case TermKind::rating: return "rating";
    case TermKind::welsh: return "welsh";
    case TermKind::language: return "language";
    case TermKind::sector: return "sector";
    case TermKind::accreditation: return "accreditation";
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

// Two providers share an accreditation when they call it the same.
std::string accreditation_id(const Accreditation& accreditation) { return slug(accreditation.title.shown(Language::en)); }

std::string name_of_band(const std::string& id, const Messages& messages, Language language) {
  const auto& bands = price_bands();
  const auto band = std::find_if(bands.begin(), bands.end(), [&](const auto& b) { return b.id == id; });
  const Formatter format(language);
  const auto say = [&](std::string_view key, std::string amount) {
    return messages.format(language, fmt::format("price.{}", key), {{"amount", std::move(amount)}});
  };
  if (!band->from) return say("under", say(band->per, format.money(*band->to)));
  if (!band->to) return say("at_least", say(band->per, format.money(*band->from)));
  return say(band->per, format.range(format.money(*band->from), format.money(*band->to)));
}

std::string key_of(TermKind kind, std::string_view id) { return std::string(term_kind_id(kind)).append("/").append(id); }

class TermBuilder {
 public:
  explicit TermBuilder(Catalogue& made) : made_(made) {}

  void add(TermKind kind, const std::string& id, Text name, Text easy = {}, Text address = {}, std::string picture = {}) {
    if (made_.by_id.emplace(key_of(kind, id), made_.terms.size()).second)
      made_.terms.push_back({kind, id, std::move(name), std::move(easy), std::move(address), std::move(picture), {}});
  }

  void put(const TermName& term, std::size_t provider) {
    const auto found = made_.find(term.kind, term.id);
    if (!found) return;  // the id refers to nothing; check/ has said so
    auto& providers = made_.terms[*found].providers;
    if (providers.empty() || providers.back() != provider) providers.push_back(provider);
  }

 private:
  Catalogue& made_;
};

void add_terms(TermBuilder& build, const Publication& publication) {
  for (const auto& type : publication.service_types)
    build.add(TermKind::service_type, type.id, type.plural.empty() ? type.name : type.plural, type.easy, type.address, type.picture.value);
  for (const auto& area : publication.areas) build.add(TermKind::area, area.id, area.name, area.easy, area.address);
  for (const auto& group : publication.client_groups)
    build.add(TermKind::client_group, group.id, group.name, group.easy, group.address, group.picture.value);
  build.add(TermKind::vacancies, "free", {});
  for (const auto& band : price_bands()) build.add(TermKind::price, band.id, {});
  for (const char* rating : {"excellent", "good", "needs-improvement", "poor"}) build.add(TermKind::rating, rating, {});
  for (const char* offer : {"active-offer", "some-staff", "none"}) build.add(TermKind::welsh, offer, {});
  for (const auto& provider : publication.providers)
    for (const auto& language : provider.workforce.languages)
      if (is_language_code(language.value)) build.add(TermKind::language, language.value, {});
  for (const auto& sector : publication.sectors) build.add(TermKind::sector, sector.id, sector.name, {}, sector.address);
  for (const auto& provider : publication.providers)
    for (const auto& accreditation : provider.accreditations) build.add(TermKind::accreditation, accreditation_id(accreditation), accreditation.title);
}

// Leaves out lists that nobody stands on, each kind together.
void tidy_terms(Catalogue& made) {
  std::erase_if(made.terms, [](const TermList& term) { return term.providers.empty(); });
  std::stable_sort(made.terms.begin(), made.terms.end(), [](const TermList& a, const TermList& b) { return a.kind < b.kind; });
  made.by_id.clear();
  for (std::size_t i = 0; i < made.terms.size(); ++i) made.by_id.emplace(key_of(made.terms[i].kind, made.terms[i].id), i);
}

void make_pairs(Catalogue& made, const Publication& publication) {
  std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> pairs;
  for (std::size_t i = 0; i < publication.providers.size(); ++i)
    for (const auto& service : publication.providers[i].services) {
      const auto type = made.find(TermKind::service_type, service.service_type.id);
      if (!type) continue;
      const auto put = [&](std::optional<std::size_t> other) {
        if (!other) return;
        auto& providers = pairs[{*type, *other}];
        if (providers.empty() || providers.back() != i) providers.push_back(i);
      };
      for (const auto area : made.areas_served.of(publication.providers[i], service)) put(made.find(TermKind::area, area));
      for (const auto& group : service.client_groups) put(made.find(TermKind::client_group, group.id));
    }
  for (auto& [terms, providers] : pairs) made.pairs.push_back({terms.first, terms.second, std::move(providers)});
}

void put_in_order(Catalogue& made, const Publication& publication, const Order& order, Language language, std::size_t jobs) {
  const auto& providers = publication.providers;
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

}  // namespace

std::string name_of(const TermList& term, const Messages& messages, Language language) {
  switch (term.kind) {
    case TermKind::vacancies: return messages.format(language, "catalogue.with_vacancies");
    case TermKind::price: return name_of_band(term.id, messages, language);
    case TermKind::rating: return messages.format(language, "service.quality_ratings." + term.id);
    case TermKind::welsh: return messages.format(language, "service.welsh_offers." + term.id);
    case TermKind::language: {
      const auto key = "language.names." + term.id;
      return messages.has(key) ? messages.format(language, key) : term.id;
    }
    default: return term.name.shown(language);
  }
}

std::optional<std::size_t> Catalogue::find(TermKind kind, std::string_view id) const {
  const auto found = by_id.find(key_of(kind, id));
  return found == by_id.end() ? std::nullopt : std::optional(found->second);
}

std::vector<TermName> terms_of(const Provider& provider) {
  std::vector<TermName> all{{TermKind::sector, provider.sector.id}, {TermKind::welsh, std::string(best_welsh_offer(provider))}};
  for (const auto& language : provider.workforce.languages) all.push_back({TermKind::language, language.value});
  for (const auto& accreditation : provider.accreditations) all.push_back({TermKind::accreditation, accreditation_id(accreditation)});
  return all;
}

std::vector<TermName> terms_of(const Provider& provider, const Service& service, const AreasServed& served, const Settings& settings, const Date& today) {
  std::vector<TermName> all{{TermKind::service_type, service.service_type.id}, {TermKind::rating, std::string(least_rating(service))}};
  for (const auto area : served.of(provider, service)) all.push_back({TermKind::area, std::string(area)});
  for (const auto& group : service.client_groups) all.push_back({TermKind::client_group, group.id});
  for (const auto& price : service.prices)
    if (const auto* band = band_of(price)) all.push_back({TermKind::price, band->id});
  if (free_places(service, settings, today).value_or(0) > 0) all.push_back({TermKind::vacancies, "free"});
  return all;
}

Catalogue make_catalogue(const Publication& publication, const PerLanguage<Order>& orders, std::size_t jobs, const Date& today) {
  Catalogue made;
  made.areas_served = AreasServed(publication);
  TermBuilder build(made);
  add_terms(build, publication);
  for (std::size_t i = 0; i < publication.providers.size(); ++i) {
    const auto& provider = publication.providers[i];
    for (const auto& service : provider.services)
      for (const auto& term : terms_of(provider, service, made.areas_served, publication.settings, today)) build.put(term, i);
    for (const auto& term : terms_of(provider)) build.put(term, i);
  }
  tidy_terms(made);
  make_pairs(made, publication);
  for (const Language language : publication.languages) put_in_order(made, publication, orders[language], language, jobs);
  return made;
}

}  // namespace comisiynu
