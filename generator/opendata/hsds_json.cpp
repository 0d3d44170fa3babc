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

std::string fields_of(const HsdsRow& row) {
  std::string out;
  JsonWriter json(out);
  write_fields(json, row);
  return out;
}

template <class Write>
std::string object(Write write) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  write(json);
  json.end_object();
  return out;
}

}  // namespace

void write_fields(JsonWriter& json, const HsdsRow& row) {
  for (const auto& [name, value] : row.fields())
    std::visit([&, field = name](const auto& known) { json.field(field, known); }, value);
}

HsdsJson::HsdsJson(const HsdsOrganization& organization) : of_(organization), organization_fields_(fields_of(organization.organization)) {
  // Without the services, which would hold it again.
  JsonWriter facts(organization_facts_);
  facts.raw(organization_fields_);
  write_rows(facts, "organization_identifiers", organization.identifiers);
  write_contact(facts, organization.contact);
  write_attributes(facts, organization.attributes);
  if (organization.location) {
    location_fields_ = fields_of(organization.location->location);
    location_ = object([&](JsonWriter& json) {
      json.raw(location_fields_);
      write_rows(json, "addresses", organization.location->addresses);
      write_rows(json, "accessibility", organization.location->accessibility);
    });
  }
  for (const auto& service : organization.services) service_fields_.push_back(fields_of(service.service));
}

std::string HsdsJson::organization() const {
  return object([&](JsonWriter& json) {
    json.raw(organization_facts_);
    if (of_.location) json.key("locations").begin_list().raw(location_).end_list();
    // Of its services only which they are: each has a file of its own.
    json.key("services").begin_list();
    for (const auto& service : of_.services)
      json.begin_object().field("id", service.service.id()).field("name", std::get<std::string>(*service.service.find("name"))).end_object();
    json.end_list();
  });
}

std::string HsdsJson::service(std::size_t index) const {
  const auto& service = of_.services[index];
  return object([&](JsonWriter& json) {
    json.raw(service_fields_[index]);
    write_rows(json, "schedules", service.schedules);
    write_rows(json, "service_areas", service.areas);
    if (service.at_location) {
      json.key("service_at_locations").begin_list().begin_object();
      write_fields(json, *service.at_location);
      json.key("location").raw(location_).end_object().end_list();
    }
    write_rows(json, "languages", service.languages);
    json.key("organization").begin_object().raw(organization_facts_).end_object();
    write_costs(json, service.costs);
    write_contact(json, service.contact);
    write_attributes(json, service.attributes);
  });
}

std::string HsdsJson::service_line(std::size_t index) const {
  return object([&](JsonWriter& json) { json.raw(service_fields_[index]).key("organization").begin_object().raw(organization_fields_).end_object(); });
}

std::string HsdsJson::service_at_location_line(std::size_t index) const {
  return object([&](JsonWriter& json) {
    write_fields(json, *of_.services[index].at_location);
    json.key("location").begin_object().raw(location_fields_).end_object();
    json.key("service").raw(service_line(index));
  });
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
