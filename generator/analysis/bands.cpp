// Bands that figures are counted into.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/content.h"

namespace comisiynu {

namespace {

std::string limit(double value, const Unit& unit) {
  return unit.kind() == UnitKind::money ? fmt::format("£{}", value) : fmt::format("{}", value);
}

class BandCheck {
 public:
  explicit BandCheck(Diagnostics& found) : found_(found) {}

  void check(const CodeList& list) {
    const bool any = std::any_of(list.items.begin(), list.items.end(), [](const auto& item) { return item.is_band(); });
    for (const auto& item : list.items)
      if (item.name.empty() && !item.is_band())
        found_.error("item-without-name", item.at, fmt::format("\"{}\" has no name", item.id),
                     "add name = { en = \"…\", cy = \"…\" }; only a band, which has from or to, is called by its bounds");
    if (!any) return;
    if (!list.unit)
      found_.error("bands-without-unit", list.at, fmt::format("it is not said what the bands of {} are in", list.id), "add unit = \"GBP per week\", or what they are in");
    std::vector<const CodeListItem*> bands;
    for (const auto& item : list.items)
      if (item.is_band()) bands.push_back(&item);
    const auto unit = Unit::parse(list.unit.value);
    for (const auto* band : bands)
      if (band->from && band->to && *band->to.value <= *band->from.value)
        found_.error("band-empty", band->to.at, fmt::format("{} ends at {}, where it begins or before", band->id, limit(*band->to.value, unit)), "let it end higher");
    std::stable_sort(bands.begin(), bands.end(), [](const auto* a, const auto* b) { return from(*a) < from(*b); });
    for (std::size_t i = 1; i < bands.size(); ++i) meet(*bands[i - 1], *bands[i], unit);
  }

 private:
  static double from(const CodeListItem& item) { return item.from.value.value_or(-std::numeric_limits<double>::infinity()); }

  void meet(const CodeListItem& lower, const CodeListItem& upper, const Unit& unit) {
    if (!lower.to || *lower.to.value > from(upper)) {
      found_.error("bands-overlap", upper.from ? upper.from.at : upper.at, fmt::format("{} and {} overlap", lower.id, upper.id),
                   upper.from ? fmt::format("let {} end where {} begins: to = {}", lower.id, upper.id, *upper.from.value)
                              : fmt::format("let {} begin where {} ends", upper.id, lower.id));
    } else if (*lower.to.value < from(upper)) {
      found_.warning("bands-gap", upper.from.at,
                     fmt::format("nothing holds what is from {} to {}, between {} and {}", limit(*lower.to.value, unit), limit(*upper.from.value, unit), lower.id, upper.id),
                     fmt::format("let {} begin where {} ends: from = {}", upper.id, lower.id, *lower.to.value));
    }
  }

  Diagnostics& found_;
};

}  // namespace

bool Band::is_whole() const {
  const auto& name = unit.name();
  return unit.kind() == UnitKind::count && !name.starts_with("hours") && !name.starts_with("miles") && !name.starts_with("years");
}

void check_bands(const Publication& publication, Diagnostics& found) {
  BandCheck check(found);
  for (const auto& list : publication.code_lists) check.check(list);
  for (const auto& dataset : publication.datasets)
    for (const auto& list : dataset.lists) check.check(list);
}

}  // namespace comisiynu
