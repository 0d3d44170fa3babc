#include "changes/changes_json.h"

#include "base/json_writer.h"

namespace comisiynu {

namespace {

void put(JsonWriter& json, std::string_view name, const Bilingual& words) {
  if (words == Bilingual()) return;
  json.key(name).begin_object();
  for (const Language language : languages) json.field_if(language_code(language), words[language]);
  json.end_object();
}

void put_numbers(JsonWriter& json, const std::optional<double>& from, const std::optional<double>& to) {
  if (from) json.field("from", *from);
  if (to) json.field("to", *to);
}

template <class Change>
void put_head(JsonWriter& json, const Change& change) {
  json.begin_object().field("change", name_of(change.fate));
  if constexpr (requires { change.kind; }) json.field("kind", change.kind);
  if constexpr (requires { change.document; }) json.field("document", change.document);
  json.field("id", change.id);
  put(json, "title", change.title);
  put(json, "address", change.address);
}

template <class Value>
void put_values(JsonWriter& json, const Value& value) {
  put(json, "before", value.before);
  put(json, "after", value.after);
  put_numbers(json, value.from, value.to);
}

void put(JsonWriter& json, const RecordChange& record) {
  put_head(json, record);
  json.key("fields").begin_list();
  for (const auto& field : record.fields) {
    json.begin_object().field("path", field.path);
    put(json, "within", field.within);
    put_values(json, field);
    if (field.money) json.field("currency", "GBP");
    json.end_object();
  }
  json.end_list().end_object();
}

void put(JsonWriter& json, const DatasetChange& dataset) {
  put_head(json, dataset);
  json.key("figures").begin_list();
  for (const auto& figure : dataset.figures) {
    json.begin_object().field("place", figure.place);
    put(json, "name", figure.name);
    put_values(json, figure);
    json.end_object();
  }
  json.end_list().end_object();
}

std::string_view key_of(WordRun::Fate fate) {
  return fate == WordRun::Fate::same ? "same" : fate == WordRun::Fate::removed ? "removed" : "added";
}

void put(JsonWriter& json, const SectionChange& section) {
  put_head(json, section);
  json.key("paragraphs").begin_object();
  for (const Language language : languages) {
    json.key(language_code(language)).begin_list();
    for (const auto& paragraph : section.words[language]) {
      json.begin_list();
      for (const auto& run : paragraph) json.begin_object().field(key_of(run.fate), run.words).end_object();
      json.end_list();
    }
    json.end_list();
  }
  json.end_object().end_object();
}

template <class Items>
void put_list(JsonWriter& json, std::string_view name, const Items& items) {
  json.key(name).begin_list();
  for (const auto& item : items) put(json, item);
  json.end_list();
}

}  // namespace

std::string changes_json(const Changes& changes) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("format", "comisiynu-changes").field("version", 1).key("since").begin_object().field_if("number", changes.number)
      .field_if("day", changes.day).end_object();
  put_list(json, "records", changes.records);
  put_list(json, "datasets", changes.datasets);
  put_list(json, "sections", changes.sections);
  json.end_object();
  return out += '\n';
}

}  // namespace comisiynu
