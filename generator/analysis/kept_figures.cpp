#include "analysis/kept_figures.h"

#include <algorithm>
#include <utility>

namespace comisiynu {

bool draws_on_providers(const Publication& publication) {
  return std::any_of(publication.datasets.begin(), publication.datasets.end(), [](const Dataset& dataset) { return dataset.count || dataset.market; }) ||
         std::any_of(publication.supply.begin(), publication.supply.end(), [](const Supply& supply) { return bool(supply.from_providers); });
}

Figures KeptFigures::get(const Publication& publication, const std::vector<Part>& parts, Diagnostics& found) {
  const bool all = draws_on_providers(publication);
  std::vector<std::shared_ptr<const void>> made_of;
  bool is_known = figures_.has_value();
  for (const auto& part : parts) {
    if (part.only_providers && !all) continue;
    is_known &= part.says != nullptr;
    made_of.push_back(part.says);
  }
  if (!is_known || made_of != made_of_) {
    found_ = {};
    figures_ = figures(publication, found_);
    made_of_ = std::move(made_of);
  }
  found.append(found_);
  return figures_->of(publication);
}

}  // namespace comisiynu
