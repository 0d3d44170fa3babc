// A dataset as a chart: SVG that can be read without colour, without a style sheet and on the narrowest screen.
//
// The SVG has no viewBox: heights are in em, so that it grows with the reader's text, and widths in per cent, so that it
// fills what room there is. Labels stand on lines of their own above what they name and are wrapped for a width of
// `narrowest_chart`; none is ever shrunk, cut or laid over another. Its classes are listed in templates/README.md.
#pragma once

#include <optional>
#include <string>

#include "analysis/figures.h"
#include "analysis/wording.h"
#include "markup/table.h"
#include "markup/value.h"

namespace comisiynu {

inline constexpr double narrowest_chart = 14;  // em

struct ChartSurroundings {
  std::string id;     // unique on the page
  std::string by;     // the dimension that makes the bars, or nothing
  Value table;        // blocks/table.html, rendered
  Value source, downloads, address;  // as a table's
};

struct ChartView {
  Phrase title;             // the author's finding, or else one worked out
  std::string description;  // what is drawn, from where to where
  std::string svg;
};

// Bars; lines for three years or more; dots joined by a line for ranges. Nothing when no figure can be drawn.
std::optional<ChartView> chart_view(const ResolvedDataset&, const Wording&, const std::string& id,
                                    const std::string& by = {});

// For blocks/chart.html, with everything it is given but `lang` and `level`; null when there is nothing to draw.
Value chart_value(const ResolvedDataset&, const Wording&, const ChartSurroundings&);

// How wide a text is at most, in em of its own size, in the fonts that readers have.
double text_width(std::string_view);
inline constexpr double bold = 1.14;  // times as wide; headings and figures may be set in bold
// At spaces, into lines no wider than that; a word that is wider alone is cut.
std::vector<std::string> wrap_text(std::string_view, double width);

}  // namespace comisiynu
