// How each kind of value in a record is read from a node of TOML. Internal to source/.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/text.h"
#include "model/publication.h"
#include "source/toml_tree.h"

namespace comisiynu::toml_reading {

// A field that must be there and is not: its key, and how its value would be written.
struct MissingField {
  std::string_view key, sample, meaning;
};

struct Reader {
  FileId file;
  Diagnostics& found;

  Position at(const TomlRegion& region) const;
  Position at(const TomlNode& node) const { return at(node.at); }

  // Wrong type: says what stands there and what is expected, with an example.
  void wrong_type(const TomlNode& node, std::string_view key, std::string_view expected);
  // The right key that was most likely meant, if any is near.
  std::optional<std::string> unknown_key(const TomlKey& key, std::string_view where, const std::vector<std::string_view>& known);
  // Tells of a record's keys that are not known, and of its fields that are missing.
  void check_keys(const TomlNode&, std::string_view kind, const std::vector<std::string_view>& known, const std::vector<MissingField>&);
  void unknown_table(const TomlKey& key, const std::vector<std::string_view>& known);
};

std::string_view type_name(const TomlNode& node);

// Values without fields of their own. Each leaves `value` as it was when the node is not what it should be.
void read(Reader&, const TomlNode&, std::string_view key, std::string& value, const FieldInfo&);  // an id
void read(Reader&, const TomlNode&, std::string_view key, Text& value, const FieldInfo&);
void read(Reader&, const TomlNode&, std::string_view key, Plain& value, const FieldInfo&);
void read(Reader&, const TomlNode&, std::string_view key, Choice& value, const FieldInfo&);
void read(Reader&, const TomlNode&, std::string_view key, Link& value, const FieldInfo&);
void read(Reader&, const TomlNode&, std::string_view key, Date& value, const FieldInfo&);
void read(Reader&, const TomlNode&, std::string_view key, Money& value, const FieldInfo&);
void read(Reader&, const TomlNode&, std::string_view key, AnyRef& value, const FieldInfo&);
void read(Reader&, const TomlNode&, std::string_view key, Years& value, const FieldInfo&);
void read(Reader&, const TomlNode&, std::string_view key, Volumes& value, const FieldInfo&);
void read(Reader&, const TomlNode&, std::string_view key, WordLists& value, const FieldInfo&);
void read(Reader&, const TomlNode&, std::string_view key, Acceptances& value, const FieldInfo&);
void read(Reader&, const TomlNode&, std::string_view key, Cell& value, const FieldInfo&);
void read(Reader&, const TomlNode&, std::string_view key, bool& value, const FieldInfo&);
void read(Reader&, const TomlNode&, std::string_view key, Optional<bool>& value, const FieldInfo&);
void read(Reader&, const TomlNode&, std::string_view key, Optional<std::int64_t>& value, const FieldInfo&);
void read(Reader&, const TomlNode&, std::string_view key, Optional<double>& value, const FieldInfo&);
void read(Reader&, const TomlNode&, std::string_view key, Optional<std::string>& value, const FieldInfo&);
void read(Reader&, const TomlNode&, std::string_view key, std::vector<Rating>& value, const FieldInfo&);

// An id that refers to a record: a plain word.
bool read_reference(Reader&, const TomlNode&, std::string_view key, std::string_view kind, std::string& id);

template <class Target>
void read(Reader& reader, const TomlNode& node, std::string_view key, Ref<Target>& value, const FieldInfo&);
template <class Record>
void read_fields(Reader& reader, const TomlNode& table, Record& record, std::vector<std::string_view> also_known = {});
template <Described Record>
void read(Reader& reader, const TomlNode& node, std::string_view key, Record& value, const FieldInfo&);
template <Described Record>
void read(Reader& reader, const TomlNode& node, std::string_view key, Optional<Record>& value, const FieldInfo& info);
void read(Reader& reader, const TomlNode& node, std::string_view key, Section& value, const FieldInfo& info);

// A list; a single value stands for a list of one.
template <class T>
void read(Reader& reader, const TomlNode& node, std::string_view key, std::vector<T>& values, const FieldInfo& info) {
  const auto* list = node.as_list();
  const auto one = [&](const TomlNode& item) {
    T value{};
    read(reader, item, key, value, info);
    values.push_back(std::move(value));
  };
  if (list == nullptr) return one(node);
  values.reserve(values.size() + list->items.size());
  for (const auto& item : list->items) one(item);
}

template <class Target>
void read(Reader& reader, const TomlNode& node, std::string_view key, Ref<Target>& value, const FieldInfo&) {
  if (!read_reference(reader, node, key, key, value.id)) return;
  value.at = reader.at(node);
}

template <Described Record>
void read(Reader& reader, const TomlNode& node, std::string_view key, Record& value, const FieldInfo&) {
  if (const auto* table = node.as_table()) read_fields(reader, *table, value);
  else reader.wrong_type(node, key, "a table of fields: { … }");
}

template <Described Record>
void read(Reader& reader, const TomlNode& node, std::string_view key, Optional<Record>& value, const FieldInfo& info) {
  value.at = reader.at(node);
  read(reader, node, key, value.value.emplace(), info);
}

template <class T> inline constexpr bool is_list = false;
template <class T> inline constexpr bool is_list<std::vector<T>> = true;

// What follows the key where a value of this type is written, for an author who left it out.
template <class Value>
constexpr std::string_view sample_of() {
  if constexpr (std::is_same_v<Value, Text>) return " = { en = \"…\", cy = \"…\" }";
  else if constexpr (std::is_same_v<Value, Money>) return " = { GBP = … }";
  else if constexpr (std::is_same_v<Value, Date>) return " = 2026-11-02";
  else if constexpr (Described<Value>) return " = { … }";
  else if constexpr (is_list<Value>) {
    if constexpr (Described<typename Value::value_type>) return "]] and its fields";
    else return " = [\"…\"]";
  }
  else if constexpr (std::is_same_v<Value, Optional<std::int64_t>> || std::is_same_v<Value, Optional<double>>) return " = …";
  else return " = \"…\"";
}

template <class Record>
void read_fields(Reader& reader, const TomlNode& table, Record& record, std::vector<std::string_view> known) {
  if constexpr (requires { record.at; }) {
    if constexpr (std::is_same_v<decltype(record.at), Position>) record.at = reader.at(table);
  }
  std::vector<MissingField> missing;
  walk(record, [&](std::string_view key, auto& value, const FieldInfo& info) {
    known.push_back(key);
    if (const TomlNode* node = table.get(key)) read(reader, *node, key, value, info);
    else if (info.is_required) missing.push_back({key, sample_of<std::remove_reference_t<decltype(value)>>(), info.meaning});
  });
  reader.check_keys(table, Record::kind, known, missing);
}

}  // namespace comisiynu::toml_reading
