#include "analysis/unit.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.h"

namespace comisiynu {

namespace {

// "1,000" and "1000" alike; nothing when it is not a whole number.
std::optional<double> whole_number(std::string_view written) {
  std::string digits;
  for (const char c : written)
    if (c != ',') digits += c;
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size() || number < 1 || number != std::floor(number))
    return std::nullopt;
  return number;
}

std::string with_commas(double number) {
  std::string digits = std::to_string(static_cast<long long>(number));
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), 1, ',');
  return digits;
}

bool is_length_of_time(std::string_view word) {
  constexpr std::string_view lengths[] = {"hour", "day", "night", "week", "month", "year"};
  return std::find(std::begin(lengths), std::end(lengths), word) != std::end(lengths);
}

}  // namespace

const std::vector<std::string>& known_units() {
  static const std::vector<std::string> names = {
      "people", "households", "families", "staff", "places", "beds", "homes", "services", "providers", "contracts", "placements",
      "hours", "hours per week", "hours per year", "days", "days per week", "days per year", "nights",
      "nights per year", "weeks", "months", "years", "sessions", "sessions per week", "visits", "meals", "miles",
      "assessments", "referrals", "percent", "per 100", "per 1,000", "per 10,000", "per 100,000", "GBP",
      "GBP per hour", "GBP per day", "GBP per night", "GBP per week", "GBP per month", "GBP per year",
      "GBP per session", "GBP per visit", "GBP per mile", "GBP per person", "GBP per place",
      "GBP per 1,000", "GBP per 10,000", "GBP per 100,000"};
  return names;
}

Unit Unit::parse(std::string_view written) {
  std::string words;  // with single spaces
  for (const auto word : split(trim(written), ' ')) {
    if (trim(word).empty()) continue;
    if (!words.empty()) words += ' ';
    words += trim(word);
  }
  const auto begins = [&](std::string_view start) {
    return words.size() >= start.size() &&
           std::equal(start.begin(), start.end(), words.begin(), [](char a, char b) {
             return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
           });
  };

  Unit unit;
  if (begins("gbp") && (words.size() == 3 || words[3] == ' ')) {
    unit.kind_ = UnitKind::money;
    std::copy_n("GBP", 3, words.begin());
    constexpr std::size_t before_number = 8;  // "GBP per "
    if (begins("gbp per "))
      if (const auto base = whole_number(words.substr(before_number)))
        words.replace(before_number, std::string::npos, with_commas(*base));
  } else if (begins("percent") || begins("per cent") || words == "%") {
    unit.kind_ = UnitKind::percent;
    words = "percent";
  } else if (begins("per ")) {
    if (const auto base = whole_number(words.substr(4))) {
      unit.kind_ = UnitKind::rate;
      unit.base_ = *base;
      words.replace(4, std::string::npos, with_commas(*base));
    }
  } else if (std::find(known_units().begin(), known_units().end(), words) == known_units().end()) {
    std::string lower = words;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    if (std::find(known_units().begin(), known_units().end(), lower) != known_units().end()) words = lower;
  }
  unit.name_ = std::move(words);
  return unit;
}

AddsUp Unit::adds_up() const {
  if (kind_ == UnitKind::percent || kind_ == UnitKind::rate) return AddsUp::no;
  const auto per = name_.find(" per ");
  if (per == std::string::npos) return AddsUp::yes;
  if (!is_length_of_time(std::string_view(name_).substr(per + 5))) return AddsUp::no;
  return kind_ == UnitKind::money ? AddsUp::when_asked : AddsUp::yes;
}

bool Unit::is_known() const {
  return std::find(known_units().begin(), known_units().end(), name_) != known_units().end();
}

}  // namespace comisiynu
