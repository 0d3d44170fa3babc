#include "page/theme_toml.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace comisiynu {

Position ThemeToml::at(const toml::source_region& region) const {
  Position position{file, region.begin.line, region.begin.column, 0};
  if (region.end.line == region.begin.line && region.end.column > region.begin.column)
    position.length = static_cast<std::uint32_t>(region.end.column - region.begin.column);
  return position;
}

void ThemeToml::check_keys(const toml::table& table, std::string_view what, const std::vector<std::string>& known) const {
  for (const auto& [key, node] : table) {
    if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
    const auto meant = nearest(key.str(), known);
    found.error("unknown-key", at(key.source()), fmt::format("{} has no field {}", what, key.str()),
                meant ? fmt::format("did you mean {}?", *meant) : fmt::format("its fields are {}", join(known, ", ")));
  }
}

const std::string* ThemeToml::word(const toml::node& node, std::string_view key) const {
  const auto* words = node.as_string();
  if (words == nullptr) found.error("wrong-type", at(node.source()), fmt::format("{} is not words", key), "write it in quotes");
  return words == nullptr ? nullptr : &words->get();
}

std::string ThemeToml::word_of(const toml::table& table, std::string_view key) const {
  const auto* node = table.get(key);
  const auto* value = node == nullptr ? nullptr : word(*node, key);
  return value == nullptr ? std::string() : *value;
}

Text ThemeToml::both(const toml::table& table, std::string_view key, std::string_view what) const {
  Text text;
  text.at = at(table.source());
  const auto* words = table.get_as<toml::table>(key);
  if (words != nullptr) text.at = at(words->source());
  for (const Language language : languages)
    if (words != nullptr) text.in[language] = word_of(*words, language_code(language));
  if (!text.has(Language::cy) || !text.has(Language::en))
    found.error("missing-translation", text.at, fmt::format("{} has no {} in both languages", what, key), fmt::format("add {} = {{ en = \"…\", cy = \"…\" }}", key));
  return text;
}

}  // namespace comisiynu
