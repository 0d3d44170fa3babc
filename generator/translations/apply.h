// Puts translations into an author's files and changes nothing else in them: comments, order and layout stay, byte for byte. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "translations/texts.h"

namespace comisiynu {

struct TextChange {
  const TranslatedText* text;
  std::string words;  // of the language that it is translated into
};

// Each gives the whole file, or nothing where its layout is one that cannot be edited in place.
std::optional<std::string> change_records(std::string_view file, const std::vector<TextChange>&);
// The file of the section's other language; `changes` in the order of the section.
std::optional<std::string> change_section(std::string_view file, const std::vector<TextChange>& changes);
// A section's file that is not there yet. Every block of the source that has words must be among the changes.
std::optional<std::string> new_section(const std::string& source, const std::vector<TextChange>& changes);

}  // namespace comisiynu
