#include "opendata/csvw.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json_writer.h"
#include "base/text.h"

namespace comisiynu {

namespace {

using Names = PerLanguage<std::string>;

// {"en": "Places", "cy": "Lleoedd", "und": "places"}: the last is what stands in the file's first line.
void write_titles(JsonWriter& json, const Names& names, std::string_view in_file) {
  json.key("titles").begin_object();
  for (const Language language : languages) json.field_if(language_code(language), names[language]);
  json.field("und", in_file).end_object();
}

void write_head(JsonWriter& json, const Voice& voice, std::string_view file, const Names& title) {
  json.begin_object().key("@context").begin_list().value("http://www.w3.org/ns/csvw").begin_object().field("@language", voice.code()).end_object().end_list();
  json.field("url", file).key("dc:title").begin_list();
  for (const Language language : languages)
    if (!title[language].empty()) json.begin_object().field("@value", title[language]).field("@language", language_code(language)).end_object();
  json.end_list();
  const auto licence = licence_address(voice.publication().settings);
  if (!licence.empty()) json.key("dc:license").begin_object().field("@id", licence).end_object();
  json.key("dc:publisher").begin_object().field("schema:name", voice.plain(voice.publication().settings.publisher)).end_object();
}

Names message(const Voice& voice, std::string_view key) {
  Names names;
  for (const Language language : languages) names[language] = voice.site().messages.format(language, key);
  return names;
}

void write_datatype(JsonWriter& json, std::string_view datatype) {
  if (datatype == "day")
    json.key("datatype").begin_object().field("base", "string").field("format", "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?").end_object();
  else
    json.field("datatype", datatype);
}

// A dataset's columns

struct DatasetColumn {
  Names names;
  std::string datatype = "string";
  Names unit;
};

class DatasetColumns {
 public:
  DatasetColumns(const Voice& voice, const ResolvedDataset& dataset) : voice_(voice), dataset_(dataset) {}

  DatasetColumn of(std::string_view name) const {
    if (const auto dimension = dataset_.dimension(name)) {
      const auto& found = dataset_.dimensions[*dimension];
      DatasetColumn column;
      column.names = say([&](const Wording& wording) { return wording.name(found).text; });
      if (found.is_year()) column.datatype = "gYear";
      return column;
    }
    if (name.ends_with("_name"))
      if (const auto dimension = dataset_.dimension(name.substr(0, name.size() - 5)))
        return {say([&](const Wording& wording) { return wording.name(dataset_.dimensions[*dimension]).text; }), "string", {}};
    if (name == "marks") return {message(voice_, "data.marks"), "string", {}};
    return measure(name);
  }

 private:
  template <class Say>
  Names say(Say of) const {
    Names names;
    for (const Language language : languages) names[language] = of(voice_.wording().in(language));
    return names;
  }

  DatasetColumn measure(std::string_view name) const {
    const bool with_median = dataset_.comparison && dataset_.comparison->with_median;
    const std::pair<std::string_view, std::string_view> facets[] = {
        {"_percent_change", "data.percent_change"}, {"_share", "data.share"}, {"_change", "data.change"},
        {"_difference", with_median ? "table.from_median" : "table.from_average"}, {"_rank", "table.rank"}};
    for (std::size_t m = 0; m < dataset_.measures.size(); ++m) {
      const auto& measure = dataset_.measures[m];
      if (measure.id == name)
        return {say([&](const Wording& wording) { return wording.name(dataset_, m).text; }), "number",
                say([&](const Wording& wording) { return wording.unit(measure.unit).text; })};
      for (const auto& [suffix, key] : facets)
        if (name == fmt::format("{}{}", measure.id, suffix)) {
          if (suffix == "_rank") return {message(voice_, key), "number", {}};
          const bool per_cent = suffix == "_percent_change" || suffix == "_share";
          return {message(voice_, key), "number", per_cent ? Names{{"%", "%"}} : say([&](const Wording& wording) { return wording.unit(measure.unit).text; })};
        }
    }
    return {};
  }

  const Voice& voice_;
  const ResolvedDataset& dataset_;
};

void write_column(JsonWriter& json, std::string_view name, const DatasetColumn& column, const Wording& wording) {
  json.begin_object().field("name", name);
  write_titles(json, column.names, name);
  write_datatype(json, column.datatype);
  if (column.datatype == "number") {
    // A figure that is missing is the mark that says why.
    json.key("null").begin_list().value("");
    for (const auto missing : {Missing::not_available, Missing::not_applicable, Missing::confidential}) json.value(wording.mark(missing));
    json.end_list();
  }
  if (!column.unit[Language::en].empty()) {
    json.key("schema:unitText").begin_list();
    for (const Language language : languages)
      json.begin_object().field("@value", column.unit[language]).field("@language", language_code(language)).end_object();
    json.end_list();
  }
  json.end_object();
}

}  // namespace

std::string csvw_of(const Voice& voice, const PlainTable& table) {
  std::string out;
  JsonWriter json(out);
  write_head(json, voice, table.file, message(voice, table.title));
  json.key("tableSchema").begin_object().key("columns").begin_list();
  for (const auto& column : table.columns) {
    json.begin_object().field("name", column.name);
    write_titles(json, message(voice, column.title), column.name);
    write_datatype(json, column.datatype);
    if (column.is_list) json.field("separator", ";");
    json.end_object();
  }
  json.end_list();
  if (!table.key.empty()) {
    json.key("primaryKey").begin_list();
    for (const auto name : table.key) json.value(name);
    json.end_list();
  }
  json.key("foreignKeys").begin_list();
  for (const auto& column : table.columns) {
    const auto hash = column.refers_to.find('#');
    if (hash == column.refers_to.npos) continue;
    json.begin_object().field("columnReference", column.name).key("reference").begin_object().field("resource", column.refers_to.substr(0, hash))
        .field("columnReference", column.refers_to.substr(hash + 1)).end_object().end_object();
  }
  json.end_list().end_object().end_object();
  return out += '\n';
}

std::string csvw_of(const Voice& voice, const HsdsTable& table) {
  std::string out;
  JsonWriter json(out);
  auto title = message(voice, "data.hsds_package");
  for (const Language language : languages) title[language] += fmt::format(": {}", table.name);
  write_head(json, voice, table.file, title);
  json.key("tableSchema").begin_object().key("columns").begin_list();
  for (const auto& field : table.fields) {
    json.begin_object().field("name", field.name);
    write_titles(json, {}, field.name);
    json.field("datatype", field.format == "uri" ? "anyURI" : field.type);
    if (field.required) json.field("required", true);
    json.end_object();
  }
  json.end_list().key("primaryKey").begin_list().value("id").end_list().key("foreignKeys").begin_list();
  for (const auto& [field, other] : table.foreign) {
    const auto& tables = hsds_tables();
    const auto there = std::find_if(tables.begin(), tables.end(), [&](const auto& each) { return each.name == other; });
    json.begin_object().field("columnReference", field).key("reference").begin_object().field("resource", there->file)
        .field("columnReference", "id").end_object().end_object();
  }
  json.end_list().end_object().end_object();
  return out += '\n';
}

std::string csvw_of(const Voice& voice, const ResolvedDataset& dataset, std::string_view csv) {
  std::string out;
  JsonWriter json(out);
  write_head(json, voice, dataset.id + ".csv", dataset.title.in);
  json.key("tableSchema").begin_object().key("columns").begin_list();
  const DatasetColumns columns(voice, dataset);
  for (const auto name : split(trim(csv.substr(0, csv.find('\n'))), ',')) write_column(json, name, columns.of(name), voice.wording());
  json.end_list().end_object().end_object();
  return out += '\n';
}

}  // namespace comisiynu
