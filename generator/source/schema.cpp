#include "source/schema.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "model/edition.h"
#include "model/publication.h"
#include "model/visit.h"

namespace comisiynu {

namespace {

using Json = nlohmann::ordered_json;

template <class Record>
Json record_schema();

Json of_type(const char* type) { return {{"type", type}}; }
Json reference_to(const char* definition) { return {{"$ref", fmt::format("#/definitions/{}", definition)}}; }
Json one_or_many(const Json& one) { return {{"anyOf", {one, {{"type", "array"}, {"items", one}}}}}; }

Json choices_of(const FieldInfo& info) {
  Json schema = of_type("string");
  for (const auto choice : info.choices) schema["enum"].push_back(std::string(choice));
  return schema;
}

// One overload for each kind of value, as in the reader.
template <class T>
struct Shown;

template <class T>
Json schema_of(const FieldInfo& info) {
  using Inner = typename detail::Unwrapped<T>::type;
  if constexpr (detail::is_vector<T> && !std::is_same_v<T, std::vector<Rating>>) return one_or_many(schema_of<typename T::value_type>(info));
  else if constexpr (std::is_same_v<T, Section>) return {{"anyOf", {of_type("string"), record_schema<Section>()}}};
  else if constexpr (Described<Inner>) return record_schema<Inner>();
  else if constexpr (std::is_same_v<T, Text>) return reference_to(info.allows_plain ? "name" : "text");
  else if constexpr (std::is_same_v<T, Date>) return reference_to("date");
  else if constexpr (std::is_same_v<T, Money>) return reference_to("money");
  else if constexpr (std::is_same_v<T, Years>) return reference_to("years");
  else if constexpr (std::is_same_v<T, Volumes>) return {{"type", "object"}, {"additionalProperties", reference_to("years")}};
  else if constexpr (std::is_same_v<T, WordLists>) return {{"type", "object"}, {"additionalProperties", one_or_many(of_type("string"))}};
  else if constexpr (std::is_same_v<T, Acceptances>) return {{"type", "object"}, {"additionalProperties", of_type("string")}};
  else if constexpr (std::is_same_v<T, Cell>) return of_type("object");
  else if constexpr (std::is_same_v<T, std::vector<Rating>>) return {{"type", "object"}, {"additionalProperties", choices_of(info)}};
  else if constexpr (std::is_same_v<T, Choice>) return choices_of(info);
  else if constexpr (std::is_same_v<T, Link>) return {{"type", "string"}, {"pattern", "^https?://"}};
  else if constexpr (std::is_same_v<Inner, bool>) return of_type("boolean");
  else if constexpr (std::is_same_v<Inner, std::int64_t>) return of_type("integer");
  else if constexpr (std::is_same_v<Inner, double>) return of_type("number");
  else return of_type("string");
}

template <class Record>
Json properties(Json& needed) {
  Json all = Json::object();
  auto each = [&](std::string_view key, auto member, const FieldInfo& info) {
    using T = std::remove_cvref_t<decltype(std::declval<Record&>().*member)>;
    Json schema = schema_of<T>(info);
    if (schema.contains("$ref")) schema = {{"allOf", {schema}}};
    schema["description"] = std::string(info.meaning);
    all[std::string(key)] = std::move(schema);
    if (info.is_required) needed.push_back(std::string(key));
  };
  Record::describe(each);
  return all;
}

template <class Record>
Json record_schema() {
  Json needed = Json::array();
  Json schema = {{"type", "object"}, {"properties", properties<Record>(needed)}, {"additionalProperties", false}};
  if (!needed.empty()) schema["required"] = needed;
  return schema;
}

Json definitions() {
  const Json words = of_type("string");
  Json text = {{"type", "object"},
               {"properties", {{"en", words}, {"cy", words}, {"exempt", {{"type", "string"}, {"description", "why it need not be translated: third-party"}}}, {"source", {{"enum", {"cy", "en"}}, {"description", "the language it was first written in"}}}}},
               {"additionalProperties", false}};
  Json money = {{"type", "object"},
                {"properties",
                 {{"GBP", of_type("number")}, {"to", of_type("number")}, {"per", words}, {"from", reference_to("date")}, {"period", words},
                  {"name", reference_to("text")}, {"includes", reference_to("text")}}},
                {"required", {"GBP"}},
                {"additionalProperties", false}};
  return {{"text", text},
          {"name", {{"anyOf", {words, reference_to("text")}}}},
          {"date", {{"anyOf", {{{"type", "string"}}, {{"type", "integer"}}}}}},
          {"money", money},
          {"years", {{"type", "object"}, {"patternProperties", {{"^[0-9]{4}$", of_type("number")}}}, {"additionalProperties", false}}}};
}

Json tables() {
  Json all = Json::object();
  const auto each = [&](std::string_view name, auto member, std::string_view meaning) {
    using Record = typename std::remove_cvref_t<decltype(std::declval<Publication&>().*member)>::value_type;
    all[std::string(name)] = {{"type", "array"}, {"items", record_schema<Record>()}, {"description", std::string(meaning)}};
  };
  Publication::describe(each);
  return all;
}

std::string finished(std::string_view title, Json schema) {
  Json whole = {{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", std::string(title)}};
  whole.update(schema);
  whole["definitions"] = definitions();
  return whole.dump(2) + "\n";
}

std::string publication_schema() {
  auto schema = record_schema<Settings>();
  schema["properties"].update(tables());
  return finished("publication.toml", std::move(schema));
}

std::string records_schema() {
  return finished("glossary.toml, references.toml, data/*.toml",
                  {{"type", "object"}, {"properties", tables()}, {"additionalProperties", false}});
}

// The reference for people

template <class T>
std::string kind_of(const FieldInfo& info) {
  using Inner = typename detail::Unwrapped<T>::type;
  if constexpr (detail::is_vector<T> && !std::is_same_v<T, std::vector<Rating>>) return "one or more: " + kind_of<typename T::value_type>(info);
  else if constexpr (Described<Inner>) return "{ … }";
  else if constexpr (std::is_same_v<T, Text>)
    return fmt::format("{}{}", info.is_rich ? "Markdown" : "text", info.allows_plain ? ", or a plain name" : "");
  else if constexpr (std::is_same_v<T, Date>) return "date";
  else if constexpr (std::is_same_v<T, Money>) return "money";
  else if constexpr (std::is_same_v<T, Years>) return "figures by year";
  else if constexpr (std::is_same_v<T, Volumes>) return "figures by area and year";
  else if constexpr (std::is_same_v<T, WordLists>) return "lists of words";
  else if constexpr (std::is_same_v<T, Acceptances>) return "warnings with reasons";
  else if constexpr (std::is_same_v<T, Cell>) return "cells";
  else if constexpr (std::is_same_v<T, AnyRef>) return "\"kind/id\"";
  else if constexpr (std::is_same_v<T, Link>) return "web address";
  else if constexpr (std::is_same_v<T, Choice> || std::is_same_v<T, std::vector<Rating>>) {
    std::string words;
    for (const auto choice : info.choices) words += fmt::format("{}`{}`", words.empty() ? "" : ", ", choice);
    return std::is_same_v<T, Choice> ? words : "theme = " + words;
  } else if constexpr (std::is_same_v<Inner, bool>) return "true or false";
  else if constexpr (std::is_same_v<Inner, std::int64_t>) return "whole number";
  else if constexpr (std::is_same_v<Inner, double>) return "number";
  else if constexpr (requires { T{}.id; }) return "id";
  else return "words";
}

template <class Record>
std::string fields_table() {
  std::string out = "| field | | what it is | kind |\n|---|---|---|---|\n";
  std::string below;
  auto each = [&](std::string_view key, auto member, const FieldInfo& info) {
    using T = std::remove_cvref_t<decltype(std::declval<Record&>().*member)>;
    out += fmt::format("| `{}` | {} | {} | {} |\n", key, info.is_required ? "needed" : "", info.meaning, kind_of<T>(info));
  };
  Record::describe(each);
  return out + "\n";
}

// The records inside a record, such as a provider's services.
template <class Record>
void inner_tables(std::string_view name, std::string& out) {
  auto each = [&](std::string_view key, auto member, const FieldInfo&) {
    using T = std::remove_cvref_t<decltype(std::declval<Record&>().*member)>;
    using Inner = typename detail::Unwrapped<T>::type;
    const auto one = [&]<class Inside>() {
      if constexpr (Described<Inside> && !std::is_same_v<Inside, CodeListItem>) {
        if (key == "prices") return;
        out += fmt::format("#### {}.{}\n\n", name, key) + fields_table<Inside>();
        inner_tables<Inside>(fmt::format("{}.{}", name, key), out);
      }
    };
    if constexpr (detail::is_vector<T>) one.template operator()<typename T::value_type>();
    else one.template operator()<Inner>();
  };
  Record::describe(each);
}

template <class Record>
std::string chapter(std::string_view heading, std::string_view meaning) {
  std::string out = fmt::format("### {}\n\n{}.\n\n", heading, meaning) + fields_table<Record>();
  std::string name(heading);
  inner_tables<Record>(name.substr(name.find_first_not_of("[`")).substr(0, name.find_first_of("]`", 2) - 1), out);
  return out;
}

std::string reference() {
  std::string out = R"(# What authors may write

Every kind of file in a content folder and every field in it. Ids are lower-case words and digits joined by hyphens.

| kind | how it is written |
|---|---|
| text | `{ en = "Day services", cy = "Gwasanaethau dydd" }`; for words that are somebody else's, `{ en = "…", exempt = "third-party" }`; where it was not first written in the publication's usual language, `source = "cy"` as well |
| name | text, or a plain string when it is the same in both languages |
| date | `2026-11-02`, `"2026-11"` for a month, `2026` for a year |
| money | `{ GBP = 182.50, to = 210, per = "week", from = 2026-04-01, includes = { en = "…", cy = "…" } }` |
| figures by year | `{ 2026 = 900, 2031 = 1_150 }` |
| figures by area and year | `{ powys = { 2026 = 900 } }` |
| id | the id of the record it refers to |

## publication.toml

)";
  out += fields_table<Settings>();
  inner_tables<Settings>("publication", out);
  out += "## Tables of any other TOML file, and of publication.toml\n\n";
  const auto each = [&](std::string_view name, auto member, std::string_view meaning) {
    using Record = typename std::remove_cvref_t<decltype(std::declval<Publication&>().*member)>::value_type;
    if constexpr (!std::is_same_v<Record, Provider>) out += chapter<Record>(fmt::format("[[{}]]", name), meaning);
  };
  Publication::describe(each);
  out += "## providers/*.toml\n\n" + chapter<Provider>("provider", "A provider and its services");
  out += "## documents/<id>/document.toml\n\n" + chapter<Document>("document", "What a document is, and its sections in order");
  out += "## documents/<id>/easy-read.toml\n\n" + chapter<EasyRead>("easy-read", "The easy-read edition of a document");
  out += "## editions.toml\n\n" + chapter<EditionsFile>("editions", "What a release must know of earlier ones");
  return out;
}

}  // namespace

std::map<std::string, std::string> schema_files() {
  return {{"publication.schema.json", publication_schema()},
          {"records.schema.json", records_schema()},
          {"provider.schema.json", finished("providers/*.toml", record_schema<Provider>())},
          {"document.schema.json", finished("document.toml", record_schema<Document>())},
          {"easy-read.schema.json", finished("easy-read.toml", record_schema<EasyRead>())},
          {"editions.schema.json", finished("editions.toml", record_schema<EditionsFile>())},
          {"reference.md", reference()}};
}

}  // namespace comisiynu
