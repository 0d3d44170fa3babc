// What a chart of a dataset shows, before any of it is drawn: its kind, and what each dimension becomes in it. The
// dataset's shape decides, unless the author does: dimensions, years, how many there are, what adds up, ranges.
//
// Pure functions: any number of threads may ask at once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/figures.h"

namespace comisiynu {

// In the order of chart_kinds (model/dataset.h). There is no pie: bars show parts of a whole as well, and more exactly.
enum class ChartKind : std::uint8_t { bars, grouped, stacked, back_to_back, lines, ranges, small_multiples };

inline constexpr std::size_t most_bars = 24;   // of one kind, that anybody reads one by one
inline constexpr std::size_t most_parts = 6;   // of a stacked bar: as many as there are patterns
inline constexpr std::size_t most_lines = 4;   // in one drawing: as many as there are markers
inline constexpr std::size_t most_panels = 24;

struct ChartShape {
  ChartKind kind = ChartKind::bars;
  std::vector<std::size_t> measures;    // all of one unit; of ranges, the lower end and the upper
  std::vector<std::size_t> categories;  // the dimensions whose items are the rows; of lines, the years
  std::vector<std::size_t> series;      // those whose items are told apart within a row
  std::vector<std::size_t> panels;      // of small multiples: those that have a drawing for each item
  bool shares = false;                  // drawn in per cent, as the dataset's own shares are
  // Dimensions in none of these are added up.
};

// The kind's word, and the kind of a word.
std::string_view name_of(ChartKind);
std::optional<ChartKind> chart_kind(std::string_view word);

// The shape that suits; nothing when the dataset has no figures of its own to draw. `by` is a dimension's id or empty.
// Without `as`, the dataset's own `chart` is asked for where it suits.
std::optional<ChartShape> chart_shape(const ResolvedDataset&, std::string_view by = {}, std::optional<ChartKind> as = {});

// Whether a chart of that kind suits. Where it does not, the diagnostic says why, and which kinds do.
bool check_chart(const ResolvedDataset&, std::string_view by, ChartKind as, Position at, Diagnostics&);

// An item of each of these dimensions, in their order, as far as there are such lines; the others are `all_items`.
std::vector<Coordinates> places_of(const ResolvedDataset&, const std::vector<std::size_t>& dimensions);

}  // namespace comisiynu
