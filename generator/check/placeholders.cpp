// Placeholders in a field where nothing is worked out: a title, a finding, a need's statement. On the page they would stand
// as they are written.
#include <fmt/format.h>

#include "check/check.h"
#include "check/records.h"

namespace comisiynu {

namespace {

void look(const Text& text, std::string_view key, Diagnostics& found) {
  for (const Language language : languages)
    if (text.in[language].find("{{") != std::string::npos)
      found.error("placeholder-out-of-place", text.written[language].line != 0 ? text.written[language] : text.at,
                  fmt::format("{{{{ … }}}} would stand in this {} as it is written", key), "say it in words here, and the figure in a section, where it is worked out");
}

}  // namespace

void check_placeholders(const Publication& publication, Diagnostics& found) {
  const auto record = [&](const auto& value) {
    visit_record(value, [&](std::string_view key, const auto& field, const FieldInfo& info) {
      using Field = std::remove_cvref_t<decltype(field)>;
      if constexpr (std::is_same_v<Field, Text>) {
        if (!info.is_rich) look(field, key, found);
      } else if constexpr (std::is_same_v<Field, Money>) {
        look(field.name, "name", found);
        look(field.includes, "includes", found);
      }
    });
  };
  record(publication.settings);
  for_each_record(publication, record);
  for (const auto& document : publication.documents)
    if (document.easy_read) record(*document.easy_read);
}

}  // namespace comisiynu
