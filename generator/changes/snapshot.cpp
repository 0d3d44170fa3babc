#include "changes/snapshot.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/json_writer.h"

namespace comisiynu {

namespace {

constexpr std::string_view format_name = "comisiynu-snapshot";
constexpr int format_version = 1;

void put(JsonWriter& json, std::string_view name, const Bilingual& words) {
  if (words[Language::cy].empty() && words[Language::en].empty()) return;
  json.key(name).begin_object();
  for (const Language language : languages) json.field_if(language_code(language), words[language]);
  json.end_object();
}

void put(JsonWriter& json, const SnapshotField& field) {
  json.begin_object().field("path", field.path).field_if("kind", field.kind).field("key", field.key);
  put(json, "within", field.within);
  put(json, "text", field.text);
  if (field.number) json.field("number", *field.number);
  if (field.money) json.field("money", true);
  if (field.withheld) json.field("withheld", true);
  json.field_if("refers", field.refers).end_object();
}

void put(JsonWriter& json, const SnapshotRecord& record) {
  json.begin_object().field("kind", record.kind).field("id", record.id);
  put(json, "title", record.title);
  put(json, "address", record.address);
  json.key("fields").begin_list();
  for (const auto& field : record.fields) put(json, field);
  json.end_list().end_object();
}

void put(JsonWriter& json, const SnapshotDataset& dataset) {
  json.begin_object().field("id", dataset.id);
  put(json, "title", dataset.title);
  put(json, "address", dataset.address);
  json.key("figures").begin_list();
  for (const auto& figure : dataset.figures) {
    json.begin_object().field("place", figure.place);
    put(json, "name", figure.name);
    put(json, "text", figure.text);
    if (figure.value) json.field("value", *figure.value);
    if (figure.withheld) json.field("withheld", true);
    json.end_object();
  }
  json.end_list().end_object();
}

void put(JsonWriter& json, const SnapshotSection& section) {
  json.begin_object().field("document", section.document).field("id", section.id);
  put(json, "document_title", section.document_title);
  put(json, "title", section.title);
  put(json, "address", section.address);
  put(json, "text", section.text);
  json.end_object();
}

void put(JsonWriter& json, const SnapshotPage& page) {
  json.begin_object().field("id", page.id).field_if("above", page.above);
  put(json, "address", page.address);
  json.end_object();
}

void put(JsonWriter& json, const SnapshotMove& move) {
  json.begin_object().field("from", move.from).field_if("to", move.to);
  put(json, "reason", move.reason);
  json.end_object();
}

template <class Items>
void put_list(JsonWriter& json, std::string_view name, const Items& items) {
  json.key(name).begin_list();
  for (const auto& item : items) put(json, item);
  json.end_list();
}

using Json = nlohmann::json;

// Whatever is not as it should be throws, and makes the snapshot a damaged one.
std::string text(const Json& from, const char* name) { return from.contains(name) ? from.at(name).get<std::string>() : std::string(); }
bool flag(const Json& from, const char* name) { return from.contains(name) && from.at(name).get<bool>(); }
std::optional<double> number(const Json& from, const char* name) {
  return from.contains(name) ? std::optional(from.at(name).get<double>()) : std::nullopt;
}
Bilingual words(const Json& from, const char* name) {
  Bilingual made;
  if (from.contains(name))
    for (const Language language : languages) made[language] = text(from.at(name), std::string(language_code(language)).c_str());
  return made;
}

template <class Item, class Read>
std::vector<Item> list(const Json& from, const char* name, Read read) {
  std::vector<Item> all;
  for (const auto& item : from.at(name)) all.push_back(read(item));
  return all;
}

SnapshotField field(const Json& from) {
  return {from.at("path").get<std::string>(), text(from, "kind"), from.at("key").get<std::string>(), words(from, "within"), words(from, "text"),
          number(from, "number"), flag(from, "money"), flag(from, "withheld"), text(from, "refers")};
}
SnapshotRecord record(const Json& from) {
  return {from.at("kind").get<std::string>(), from.at("id").get<std::string>(), words(from, "title"), words(from, "address"), list<SnapshotField>(from, "fields", field)};
}
SnapshotFigure figure(const Json& from) {
  return {from.at("place").get<std::string>(), words(from, "name"), words(from, "text"), number(from, "value"), flag(from, "withheld")};
}
SnapshotDataset dataset(const Json& from) {
  return {from.at("id").get<std::string>(), words(from, "title"), words(from, "address"), list<SnapshotFigure>(from, "figures", figure)};
}
SnapshotSection section(const Json& from) {
  return {from.at("document").get<std::string>(), from.at("id").get<std::string>(), words(from, "document_title"), words(from, "title"),
          words(from, "address"), words(from, "text")};
}
SnapshotPage page(const Json& from) { return {from.at("id").get<std::string>(), text(from, "above"), words(from, "address")}; }
SnapshotMove move(const Json& from) { return {from.at("from").get<std::string>(), text(from, "to"), words(from, "reason")}; }

Snapshot read(const Json& from) {
  return {text(from, "number"), text(from, "day"), words(from, "title"), list<SnapshotRecord>(from, "records", record),
          list<SnapshotDataset>(from, "datasets", dataset), list<SnapshotSection>(from, "sections", section), list<SnapshotPage>(from, "pages", page),
          list<SnapshotMove>(from, "moves", move)};
}

}  // namespace

std::string snapshot_json(const Snapshot& snapshot) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("format", format_name).field("version", format_version).field_if("number", snapshot.number).field_if("day", snapshot.day);
  put(json, "title", snapshot.title);
  put_list(json, "records", snapshot.records);
  put_list(json, "datasets", snapshot.datasets);
  put_list(json, "sections", snapshot.sections);
  put_list(json, "pages", snapshot.pages);
  put_list(json, "moves", snapshot.moves);
  json.end_object();
  return out += '\n';
}

std::optional<Snapshot> read_snapshot(std::string_view json, Position at, Diagnostics& found) {
  try {
    const auto made = Json::parse(json);
    if (made.value("format", "") != format_name) {
      found.error("snapshot-format", at, "this is no snapshot of an edition", "name the snapshot.json that a release put in its archive, or that `comisiynu check --snapshot` wrote");
      return std::nullopt;
    }
    if (const auto version = made.value("version", 0); version > format_version) {
      found.error("snapshot-version", at, fmt::format("this snapshot is of version {}, and this program reads version {}", version, format_version),
                  "use the program that made the later edition, or a newer one");
      return std::nullopt;
    }
    return read(made);
  } catch (const Json::exception&) {
    found.error("snapshot-damaged", at, "this snapshot of an edition is damaged", "take it out of the edition's archive again");
    return std::nullopt;
  }
}

}  // namespace comisiynu
