// What the values of all records have in common. Internal to page/record_*.cpp.
#pragma once

#include <string>
#include <string_view>

#include "page/record_values.h"

namespace comisiynu {

Object common_values(const Voice&, const Common&, Value id);

template <class Record>
Object common(const Voice& voice, const Record& record, Value id) {
  return common_values(voice, record, std::move(id)).set("linked", linked(voice, Record::kind, record.id));
}

inline Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }
inline Value money_or_null(const Voice& voice, const Money& money) {
  return money.at.line == 0 ? Value() : Value(voice.money_in_period(money));
}

}  // namespace comisiynu
