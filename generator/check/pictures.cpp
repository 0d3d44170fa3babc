#include <fmt/format.h>

#include "base/text.h"
#include "check/check.h"
#include "check/records.h"

namespace comisiynu {

namespace {

// An edition's own picture has a name of its own, said once.
void check_own_pictures(const EasyRead& edition, const std::set<std::string>& pictograms, Diagnostics& found) {
  std::set<std::string> ids;
  for (const auto& own : edition.pictures) {
    if (!own.id.empty() && !ids.insert(own.id).second)
      found.error("duplicate-id", own.at, fmt::format("the picture {} is there twice", own.id), "give one of them another id");
    if (pictograms.contains(own.id))
      found.error("picture-name-taken", own.at, fmt::format("{} is the name of a pictogram", own.id), "give your own picture another id");
  }
}

}  // namespace

void check_pictures(const Publication& publication, const CheckOptions& options, Diagnostics& found) {
  std::set<std::string> known = options.pictures;
  const auto picture = [&](std::string_view, const auto& value, const FieldInfo& info) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, Plain>) {
      if (info.shape != Shape::picture || !value || known.contains(value.value)) return;
      const auto meant = nearest(value.value, {known.begin(), known.end()});
      found.error("unknown-picture", value.at, fmt::format("there is no picture called {}", value.value),
                  meant ? fmt::format("did you mean {}?", *meant) : "find one with comisiynu pictures search, or add your own");
    }
  };
  for_each_record(publication, [&](const auto& record) { visit_record(record, picture); });
  for (const auto& document : publication.documents) {
    if (!document.easy_read) continue;
    check_own_pictures(*document.easy_read, options.pictures, found);
    known = options.pictures;
    for (const auto& own : document.easy_read->pictures) known.insert(own.id);
    visit_record(*document.easy_read, picture);
  }
}

}  // namespace comisiynu
