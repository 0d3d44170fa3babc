// What of a provider a list shows. Its card there has the price and free places of the services that put it on that list, and
// of their prices those that did: who looks for a short break, or for what costs under £500, is not helped by what else the
// same house asks.
#pragma once

#include <vector>

#include "page/catalogue.h"

namespace comisiynu {

struct Listed {
  std::vector<const Service*> services;
  std::vector<const Money*> prices;  // theirs, in their order
  bool operator==(const Listed&) const = default;
};

// All of the provider, as where it stands beside every other.
Listed all_listed(const Provider&);

// The lists that a provider stands on. A list is the terms that it is of: none for that of all providers, two for a pair.
class ListsOf {
 public:
  ListsOf(const Provider&, const AreasServed&, const Settings&, const Date& today);

  struct Shown {
    Listed listed;
    std::vector<std::vector<TermName>> lists;  // that show this
  };

  Listed on(const std::vector<TermName>& list) const;
  // What lists show, each once. The first is all of it, as lists show it that stand with no other.
  std::vector<Shown> each() const;

 private:
  const Provider& provider_;
  std::vector<TermName> of_provider_;
  std::vector<std::vector<TermName>> of_services_;
};

}  // namespace comisiynu
