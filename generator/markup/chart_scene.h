// What the kinds of chart share: the figures they draw, what those are called, and a record of what was drawn.
// Internal to markup/.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/chart_shape.h"
#include "analysis/figures.h"
#include "analysis/wording.h"
#include "markup/chart_drawing.h"

namespace comisiynu {

// What is told apart within a row: an item of each of the series' dimensions, and a measure.
struct ChartSeries {
  Coordinates place;
  std::size_t measure = 0;
  Phrase name;             // empty for the only one
  bool projected = false;  // of a year that is
};

struct ChartMark {
  std::string name;
  Figure figure;
};

class ChartScene {
 public:
  ChartScene(const ResolvedDataset& dataset, const Wording& wording, ChartShape shape, std::string id)
      : dataset(dataset), wording(wording), shape(std::move(shape)), id(std::move(id)) {}

  const ResolvedDataset& dataset;
  const Wording& wording;
  ChartShape shape;
  std::string id;  // unique on the page

  std::vector<ChartSeries> series() const;
  static Coordinates joined(Coordinates, const Coordinates&);
  // As it is drawn: its share, where shares are.
  Figure figure(const Coordinates&, std::size_t measure) const;
  bool projected(const Coordinates&) const;

  std::string text(const Figure&) const;  // with the mark of a total that leaves something out

  // Of the place's items of these dimensions, from the outer to the inner.
  std::vector<Phrase> names(const Coordinates&, const std::vector<std::size_t>& dimensions) const;
  Phrase one_name(const std::vector<Phrase>&) const;     // "Adults: Older people"
  Phrase with_value(const Phrase& name, const Figure&) const;  // the figure stays in one piece when the label is wrapped
  Phrase with_words(const Phrase& name, const std::string& words) const;

  // Of more places than anybody reads: the `most` with the largest figures, from the largest on.
  void keep_largest(std::vector<Coordinates>& places, std::size_t most, const std::function<double(const Coordinates&)>& size);

  // What was drawn, or why not, for the description.
  void keep(std::string name, const Figure&);
  std::vector<ChartMark> marks;
  std::set<Missing> missing;
  bool has_projected = false, has_incomplete = false;
  std::size_t drawn = 0, of = 0;  // where some were left out for their number
};

// Of the names of a row, those that differ from the row before it: its headings.
std::vector<Phrase> new_headings(std::vector<Phrase>& above, const std::vector<Phrase>& headings);

// The kinds. All draw from the drawing's height down.
void draw_bars(ChartScene&, ChartDrawing&);  // plain and grouped
void draw_stacked(ChartScene&, ChartDrawing&);
void draw_back_to_back(ChartScene&, ChartDrawing&);
bool back_to_back_fits(const ChartScene&, double room);  // the figures beside their bars
void draw_lines(ChartScene&, ChartDrawing&);
void draw_ranges(ChartScene&, ChartDrawing&);
std::string small_multiples(ChartScene&);  // a list of drawings

// The finding, worked out: whole sentences that nothing missing or withheld can make untrue; empty where there is none.
std::string chart_finding(const ChartScene&);

// --- Shared between kinds

// A bar with its words.
struct ChartBar {
  std::vector<Phrase> headings;
  Phrase label;
  Figure figure;  // as it is drawn
  Figure said;    // beside the label, where that is another one
  std::size_t series = 0;
  bool projected = false;
};

// How long the bars of one or several drawings are.
class BarScale {
 public:
  BarScale(const ChartScene&, const std::vector<const ChartBar*>&, double room);
  bool value_at_end() const { return at_end_; }
  double zero() const { return zero_; }                                // per cent
  double length(double value) const { return value * scale_; }
  bool has_negative() const { return zero_ > 0; }

 private:
  bool at_end_ = true;
  double zero_ = 0, scale_ = 0;
};

void draw_bar_rows(const ChartScene&, ChartDrawing&, const std::vector<ChartBar>&, const BarScale&);

// Lines over the years, one or several, in a plot of their own.
struct ChartPoint {
  double x = 0, y = 0;
  std::string year;
  Figure figure;
  bool projected = false;
};
struct ChartLine {
  Phrase name;
  std::size_t series = 0;
  std::vector<ChartPoint> points;
};
std::vector<ChartLine> chart_lines(ChartScene&, const Coordinates& place, const std::vector<ChartSeries>&, const std::string& prefix);
void draw_plot(const ChartScene&, ChartDrawing&, std::vector<ChartLine>&, double lowest, double highest, double tall);

}  // namespace comisiynu
