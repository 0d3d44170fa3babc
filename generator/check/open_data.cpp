#include <fmt/format.h>

#include <algorithm>

#include "check/check.h"

namespace comisiynu {

bool is_language_code(std::string_view code) {
  for (const auto known : {"bsl", "makaton", "braille"})
    if (code == known) return true;
  const auto first = code.substr(0, code.find('-'));
  return (first.size() == 2 || first.size() == 3) && std::all_of(first.begin(), first.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Stricter than the standards of open data, where those who use the data ask for more.
void check_open_data(const Publication& publication, Diagnostics& found) {
  for (const auto& provider : publication.providers) {
    const auto& contact = provider.contact;
    // A contact that is missing, or is no table, has been told of already.
    if (contact.at.line > 0 && !contact.phone && !contact.email && !contact.website)
      found.warning("contact-unreachable", contact.at, fmt::format("{} cannot be reached: its contact has no phone, email or website", provider.id),
                    "add one of them: contact = { phone = \"01267 234567\" }");
    for (const auto& language : provider.workforce.languages)
      if (!language.value.empty() && !is_language_code(language.value))
        found.warning("language-code", language.at, fmt::format("\"{}\" is not a language's code", language.value),
                      "write its ISO 639 code of two or three letters: cy, en, pl; or bsl, makaton, braille");
    if (provider.imported && provider.imported.value->gone.value.value_or(false))
      found.warning("provider-gone", provider.at, fmt::format("{} is no longer in the register that it was imported from", provider.id),
                    "see whether it has closed: delete its file, or take the table [imported] out to keep it");
  }
}

}  // namespace comisiynu
