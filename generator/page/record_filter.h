// Which records a placeholder such as {{ actions section=workforce stage=do }} asks for.
#pragma once

#include <fmt/format.h>

#include <algorithm>

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/text.h"
#include "model/publication.h"

namespace comisiynu {

struct BlockRequest {
  std::string name;  // "actions"
  std::string rest;  // all that follows it
  std::string id;    // one record only: {{ forum provider-forum }}
  std::string by;    // how they are grouped: {{ actions by=stage }}
  std::vector<std::pair<std::string, std::string>> fields;

  bool has(std::string_view field) const {
    for (const auto& [name_of_field, value] : fields)
      if (name_of_field == field) return true;
    return false;
  }
};

BlockRequest parse_block(std::string_view expression, Position, Diagnostics&);

namespace detail {

// Whether a field's value is, or holds, the word.
template <class Value>
bool has_word(const Value& value, std::string_view word) {
  if constexpr (requires { value.id == word; }) return value.id == word;
  else if constexpr (requires { value.value == word; }) return value.value == word;
  else if constexpr (std::is_same_v<Value, std::string>) return value == word;
  else if constexpr (std::is_same_v<Value, bool>) return value == (word == "true");
  else return false;
}
template <class Value>
bool has_word(const std::vector<Value>& values, std::string_view word) {
  for (const auto& value : values)
    if (has_word(value, word)) return true;
  return false;
}
template <class Value>
bool has_word(const Optional<Value>&, std::string_view) { return false; }

}  // namespace detail

// The records of the document (and those of none) that the request asks for, in the author's order. A field that does
// not exist, an id that does not exist and a value that no record of the kind has are errors.
template <class Record>
std::vector<const Record*> filtered(const std::vector<Record>& records, const BlockRequest& request, const std::string& document,
                                    const std::set<std::string, std::less<>>& unread, Position at, Diagnostics& found) {
  std::vector<const Record*> all;
  for (const auto& record : records)
    if (!record.document || document.empty() || record.document.id == document) all.push_back(&record);
  if (!request.id.empty()) {
    std::vector<std::string> ids;
    for (const auto* record : all) ids.push_back(record->id);
    std::erase_if(all, [&](const Record* record) { return record->id != request.id; });
    if (all.empty() && !unread.contains(request.id)) {
      const auto meant = nearest(request.id, ids);
      found.error("unknown-placeholder", at, fmt::format("there is no {} called {}", Record::kind, request.id),
                  meant ? fmt::format("did you mean {}?", *meant) : fmt::format("write the id of a {} of this document", Record::kind));
    }
  }
  for (const auto& [field, word] : request.fields) {
    std::vector<std::string> known;
    std::vector<const Record*> kept;
    const Record sample{};
    walk(sample, [&](std::string_view key, const auto&, const FieldInfo&) { known.emplace_back(key); });
    if (std::find(known.begin(), known.end(), field) == known.end()) {
      const auto meant = nearest(field, known);
      found.error("unknown-placeholder", at, fmt::format("a {} has no field {}", Record::kind, field),
                  meant ? fmt::format("did you mean {}?", *meant) : fmt::format("its fields are {}", join(known, ", ")));
      continue;
    }
    for (const auto* record : all)
      walk(*record, [&](std::string_view key, const auto& value, const FieldInfo&) {
        if (key == field && detail::has_word(value, word)) kept.push_back(record);
      });
    if (kept.empty() && !all.empty())
      found.warning("empty-block", at, fmt::format("no {} has {} = {}", Record::kind, field, word), "check the word, or take the placeholder out");
    all = std::move(kept);
  }
  return all;
}

}  // namespace comisiynu
