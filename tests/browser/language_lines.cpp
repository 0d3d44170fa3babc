// Asks the program's rules of language, for comparison with another implementation: a question a line (what, language, the
// rest separated by tabs), an answer a line. Used by language.mjs.
#include <unicode/uchar.h>

#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "base/text.h"
#include "check/speller.h"
#include "language/format.h"
#include "language/mutation.h"
#include "language/order.h"
#include "language/words.h"
#include "search/stems.h"

using namespace comisiynu;

namespace {

std::string hex(const std::string& bytes) {
  std::string out;
  for (const char c : bytes) {
    constexpr char digits[] = "0123456789abcdef";
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::string date_of(const Formatter& format, const std::vector<std::string_view>& asked) {
  const std::chrono::year year(std::stoi(std::string(asked[2])));
  const std::chrono::month month(static_cast<unsigned>(std::stoi(std::string(asked[3]))));
  const auto day = static_cast<unsigned>(std::stoi(std::string(asked[4])));
  return day == 0 ? format.date(year / month) : format.date(year / month / std::chrono::day(day));
}

std::string answer(const std::vector<std::string_view>& asked, const PerLanguage<Order>& orders, PerLanguage<Speller>& spellers) {
  const auto language = from_code(asked[1]).value();
  const Formatter format(language);
  const auto what = asked[0];
  const std::string value(asked.size() > 2 ? asked[2] : "");
  if (what == "plural") return std::string(name_of(plural_of(language, std::stod(value))));
  if (what == "ordinal") return format.ordinal(std::stoll(value));
  if (what == "number") return format.number(std::stod(value));
  if (what == "decimal") return format.decimal(std::stod(value), 2);
  if (what == "percent") return format.percent(std::stod(value), 1);
  if (what == "money") return format.money(std::stoll(value));
  if (what == "about") return format.about(std::stod(value));
  if (what == "span") return format.span(std::stoll(value), std::stoll(std::string(asked[3])));
  if (what == "date") return date_of(format, asked);
  if (what == "list") return format.list(std::vector<std::string>(asked.begin() + 2, asked.end()));
  if (what == "key") return hex(orders[language].key(value));
  if (what == "fold") return fold(value);
  if (what == "assigned") return u_isdefined(std::stoi(value)) ? "yes" : "no";
  if (what == "stem") return search_key(language, value);
  if (what == "known") return spellers[language].knows(value) ? "yes" : "no";
  if (what == "radicals") return join(radicals(value), " ");
  std::abort();
}

}  // namespace

// Its argument: the folder of the dictionaries.
int main(int count, char** words) {
  if (count != 2) return 2;
  PerLanguage<Speller> spellers{{Speller(Language::cy, words[1]), Speller(Language::en, words[1])}};
  const PerLanguage<Order> orders{{Order(Language::cy), Order(Language::en)}};
  for (std::string line; std::getline(std::cin, line);) std::cout << answer(split(line, '\t'), orders, spellers) << '\n';
}
