#include "model/areas.h"

namespace comisiynu {

bool lies_within(const Publication& publication, std::string_view area, std::string_view larger) {
  for (std::size_t steps = 0; steps <= publication.areas.size(); ++steps) {
    const auto* found = find(publication.areas, area);
    if (found == nullptr) return false;
    if (area == larger) return true;
    area = found->within.id;
  }
  return false;
}

}  // namespace comisiynu
