#include "page/theme_tokens.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"

namespace comisiynu {

namespace {

// Functions of CSS that only compute: none of them fetches anything.
constexpr std::string_view functions[] = {"calc", "clamp", "color", "color-mix", "hsl", "hsla", "hwb", "lab", "lch", "max",
                                          "min", "oklab", "oklch", "rgb", "rgba", "var"};

bool is_function(std::string_view name) {
  return name.empty() || std::find(std::begin(functions), std::end(functions), name) != std::end(functions);
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

constexpr double for_text = 4.5, for_shapes = 3;

constexpr ColourPair pairs[] = {
    {"ink", "paper", for_text},          {"ink", "mist", for_text},
    {"ink", "policy-tint", for_text},    {"ink", "good-tint", for_text},
    {"ink", "warn-tint", for_text},      {"ink", "bad-tint", for_text},
    {"ink-soft", "paper", for_text},     {"ink-soft", "mist", for_text},
    {"link", "paper", for_text},         {"link", "mist", for_text},
    {"link-visited", "paper", for_text}, {"link-visited", "mist", for_text},
    {"on-brand", "brand", for_text},     {"policy", "policy-tint", for_text},
    {"good", "paper", for_text},         {"good", "good-tint", for_text},
    {"warn", "warn-tint", for_text},     {"bad", "bad-tint", for_text},
    {"line-strong", "paper", for_shapes}, {"focus", "paper", for_shapes},
    {"series-1", "paper", for_shapes},   {"series-2", "paper", for_shapes},
    {"series-3", "paper", for_shapes},   {"series-4", "paper", for_shapes},
    {"series-5", "paper", for_shapes},   {"series-6", "paper", for_shapes},
};

std::optional<std::array<int, 3>> channels(std::string_view colour) {
  if (!colour.starts_with('#') || (colour.size() != 4 && colour.size() != 7)) return std::nullopt;
  const std::size_t digits = (colour.size() - 1) / 3;
  std::array<int, 3> made{};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto part = colour.substr(1 + i * digits, digits);
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), made[i], 16);
    if (error != std::errc() || end != part.data() + part.size() || part.starts_with('-')) return std::nullopt;
    if (digits == 1) made[i] *= 17;
  }
  return made;
}

// Relative luminance, as WCAG 2.2 defines it.
double luminance(const std::array<int, 3>& colour) {
  const auto linear = [](int channel) {
    const double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

}  // namespace

std::string fault_of_token(std::string_view value) {
  if (trim(value).empty()) return "is empty";
  char quote = 0;
  std::string open;
  std::size_t word = 0;  // where the word that ends here began
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return "holds a line break or a control character";
    if (std::string_view("{};<>@\\!").find(c) != std::string_view::npos) return fmt::format("holds {}, which would end it", c);
    if (quote != 0) {
      if (c == quote) quote = 0;
      word = i + 1;
      continue;
    }
    if (value.substr(i, 2) == "/*" || value.substr(i, 2) == "*/") return "holds a comment";
    if (c == '"' || c == '\'') quote = c;
    if (c == '(') {
      const auto name = value.substr(word, i - word);
      if (!is_function(name)) return fmt::format("uses {}(), which a token may not", name);
      open += ')';
    } else if (c == '[') {
      open += ']';
    } else if (c == ')' || c == ']') {
      if (open.empty() || open.back() != c) return fmt::format("has a {} too many", c);
      open.pop_back();
    }
    if (!is_word(c)) word = i + 1;
  }
  if (quote != 0) return fmt::format("has a {} without its pair", quote);
  return open.empty() ? std::string() : fmt::format("lacks a {}", open.back());
}

std::optional<double> contrast(std::string_view one, std::string_view other) {
  const auto a = channels(one), b = channels(other);
  if (!a || !b) return std::nullopt;
  const double first = luminance(*a), second = luminance(*b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

void check_contrast(const std::function<std::string_view(std::string_view)>& colour,
                    const std::function<void(const ColourPair&, double)>& bad) {
  for (const auto& pair : pairs)
    if (const auto found = contrast(colour(pair.front), colour(pair.back)); found && *found < pair.least) bad(pair, *found);
}

}  // namespace comisiynu
