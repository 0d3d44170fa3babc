// Alphabetical order, and the letters that lists of names are headed by.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/language.h"

struct UCollator;

namespace comisiynu {

// The order of one language: Welsh counts ch, dd, ff, ng, ll, ph, rh and th as letters (Unicode CLDR
// collation). Capitals and accents matter only between names that are otherwise the same, and figures go by
// value ("Ward 2" before "Ward 10"). Signs in front of the first letter or digit are passed over.
//
// Some names break the rule of their language: the ng of "Bangor" is two letters. An author then gives a sort
// key, in which `|` keeps two letters apart: "Ban|gor". The key takes the place of the name for order and for
// letters.
//
// Costly to make: make one for each language and share it. Every call may be made from any thread.
class Order {
 public:
  explicit Order(Language);  // throws std::runtime_error where ICU has no data to order by
  ~Order();
  Order(Order&&) noexcept;
  Order& operator=(Order&&) noexcept;

  // Bytes that compare (as unsigned) in the language's order. Different names never have the same key.
  std::string key(std::string_view name, std::string_view sort_key = {}) const;

  // The heading that a name stands under: "A", "Ch", "Ll"; "0–9" for figures, "#" where there is neither; a
  // letter of another script stands for itself.
  std::string letter(std::string_view name, std::string_view sort_key = {}) const;

  // The language's alphabet, with those of `used` that are not in it (K and V in Welsh, "0–9") in their
  // places.
  std::vector<std::string> alphabet(std::span<const std::string> used = {}) const;

 private:
  struct Close {
    void operator()(UCollator*) const;
  };
  struct Letter {
    std::string from;  // the least weights of a name that stands under it
    std::string name;
  };
  std::string weights(std::u16string_view) const;

  Language language_;
  std::unique_ptr<UCollator, Close> collator_;
  std::vector<Letter> letters_;  // in their order
  std::vector<std::pair<std::string, std::string>> alphabet_;  // key and letter, in their order
};

}  // namespace comisiynu
