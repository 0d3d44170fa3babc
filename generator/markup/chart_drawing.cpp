#include "markup/chart_drawing.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "markup/chart.h"

namespace comisiynu {

namespace {

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
  constexpr std::string_view anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
  const auto dx = beyond == 0 ? std::string() : fmt::format(" dx=\"{}em\"", number(beyond));
  body_ += fmt::format("<text class=\"{}\" x=\"{}%\"{} y=\"{}em\" fill=\"currentColor\"{}{}>{}</text>\n", classes, number(x), dx, number(y),
                       anchors[static_cast<std::size_t>(anchor)], lang(phrase), escape_html(phrase.text));
}

void ChartDrawing::bar(double x, double y, double width, double tall, std::size_t series) {
  if (width <= 0) return;
  width = std::max(width, 0.4);  // little is not nothing
  body_ += fmt::format("<rect class=\"chart-bar chart-bar-{}\" x=\"{}%\" y=\"{}em\" width=\"{}%\" height=\"{}em\" fill=\"currentColor\"/>\n",
                       series % 6 + 1, number(x), number(y), number(width), number(tall));
}

void ChartDrawing::line(double x1, double y1, double x2, double y2, std::string_view classes, bool dashed) {
  body_ += fmt::format("<line class=\"{}\" x1=\"{}%\" y1=\"{}em\" x2=\"{}%\" y2=\"{}em\" stroke=\"currentColor\" stroke-width=\"{}\"{}/>\n", classes,
                       number(x1), number(y1), number(x2), number(y2), classes == "chart-axis" ? 1 : 3, dashed ? " stroke-dasharray=\"7 5\"" : "");
}

void ChartDrawing::dot(double x, double y, std::string_view classes) {
  body_ += fmt::format("<circle class=\"{}\" cx=\"{}%\" cy=\"{}em\" r=\"0.34em\" fill=\"currentColor\"/>\n", classes, number(x), number(y));
}

void ChartDrawing::label(const Phrase& phrase, std::string_view classes) {
  const double width = classes == "chart-heading" ? narrowest_chart / bold : narrowest_chart;
  for (auto& line : wrap_text(phrase.text, width)) {
    text(0, 0, height + 1, {std::move(line), phrase.language}, Anchor::start, classes);
    height += 1.35;
  }
}

std::string ChartDrawing::svg(const std::string& id, const Phrase& title, const std::string& description) const {
  return fmt::format(
      "<svg class=\"chart-svg\" role=\"img\" aria-labelledby=\"{0}-title {0}-description\" width=\"100%\" height=\"{1}em\">\n"
      "<title id=\"{0}-title\"{2}>{3}</title>\n<desc id=\"{0}-description\">{4}</desc>\n{5}</svg>\n",
      id, number(height), lang(title), escape_html(title.text), escape_html(description), body_);
}

}  // namespace comisiynu
