// The catalogue's lists: which providers stand under each kind of service, area, client group, Welsh-language offer, …,
// under the pairs of these that people ask for, and in which order each language puts them. Made once; then read by any
// thread.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/offers.h"
#include "language/messages.h"
#include "language/order.h"
#include "model/publication.h"

namespace comisiynu {

// In the order in which people are offered them.
enum class TermKind : std::uint8_t { service_type, area, client_group, vacancies, price, rating, welsh, language, sector, accreditation };

inline constexpr std::array<TermKind, 10> term_kinds{TermKind::service_type, TermKind::area,   TermKind::client_group, TermKind::vacancies,
                                                     TermKind::price,        TermKind::rating, TermKind::welsh,        TermKind::language,
                                                     TermKind::sector,       TermKind::accreditation};

// "service-type", "area", … as in templates and messages ("service_type").
std::string_view term_kind_id(TermKind);
std::string_view term_kind_key(TermKind);

struct TermList {
  TermKind kind;
  std::string id;
  Text name;                           // in the plural where there is one; empty where it is the interface's own, see name_of
  Text easy, address;                  // as the author gave them; may be empty
  std::string picture;
  std::vector<std::size_t> providers;  // indices into the publication's
};

// A kind of service in an area, or for a client group. Its providers have one service that is both: somebody who looks for a
// care home in Powys is not helped by a day centre there of a provider whose care home is elsewhere.
struct PairList {
  std::size_t type, other;             // indices of terms
  std::vector<std::size_t> providers;
};

struct Catalogue {
  // Lists that have a provider: by kind, then in the author's order.
  std::vector<TermList> terms;
  std::vector<PairList> pairs;  // that have a provider: by kind of service, areas before client groups
  // All providers in alphabetical order, and each provider's place in it and letter.
  PerLanguage<std::vector<std::size_t>> order;
  PerLanguage<std::vector<std::size_t>> rank;
  PerLanguage<std::vector<std::string>> letter;
  AreasServed areas_served;
  std::unordered_map<std::string, std::size_t> by_id;  // "area/powys" to the index in `terms`

  // The list's index in `terms`.
  std::optional<std::size_t> find(TermKind, std::string_view id) const;
};

struct KeptNames;

// `today` decides which free places can be believed; year 0: all. What a resident process keeps: page/kept_names.h.
Catalogue make_catalogue(const Publication&, const PerLanguage<Order>&, std::size_t jobs, const Date& today = {}, KeptNames* = nullptr);

// What the list is called where the interface names it: "£500 to £750 per week"; otherwise its author's name.
std::string name_of(const TermList&, const Messages&, Language);

// The best Welsh-language offer among a provider's services: active-offer, some-staff, none, or "" where nothing is said.
std::string_view best_welsh_offer(const Provider&);

// The kinds and ids of the lists that the provider as such stands on, and those for one of its services.
struct TermName {
  TermKind kind;
  std::string id;
  bool operator==(const TermName&) const = default;
};
std::vector<TermName> terms_of(const Provider&);
std::vector<TermName> terms_of(const Provider&, const Service&, const AreasServed&, const Settings&, const Date& today);

}  // namespace comisiynu
