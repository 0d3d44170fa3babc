// How a record describes itself. Each record has
//
//   static constexpr std::string_view kind = "need";
//   template <class V> static void describe(V& field) {
//     field("statement", &Need::statement, required("what people need, in a sentence"));
//   }
//
// and everything that must know the fields (reading TOML, "did you mean", the JSON Schemas, the authors' reference,
// checks that walk over all texts or references) is a visitor with a call operator for (key, member, FieldInfo).
#pragma once

#include <initializer_list>
#include <span>
#include <type_traits>
#include <utility>
#include <string_view>
#include <vector>

namespace comisiynu {

// What a word of no language must look like.
enum class Shape { any, postcode, email, phone, gss, picture, language };

struct FieldInfo {
  std::string_view meaning;  // for the authors' reference, in English, without a full stop
  bool is_required = false;
  bool is_rich = false;       // Markdown with blocks, not one line of words
  bool allows_plain = false;  // a Text that may be one plain string (a proper name)
  Shape shape = Shape::any;
  std::vector<std::string_view> choices{};

  FieldInfo one_of(std::initializer_list<std::string_view> words) && {
    choices = words;
    return std::move(*this);
  }
  FieldInfo one_of(std::span<const std::string_view> words) && {
    choices.assign(words.begin(), words.end());
    return std::move(*this);
  }
  FieldInfo rich() && { is_rich = true; return std::move(*this); }
  FieldInfo shaped(Shape as) && { shape = as; return std::move(*this); }
  FieldInfo name() && { allows_plain = true; return std::move(*this); }
};

inline FieldInfo required(std::string_view meaning) { return {.meaning = meaning, .is_required = true}; }
inline FieldInfo optional(std::string_view meaning) { return {.meaning = meaning}; }

// A struct that describes its own fields.
template <class T>
concept Described = std::is_same_v<decltype(T::kind), const std::string_view>;

// Visits the fields of one record's value: walk(record, visitor) calls visitor(key, value, info) for each.
template <class Record, class Visitor>
void walk(Record& record, Visitor&& visitor) {
  auto each = [&](std::string_view key, auto member, const FieldInfo& info) { visitor(key, record.*member, info); };
  std::remove_const_t<Record>::describe(each);
}

}  // namespace comisiynu
