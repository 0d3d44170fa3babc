// A dataset as a chart: SVG that needs no style of its own page to be read, and no colour to be understood.
#pragma once

#include <optional>
#include <string>

#include "analysis/figures.h"
#include "analysis/wording.h"
#include "markup/table.h"
#include "markup/value.h"

namespace comisiynu {

struct ChartSurroundings {
  std::string id;     // unique on the page
  std::string by;     // the dimension that makes the bars, or nothing
  Value table;        // blocks/table.html, rendered
  Value source, downloads, address;  // as a table's
};

struct ChartView {
  Phrase title;             // the author's finding, or worked out, or the dataset's title
  std::string description;  // what is drawn, from where to where
  std::string svg;
};

// Nothing when the dataset has no figure that can be drawn.
std::optional<ChartView> chart_view(const ResolvedDataset&, const Wording&, const std::string& id,
                                    const std::string& by = {});

// For blocks/chart.html, with everything it is given but `lang` and `level`; null when there is nothing to draw.
Value chart_value(const ResolvedDataset&, const Wording&, const ChartSurroundings&);

}  // namespace comisiynu
