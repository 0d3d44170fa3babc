// Datasets that are rates applied to other datasets: how many are to be expected where nobody has counted.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/content.h"

namespace comisiynu {

namespace {

class Deriving {
 public:
  Deriving(const Dataset& dataset, const ResolvedDataset& base, std::size_t base_measure, const ResolvedDataset* rates,
           Diagnostics& found)
      : dataset_(dataset), derivation_(*dataset.derive.value), base_(base), base_measure_(base_measure), rates_(rates), found_(found) {}

  std::optional<Resolved> run() {
    auto& out = out_.dataset;
    out_.content = std::make_shared<Content>();
    out.id = dataset_.id;
    out.source = &dataset_;
    out.at = dataset_.at;
    out.title = dataset_.title;
    out.illustrative = dataset_.illustrative || base_.illustrative || (rates_ != nullptr && rates_->illustrative);
    out.base = &base_;
    out.rates = rates_;
    out.dimensions = base_.dimensions;
    out.row_count = base_.row_count;
    projections();
    if (rates_ == nullptr) {
      if (!one_rate()) return std::nullopt;
    } else if (!rates_dimensions()) {
      return std::nullopt;
    }
    measures();
    fill();
    return std::move(out_);
  }

 private:
  // A rate of today applied to the people of a year to come is a projection, and so is a rate of that year.
  void projections() {
    const auto earliest = [&](std::optional<int> from) {
      if (from && (!out_.dataset.projected_from || *from < *out_.dataset.projected_from)) out_.dataset.projected_from = from;
    };
    earliest(base_.projected_from);
    if (rates_ != nullptr) earliest(rates_->projected_from);
    if (dataset_.projected_from) earliest(static_cast<int>(*dataset_.projected_from.value));
  }

  bool one_rate() {
    const auto& d = derivation_;
    if (!d.rate || !d.per || *d.per.value <= 0 || !std::isfinite(*d.rate.value) || (d.to && *d.to.value < *d.rate.value)) {
      found_.error("bad-rate", d.at, fmt::format("dataset \"{}\" is not given a rate to apply", dataset_.id),
                   "write derive = { rate = 5.3, per = 100, of = \"…\" }, with to = … for the upper end of a range");
      return false;
    }
    out_.dataset.rate = *d.rate.value;
    if (d.to && *d.to.value > *d.rate.value) out_.dataset.rate_to = *d.to.value;
    out_.dataset.rate_per = *d.per.value;
    return true;
  }

  // The rates' own dimensions that the base does not have come after it, as columns.
  bool rates_dimensions() {
    const auto unit = rates_->measures.front().unit;
    const bool is_rate = unit.kind() == UnitKind::percent || unit.kind() == UnitKind::rate;
    const bool alike = rates_->measures.size() <= 2 && rates_->measures.back().unit == unit;
    if (!is_rate || !alike) {
      found_.error("bad-rate", derivation_.rates.at, fmt::format("the figures of \"{}\" are not rates", rates_->id),
                   "give it one measure, or two for a range, in percent or per 100, 1,000, …");
      return false;
    }
    out_.dataset.rate_per = unit.kind() == UnitKind::percent ? 100 : unit.base();
    for (const auto& dimension : rates_->dimensions) {
      if (out_.dataset.dimension(dimension.id)) continue;
      out_.dataset.dimensions.push_back(dimension);
      out_.dataset.dimensions.back().adds_up = !dimension.is_year();
    }
    return true;
  }

  bool is_range() const { return rates_ != nullptr ? rates_->measures.size() == 2 : out_.dataset.rate_to.has_value(); }

  void measures() {
    auto& out = out_.dataset;
    const auto& counted = base_.measures[base_measure_];
    ResolvedMeasure base;
    base.id = "base";
    base.name = counted.name.empty() ? base_.title : counted.name;
    base.unit = counted.unit;
    base.kind = ResolvedMeasure::Kind::base;
    base.adds_up = counted.adds_up;
    out.measures.push_back(std::move(base));

    ResolvedMeasure expected;
    expected.unit = dataset_.measure && dataset_.measure.value->unit ? Unit::parse(dataset_.measure.value->unit.value) : counted.unit;
    expected.adds_up = counted.adds_up;
    if (dataset_.measure) expected.name = dataset_.measure.value->name;
    expected.id = is_range() ? "low" : "value";
    out.main_measure = 1;
    out.measures.push_back(expected);
    if (is_range()) {
      expected.id = "high";
      out.measures.push_back(std::move(expected));
      out.main_upper = 2;
    }
    if (dataset_.totals.value == false)
      for (auto& measure : out.measures) measure.adds_up = false;
  }

  void fill() {
    auto& out = out_.dataset;
    auto& content = *out_.content;
    content.shape(out.dimensions, out.measures.size());
    for (auto& slots : content.slots) slots.resize(content.slot_count);
    content.decimals[0] = base_.content->decimals[base_measure_];
    if (out.measures[1].unit.kind() == UnitKind::money) content.decimals[1] = content.decimals[0];
    if (is_range()) content.decimals[2] = content.decimals[1];

    for (std::size_t slot = 0; slot < content.slot_count; ++slot) {
      const auto place = content.place(slot);
      const auto base_slot = base_.content->slot(Coordinates(place.begin(), place.begin() + static_cast<std::ptrdiff_t>(base_.dimensions.size())));
      const bool beyond_base = std::any_of(place.begin() + static_cast<std::ptrdiff_t>(base_.dimensions.size()), place.end(),
                                           [](int item) { return item == all_items; });
      content.present[slot] = base_.content->present[base_slot];
      if (!content.present[slot]) continue;
      const auto base = base_.content->slots[base_measure_][base_slot];
      content.slots[0][slot] = base;
      const bool is_cell = std::none_of(place.begin(), place.end(), [](int item) { return item == all_items; });
      for (std::size_t m = 1; m < content.slots.size(); ++m) {
        if (rates_ == nullptr) {
          const double rate = m == 1 ? *out.rate : out.rate_to.value_or(0);
          content.slots[m][slot] = applied(base, rate);
        } else if (is_cell && !beyond_base) {
          const auto rate = rate_at(place, m - 1);
          content.slots[m][slot] = rate.missing == Missing::no ? applied(base, rate.value) : Content::Slot{0, rate.missing};
        }
      }
    }
    if (rates_ != nullptr) sum_cells();
  }

  // With rates that differ, a total says something else of its parts than the base's total does: where one part is
  // confidential it is too.
  void sum_cells() {
    auto& content = *out_.content;
    auto base = std::move(content.slots[0]);
    content.slots[0].clear();
    add_up(out_.dataset, content, true);
    content.slots[0] = std::move(base);
  }

  Content::Slot applied(const Content::Slot& base, double rate) const {
    auto slot = base;
    if (slot.missing == Missing::no) slot.value = base.value * rate / out_.dataset.rate_per;
    return slot;
  }

  Content::Slot rate_at(const Coordinates& place, std::size_t measure) const {
    Coordinates there(rates_->dimensions.size(), all_items);
    for (std::size_t d = 0; d < rates_->dimensions.size(); ++d) {
      const auto here = *out_.dataset.dimension(rates_->dimensions[d].id);
      const auto item = rates_->dimensions[d].find(out_.dataset.dimensions[here].items[static_cast<std::size_t>(place[here])].id);
      if (!item) return {0, Missing::not_available};
      there[d] = static_cast<int>(*item);
    }
    return rates_->content->slots[measure][rates_->content->slot(there)];
  }

  const Dataset& dataset_;
  const Derivation& derivation_;
  const ResolvedDataset& base_;
  std::size_t base_measure_;
  const ResolvedDataset* rates_;
  Diagnostics& found_;
  Resolved out_;
};

}  // namespace

std::optional<Resolved> derive(const Dataset& dataset, const ResolvedDataset& base, std::optional<std::size_t> base_measure,
                               const ResolvedDataset* rates, Diagnostics& found) {
  const auto measure = base_measure ? base_measure : base.main_measure;
  if (!measure || base.content->slots[*measure].empty()) {
    found.error("ambiguous-measure", dataset.derive.value->of.at,
                fmt::format("dataset \"{}\" counts several things: which is the rate applied to?", base.id),
                fmt::format("write of = \"{}.{}\", or another of its measures", base.id,
                            base.measures.empty() ? "value" : base.measures.front().id));
    return std::nullopt;
  }
  return Deriving(dataset, base, *measure, rates, found).run();
}

}  // namespace comisiynu
