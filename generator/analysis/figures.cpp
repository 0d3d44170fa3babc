#include "analysis/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "analysis/chart_shape.h"
#include "analysis/content.h"
#include "base/text.h"

namespace comisiynu {

namespace {

// A dataset that is worked out comes after those that it is worked out from.
class Deriver {
 public:
  Deriver(const Publication& publication, std::map<std::string, Resolved>& resolved, Diagnostics& found)
      : publication_(publication), resolved_(resolved), found_(found) {}

  void run() {
    for (const auto& dataset : publication_.datasets)
      if (dataset.derive) need(dataset);
  }

 private:
  enum class State { untouched, begun, done, failed };

  bool need(const Dataset& dataset) {
    auto& state = states_[dataset.id];
    if (state == State::begun) {
      found_.error("derived-from-itself", dataset.derive.at, fmt::format("dataset \"{}\" is worked out from itself", dataset.id),
                   "derive it from a dataset with cells of its own");
      return false;
    }
    if (state != State::untouched) return state == State::done;
    state = State::begun;
    const bool made = make(dataset);
    states_[dataset.id] = made ? State::done : State::failed;
    return made;
  }

  bool make(const Dataset& dataset) {
    const auto& derivation = *dataset.derive.value;
    const auto dot = derivation.of.value.find('.');
    const auto* base = source(derivation.of, derivation.of.value.substr(0, dot));
    const auto* rates = derivation.rates ? source(derivation.rates, derivation.rates.value) : nullptr;
    if (base == nullptr || (derivation.rates && rates == nullptr)) {
      resolved_.erase(dataset.id);
      return false;
    }
    std::optional<std::size_t> measure;
    if (dot != std::string::npos) {
      measure = base->measure(derivation.of.value.substr(dot + 1));
      if (!measure) {
        std::vector<std::string> ids;
        for (const auto& known : base->measures) ids.push_back(known.id);
        found_.error("unknown-measure", derivation.of.at, fmt::format("dataset \"{}\" has no measure \"{}\"", base->id, derivation.of.value.substr(dot + 1)),
                     fmt::format("its measures are {}", join(ids, ", ")));
        resolved_.erase(dataset.id);
        return false;
      }
    }
    auto derived = derive(dataset, *base, measure, rates, found_);
    if (!derived) {
      resolved_.erase(dataset.id);
      return false;
    }
    auto& place = resolved_[dataset.id];
    place = std::move(*derived);
    place.dataset.content = place.content;
    return true;
  }

  const ResolvedDataset* source(const Plain& named, const std::string& id) {
    const auto* dataset = find(publication_.datasets, id);
    if (dataset == nullptr) {
      std::vector<std::string> ids;
      for (const auto& known : publication_.datasets) ids.push_back(known.id);
      const auto meant = nearest(id, ids);
      found_.error("unknown-dataset", named.at, fmt::format("there is no dataset \"{}\"", id),
                   meant ? fmt::format("did you mean {}?", *meant) : "use the id of a dataset of the publication");
      return nullptr;
    }
    if (!dataset->is_published()) {
      found_.error("not-published", named.at, fmt::format("dataset \"{}\" is not published, and nothing that is may be worked out from it", id),
                   "count its records with count = { of = … }, and use that dataset");
      return nullptr;
    }
    if (dataset->derive && !need(*dataset)) return nullptr;
    const auto found = resolved_.find(id);
    return found == resolved_.end() ? nullptr : &found->second.dataset;  // what is wrong with it has been said
  }

  const Publication& publication_;
  std::map<std::string, Resolved>& resolved_;
  Diagnostics& found_;
  std::map<std::string, State> states_;
};

// The cells of a dataset that counts. What it has beside them would be typed twice.
std::optional<Dataset> counted_cells(const Publication& publication, const Dataset& dataset, const std::map<std::string, Resolved>& resolved, Diagnostics& found) {
  if (!dataset.cells.empty() || dataset.csv || dataset.derive) {
    found.error("count-with-cells", dataset.count.at, fmt::format("dataset \"{}\" has cells of its own, and counts others too", dataset.id),
                "keep either its cells or count = { … }");
    return std::nullopt;
  }
  return count_values(publication, dataset, resolved, found);
}

}  // namespace

Figures figures(const Publication& publication, Diagnostics& found) {
  check_bands(publication, found);
  std::map<std::string, Resolved> resolved;
  const auto resolve_those = [&](bool counting) {
    for (const auto& dataset : publication.datasets) {
      if (dataset.id.empty() || bool(dataset.count) != counting || resolved.contains(dataset.id)) continue;  // said when it was read
      const auto counted = counting ? counted_cells(publication, dataset, resolved, found) : std::optional<Dataset>();
      if (counting && !counted) continue;
      auto made = counting         ? resolve_as(publication, *counted, dataset, found)
                  : dataset.market ? market(publication, dataset, found)
                                   : resolve(publication, dataset, found);
      if (made) resolved.emplace(dataset.id, std::move(*made));
    }
  };
  resolve_those(false);
  resolve_those(true);

  std::deque<Resolved> records;
  const auto resolve_all = [&](const auto& all) {
    for (const auto& record : all)
      if (auto one = resolve(publication, record, found)) records.push_back(std::move(*one));
  };
  resolve_all(publication.needs);
  resolve_all(publication.supply);
  resolve_all(publication.gaps);
  resolve_all(publication.indicators);

  // All raw cells go through disclosure control before anything is derived from them.
  std::vector<Resolved*> raw;
  for (auto& [id, one] : resolved)
    if (!one.dataset.source->derive && one.dataset.source->is_published()) raw.push_back(&one);
  auto controlled = raw;
  for (auto& record : records) controlled.push_back(&record);
  auto withheld = withhold(publication, controlled, found);
  for (auto* one : raw) {
    average(one->dataset, *one->content);
    one->dataset.content = one->content;
  }
  std::erase_if(resolved, [](const auto& one) { return !one.second.dataset.source->is_published(); });
  Deriver(publication, resolved, found).run();
  for (auto& [id, one] : resolved) link_denominators(publication, one, resolved, found);

  Figures figures;
  figures.publication_ = &publication;
  figures.withheld_ = std::move(withheld);
  std::map<const ResolvedDataset*, const ResolvedDataset*> moved;
  const auto keep = [&](Resolved& one) {
    const auto* before = &one.dataset;
    figures.all_.push_back(std::move(one.dataset));
    auto& kept = figures.all_.back();
    moved[before] = &kept;
    figures.by_id_.emplace(kept.id, &kept);
  };
  for (const auto& dataset : publication.datasets) {
    const auto one = resolved.find(dataset.id);
    if (one == resolved.end() || one->second.dataset.source != &dataset) continue;
    figures.sources_.push_back(static_cast<std::size_t>(&dataset - publication.datasets.data()));
    keep(one->second);
  }
  figures.dataset_count_ = figures.all_.size();
  for (auto& kept : figures.all_) {
    if (kept.base != nullptr) kept.base = moved.at(kept.base);
    if (kept.rates != nullptr) kept.rates = moved.at(kept.rates);
    for (auto& denominator : kept.denominators)
      if (denominator.dataset != nullptr) denominator.dataset = moved.at(denominator.dataset);
  }

  for (const auto& kept : figures.all_)
    if (const auto kind = chart_kind(kept.source->chart.value)) check_chart(kept, {}, *kind, kept.source->chart.at, found);

  for (auto& record : records) {
    if (figures.by_id_.contains(record.dataset.id)) continue;
    record.dataset.content = record.content;
    keep(record);
  }
  return figures;
}

Figures Figures::of(const Publication& publication) const {
  Figures made;
  made.publication_ = &publication;
  made.all_ = all_;
  made.dataset_count_ = dataset_count_;
  made.sources_ = sources_;
  made.withheld_ = withheld_;
  std::unordered_map<const ResolvedDataset*, const ResolvedDataset*> moved{{nullptr, nullptr}};
  for (std::size_t i = 0; i < all_.size(); ++i) {
    moved.emplace(&all_[i], &made.all_[i]);
    made.by_id_.emplace(all_[i].id, &made.all_[i]);
  }
  for (std::size_t i = 0; i < made.all_.size(); ++i) {
    auto& one = made.all_[i];
    one.source = i < sources_.size() ? &publication.datasets[sources_[i]] : nullptr;
    one.base = moved.at(one.base);
    one.rates = moved.at(one.rates);
    for (auto& denominator : one.denominators) denominator.dataset = moved.at(denominator.dataset);
  }
  return made;
}

const ResolvedDataset* Figures::find(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? nullptr : found->second;
}

std::vector<const ResolvedDataset*> Figures::datasets() const {
  std::vector<const ResolvedDataset*> datasets;
  for (std::size_t i = 0; i < dataset_count_; ++i) datasets.push_back(&all_[i]);
  return datasets;
}

}  // namespace comisiynu
