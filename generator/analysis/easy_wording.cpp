#include "analysis/easy_wording.h"

#include <cmath>

#include "analysis/plain_fraction.h"

namespace comisiynu {

namespace {

bool is_fraction(const Figure& figure) { return figure.unit.kind() == UnitKind::percent && figure.value >= 0 && figure.value <= 100; }

// Whether a reader who knew the exact figure would call the rounded one right.
bool is_exact(const Figure& figure, const Wording& wording) {
  if (!is_fraction(figure)) return wording.about(figure) == wording.figure(figure);
  const auto [part, of] = plain_fraction(figure.value / 100);
  return std::abs(figure.value / 100 - static_cast<double>(part) / of) < 0.0005;
}

std::string with_about(const Figure& figure, const Wording& wording, const std::string& text) {
  return is_exact(figure, wording) ? text : wording.message("easy_figures.about", {{"figure", text}});
}

// What a share is a share of, counted: "2 in 3 pounds".
std::string with_unit_of_whole(const Figure& share, const Wording& wording) {
  const auto text = wording.about(share);
  if (share.made != Made::share || share.from.size() < 2) return text;
  Figure whole = share.from[1];
  whole.to.reset();
  whole.value = plain_fraction(share.value / 100).second;
  if (whole.unit.kind() == UnitKind::money) return wording.message("easy_figures.pounds", {{"count", text}}, whole.value);
  return whole.unit.kind() == UnitKind::percent ? text : wording.with_unit(whole, text);
}

}  // namespace

std::string easy_number(const Figure& figure, const Wording& wording) {
  return figure ? with_about(figure, wording, wording.about(figure)) : wording.mark(figure.missing);
}

std::string easy_words(const Figure& figure, const Wording& wording) {
  if (!figure) return wording.mark(figure.missing);
  return with_about(figure, wording, is_fraction(figure) ? with_unit_of_whole(figure, wording) : wording.with_unit(figure, wording.about(figure)));
}

std::string easy_words(const Date& date, const Wording& wording) {
  Date month = date;
  month.day = 0;
  return wording.message(date.month == 0 ? "easy_figures.in_year" : "easy_figures.in_month", {{"date", wording.date(month)}});
}

}  // namespace comisiynu
