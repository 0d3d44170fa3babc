#include "model/values.h"

#include <fmt/format.h>

#include <algorithm>

namespace comisiynu {

bool valid_day(int year, int month, int day) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= days[month - 1] + (month == 2 && leap);
}

std::string Date::iso() const {
  if (day != 0) return fmt::format("{:04}-{:02}-{:02}", year, month, day);
  if (month != 0) return fmt::format("{:04}-{:02}", year, month);
  return fmt::format("{:04}", year);
}

std::optional<Date> parse_date(std::string_view iso) {
  int parts[3] = {0, 1, 1};
  std::size_t count = 0;
  for (std::size_t at = 0; at <= iso.size() && count < 3; ++count) {
    const std::size_t width = count == 0 ? 4 : 2;
    const auto digits = iso.substr(at, width);
    if (digits.size() != width || !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
      return std::nullopt;
    parts[count] = std::stoi(std::string(digits));
    at += width;
    if (at < iso.size() && iso[at] != '-') return std::nullopt;
    if (at == iso.size()) { ++count; break; }
    ++at;
    if (at == iso.size()) return std::nullopt;
    if (count == 2) return std::nullopt;
  }
  if (!valid_day(parts[0], parts[1], parts[2])) return std::nullopt;
  Date date;
  date.year = static_cast<std::int16_t>(parts[0]);
  if (count > 1) date.month = static_cast<std::uint8_t>(parts[1]);
  if (count > 2) date.day = static_cast<std::uint8_t>(parts[2]);
  return date;
}

}  // namespace comisiynu
