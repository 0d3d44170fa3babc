// What a theme's tokens may say: values that stay in their place in the style sheet, and colours that can be told apart by
// people who see less well (WCAG 2.2, 1.4.3 and 1.4.11).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace comisiynu {

// Why a value may not stand in "--token: value;", as the end of a sentence; empty when it may. It must be one value that
// ends nothing, hides nothing and fetches nothing.
std::string fault_of_token(std::string_view value);

// The contrast of two colours, from 1 to 21, as WCAG 2.2 defines it; nothing unless both are #rgb or #rrggbb.
std::optional<double> contrast(std::string_view one, std::string_view other);

// Tokens that style.css sets beside each other, and the contrast they need.
struct ColourPair {
  std::string_view front, back;
  double least;
};

// Calls bad(pair, contrast) for each pair that is too close. `colour` gives a token's value, or nothing.
void check_contrast(const std::function<std::string_view(std::string_view token)>& colour,
                    const std::function<void(const ColourPair&, double contrast)>& bad);

}  // namespace comisiynu
