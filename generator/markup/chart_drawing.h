// SVG in the making: from the top down, heights in em, widths in per cent. Internal to markup/.
#pragma once

#include <string>
#include <string_view>

#include "analysis/wording.h"

namespace comisiynu {

class ChartDrawing {
 public:
  // `narrowest`: the width, in em, that words are wrapped for. `column`: how much of it, in per cent, stands to the left
  // of what is drawn and has the rows' names; without one they stand above.
  ChartDrawing(std::string id, double narrowest, double column = 0) : id_(std::move(id)), narrowest_(narrowest), column_(column) {}

  double height = 0;  // of what is drawn so far, in em
  // How wide the place for what is drawn is at least, in em. All that is drawn is placed in per cent of it.
  double room() const { return narrowest_ * (100 - column_) / 100; }

  enum class Anchor { start, middle, end };
  // `x` in per cent and then `beyond` em; `y` is the baseline, in em.
  void text(double x, double beyond, double y, const Phrase&, Anchor, std::string_view classes);
  // Series are told apart by colour and, where `patterned`, by pattern.
  void bar(double x, double y, double width, double height, std::size_t series, bool patterned = false);
  void line(double x1, double y1, double x2, double y2, std::string_view classes, bool dashed = false);
  // Series are told apart by colour and shape; a projected point is hollow.
  void point(double x, double beyond, double y, std::size_t series, bool projected = false);

  // Lines of text from `height` down, over the whole width.
  void heading(const Phrase&);
  // The name of a row, and then its end: it is as high as what is drawn in it, down to `bottom`, and its name.
  void begin_row(const Phrase&, std::string_view classes = "chart-label");
  void end_row(double bottom);
  // More words within a row, below each other.
  void remark(const Phrase&);
  // What the pattern, or the point, of a series means; at the right edge where that is where the series is.
  enum class Sign { pattern, point };
  void key(const Phrase&, std::size_t series, Sign, Anchor = Anchor::start);

  std::string svg(const Phrase& title, const std::string& description, std::string_view classes = {}) const;

 private:
  double at(double x) const { return column_ + x * (100 - column_) / 100; }
  void write(double x, double beyond, double y, const Phrase&, Anchor, std::string_view classes);
  void swatch(double x, double beyond, double y, std::size_t series);
  std::string pattern(std::size_t series) const;

  std::string id_, body_;
  double narrowest_, column_, row_end_ = 0;
  unsigned patterns_ = 0;  // those that are used, a bit each
};

}  // namespace comisiynu
