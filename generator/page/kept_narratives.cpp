#include "page/kept_narratives.h"

#include <utility>

namespace comisiynu {

std::shared_ptr<const Narrative> KeptNarratives::parse(const std::string& text, NarrativeOptions options, Diagnostics& found) {
  const bool is_in_toml = options.only_position.has_value();  // a place that is of no file of its own
  if (is_in_toml) return std::make_shared<const Narrative>(Narrative::parse(text, std::move(options), found));
  auto& known = known_[{options.file, options.id, options.number, options.is_appendix, options.numbering, options.has_title, options.policy_labels, text}];
  if (known.narrative == nullptr) known.narrative = std::make_shared<const Narrative>(Narrative::parse(text, std::move(options), known.found));
  known.asked = true;
  found.append(known.found);
  return known.narrative;
}

void KeptNarratives::forget_others() {
  std::erase_if(known_, [](const auto& each) { return !each.second.asked; });
  for (auto& [key, known] : known_) known.asked = false;
}

}  // namespace comisiynu
