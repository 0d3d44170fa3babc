#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "language/order.h"

using namespace comisiynu;

namespace {

std::vector<std::string> sorted(const Order& order, std::vector<std::string> names) {
  std::sort(names.begin(), names.end(),
            [&](const auto& a, const auto& b) { return order.key(a) < order.key(b); });
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("Welsh names are in the order of the Welsh alphabet") {
  const Order order(Language::cy);
  CHECK(sorted(order, {"Dinbych", "Ddol",   "Cwm",   "Chwilog", "Caer", "Fron", "Ffynnon",
                       "Gwent",   "Ngwent", "Hafan", "Lôn",     "Llan", "Pwll", "Phil",
                       "Rhos",    "Rugog",  "Sarn",  "Theatr",  "Tywi", "Wig",  "Yr Wyddgrug"}) ==
        Names{"Caer",  "Cwm",    "Chwilog", "Dinbych", "Ddol",   "Fron", "Ffynnon",
              "Gwent", "Ngwent", "Hafan",   "Lôn",     "Llan",   "Pwll", "Phil",
              "Rugog", "Rhos",   "Sarn",    "Tywi",    "Theatr", "Wig",  "Yr Wyddgrug"});
  // Inside words too.
  CHECK(sorted(order, {"allan", "alw", "achos", "acw"}) == Names{"acw", "achos", "alw", "allan"});
}

TEST_CASE("the same names are in the English order on English pages") {
  const Order order(Language::en);
  CHECK(sorted(order, {"Cwm", "Chwilog", "Llan", "Lôn", "Rugog", "Rhos"}) ==
        Names{"Chwilog", "Cwm", "Llan", "Lôn", "Rhos", "Rugog"});
}

TEST_CASE("accents, capitals, signs and figures fall where a reader looks") {
  for (const Language language : languages) {
    const Order order(language);
    CHECK(sorted(order, {"Ward 10", "Ward 2", "tŷ", "Ty", "Tŷ", "Tyn", "'Bryn'", "Bwlch", "Blaen"}) ==
          Names{"Blaen", "'Bryn'", "Bwlch", "Ty", "tŷ", "Tŷ", "Tyn", "Ward 2", "Ward 10"});
  }
}

TEST_CASE("different names never share a key") {
  const Order order(Language::cy);
  const std::set<std::string> keys{order.key("Bryn"), order.key("'Bryn"),        order.key("Bryn "),
                                   order.key("bryn"), order.key("Glan", "Bryn"), order.key(""),
                                   order.key("…")};
  CHECK(keys.size() == 7);
}

TEST_CASE("an author's sort key takes the place of the name") {
  const Order order(Language::cy);
  CHECK(order.letter("Y Bwthyn") == "Y");
  CHECK(order.letter("Y Bwthyn", "Bwthyn, Y") == "B");
  CHECK(order.key("Y Bwthyn", "Bwthyn, Y") < order.key("Cartref"));

  // The ng of Bangor is two letters: it comes after Bala only when the author says so.
  CHECK(order.key("Bangor") < order.key("Bala"));
  CHECK(order.key("Bangor", "Ban|gor") > order.key("Bala"));
  CHECK(order.key("Bangor", "Ban|gor") < order.key("Banw"));
  CHECK(order.letter("Llywelyn") == "Ll");
  CHECK(order.letter("Lloyd's", "L|loyd's") == "L");
}

TEST_CASE("a name stands under the letter it begins with") {
  const Order cy(Language::cy), en(Language::en);
  for (const auto& [name, welsh, english] : std::vector<std::array<std::string, 3>>{{"Llys Elli", "Ll", "L"},
                                                                                    {"LLYS ELLI", "Ll", "L"},
                                                                                    {"chwith", "Ch", "C"},
                                                                                    {"Rhos", "Rh", "R"},
                                                                                    {"Ngwesyn", "Ng", "N"},
                                                                                    {"Tŷ Gwyn", "T", "T"},
                                                                                    {"Ŷd", "Y", "Y"},
                                                                                    {"Ŵyl", "W", "W"},
                                                                                    {"Éire", "E", "E"},
                                                                                    {"'Y Ddôl'", "Y", "Y"},
                                                                                    {"Ddôl", "Dd", "D"},
                                                                                    {"D", "D", "D"},
                                                                                    {"Victoria", "V", "V"},
                                                                                    {"24 awr", "0–9", "0–9"},
                                                                                    {"", "#", "#"},
                                                                                    {"***", "#", "#"}}) {
    CHECK(cy.letter(name) == welsh);
    CHECK(en.letter(name) == english);
  }
}

TEST_CASE("the alphabet has its own letters, and the others that are used") {
  const Order cy(Language::cy), en(Language::en);
  CHECK(cy.alphabet().size() == 29);
  CHECK(en.alphabet().size() == 26);
  const Names used{"V", "Ll", "#", "0–9", "K"};
  CHECK(cy.alphabet(used) == Names{"#", "0–9", "A", "B",  "C", "Ch", "D",  "Dd", "E", "F", "Ff",
                                   "G", "Ng",  "H", "I",  "J", "K",  "L",  "Ll", "M", "N", "O",
                                   "P", "Ph",  "R", "Rh", "S", "T",  "Th", "U",  "V", "W", "Y"});
}

TEST_CASE("names under one letter stand together") {
  for (const Language language : languages) {
    const Order order(language);
    std::vector<std::string> seen;
    for (const auto& name :
         sorted(order, {"Llan", "Lôn", "llys", "Cae", "Chwarel", "'Cwm'", "3 Heol", "10 Stryd", "Éire", "Erw",
                        "Ŵyl", "Wdig", "***", "Łódź", "Lx", "Ngwen", "Nant", "Gardd"}))
      if (const auto letter = order.letter(name); seen.empty() || seen.back() != letter)
        seen.push_back(letter);
    CHECK(std::set<std::string>(seen.begin(), seen.end()).size() == seen.size());
  }
}
