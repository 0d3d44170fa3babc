// A dataset as a chart: SVG that can be read without colour, without a style sheet and on the narrowest screen.
//
// A drawing has no viewBox: heights are in em, so that it grows with the reader's text, and widths in per cent, so that
// it fills what room there is. There are two of it, and the style sheet shows one: labels stand above what they name,
// wrapped for a width of `narrowest_chart`, or beside it, for a width of `wide_chart`; none is ever shrunk, cut or laid
// over another. Its classes are listed in templates/README.md.
// Which kind of chart it is: analysis/chart_shape.h.
//
// Pure functions: any number of threads may ask at once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/chart_shape.h"
#include "analysis/figures.h"
#include "analysis/wording.h"
#include "markup/table.h"
#include "markup/value.h"

namespace comisiynu {

inline constexpr double narrowest_chart = 14;  // em
inline constexpr double wide_chart = 34;       // from so many em on, names stand beside what they name

struct ChartRequest {
  std::string id;               // unique on the page
  std::string by;               // the dimension that makes the bars, or nothing
  std::optional<ChartKind> as;  // the dataset's own, or what its shape suggests, where there is none
};

struct ChartSurroundings {
  ChartRequest request;
  Value table;                       // blocks/table.html, rendered
  Value source, downloads, address;  // as a table's
};

struct ChartView {
  Phrase title;                    // the author's finding, or one worked out, or else the dataset's title
  Phrase subject;                  // what the title leaves to be said of what is drawn, and in which unit; may be empty
  std::string description;         // what is drawn, from where to where
  std::string picture;             // an svg for narrow places and one for wide ones; of small multiples, a list of svgs
  std::vector<std::string> notes;  // what its marks mean, and what it leaves out
};

// Nothing when no figure can be drawn.
std::optional<ChartView> chart_view(const ResolvedDataset&, const Wording&, const ChartRequest&);

// For blocks/chart.html, with everything it is given but `lang` and `level`; null when there is nothing to draw.
Value chart_value(const ResolvedDataset&, const Wording&, const ChartSurroundings&);

// How wide a text is at most, in em of its own size, in the fonts that readers have.
double text_width(std::string_view);
inline constexpr double bold = 1.14;  // times as wide; headings and figures may be set in bold
// At spaces, into lines no wider than that; a word that is wider alone is cut.
std::vector<std::string> wrap_text(std::string_view, double width);

}  // namespace comisiynu
