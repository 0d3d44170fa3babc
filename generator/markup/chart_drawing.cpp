#include "markup/chart_drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "markup/chart.h"

namespace comisiynu {

namespace {

constexpr double line_height = 1.35;
constexpr double key_indent = 1.5;  // of the words beside a swatch
constexpr double column_gap = 0.8;
constexpr std::size_t colours = 6;

// Drawn in the colour of the page over that of the series, on a tile of 8 by 8; the first series is plain.
constexpr std::array<std::string_view, colours> patterns{
    "", "M-2 10L10-2M-2 2L2-2M6 10L10 6", "M0 4H8", "M2 2h.01M6 6h.01", "M4 0V8", "M-2 10L10-2M-2-2L10 10"};
// Around the middle of a square of 10 by 10: a circle, a square, a triangle, a diamond.
constexpr std::array<std::string_view, 4> points{"M-4.5 0A4.5 4.5 0 1 1 4.5 0A4.5 4.5 0 1 1-4.5 0z", "M-4-4H4V4H-4z", "M0-5L5 4H-5z", "M0-5.5L5.5 0L0 5.5L-5.5 0z"};

// Two decimals at most: enough for any screen, and the same on every machine.
std::string number(double value) {
  auto text = fmt::format("{:.2f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string lang(const Phrase& phrase) {
  return phrase.language ? fmt::format(" lang=\"{}\"", language_code(*phrase.language)) : std::string();
}

}  // namespace

void ChartDrawing::text(double x, double beyond, double y, const Phrase& phrase, Anchor anchor, std::string_view classes) {
  write(at(x), beyond, y, phrase, anchor, classes);
}

void ChartDrawing::write(double x, double beyond, double y, const Phrase& phrase, Anchor anchor, std::string_view classes) {
  constexpr std::string_view anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
  const auto dx = beyond == 0 ? std::string() : fmt::format(" dx=\"{}em\"", number(beyond));
  body_ += fmt::format("<text class=\"{}\" x=\"{}%\"{} y=\"{}em\" fill=\"currentColor\"{}{}>{}</text>\n", classes, number(x), dx, number(y),
                       anchors[static_cast<std::size_t>(anchor)], lang(phrase), escape_html(phrase.text));
}

std::string ChartDrawing::pattern(std::size_t series) const { return fmt::format("{}-pattern-{}", id_, series % colours + 1); }

void ChartDrawing::bar(double x, double y, double width, double tall, std::size_t series, bool patterned) {
  if (width <= 0) return;
  width = std::max(width, 0.4);  // little is not nothing
  const auto place = fmt::format("x=\"{}%\" y=\"{}em\" width=\"{}%\" height=\"{}em\"", number(at(x)), number(y), number(at(width) - column_), number(tall));
  body_ += fmt::format("<rect class=\"chart-bar chart-bar-{}\" {} fill=\"currentColor\"/>\n", series % colours + 1, place);
  if (!patterned || series % colours == 0) return;
  patterns_ |= 1u << series % colours;
  body_ += fmt::format("<rect class=\"chart-pattern\" {} fill=\"url(#{})\"/>\n", place, pattern(series));
}

void ChartDrawing::line(double x1, double y1, double x2, double y2, std::string_view classes, bool dashed) {
  body_ += fmt::format("<line class=\"{}\" x1=\"{}%\" y1=\"{}em\" x2=\"{}%\" y2=\"{}em\" stroke=\"currentColor\" stroke-width=\"{}\"{}/>\n", classes,
                       number(at(x1)), number(y1), number(at(x2)), number(y2), classes == "chart-axis" ? 1 : 3, dashed ? " stroke-dasharray=\"7 5\"" : "");
}

// Only an inner svg can stand at so many per cent and em.
void ChartDrawing::point(double x, double beyond, double y, std::size_t series, bool projected) {
  body_ += fmt::format("<svg class=\"chart-at\" x=\"{}%\" y=\"{}em\" width=\"0.75em\" height=\"0.75em\" viewBox=\"{} 0 10 10\" overflow=\"visible\">"
                       "<path class=\"chart-point chart-point-{}{}\" d=\"{}\" {}/></svg>\n",
                       number(at(x)), number(y), number(-beyond / 0.075), series % colours + 1, projected ? " chart-projected" : "", points[series % points.size()],
                       projected ? "fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"" : "fill=\"currentColor\"");
}

void ChartDrawing::heading(const Phrase& phrase) {
  for (auto& line : wrap_text(phrase.text, narrowest_ / bold)) {
    write(0, 0, height + 1, {std::move(line), phrase.language}, Anchor::start, "chart-heading");
    height += line_height;
  }
}

void ChartDrawing::begin_row(const Phrase& phrase, std::string_view classes) {
  const bool beside = column_ > 0;
  double y = height;
  for (auto& line : wrap_text(phrase.text, beside ? narrowest_ * column_ / 100 - column_gap : narrowest_)) {
    write(0, 0, y + 1, {std::move(line), phrase.language}, Anchor::start, classes);
    y += line_height;
  }
  row_end_ = y;
  if (!beside) height = y;
}

void ChartDrawing::end_row(double bottom) { height = std::max(row_end_, bottom); }

void ChartDrawing::remark(const Phrase& phrase) {
  for (auto& line : wrap_text(phrase.text, room())) {
    text(0, 0, height + 1, {std::move(line), phrase.language}, Anchor::start, "chart-label chart-missing");
    height += line_height;
  }
}

void ChartDrawing::swatch(double x, double beyond, double y, std::size_t series) {
  const auto place = fmt::format("x=\"{}em\" width=\"1em\" height=\"1em\"", number(beyond));
  body_ += fmt::format("<svg class=\"chart-at\" x=\"{}%\" y=\"{}em\" width=\"1\" height=\"1\" overflow=\"visible\"><rect class=\"chart-bar chart-bar-{}\" {} fill=\"currentColor\"/>",
                       number(x), number(y), series % colours + 1, place);
  if (series % colours > 0) {
    patterns_ |= 1u << series % colours;
    body_ += fmt::format("<rect class=\"chart-pattern\" {} fill=\"url(#{})\"/>", place, pattern(series));
  }
  body_ += "</svg>\n";
}

void ChartDrawing::key(const Phrase& phrase, std::size_t series, Sign sign, Anchor anchor) {
  const bool at_end = anchor == Anchor::end;
  if (sign == Sign::pattern) swatch(at_end ? 100 : 0, at_end ? -1 : 0, height + 0.15, series);
  else point(-column_ * 100 / (100 - column_), 0.5, height + 0.65, series);
  for (auto& line : wrap_text(phrase.text, narrowest_ - key_indent)) {
    write(at_end ? 100 : 0, at_end ? -key_indent : key_indent, height + 1, {std::move(line), phrase.language}, anchor, "chart-label");
    height += line_height;
  }
}

std::string ChartDrawing::svg(const Phrase& title, const std::string& description, std::string_view classes) const {
  std::string defined;
  for (std::size_t series = 1; series < colours; ++series)
    if ((patterns_ >> series & 1) != 0)
      defined += fmt::format("<pattern id=\"{}\" patternUnits=\"userSpaceOnUse\" width=\"0.5em\" height=\"0.5em\" viewBox=\"0 0 8 8\"><path class=\"chart-pattern-line\" d=\"{}\" "
                             "fill=\"none\" stroke=\"#fff\" stroke-width=\"{}\" stroke-linecap=\"round\"/></pattern>",
                             pattern(series), patterns[series], series == 3 ? "2.6" : "1.6");
  if (!defined.empty()) defined = "<defs>" + defined + "</defs>\n";
  return fmt::format(
      "<svg class=\"chart-svg{7}{8}\" role=\"img\" aria-labelledby=\"{0}-title {0}-description\" width=\"100%\" height=\"{1}em\"{9}>\n"
      "<title id=\"{0}-title\"{2}>{3}</title>\n<desc id=\"{0}-description\">{4}</desc>\n{5}{6}</svg>\n",
      id_, number(height), lang(title), escape_html(title.text), escape_html(description), defined, body_, classes.empty() ? "" : " ", classes,
      classes == "chart-wide" ? " display=\"none\"" : "");  // one of two is seen, without a style sheet too
}

}  // namespace comisiynu
