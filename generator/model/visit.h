// Walks over every value inside a record, however deep: what checks use to see all texts or all references.
#pragma once

#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "model/fields.h"
#include "model/values.h"

namespace comisiynu {

template <class T, class Visitor>
void visit_values(std::string_view key, T& value, const FieldInfo& info, Visitor& visitor);

// Calls visitor(key, value, info) for each value in `record` that is not itself a record or a list.
template <class Record, class Visitor>
void visit_record(Record& record, Visitor&& visitor) {
  walk(record, [&](std::string_view key, auto& value, const FieldInfo& info) {
    visit_values(key, value, info, visitor);
  });
}

namespace detail {
template <class T> struct Unwrapped { using type = T; };
template <class T> struct Unwrapped<Optional<T>> { using type = T; };
template <class T> inline constexpr bool is_vector = false;
template <class T> inline constexpr bool is_vector<std::vector<T>> = true;
}  // namespace detail

template <class T, class Visitor>
void visit_values(std::string_view key, T& value, const FieldInfo& info, Visitor& visitor) {
  using Value = std::remove_const_t<T>;
  using Inner = typename detail::Unwrapped<Value>::type;
  if constexpr (detail::is_vector<Value>) {
    for (auto& item : value) visit_values(key, item, info, visitor);
  } else if constexpr (Described<Value>) {
    visit_record(value, visitor);
  } else if constexpr (!std::is_same_v<Inner, Value> && Described<Inner>) {
    if (value.value) visit_record(*value.value, visitor);
  } else {
    visitor(key, value, info);
  }
}

}  // namespace comisiynu
