// The catalogue's lists: which providers stand under each kind of service, area, client group, sector and
// Welsh-language offer, and in which order each language puts them. Made once; then read by any thread.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "language/order.h"
#include "model/publication.h"

namespace comisiynu {

enum class TermKind : std::uint8_t { service_type, area, client_group, sector, welsh };

inline constexpr std::array<TermKind, 5> term_kinds{TermKind::service_type, TermKind::area, TermKind::client_group,
                                                    TermKind::sector, TermKind::welsh};

// "service-type", "area", … as in templates and messages ("service_type").
std::string_view term_kind_id(TermKind);
std::string_view term_kind_key(TermKind);

struct TermList {
  TermKind kind;
  std::string id;
  Text name;                           // in the plural where there is one; of the Welsh offers, empty: a message says it
  Text easy, address;                  // as the author gave them; may be empty
  std::string picture;
  std::vector<std::size_t> providers;  // indices into the publication's
};

struct Catalogue {
  // Lists that have a provider: by kind, then in the author's order.
  std::vector<TermList> terms;
  // All providers in alphabetical order, and each provider's place in it and letter.
  PerLanguage<std::vector<std::size_t>> order;
  PerLanguage<std::vector<std::size_t>> rank;
  PerLanguage<std::vector<std::string>> letter;

  // The list's index in `terms`.
  std::optional<std::size_t> find(TermKind, std::string_view id) const;
};

Catalogue make_catalogue(const Publication&, const PerLanguage<Order>&, std::size_t jobs);

// The best Welsh-language offer among a provider's services: active-offer, some-staff, none, or "" where nothing is said.
std::string_view best_welsh_offer(const Provider&);

}  // namespace comisiynu
