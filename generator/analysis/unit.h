// What a figure counts. Two figures of different units are never added, compared or divided by mistake.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace comisiynu {

enum class UnitKind : std::uint8_t {
  count,    // people, places, hours per week, families: whole things, or amounts of them
  money,    // GBP, GBP per week, GBP per person
  percent,
  rate,     // per 1,000
};

// Whether figures of a unit may be added to each other.
enum class AddsUp : std::uint8_t {
  yes,
  when_asked,  // a price a week does not add up, spending a week does: the author says totals = true
  no,
};

class Unit {
 public:
  Unit() = default;  // a plain count of nothing in particular

  // As an author writes it, in any case and with any spaces: "people", "GBP per week", "per 1,000". Never fails: a
  // noun that nobody knows makes a plain count of it.
  static Unit parse(std::string_view written);

  UnitKind kind() const { return kind_; }
  AddsUp adds_up() const;
  bool is_people() const { return name_ == "people"; }
  // In its one spelling, by which messages name it: units.<name>.
  const std::string& name() const { return name_; }
  // Of a rate: for how many. 1 for other units.
  double base() const { return base_; }
  // Whether the interface has words for it in both languages. Else the code list "unit" may have.
  bool is_known() const;

  friend bool operator==(const Unit&, const Unit&) = default;

 private:
  UnitKind kind_ = UnitKind::count;
  std::string name_;
  double base_ = 1;
};

// The units that messages have words for.
const std::vector<std::string>& known_units();

}  // namespace comisiynu
