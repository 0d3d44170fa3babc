// Shares as people say them. Pure.
#pragma once

#include <utility>

namespace comisiynu {

// "1 in 4": the plainest fraction that is near enough to be true of the share (0 to 1).
std::pair<int, int> plain_fraction(double share);

}  // namespace comisiynu
