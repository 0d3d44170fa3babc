// The figures of a publication: every dataset, and the volumes of its needs, supply and gaps, with all that is worked
// out from them. From here come tables, charts, CSV and the figures in sentences; nothing below shows a raw cell to
// anybody, so what disclosure control withholds is withheld everywhere.
//
// Immutable once made: any number of threads may ask at once.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/unit.h"
#include "base/diagnostics.h"
#include "model/publication.h"

namespace comisiynu {

class Wording;
enum class ChartKind : std::uint8_t;

// Why there is no figure. The letters are those of the Government Statistical Service's symbols.
enum class Missing : char { no = 0, not_available = 'x', not_applicable = 'z', confidential = 'c' };

// How a figure came about.
enum class Made : std::uint8_t {
  given,           // the author gave it
  total,           // the sum of `parts` others
  share,           // from[0] in per cent of from[1]
  difference,      // from[0] less from[1]; a change is from the earlier, from[1]
  percent_change,  // the same, in per cent of from[1]
  quotient,        // from[0] for each `factor` of from[1]
  formula,         // otherwise: Wording::working says how
  average,         // of `parts` others
  median,          // of `parts` others
  rank,            // its place among `parts`, from the highest
  rate,            // `factor` for each `per` of from[0]; from[1] is the rate itself where it is a figure too
};

struct Figure {
  double value = 0;
  std::optional<double> to;  // the upper end, where the figure is a range
  Missing missing = Missing::no;
  bool incomplete = false;  // a total that leaves out figures which are not available, or made from one
  int decimals = 0;         // worth showing
  Unit unit;
  Made made = Made::given;
  std::vector<Figure> from;
  std::size_t parts = 0;
  double factor = 1, per = 1;
  double weeks = 0, days = 0;  // of the year that a quotient is of; 0 for none

  explicit operator bool() const { return missing == Missing::no; }
};

// Figures from `from` to just under `to`.
struct Band {
  std::optional<double> from, to;
  Unit unit;
  bool is_whole() const;  // of things that are counted whole: 5 to 9, and not 5 to 10
};

// One item of a dimension that a dataset has figures for.
struct Item {
  std::string id;
  Text name;                          // empty for a year, and for a band that is called by its ages or bounds
  int year = 0;                       // of the dimension "year"
  Optional<std::int64_t> from, to;    // of an age band, in years
  std::optional<Band> band;
};

// A code list that figures are broken down by, or the years.
struct Dimension {
  std::string id;
  Text name;               // of the author's own lists; the interface names the others
  std::vector<Item> items; // in the order of the list
  bool adds_up = false;    // totals over it make sense and are given
  bool has_bands = false;
  Unit bands_in;
  bool is_year() const { return id == "year"; }
  std::optional<std::size_t> find(std::string_view item) const;
};

// What is counted in each cell.
struct ResolvedMeasure {
  enum class Kind : std::uint8_t { given, base, derived };
  std::string id;  // what `.id` in a placeholder says; "value" where the dataset has but one
  Text name;       // may be empty
  Unit unit;
  Kind kind = Kind::given;
  bool adds_up = false;
  bool is_protected = false;  // subject to disclosure control
  bool has_totals = false;    // that are no sums: a provider of two areas is one, an average is one of all
  std::optional<std::size_t> weighted_by;  // the measure that weighs its averages
};

// What figures of the market were made from: services, contracts or supply records.
struct MarketBasis {
  std::size_t counted = 0, left_out = 0;  // left out for want of what the figure needs
};

// An item of each dimension, in their order; `all_items` for the total over a dimension.
inline constexpr int all_items = -1;
using Coordinates = std::vector<int>;

class ResolvedDataset {
 public:
  std::string id;                    // "known-by-area"; "need/short-breaks" for a record's own figures
  const Dataset* source = nullptr;   // none for a record's own
  Position at;
  Text title;
  bool illustrative = false;
  std::vector<Dimension> dimensions; // rows from the outer to the inner, then columns
  std::size_t row_count = 0;         // how many of them run down the side
  std::vector<ResolvedMeasure> measures;
  std::optional<std::size_t> main_measure;  // the one meant where none is named; none when there are several alike
  std::optional<std::size_t> main_upper;    // where that is a range: its upper end
  std::string shares;                // "rows", "columns", "all", "margins" or nothing
  bool shows_change = false;         // between years
  std::optional<int> projected_from; // the first year whose figures are projections, where there are any
  // Worked out by applying `rate` (to `rate_to`) for each `rate_per`, or the figures of the dataset `rates`, to the
  // dataset `base`. Null otherwise.
  const ResolvedDataset* base = nullptr;
  const ResolvedDataset* rates = nullptr;
  std::optional<MarketBasis> market;
  std::vector<std::string> caveats;  // messages of what must be minded with them
  std::optional<double> rate, rate_to;
  double rate_per = 1;

  // Other datasets that measures are divided by: `fixed` has the item of each of its dimensions that the author names.
  struct Denominator {
    const ResolvedDataset* dataset = nullptr;
    std::size_t measure = 0;
    Coordinates fixed;
  };
  std::vector<Denominator> denominators;
  // One's own item of a dimension, compared with the others of the same.
  struct Comparison {
    std::size_t dimension = 0;
    int own = 0;
    bool with_median = false;
  };
  std::optional<Comparison> comparison;

  std::optional<std::size_t> dimension(std::string_view id) const;
  std::optional<std::size_t> measure(std::string_view id) const;
  std::optional<std::size_t> year_dimension() const;
  bool is_projected(const Item& year) const { return projected_from && year.year >= *projected_from; }
  // The dimensions whose total the dataset's shares are of: never the years.
  std::vector<std::size_t> share_dimensions() const;

  // Whether the author gave anything here: a line of a nested table that nobody filled is not shown.
  bool has_line(const Coordinates&) const;

  // The figure at a place. Over a dimension that does not add up, `all_items` gives not_applicable, unless the dimension
  // has but one item.
  Figure figure(const Coordinates&, std::size_t measure) const;
  // In per cent of the total over `over` (dimensions by index); the year is never summed over.
  Figure share(const Coordinates&, std::size_t measure, const std::vector<std::size_t>& over) const;
  // As the dataset's own `shares` says; all dimensions where it says nothing.
  Figure share(const Coordinates&, std::size_t measure) const;
  // From the item `earlier` of the year dimension to the item `later`; the place's own year is not looked at.
  Figure change_between(Coordinates, std::size_t measure, int earlier, int later) const;
  Figure percent_change_between(Coordinates, std::size_t measure, int earlier, int later) const;

  // Where a comparison is asked for: what the others come to; how far a place is from that; its rank among all.
  Figure of_others(Coordinates, std::size_t measure) const;
  Figure from_others(const Coordinates&, std::size_t measure) const;
  Figure rank(const Coordinates&, std::size_t measure) const;

  // The cells, as far as they may be known. Made by figures().
  struct Content;
  std::shared_ptr<const Content> content;

 private:
  Figure worked_out(const Coordinates&, std::size_t measure) const;
  Figure population(const Coordinates&, std::size_t of) const;
  Figure denominator(const Coordinates&, std::size_t index, std::size_t of) const;
  bool counts_towards(const Coordinates&, std::size_t of) const;
};

// What a placeholder asks for: `known[area=powys, 2031].cost | share`.
struct FigureExpression {
  struct Selection {
    std::string dimension;        // empty for a bare year
    std::string item, until;      // `until` is the second year of 2026..2031
    std::uint32_t column = 0;     // code points from the beginning of the expression
  };
  std::string kind;  // empty for a dataset
  std::string id;
  std::vector<Selection> selections;
  std::vector<std::string> fields;   // after dots, without "total"
  // share, change, about, others, difference, rank, and the words a figure is said with: unit, places, a noun of the
  // publication's.
  struct Filter {
    std::string word;
    std::uint32_t column = 0;
  };
  std::vector<Filter> filters;
  bool has(std::string_view filter) const {
    for (const auto& one : filters)
      if (one.word == filter) return true;
    return false;
  }
};

// `at` is where the expression begins. An expression that makes no sense is a diagnostic and nothing.
std::optional<FigureExpression> parse_figure_expression(std::string_view, Position at, Diagnostics&);

// A figure, or a field of a record, ready to stand in a sentence.
struct ProseFigure {
  std::string text;   // plain text, to be escaped
  Language language;  // of the text: the other one, where a field is not written in the page's
  const ResolvedDataset* dataset = nullptr;  // where the figure is from
};

// `{{ table known-by-age }}`, `{{ chart need/short-breaks by area as lines }}`: what follows the block's name.
struct FigureBlock {
  const ResolvedDataset* dataset = nullptr;
  std::string by;               // a dimension's id, or nothing
  std::optional<ChartKind> as;  // suits the dataset
};

// A figure that disclosure control withholds, and why. Names figures by places, never by values.
struct WithheldFigure {
  struct Cell {
    std::string dataset;
    std::size_t measure = 0;
    Coordinates place;
  };
  enum class Reason : std::uint8_t {
    small,   // it is a count below the minimum
    total,   // otherwise `protects` could be worked out from `through`, a total or another figure that it is part of
    same,    // otherwise `protects` could be worked out, as another dataset, `through`, shows the same figure
    follows, // otherwise a small count could be worked out that no dataset shows: what is left of `through`
  };
  Cell cell;
  Reason reason = Reason::small;
  Cell protects, through;  // without a dataset where they do not apply
};

class Figures {
 public:
  Figures() = default;
  Figures(Figures&&) = default;
  Figures& operator=(Figures&&) = default;

  // By a dataset's id, or "need/…", "supply/…", "gap/…", "indicator/…" for a record's own; nullptr when there is none.
  const ResolvedDataset* find(std::string_view id) const;
  // Of the publication's datasets, in its order, those that could be made sense of.
  std::vector<const ResolvedDataset*> datasets() const;

  // All that is withheld, in the order of datasets, measures and places.
  const std::vector<WithheldFigure>& withheld() const { return withheld_; }

  // Nothing comes with a diagnostic that says what is wrong and what would be right. A figure that is withheld, or that
  // nobody has, is such an error too: a sentence must never go out with a hole in it. The expression is what stands between the
  // braces of a placeholder, with its blanks, and the position is that of the whole placeholder.
  std::optional<ProseFigure> in_prose(std::string_view expression, const Wording&, Position at, Diagnostics&) const;
  std::optional<FigureBlock> block(std::string_view request, Position at, Diagnostics&) const;

  // The same figures of another publication, which says the same of all that they are made from. Their own may be gone.
  Figures of(const Publication&) const;

 private:
  friend Figures figures(const Publication&, Diagnostics&);
  const Publication* publication_ = nullptr;
  const ResolvedDataset* asked_for(const std::string& kind, const std::string& id, Position, Diagnostics&) const;

  std::deque<ResolvedDataset> all_;  // the publication's datasets, then those of records
  std::size_t dataset_count_ = 0;
  std::vector<std::size_t> sources_;     // of those of datasets, the places in the publication's
  std::vector<WithheldFigure> withheld_;
  std::unordered_map<std::string, const ResolvedDataset*> by_id_;
};

// The publication must outlive the figures. Everything wrong with its datasets is told of; those with errors are left
// out, or without the cells that are wrong.
Figures figures(const Publication&, Diagnostics&);

}  // namespace comisiynu
