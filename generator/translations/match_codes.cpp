#include "translations/match_codes.h"

#include <map>

#include "translations/exchange.h"

namespace comisiynu {

const std::string& closing_text(const std::vector<InlinePart>& parts, std::size_t open) {
  for (std::size_t i = open + 1; i < parts.size(); ++i)
    if (parts[i].kind == InlinePart::Kind::close && parts[i].pair == parts[open].pair) return parts[i].text;
  return parts[open].text;
}

std::vector<std::size_t> matched_numbers(const std::vector<InlinePart>& source, const std::vector<InlinePart>& target) {
  const auto fits = [&](std::size_t i, std::size_t j) {
    const auto& a = target[i];
    const auto& b = source[j];
    return a.kind == b.kind && a.text == b.text && (a.kind != InlinePart::Kind::open || closing_text(target, i) == closing_text(source, j));
  };
  const auto known = code_numbers(source);
  auto numbers = code_numbers(target);
  std::map<std::size_t, std::size_t> to;
  std::vector<bool> used(known.size());
  std::size_t free = 1000;
  for (std::size_t i = 0; i < target.size(); ++i) {
    if (numbers[i] == 0) continue;
    auto& number = to[numbers[i]];
    for (std::size_t j = 0; j < known.size() && number == 0; ++j)
      if (known[j] != 0 && !used[j] && fits(i, j)) {
        used[j] = true;
        number = known[j];
      }
    if (number == 0) number = free++;
    numbers[i] = number;
  }
  return numbers;
}

}  // namespace comisiynu
