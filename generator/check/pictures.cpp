#include <fmt/format.h>

#include "base/text.h"
#include "check/check.h"
#include "check/records.h"

namespace comisiynu {

void check_pictures(const Publication& publication, const CheckOptions& options, Diagnostics& found) {
  const std::vector<std::string> known(options.pictures.begin(), options.pictures.end());
  const auto picture = [&](std::string_view, const auto& value, const FieldInfo& info) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, Plain>) {
      if (info.shape != Shape::picture || !value || options.pictures.contains(value.value)) return;
      const auto meant = nearest(value.value, known);
      found.error("unknown-picture", value.at, fmt::format("there is no picture called {}", value.value),
                  meant ? fmt::format("did you mean {}?", *meant) : "choose one from the theme's pictograms.toml, or add it there");
    }
  };
  for_each_record(publication, [&](const auto& record) { visit_record(record, picture); });
  for (const auto& document : publication.documents)
    if (document.easy_read) visit_record(*document.easy_read, picture);
}

}  // namespace comisiynu
