// The two languages of every page, and what is kept once for each of them. Everything here is a plain value.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace comisiynu {

enum class Language : std::uint8_t { cy, en };

inline constexpr std::array<Language, 2> languages{Language::cy, Language::en};

constexpr Language other(Language language) {
  return language == Language::cy ? Language::en : Language::cy;
}

// ISO 639-1, as in addresses, `lang` and the authors' files.
constexpr std::string_view language_code(Language language) {
  return language == Language::cy ? "cy" : "en";
}

constexpr std::optional<Language> from_code(std::string_view code) {
  if (code == "cy") return Language::cy;
  if (code == "en") return Language::en;
  return std::nullopt;
}

// The language's name in itself, for links that lead to it: "Cymraeg", "English".
constexpr std::string_view own_name(Language language) {
  return language == Language::cy ? "Cymraeg" : "English";
}

// The language's name in English, for those who write the files.
constexpr std::string_view name_of(Language language) {
  return language == Language::cy ? "Welsh" : "English";
}

// One T for each language.
template <typename T>
struct PerLanguage {
  std::array<T, languages.size()> values{};

  constexpr T& operator[](Language language) { return values[static_cast<std::size_t>(language)]; }
  constexpr const T& operator[](Language language) const {
    return values[static_cast<std::size_t>(language)];
  }
  constexpr auto begin() { return values.begin(); }
  constexpr auto end() { return values.end(); }
  constexpr auto begin() const { return values.begin(); }
  constexpr auto end() const { return values.end(); }
  friend bool operator==(const PerLanguage&, const PerLanguage&) = default;
};

}  // namespace comisiynu
