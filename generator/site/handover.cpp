#include "site/handover.h"

#include <fmt/format.h>

namespace comisiynu {

void Handover::put(std::string_view path, std::string_view bytes, Diagnostics& found) const {
  for (const auto index : confidential_.given_away(bytes)) {
    const auto& provider = publication_.providers[index];
    found.error("confidential", provider.address.at, fmt::format("{} would give away the confidential address of the provider {}", path, provider.id),
                "take it out of the texts and the templates that the page is made of");
  }
  if (output_ != nullptr && !found.has_errors()) output_->put(path, bytes);
}

}  // namespace comisiynu
