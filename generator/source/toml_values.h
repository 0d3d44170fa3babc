// How each kind of value in a record is read from a TOML node. Internal to source/.
#pragma once

#include <fmt/format.h>

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/text.h"
#include "model/publication.h"

namespace comisiynu::toml_reading {

struct Reader {
  FileId file;
  Diagnostics& found;

  Position at(const toml::source_region& region) const;
  Position at(const toml::node& node) const { return at(node.source()); }

  // Wrong type: says what stands there and what is expected, with an example.
  void wrong_type(const toml::node& node, std::string_view key, std::string_view expected);
  // The right key that was most likely meant, if any is near.
  std::optional<std::string> unknown_key(const toml::key& key, std::string_view where, const std::vector<std::string_view>& known);
  void unknown_table(const toml::key& key, const std::vector<std::string_view>& known);
};

std::string_view type_name(const toml::node& node);

// Values without fields of their own. Each leaves `value` as it was when the node is not what it should be.
void read(Reader&, const toml::node&, std::string_view key, std::string& value, const FieldInfo&);  // an id
void read(Reader&, const toml::node&, std::string_view key, Text& value, const FieldInfo&);
void read(Reader&, const toml::node&, std::string_view key, Plain& value, const FieldInfo&);
void read(Reader&, const toml::node&, std::string_view key, Choice& value, const FieldInfo&);
void read(Reader&, const toml::node&, std::string_view key, Link& value, const FieldInfo&);
void read(Reader&, const toml::node&, std::string_view key, Date& value, const FieldInfo&);
void read(Reader&, const toml::node&, std::string_view key, Money& value, const FieldInfo&);
void read(Reader&, const toml::node&, std::string_view key, AnyRef& value, const FieldInfo&);
void read(Reader&, const toml::node&, std::string_view key, Years& value, const FieldInfo&);
void read(Reader&, const toml::node&, std::string_view key, Volumes& value, const FieldInfo&);
void read(Reader&, const toml::node&, std::string_view key, WordLists& value, const FieldInfo&);
void read(Reader&, const toml::node&, std::string_view key, Cell& value, const FieldInfo&);
void read(Reader&, const toml::node&, std::string_view key, bool& value, const FieldInfo&);
void read(Reader&, const toml::node&, std::string_view key, Optional<bool>& value, const FieldInfo&);
void read(Reader&, const toml::node&, std::string_view key, Optional<std::int64_t>& value, const FieldInfo&);
void read(Reader&, const toml::node&, std::string_view key, Optional<double>& value, const FieldInfo&);
void read(Reader&, const toml::node&, std::string_view key, Optional<std::string>& value, const FieldInfo&);
void read(Reader&, const toml::node&, std::string_view key, std::vector<Rating>& value, const FieldInfo&);

// An id that refers to a record: a plain word.
bool read_reference(Reader&, const toml::node&, std::string_view key, std::string_view kind, std::string& id);

template <class Target>
void read(Reader& reader, const toml::node& node, std::string_view key, Ref<Target>& value, const FieldInfo&);
template <class Record>
void read_fields(Reader& reader, const toml::table& table, Record& record, std::vector<std::string_view> also_known = {});
template <Described Record>
void read(Reader& reader, const toml::node& node, std::string_view key, Record& value, const FieldInfo&);
template <Described Record>
void read(Reader& reader, const toml::node& node, std::string_view key, Optional<Record>& value, const FieldInfo& info);
void read(Reader& reader, const toml::node& node, std::string_view key, Section& value, const FieldInfo& info);

// A list; a single value stands for a list of one.
template <class T>
void read(Reader& reader, const toml::node& node, std::string_view key, std::vector<T>& values, const FieldInfo& info) {
  const auto* list = node.as_array();
  const auto one = [&](const toml::node& item) {
    T value{};
    read(reader, item, key, value, info);
    values.push_back(std::move(value));
  };
  if (list == nullptr) return one(node);
  values.reserve(values.size() + list->size());
  for (const auto& item : *list) one(item);
}

template <class Target>
void read(Reader& reader, const toml::node& node, std::string_view key, Ref<Target>& value, const FieldInfo&) {
  if (!read_reference(reader, node, key, key, value.id)) return;
  value.at = reader.at(node);
}

template <Described Record>
void read(Reader& reader, const toml::node& node, std::string_view key, Record& value, const FieldInfo&) {
  if (const auto* table = node.as_table()) read_fields(reader, *table, value);
  else reader.wrong_type(node, key, "a table of fields: { … }");
}

template <Described Record>
void read(Reader& reader, const toml::node& node, std::string_view key, Optional<Record>& value, const FieldInfo& info) {
  value.at = reader.at(node);
  read(reader, node, key, value.value.emplace(), info);
}

// What a record is called in messages: need "short-breaks".
template <class Record>
std::string named(const toml::table& table, const Record&) {
  if (const auto id = table["id"].value<std::string>()) return fmt::format("{} \"{}\"", Record::kind, *id);
  return std::string(Record::kind);
}

template <class T> inline constexpr bool is_list = false;
template <class T> inline constexpr bool is_list<std::vector<T>> = true;

// How a value of the field is written, for an author who left it out.
template <class Value>
std::string written(std::string_view key, const Value&) {
  if constexpr (std::is_same_v<Value, Text>) return fmt::format("{} = {{ en = \"…\", cy = \"…\" }}", key);
  else if constexpr (std::is_same_v<Value, Money>) return fmt::format("{} = {{ GBP = … }}", key);
  else if constexpr (std::is_same_v<Value, Date>) return fmt::format("{} = 2026-11-02", key);
  else if constexpr (Described<Value>) return fmt::format("{} = {{ … }}", key);
  else if constexpr (is_list<Value>) return Described<typename Value::value_type> ? fmt::format("[[{}]] and its fields", key) : fmt::format("{} = [\"…\"]", key);
  else if constexpr (std::is_same_v<Value, Optional<std::int64_t>> || std::is_same_v<Value, Optional<double>>) return fmt::format("{} = …", key);
  else return fmt::format("{} = \"…\"", key);
}

template <class Record>
void read_fields(Reader& reader, const toml::table& table, Record& record, std::vector<std::string_view> known) {
  if constexpr (requires { record.at; }) {
    if constexpr (std::is_same_v<decltype(record.at), Position>) record.at = reader.at(table);
  }
  walk(record, [&](std::string_view key, auto& value, const FieldInfo& info) {
    known.push_back(key);
    if (const toml::node* node = table.get(key)) read(reader, *node, key, value, info);
  });
  std::vector<std::string> meant;
  for (const auto& [key, node] : table)
    if (std::find(known.begin(), known.end(), key.str()) == known.end())
      if (auto right = reader.unknown_key(key, named(table, record), known)) meant.push_back(std::move(*right));
  walk(record, [&](std::string_view key, auto& value, const FieldInfo& info) {
    // A field that is there under a misspelt name is not missing too.
    if (!info.is_required || table.contains(key) || std::find(meant.begin(), meant.end(), key) != meant.end()) return;
    reader.found.error("missing-field", reader.at(table), fmt::format("{} has no {}", named(table, record), key),
                       fmt::format("add {} ({})", written(key, value), info.meaning));
  });
}

}  // namespace comisiynu::toml_reading
