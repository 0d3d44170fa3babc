// Measuring and wrapping the labels of charts.
#include "base/text.h"
#include "markup/chart.h"

namespace comisiynu {

namespace {

// Of the fonts that a page may be shown in, the widest: DejaVu Sans and Verdana, and all narrower ones.
double width_of(std::string_view sign) {
  if (sign == "\u00a0") return 0.32;
  if (sign == "ŵ" || sign == "Ŵ" || sign == "—" || sign == "…") return 1;
  if (sign.size() > 1) return 0.7;
  const char c = sign[0];
  constexpr std::string_view narrow = "iljI.,:;'|! ", slim = "rtf()[]-/";
  constexpr std::string_view wide = "mwMW%@", broad = "CDGHNOQU";
  if (narrow.find(c) != std::string_view::npos) return 0.32;
  if (slim.find(c) != std::string_view::npos) return 0.42;
  if (wide.find(c) != std::string_view::npos) return 1;
  if (broad.find(c) != std::string_view::npos) return 0.79;
  return c >= 'A' && c <= 'Z' ? 0.71 : 0.64;
}

// Calls each(sign) for every code point.
template <class Each>
void for_each_sign(std::string_view text, Each each) {
  for (std::size_t i = 0; i < text.size();) {
    std::size_t length = 1;
    while (i + length < text.size() && (static_cast<unsigned char>(text[i + length]) & 0xC0) == 0x80) ++length;
    each(text.substr(i, length));
    i += length;
  }
}

}  // namespace

double text_width(std::string_view text) {
  double width = 0;
  for_each_sign(text, [&](std::string_view sign) { width += width_of(sign); });
  return width;
}

std::vector<std::string> wrap_text(std::string_view text, double width) {
  std::vector<std::string> lines;
  std::string line;
  const auto finish = [&] {
    if (!line.empty()) lines.push_back(std::move(line));
    line.clear();
  };
  for (const auto word : split(text, ' ')) {
    if (word.empty()) continue;
    const auto longer = line.empty() ? std::string(word) : line + ' ' + std::string(word);
    if (text_width(longer) <= width) {
      line = longer;
      continue;
    }
    finish();
    for_each_sign(word, [&](std::string_view sign) {
      if (!line.empty() && text_width(line) + width_of(sign) > width) finish();
      line += sign;
    });
  }
  finish();
  return lines;
}

}  // namespace comisiynu
