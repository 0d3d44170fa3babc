#include "page/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>

#include "base/parallel.h"
#include "base/text.h"
#include "check/check.h"
#include "language/format.h"
#include "page/kept_names.h"

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

std::string key_of(TermKind kind, std::string_view id) {
  std::string key(term_kind_id(kind));
  return key.append(1, '/').append(id);
}

// Finds terms by their ids without making a key of each: there are a hundred thousand to find. Views the catalogue's ids.
class TermIndex {
 public:
  explicit TermIndex(const std::vector<TermList>& terms) {
    for (std::size_t i = 0; i < terms.size(); ++i) add(terms[i], i);
  }
  void add(const TermList& term, std::size_t index) { of(term.kind).emplace(term.id, index); }
  std::optional<std::size_t> find(TermKind kind, std::string_view id) const {
    const auto& ids = by_kind_[static_cast<std::size_t>(kind)];
    const auto found = ids.find(id);
    return found == ids.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::unordered_map<std::string_view, std::size_t>& of(TermKind kind) { return by_kind_[static_cast<std::size_t>(kind)]; }
  std::array<std::unordered_map<std::string_view, std::size_t>, term_kinds.size()> by_kind_;
};

class TermBuilder {
 public:
  explicit TermBuilder(Catalogue& made) : made_(made) {}

  void add(TermKind kind, const std::string& id, Text name, Text easy = {}, Text address = {}, std::string picture = {}) {
    if (made_.by_id.emplace(key_of(kind, id), made_.terms.size()).second)
      made_.terms.push_back({kind, id, std::move(name), std::move(easy), std::move(address), std::move(picture), {}});
  }

 private:
  Catalogue& made_;
};

// The lists that the provider as such stands on, and those for one of its services.
template <class Each>
void each_term_of(const Provider& provider, Each&& each) {
  each(TermKind::sector, provider.sector.id);
  each(TermKind::welsh, best_welsh_offer(provider));
  for (const auto& language : provider.workforce.languages) each(TermKind::language, language.value);
  for (const auto& accreditation : provider.accreditations) each(TermKind::accreditation, accreditation_id(accreditation));
}

template <class Each>
void each_term_of(const Service& service, const std::vector<std::string_view>& areas, const Settings& settings, const Date& today, Each&& each) {
  each(TermKind::service_type, service.service_type.id);
  each(TermKind::rating, least_rating(service));
  for (const auto area : areas) each(TermKind::area, area);
  for (const auto& group : service.client_groups) each(TermKind::client_group, group.id);
  for (const auto& price : service.prices)
    if (const auto* band = band_of(price)) each(TermKind::price, band->id);
  if (free_places(service, settings, today).value_or(0) > 0) each(TermKind::vacancies, "free");
}

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
  std::unordered_set<std::string_view> spoken;
  for (const auto& provider : publication.providers)
    for (const auto& language : provider.workforce.languages)
      if (spoken.insert(language.value).second && is_language_code(language.value)) build.add(TermKind::language, language.value, {});
  for (const auto& sector : publication.sectors) build.add(TermKind::sector, sector.id, sector.name, {}, sector.address);
  for (const auto& provider : publication.providers)
    for (const auto& accreditation : provider.accreditations) build.add(TermKind::accreditation, accreditation_id(accreditation), accreditation.title);
}

// Which providers stand on which lists; a list is known by the index of its term.
class Standing {
 public:
  // For each kind of service, the providers of it that are each of the other terms too.
  using Pairs = std::map<std::size_t, std::vector<std::vector<std::size_t>>>;

  explicit Standing(std::size_t terms) : of_term_(terms) {}

  // Those from `from` to before `to`. A term whose id refers to nothing has no list; check/ has said so.
  void add(const Publication& publication, const AreasServed& served, const TermIndex& index, const Date& today, std::size_t from, std::size_t to) {
    for (auto i = from; i < to; ++i) {
      const auto& provider = publication.providers[i];
      for (const auto& service : provider.services) {
        std::vector<std::vector<std::size_t>>* others = nullptr;  // of the kind of service, which is its first term
        each_term_of(service, served.of(provider, service), publication.settings, today, [&](TermKind kind, std::string_view id) {
          const auto term = index.find(kind, id);
          if (!term) return;
          put(of_term_[*term], i);
          if (kind == TermKind::service_type) (others = &pairs_[*term])->resize(of_term_.size());
          else if (others != nullptr && (kind == TermKind::area || kind == TermKind::client_group)) put((*others)[*term], i);
        });
      }
      each_term_of(provider, [&](TermKind kind, std::string_view id) {
        if (const auto term = index.find(kind, id)) put(of_term_[*term], i);
      });
    }
  }

  // What stands behind these.
  void append(const Standing& next) {
    for (std::size_t term = 0; term < of_term_.size(); ++term) join(of_term_[term], next.of_term_[term]);
    for (const auto& [type, others] : next.pairs_) {
      auto& here = pairs_[type];
      here.resize(others.size());
      for (std::size_t term = 0; term < others.size(); ++term) join(here[term], others[term]);
    }
  }

  std::vector<std::size_t>& of_term(std::size_t term) { return of_term_[term]; }
  Pairs& pairs() { return pairs_; }

 private:
  static void put(std::vector<std::size_t>& list, std::size_t provider) {
    if (list.empty() || list.back() != provider) list.push_back(provider);
  }
  static void join(std::vector<std::size_t>& list, const std::vector<std::size_t>& more) { list.insert(list.end(), more.begin(), more.end()); }

  std::vector<std::vector<std::size_t>> of_term_;
  Pairs pairs_;
};

// Leaves out lists that nobody stands on, each kind together. The index that each of them has now, by the one it had.
std::vector<std::size_t> put_terms(Catalogue& made, Standing& standing) {
  std::vector<std::size_t> kept, place(made.terms.size());
  for (std::size_t i = 0; i < made.terms.size(); ++i)
    if (!standing.of_term(i).empty()) kept.push_back(i);
  std::stable_sort(kept.begin(), kept.end(), [&](std::size_t a, std::size_t b) { return made.terms[a].kind < made.terms[b].kind; });
  std::vector<TermList> terms;
  made.by_id.clear();
  for (const auto i : kept) {
    place[i] = terms.size();
    made.by_id.emplace(key_of(made.terms[i].kind, made.terms[i].id), terms.size());
    terms.push_back(std::move(made.terms[i]));
    terms.back().providers = std::move(standing.of_term(i));
  }
  made.terms = std::move(terms);
  return place;
}

void put_pairs(Catalogue& made, Standing& standing, const std::vector<std::size_t>& place) {
  for (auto& [type, others] : standing.pairs())
    for (std::size_t other = 0; other < others.size(); ++other)
      if (!others[other].empty()) made.pairs.push_back({place[type], place[other], std::move(others[other])});
  std::sort(made.pairs.begin(), made.pairs.end(), [](const PairList& a, const PairList& b) { return std::pair(a.type, a.other) < std::pair(b.type, b.other); });
}

// Those that were there before are sorted by their places, and the few others are put between them by their keys.
void sort_by_key(std::vector<std::size_t>& sorted, const std::vector<KeptNames::Known*>& names, std::size_t known) {
  const auto by_key = [&](std::size_t a, std::size_t b) { return names[a]->key < names[b]->key; };
  const auto rest = sorted.begin() + static_cast<std::ptrdiff_t>(known);
  std::sort(sorted.begin(), rest, [&](std::size_t a, std::size_t b) { return names[a]->place < names[b]->place; });
  std::sort(rest, sorted.end(), by_key);
  std::inplace_merge(sorted.begin(), rest, sorted.end(), by_key);
}

void put_in_order(Catalogue& made, const Publication& publication, const Order& order, Language language, std::size_t jobs, KeptNames* kept) {
  const auto& providers = publication.providers;
  KeptNames nothing_yet;
  auto& known = (kept == nullptr ? nothing_yet : *kept).known[language];
  std::vector<KeptNames::Known*> names(providers.size());
  auto& sorted = made.order[language];
  std::vector<std::size_t> fresh, unmade;
  for (std::size_t i = 0; i < providers.size(); ++i) {
    const auto& sort = language == Language::cy ? providers[i].sort.cy : providers[i].sort.en;
    std::string all = providers[i].name.shown(language);
    all.append(1, '\0').append(sort.value).append(1, '\0').append(providers[i].id);
    const auto [there, is_new] = known.try_emplace(std::move(all));
    names[i] = &there->second;
    there->second.asked = true;
    if (is_new) unmade.push_back(i);
    (there->second.place == KeptNames::nowhere ? fresh : sorted).push_back(i);
  }
  parallel_for(unmade.size(), jobs, [&](std::size_t i, std::size_t) {
    const auto& provider = providers[unmade[i]];
    const auto& sort = language == Language::cy ? provider.sort.cy : provider.sort.en;
    const auto& name = provider.name.shown(language);
    names[unmade[i]]->key = order.key(name, sort.value) + provider.id;
    names[unmade[i]]->letter = order.letter(name, sort.value);
  });
  const auto old = sorted.size();
  sorted.insert(sorted.end(), fresh.begin(), fresh.end());
  sort_by_key(sorted, names, old);
  std::erase_if(known, [](const auto& each) { return !each.second.asked; });
  auto& rank = made.rank[language];
  auto& letters = made.letter[language];
  rank.resize(providers.size());
  letters.resize(providers.size());
  for (std::size_t place = 0; place < sorted.size(); ++place) {
    auto& name = *names[sorted[place]];
    rank[sorted[place]] = name.place = place;
    letters[sorted[place]] = name.letter;
    name.asked = false;
  }
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
  std::vector<TermName> all;
  each_term_of(provider, [&](TermKind kind, std::string_view id) { all.push_back({kind, std::string(id)}); });
  return all;
}

std::vector<TermName> terms_of(const Provider& provider, const Service& service, const AreasServed& served, const Settings& settings, const Date& today) {
  std::vector<TermName> all;
  each_term_of(service, served.of(provider, service), settings, today, [&](TermKind kind, std::string_view id) { all.push_back({kind, std::string(id)}); });
  return all;
}

Catalogue make_catalogue(const Publication& publication, const PerLanguage<Order>& orders, std::size_t jobs, const Date& today, KeptNames* kept) {
  Catalogue made;
  const auto& languages = publication.languages;
  const auto order = [&](std::size_t voice) {
    if (voice < languages.size()) put_in_order(made, publication, orders[languages[voice]], languages[voice], jobs, kept);
  };
  // Which lists there are, and in which order names stand, are two things.
  parallel_for(2, jobs, [&](std::size_t part, std::size_t) {
    if (part == 1) return order(0);
    made.areas_served = AreasServed(publication);
    TermBuilder build(made);
    add_terms(build, publication);
  });
  const TermIndex index(made.terms);
  const auto count = publication.providers.size();
  // More of them than threads, so that none waits long for another; but each holds all lists.
  const auto threads = std::max<std::size_t>(1, jobs);
  std::vector<Standing> parts(std::clamp(count / 256, threads, threads * 4), Standing(made.terms.size()));
  parallel_for(parts.size() + 1, jobs, [&](std::size_t part, std::size_t) {
    if (part < parts.size()) parts[part].add(publication, made.areas_served, index, today, count * part / parts.size(), count * (part + 1) / parts.size());
    else order(1);
  });
  for (std::size_t part = 1; part < parts.size(); ++part) parts[0].append(parts[part]);
  put_pairs(made, parts[0], put_terms(made, parts[0]));
  return made;
}

}  // namespace comisiynu
