// The cells of a dataset in the making, and how they are resolved. Internal to analysis/.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "analysis/figures.h"

namespace comisiynu {

// A slot for every place of the dimensions, each with one more item than it has: the total over it.
struct ResolvedDataset::Content {
  struct Slot {
    double value = 0;
    Missing missing = Missing::not_applicable;
    bool incomplete = false;
    std::uint32_t parts = 1;
  };
  // A measure that is worked out from others, place by place.
  struct Working {
    Made made;
    std::size_t of = 0;
    std::size_t per = 0;
    bool per_population = false;
    double factor = 1;
  };

  std::vector<std::size_t> sizes, strides;    // of each dimension
  std::size_t slot_count = 1;
  std::vector<std::vector<Slot>> slots;        // by measure; none for one that is worked out
  std::vector<std::optional<Working>> workings;
  std::vector<int> decimals;                   // by measure
  std::vector<bool> present;                   // by slot: whether the author gave anything there or below
  std::vector<Years> population;               // by item of the dimension "area"
  int population_year = 0;                     // where the dataset has no years of its own

  void shape(const std::vector<Dimension>&, std::size_t measures);
  std::size_t slot(const Coordinates&) const;
  Coordinates place(std::size_t slot) const;
};

using Content = ResolvedDataset::Content;

struct Resolved {
  ResolvedDataset dataset;                 // without content
  std::shared_ptr<Content> content;        // raw: disclosure control is still to come
};

// The dataset as its own cells have it; nothing when it cannot be made sense of. One that is derived has no cells yet.
std::optional<Resolved> resolve(const Publication&, const Dataset&, Diagnostics&);

// The volumes and results of records, in the manner of datasets.
std::optional<Resolved> resolve(const Publication&, const Need&, Diagnostics&);
std::optional<Resolved> resolve(const Publication&, const Supply&, Diagnostics&);
std::optional<Resolved> resolve(const Publication&, const Gap&, Diagnostics&);
std::optional<Resolved> resolve(const Publication&, const Indicator&, Diagnostics&);

// Rates applied to a base. Both have been through disclosure control.
std::optional<Resolved> derive(const Dataset&, const ResolvedDataset& base, std::optional<std::size_t> base_measure,
                               const ResolvedDataset* rates, Diagnostics&);

// The figures of a market, with all their totals.
std::optional<Resolved> market(const Publication&, const Dataset&, Diagnostics&);

// Places and places that are used, by area and year, as the record gives them or as the catalogue does.
struct SupplyVolumes { Volumes volume, used; };
SupplyVolumes volumes_of(const Publication&, const Supply&);

// Fills the totals of measures that are weighted by another with averages. Where a part is confidential, so is the average:
// it would tell of the weights. After disclosure control.
void average(const ResolvedDataset&, Content&);

// Fills the totals of every measure that adds up. Where `cautious`, a total with a confidential part is confidential.
void add_up(const ResolvedDataset&, Content&, bool cautious = false);

// A code list with all its items, or the empty list of years; nothing when there is none of that id.
std::optional<Dimension> find_dimension(const Publication&, std::string_view id);
std::vector<std::string> dimension_ids(const Publication&);

// Withholds, in all of them together, what could pick somebody out.
std::vector<WithheldFigure> withhold(const Publication&, const std::vector<Resolved*>&, Diagnostics&);

}  // namespace comisiynu
