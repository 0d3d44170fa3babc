#include <algorithm>

#include "base/csv_writer.h"
#include "base/json_writer.h"
#include "opendata/tables.h"

namespace comisiynu {

namespace {

constexpr HsdsField id{"id", "string", "uuid", true};
constexpr HsdsField link_to(std::string_view name, bool required = false) { return {name, "string", "uuid", required}; }

std::size_t table(std::string_view name) {
  const auto& tables = hsds_tables();
  return static_cast<std::size_t>(std::find_if(tables.begin(), tables.end(), [&](const auto& each) { return each.name == name; }) - tables.begin());
}

class Rows {
 public:
  void add(std::string_view name, const HsdsRow& row) {
    const auto which = table(name);
    CsvWriter csv(texts[which]);
    for (const auto& field : hsds_tables()[which].fields) {
      const auto* value = row.find(field.name);
      if (value == nullptr) csv.cell("");
      else if (const auto* number = std::get_if<double>(value)) csv.cell(plain_number(*number));
      else csv.cell(std::get<std::string>(*value));
    }
    csv.end_row();
  }
  void add(std::string_view name, const std::vector<HsdsRow>& rows) {
    for (const auto& row : rows) add(name, row);
  }
  void add(const std::vector<HsdsAttribute>& attributes) {
    for (const auto& attribute : attributes) add("attribute", attribute.row);
  }
  void add(const std::optional<HsdsContact>& contact) {
    if (!contact) return;
    add("contact", contact->contact);
    add("phone", contact->phones);
  }

  std::vector<std::string> texts = std::vector<std::string>(hsds_tables().size());
};

}  // namespace

// As https://docs.openreferral.org/en/v3.0.0/ has them: the tables and fields that can be filled from a catalogue.
const std::vector<HsdsTable>& hsds_tables() {
  static const std::vector<HsdsTable> tables{
      {"organization", "organizations.csv",
       {id, {"name", "string", "", true}, {"alternate_name"}, {"description", "string", "", true}, {"email", "string", "email"},
        {"website", "string", "uri"}, {"legal_status"}, {"uri", "string", "uri"}}, {}},
      {"service", "services.csv",
       {id, link_to("organization_id", true), {"name", "string", "", true}, {"alternate_name"}, {"description"}, {"url", "string", "uri"},
        {"email", "string", "email"}, {"status", "string", "", true}, {"application_process"}, {"accreditations"}, {"eligibility_description"},
        {"minimum_age", "number"}, {"maximum_age", "number"}, {"assured_date", "date"}, {"alert"}},
       {{"organization_id", "organization"}}},
      {"attribute", "attributes.csv",
       {id, link_to("link_id", true), link_to("taxonomy_term_id", true), {"link_entity", "string", "", true}, {"value"}},
       {{"taxonomy_term_id", "taxonomy_term"}}},
      {"service_at_location", "service_at_location.csv", {id, link_to("service_id", true), link_to("location_id", true)},
       {{"service_id", "service"}, {"location_id", "location"}}},
      {"location", "locations.csv",
       {id, {"location_type", "string", "", true}, link_to("organization_id"), {"name"}, {"description"}, {"external_identifier"},
        {"external_identifier_type"}},
       {{"organization_id", "organization"}}},
      {"phone", "phones.csv", {id, link_to("contact_id"), {"number", "string", "", true}, {"type"}}, {{"contact_id", "contact"}}},
      {"contact", "contacts.csv", {id, link_to("organization_id"), link_to("service_id"), {"title"}, {"email", "string", "email"}},
       {{"organization_id", "organization"}, {"service_id", "service"}}},
      {"address", "addresses.csv",
       {id, link_to("location_id"), {"address_1", "string", "", true}, {"city", "string", "", true}, {"state_province", "string", "", true},
        {"postal_code", "string", "", true}, {"country", "string", "", true}, {"address_type", "string", "", true}},
       {{"location_id", "location"}}},
      {"schedule", "schedules.csv", {id, link_to("service_id"), {"description"}}, {{"service_id", "service"}}},
      {"service_area", "service_areas.csv", {id, link_to("service_id"), {"name"}, {"extent"}, {"extent_type"}, {"uri"}}, {{"service_id", "service"}}},
      {"language", "languages.csv", {id, link_to("service_id"), {"name"}, {"code"}}, {{"service_id", "service"}}},
      {"accessibility", "accessibility.csv", {id, link_to("location_id"), {"description"}}, {{"location_id", "location"}}},
      {"taxonomy_term", "taxonomy_terms.csv",
       {id, {"code"}, {"name", "string", "", true}, {"description", "string", "", true}, {"taxonomy"}, link_to("taxonomy_id")},
       {{"taxonomy_id", "taxonomy"}}},
      {"cost_option", "cost_options.csv",
       {id, link_to("service_id", true), {"valid_from", "date"}, {"option"}, {"currency"}, {"amount", "number"}, {"amount_description"}},
       {{"service_id", "service"}}},
      {"organization_identifier", "organization_identifiers.csv",
       {id, link_to("organization_id", true), {"identifier_scheme"}, {"identifier_type", "string", "", true}, {"identifier", "string", "", true}},
       {{"organization_id", "organization"}}},
      {"taxonomy", "taxonomies.csv", {id, {"name", "string", "", true}, {"description", "string", "", true}}, {}},
  };
  return tables;
}

std::string hsds_head(const HsdsTable& table) {
  std::string out;
  CsvWriter csv(out);
  for (const auto& field : table.fields) csv.cell(field.name);
  csv.end_row();
  return out;
}

std::vector<std::string> hsds_rows(const HsdsOrganization& organization) {
  Rows rows;
  rows.add("organization", organization.organization);
  rows.add("organization_identifier", organization.identifiers);
  rows.add(organization.contact);
  rows.add(organization.attributes);
  if (organization.location) {
    rows.add("location", organization.location->location);
    rows.add("address", organization.location->addresses);
    rows.add("accessibility", organization.location->accessibility);
  }
  for (const auto& service : organization.services) {
    rows.add("service", service.service);
    rows.add(service.contact);
    rows.add("schedule", service.schedules);
    rows.add("service_area", service.areas);
    rows.add("language", service.languages);
    rows.add(service.attributes);
    for (const auto& cost : service.costs) {
      rows.add("cost_option", cost.row);
      rows.add(cost.attributes);
    }
    if (service.at_location) rows.add("service_at_location", *service.at_location);
  }
  return std::move(rows.texts);
}

std::vector<std::string> hsds_rows(const HsdsTaxonomies& taxonomies) {
  Rows rows;
  rows.add("taxonomy", taxonomies.taxonomies());
  for (const auto& [code, term] : taxonomies.terms()) rows.add("taxonomy_term", term.row);
  return std::move(rows.texts);
}

std::string hsds_package(const Voice& voice) {
  std::string out;
  JsonWriter json(out);
  const auto& settings = voice.publication().settings;
  json.begin_object().field("name", "human_services_data").field("profile", "tabular-data-package")
      .field("title", voice.plain(settings.title)).field("description", voice.message("data.catalogue")).field("version", "3.0.0");
  if (const auto address = licence_address(settings); !address.empty())
    json.key("licenses").begin_list().begin_object().field("name", "OGL-UK-3.0").field("title", voice.message("site.licence_ogl"))
        .field("path", address).end_object().end_list();
  json.key("resources").begin_list();
  for (const auto& table : hsds_tables()) {
    json.begin_object().field("name", table.name).field("path", table.file).field("profile", "tabular-data-resource")
        .field("format", "csv").field("mediatype", "text/csv").field("encoding", "utf-8");
    json.key("schema").begin_object().key("fields").begin_list();
    for (const auto& field : table.fields) {
      json.begin_object().field("name", field.name).field("type", field.type).field_if("format", field.format);
      if (field.required || field.name == "id") {
        json.key("constraints").begin_object().field("required", true);
        if (field.name == "id") json.field("unique", true);
        json.end_object();
      }
      json.end_object();
    }
    json.end_list().field("primaryKey", "id");
    if (!table.foreign.empty()) {
      json.key("foreignKeys").begin_list();
      for (const auto& [field, other] : table.foreign)
        json.begin_object().field("fields", field).key("reference").begin_object().field("resource", other).field("fields", "id").end_object().end_object();
      json.end_list();
    }
    json.end_object().end_object();
  }
  json.end_list().end_object();
  return out += '\n';
}

}  // namespace comisiynu
