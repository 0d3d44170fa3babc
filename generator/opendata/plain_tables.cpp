#include <fmt/format.h>

#include "base/csv_writer.h"
#include "base/json_writer.h"
#include "base/text.h"
#include "opendata/tables.h"
#include "page/provider_values.h"

namespace comisiynu {

const std::vector<PlainTable>& plain_tables() {
  static const std::vector<PlainTable> tables{
      {"providers.csv", "provider.all",
       {{"id", "field.id", "string"}, {"uuid", "data.uuid", "string"}, {"name", "field.name", "string"}, {"legal_name", "provider.legal_name", "string"},
        {"sector", "data.sector_id", "string"}, {"sector_name", "provider.sector", "string"}, {"area", "data.area_id", "string"},
        {"area_name", "provider.area", "string"}, {"regulator", "provider.regulator", "string"}, {"registration_number", "provider.number", "string"},
        {"registration_link", "data.register_entry", "anyURI"}, {"contact_role", "provider.role", "string"}, {"phone", "provider.phone", "string"},
        {"email", "provider.email", "string"}, {"website", "provider.website", "anyURI"}, {"street", "provider.street", "string"},
        {"town", "provider.town", "string"}, {"postcode", "provider.postcode", "string"}, {"uprn", "provider.uprn", "string"},
        {"address_confidential", "notice.address_confidential", "boolean"}, {"languages", "provider.languages", "language", "", true},
        {"accreditations", "provider.accreditations", "string", "", true}, {"checked", "provider.checked", "day"},
        {"review_by", "provider.review_by", "day"}, {"illustrative", "record.illustrative", "boolean"}, {"page", "data.page", "anyURI"}},
       {"id"}},
      {"services.csv", "service.all",
       {{"id", "field.id", "string"}, {"uuid", "data.uuid", "string"}, {"provider", "data.provider_id", "string", "providers.csv#id"},
        {"provider_name", "provider.one", "string"}, {"name", "field.name", "string"}, {"service_type", "data.service_type_id", "string"},
        {"service_type_name", "field.service_type", "string"}, {"client_groups", "field.client_groups", "string", "", true},
        {"areas", "service.areas", "string", "", true}, {"age_from", "data.age_from", "integer"}, {"age_to", "data.age_to", "integer"},
        {"places", "service.places", "integer"}, {"vacancies", "service.vacancies", "integer"}, {"vacancies_at", "data.vacancies_at", "day"},
        {"direct_payments", "service.direct_payments", "boolean"}, {"contract_types", "service.contract_types", "string", "", true},
        {"hours", "service.hours", "string"}, {"apply", "service.apply", "string"}, {"eligibility", "service.eligibility", "string"},
        {"accessibility", "service.accessibility", "string", "", true}, {"welsh_offer", "service.welsh", "string"},
        {"inspection_at", "service.inspected", "day"}, {"inspection_report", "service.inspection_report", "anyURI"},
        {"feedback_score", "service.feedback", "decimal"}, {"feedback_out_of", "data.feedback_out_of", "decimal"},
        {"feedback_count", "data.feedback_count", "integer"}, {"feedback_at", "data.feedback_at", "day"}},
       {"id"}},
      {"prices.csv", "service.prices",
       {{"service", "data.service_id", "string", "services.csv#id"}, {"provider_name", "provider.one", "string"}, {"name", "field.name", "string"},
        {"amount", "service.price", "decimal"}, {"to", "data.price_to", "decimal"}, {"currency", "data.currency", "string"},
        {"per", "data.price_per", "string"}, {"from", "service.price_from", "day"}, {"includes", "service.includes", "string"}}, {}},
      {"ratings.csv", "service.ratings",
       {{"service", "data.service_id", "string", "services.csv#id"}, {"provider_name", "provider.one", "string"}, {"theme", "data.theme_id", "string"},
        {"theme_name", "field.quality_domain", "string"}, {"rating", "data.rating_id", "string"}, {"rating_name", "service.ratings", "string"},
        {"inspected", "service.inspected", "day"}, {"report", "service.inspection_report", "anyURI"}},
       {"service", "theme"}},
  };
  return tables;
}

std::string plain_head(const PlainTable& table) {
  std::string out;
  CsvWriter csv(out);
  for (const auto& column : table.columns) csv.cell(column.name);
  csv.end_row();
  return out;
}

namespace {

std::string flag(bool value) { return value ? "true" : "false"; }
std::string pounds(std::int64_t pence) { return fmt::format("{}.{:02}", pence / 100, pence % 100); }
template <class Number>
std::string number(const Optional<Number>& given) { return given ? plain_number(static_cast<double>(*given.value)) : std::string(); }

class Rows {
 public:
  Rows(const Voice& voice, const Identifiers& identifiers, std::size_t index)
      : voice_(voice), identifiers_(identifiers), index_(index), provider_(voice.publication().providers[index]) {}

  std::vector<std::string> make() {
    provider();
    for (const auto& given : provider_.services) {
      service(given);
      prices(given);
      ratings(given);
    }
    return {std::move(providers_), std::move(services_), std::move(prices_), std::move(ratings_)};
  }

 private:
  std::string words(const Text& text) const { return voice_.plain(text); }
  template <class Items>
  std::string name_of(const Items& items, const std::string& id) const {
    const auto* item = find(items, id);
    return item == nullptr ? std::string() : words(item->name);
  }
  // Semicolons part the items of a list: one inside an item becomes a comma.
  template <class Items, class Say>
  static std::string list(const Items& items, Say say) {
    std::vector<std::string> all;
    for (const auto& item : items) {
      all.push_back(say(item));
      std::replace(all.back().begin(), all.back().end(), ';', ',');
    }
    return join(all, ";");
  }
  static void put(std::string& to, std::initializer_list<std::string> cells) {
    CsvWriter csv(to);
    for (const auto& cell : cells) csv.cell(cell);
    csv.end_row();
  }
  std::string service_id(const Service& service) const { return fmt::format("{}/{}", provider_.id, service.id); }

  void provider();
  void service(const Service&);
  void prices(const Service&);
  void ratings(const Service&);

  const Voice& voice_;
  const Identifiers& identifiers_;
  const std::size_t index_;
  const Provider& provider_;
  std::string providers_, services_, prices_, ratings_;
};

void Rows::provider() {
  const auto& given = provider_;
  const auto& publication = voice_.publication();
  const Registration none;
  const auto& registration = given.registration ? *given.registration.value : none;
  const PostalAddress nowhere;
  const auto* published = published_address(given);
  const auto& address = published == nullptr ? nowhere : *published;
  const auto* page = voice_.site().plan.page(PageKind::provider, index_);
  put(providers_, {given.id, identifiers_.of("organization", given.id), words(given.name), words(given.legal_name), given.sector.id,
                   name_of(publication.sectors, given.sector.id), given.area.id, name_of(publication.areas, given.area.id),
                   registration.regulator.value, registration.number.value, registration.link.address, words(given.contact.role),
                   given.contact.phone.value, given.contact.email.value, given.contact.website.address, words(address.street), words(address.town),
                   address.postcode.value, address.uprn.value, flag(given.address.redact),
                   list(given.workforce.languages, [](const auto& language) { return language_tag(language.value); }),
                   list(given.accreditations, [&](const auto& accreditation) { return words(accreditation.title); }),
                   given.checked ? given.checked.iso() : "", given.review_by ? given.review_by.iso() : "", flag(given.illustrative),
                   page == nullptr ? "" : voice_.whole_address(*page, voice_.language())});
}

void Rows::service(const Service& given) {
  const Vacancies none;
  const auto& vacancies = given.vacancies && given.vacancies.value->dated ? *given.vacancies.value : none;
  const Inspection never;
  const auto& inspection = given.inspection ? *given.inspection.value : never;
  const Feedback silence;
  const auto& feedback = given.feedback ? *given.feedback.value : silence;
  const auto id = [](const auto& reference) { return reference.id; };
  put(services_, {service_id(given), identifiers_.of("service", service_id(given)), provider_.id, words(provider_.name), words(given.name),
                  given.service_type.id, name_of(voice_.publication().service_types, given.service_type.id), list(given.client_groups, id),
                  list(given.areas, id), number(given.ages.from), number(given.ages.to), number(given.places), number(vacancies.places),
                  vacancies.dated ? vacancies.dated.iso() : "", given.direct_payments ? flag(*given.direct_payments.value) : "",
                  list(given.contract_types, [](const auto& type) { return type.value; }), words(given.hours), words(given.apply),
                  words(given.eligibility), list(given.accessibility, [&](const auto& feature) { return words(feature); }), given.welsh.value,
                  inspection.dated ? inspection.dated.iso() : "", inspection.report.address, number(feedback.score),
                  feedback.score ? plain_number(feedback.out_of.value.value_or(5)) : "", number(feedback.count),
                  feedback.dated ? feedback.dated.iso() : ""});
}

void Rows::prices(const Service& given) {
  for (const auto& price : given.prices)
    put(prices_, {service_id(given), words(provider_.name), words(price.name), pounds(price.pence), price.to ? pounds(*price.to) : "", "GBP",
                  price.per, price.from ? price.from.iso() : "", words(price.includes)});
}

void Rows::ratings(const Service& given) {
  if (!given.inspection) return;
  const auto& inspection = *given.inspection.value;
  for (const auto& rating : inspection.ratings)
    if (rating.rating)
      put(ratings_, {service_id(given), words(provider_.name), rating.domain, name_of(voice_.publication().quality_domains, rating.domain),
                     rating.rating.value, voice_.message("service.quality_ratings." + rating.rating.value),
                     inspection.dated ? inspection.dated.iso() : "", inspection.report.address});
}

}  // namespace

std::vector<std::string> plain_rows(const Voice& voice, const Identifiers& identifiers, std::size_t provider) {
  return Rows(voice, identifiers, provider).make();
}

}  // namespace comisiynu
