// Sections as they were parsed before, for a process that plans one site again and again: one whose text and all that it is
// parsed with are the same is the same. What is kept holds no pointer to anything else.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "base/diagnostics.h"
#include "markup/narrative.h"

namespace comisiynu {

// For one plan at a time.
class KeptNarratives {
 public:
  // As Narrative::parse(), of which also what was found is said again.
  std::shared_ptr<const Narrative> parse(const std::string& text, NarrativeOptions, Diagnostics& found);

  // After a plan: forgets what it did not ask for.
  void forget_others();

 private:
  struct Known {
    std::shared_ptr<const Narrative> narrative;
    Diagnostics found;
    bool asked = false;
  };
  using Key = std::tuple<FileId, std::string, std::string, bool, Numbering, bool, std::vector<std::string>, std::string>;
  std::map<Key, Known> known_;
};

}  // namespace comisiynu
