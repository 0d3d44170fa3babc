// TOML as text: where its parts stand, and changes to it that leave the rest alone.
#pragma once

#include <toml++/toml.h>

#include <string>
#include <string_view>
#include <vector>

namespace comisiynu {

// Byte offsets of the lines and columns that toml++ counts (columns in code points).
class TextPlaces {
 public:
  explicit TextPlaces(std::string_view text);
  std::size_t offset(const toml::source_position&) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> lines_;
};

// The end of the value that begins at `begin`: of a string, a list, an inline table, or a bare word.
std::size_t value_end(std::string_view text, std::size_t begin);

// A TOML string of these words, in one line.
std::string toml_string(std::string_view);

struct TextEdit {
  std::size_t at, length;
  std::string text;
};

// Edits may not overlap; several at one place come in their order.
std::string edited(std::string_view text, std::vector<TextEdit>);

}  // namespace comisiynu
