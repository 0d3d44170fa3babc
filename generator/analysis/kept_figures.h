// Figures as they were worked out before, for a process that works them out again and again: those of a publication whose files
// say the same of all that figures are made from are the same. Providers are looked at only where something counts them.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "analysis/figures.h"

namespace comisiynu {

// Whether figures are drawn from providers: else they are functions of what else the publication says.
bool draws_on_providers(const Publication&);

// For one publication at a time.
class KeptFigures {
 public:
  // What stands for all that the publication says; one for its providers alone may be told apart. Equal only to itself.
  struct Part {
    std::shared_ptr<const void> says;  // null: like no other
    bool only_providers = false;
  };

  // As figures(), of which also what was found is said again.
  Figures get(const Publication&, const std::vector<Part>&, Diagnostics& found);

 private:
  std::optional<Figures> figures_;  // never asked for anything: their publication may be gone
  std::vector<std::shared_ptr<const void>> made_of_;
  Diagnostics found_;
};

}  // namespace comisiynu
