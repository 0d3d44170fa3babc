// SVG in the making: from the top down, heights in em, widths in per cent. Internal to markup/.
#pragma once

#include <string>
#include <string_view>

#include "analysis/wording.h"

namespace comisiynu {

class ChartDrawing {
 public:
  double height = 0;  // of what is drawn so far, in em

  enum class Anchor { start, middle, end };
  // `x` in per cent and then `beyond` em; `y` is the baseline, in em.
  void text(double x, double beyond, double y, const Phrase&, Anchor, std::string_view classes);
  void bar(double x, double y, double width, double height, std::size_t series);
  void line(double x1, double y1, double x2, double y2, std::string_view classes, bool dashed = false);
  void dot(double x, double y, std::string_view classes);

  // Lines of text from `height` down, wrapped for the narrowest chart.
  void label(const Phrase&, std::string_view classes);

  std::string svg(const std::string& id, const Phrase& title, const std::string& description) const;

 private:
  std::string body_;
};

}  // namespace comisiynu
