// The cells of a dataset in the making, and how they are resolved. Internal to analysis/.
#pragma once

#include <map>
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
    enum class Per : std::uint8_t { measure, population, dataset, nothing };
    Made made;
    std::size_t of = 0;
    std::size_t per = 0;            // the measure, or the index in `denominators`
    Per by = Per::measure;
    double factor = 1;
    double weeks = 0, days = 0;     // of the year that the figure is for; 0 for none
  };

  std::vector<std::size_t> sizes, strides;    // of each dimension
  std::size_t slot_count = 1;
  std::vector<std::vector<Slot>> slots;        // by measure; none for one that is worked out
  std::vector<std::optional<Working>> workings;
  // By measure: the measures that it is the sum of, if it is; and the count that it may not be shown without.
  std::vector<std::vector<std::size_t>> sums;
  std::vector<std::optional<std::size_t>> follows;
  std::vector<int> decimals;                   // by measure
  std::vector<bool> present;                   // by slot: whether the author gave anything there or below
  std::vector<Years> population;               // by item of the dimension "area"
  int population_year = 0;                     // where the dataset has no years of its own

  void shape(const std::vector<Dimension>&, std::size_t measures);
  void add_measure(std::optional<Working>, int decimals);  // without cells
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

// The same from other cells than the author's.
std::optional<Resolved> resolve_as(const Publication&, const Dataset& cells, const Dataset& source, Diagnostics&);

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

// A code list with all its items, or the empty list of years; nothing when there is none of that id. A dataset's own
// lists come before the publication's.
std::optional<Dimension> find_dimension(const Publication&, std::string_view id, const std::vector<CodeList>& own = {});
std::vector<std::string> dimension_ids(const Publication&, const std::vector<CodeList>& own = {});
// Lists of bands: those that overlap, leave gaps or have no unit.
void check_bands(const Publication&, Diagnostics&);

// The year an item or a period begins in: 2026, and 2002 of "2002-03". Years of other lengths are no item.
std::optional<int> year_of(std::string_view id);

// "did you mean area?", or what there is to choose from.
std::string suggestion(std::string_view word, const std::vector<std::string>& known, std::string_view otherwise);

// Adds the dataset's derived measures, whose places are known.
void work_out(const Publication&, const Dataset&, ResolvedDataset&, Content&, Diagnostics&);
// Finds the datasets that others are divided by.
void link_denominators(const Publication&, Resolved&, const std::map<std::string, Resolved>&, Diagnostics&);

// A dataset with `count` as if its cells had been written out. The others are as they are
// before disclosure control.
std::optional<Dataset> count_values(const Publication&, const Dataset&, const std::map<std::string, Resolved>&, Diagnostics&);

// Withholds, in all of them together, what could pick somebody out.
std::vector<WithheldFigure> withhold(const Publication&, const std::vector<Resolved*>&, Diagnostics&);

}  // namespace comisiynu
