#include "opendata/hsds_json.h"

namespace comisiynu {

namespace {

void write_row(JsonWriter& json, const HsdsRow& row) {
  json.begin_object();
  write_fields(json, row);
  json.end_object();
}

void write_rows(JsonWriter& json, std::string_view name, const std::vector<HsdsRow>& rows) {
  if (rows.empty()) return;
  json.key(name).begin_list();
  for (const auto& row : rows) write_row(json, row);
  json.end_list();
}

void write_attributes(JsonWriter& json, const std::vector<HsdsAttribute>& attributes) {
  if (attributes.empty()) return;
  json.key("attributes").begin_list();
  for (const auto& attribute : attributes) {
    json.begin_object();
    write_fields(json, attribute.row);
    json.key("taxonomy_term").raw(attribute.term->json).end_object();
  }
  json.end_list();
}

void write_contact(JsonWriter& json, const std::optional<HsdsContact>& contact) {
  if (!contact) return;
  json.key("contacts").begin_list().begin_object();
  write_fields(json, contact->contact);
  write_rows(json, "phones", contact->phones);
  json.end_object().end_list();
}

void write_costs(JsonWriter& json, const std::vector<HsdsCost>& costs) {
  if (costs.empty()) return;
  json.key("cost_options").begin_list();
  for (const auto& cost : costs) {
    json.begin_object();
    write_fields(json, cost.row);
    write_attributes(json, cost.attributes);
    json.end_object();
  }
  json.end_list();
}

// Without the services, which would hold it again.
void write_organization_facts(JsonWriter& json, const HsdsOrganization& organization) {
  write_fields(json, organization.organization);
  write_rows(json, "organization_identifiers", organization.identifiers);
  write_contact(json, organization.contact);
  write_attributes(json, organization.attributes);
}

}  // namespace

void write_fields(JsonWriter& json, const HsdsRow& row) {
  for (const auto& [name, value] : row.fields())
    std::visit([&, field = name](const auto& known) { json.field(field, known); }, value);
}

void write_location(JsonWriter& json, const HsdsLocation& location) {
  json.begin_object();
  write_fields(json, location.location);
  write_rows(json, "addresses", location.addresses);
  write_rows(json, "accessibility", location.accessibility);
  json.end_object();
}

void write_organization(JsonWriter& json, const HsdsOrganization& organization) {
  json.begin_object();
  write_organization_facts(json, organization);
  if (organization.location) {
    json.key("locations").begin_list();
    write_location(json, *organization.location);
    json.end_list();
  }
  // Of its services only which they are: each has a file of its own.
  json.key("services").begin_list();
  for (const auto& service : organization.services)
    json.begin_object().field("id", service.service.id()).field("name", std::get<std::string>(*service.service.find("name"))).end_object();
  json.end_list().end_object();
}

void write_service(JsonWriter& json, const HsdsOrganization& organization, const HsdsService& service) {
  json.begin_object();
  write_fields(json, service.service);
  write_rows(json, "schedules", service.schedules);
  write_rows(json, "service_areas", service.areas);
  if (service.at_location) {
    json.key("service_at_locations").begin_list().begin_object();
    write_fields(json, *service.at_location);
    json.key("location");
    write_location(json, *organization.location);
    json.end_object().end_list();
  }
  write_rows(json, "languages", service.languages);
  json.key("organization").begin_object();
  write_organization_facts(json, organization);
  json.end_object();
  write_costs(json, service.costs);
  write_contact(json, service.contact);
  write_attributes(json, service.attributes);
  json.end_object();
}

void write_organization_line(JsonWriter& json, const HsdsOrganization& organization) { write_row(json, organization.organization); }

void write_service_line(JsonWriter& json, const HsdsOrganization& organization, const HsdsService& service) {
  json.begin_object();
  write_fields(json, service.service);
  json.key("organization");
  write_row(json, organization.organization);
  json.end_object();
}

void write_service_at_location_line(JsonWriter& json, const HsdsOrganization& organization, const HsdsService& service) {
  json.begin_object();
  write_fields(json, *service.at_location);
  json.key("location");
  write_row(json, organization.location->location);
  json.key("service");
  write_service_line(json, organization, service);
  json.end_object();
}

std::string list_page(std::string_view contents, std::size_t size, std::size_t page, std::size_t pages, std::size_t total) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("total_items", total).field("total_pages", pages).field("page_number", page).field("size", size)
      .field("first_page", page == 1).field("last_page", page >= pages).field("empty", size == 0)
      .key("contents").begin_list();
  if (size > 0) json.raw(contents);
  json.end_list().end_object();
  return out += '\n';
}

}  // namespace comisiynu
