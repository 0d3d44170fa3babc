#include "analysis/plain_fraction.h"

#include <cmath>
#include <numeric>

namespace comisiynu {

std::pair<int, int> plain_fraction(double share) {
  if (share <= 0) return {0, 10};
  if (share < 0.095) {  // one of so many, in a round number
    const double one_in = 1 / share;
    const double step = one_in < 20 ? 5 : one_in < 100 ? 10 : std::pow(10, std::floor(std::log10(one_in)));
    return {1, static_cast<int>(std::round(one_in / step) * step)};
  }
  constexpr int denominators[] = {2, 3, 4, 5, 10};
  for (const int whole_of : denominators) {
    const int part = static_cast<int>(std::lround(share * whole_of));
    const bool lowest = std::gcd(part, whole_of) == 1;
    if (part > 0 && part < whole_of && lowest && std::abs(share - static_cast<double>(part) / whole_of) <= 0.02)
      return {part, whole_of};
  }
  const int tenths = static_cast<int>(std::lround(share * 10));
  const int common = std::gcd(tenths, 10);
  if (tenths >= 10) return {10, 10};
  return {tenths / common, 10 / common};
}

}  // namespace comisiynu
