// How figures, units and the items of code lists are worded in one language. Cheap to make; shared by no threads'
// writing, so any number may ask at once.
#pragma once

#include <string>

#include "analysis/figures.h"
#include "language/language.h"

namespace comisiynu {

class Messages;

class Wording {
 public:
  // `messages` must outlive it. Units that the interface does not know are named by the publication's code list "unit".
  Wording(Language, const Messages& messages, const Publication&);

  Language language() const { return language_; }

  // With its sign and nothing more: "£28,851,000", "24%", "1,150", "10 to 25". A missing one is its mark: "[c]".
  std::string figure(const Figure&) const;
  std::string about(const Figure&) const;      // rounded for easy reading: "£120,000"; a share "1 in 4"
  std::string with_unit(const Figure&) const;  // "290 nights per year", "£512.50 per week"
  std::string mark(Missing) const;
  std::string meaning(Missing) const;

  Text name(const Dimension&) const;
  Text name(const Item&) const;
  Text name(const ResolvedDataset&, std::size_t measure) const;  // falls back on the unit's
  std::string unit(const Unit&) const;  // as it heads a column: "People", "£ per week"

  std::string message(std::string_view key) const;

 private:
  Language language_;
  const Messages& messages_;
  const Publication& publication_;
};

}  // namespace comisiynu
