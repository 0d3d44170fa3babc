#include "opendata/hsds.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json_writer.h"
#include "base/text.h"
#include "page/provider_values.h"

namespace comisiynu {

namespace {

std::string day(const Date& date) { return date.day == 0 ? std::string() : date.iso(); }

const HsdsRow& row_of(const HsdsRow& row) { return row; }
const HsdsRow& row_of(const HsdsAttribute& attribute) { return attribute.row; }

// What an author lists twice is one record: identifiers are made of what is said.
template <class Record>
void add_once(std::vector<Record>& all, Record made) {
  if (std::none_of(all.begin(), all.end(), [&](const Record& other) { return row_of(other).id() == row_of(made).id(); })) all.push_back(std::move(made));
}

class Maker {
 public:
  Maker(const Voice& voice, const Identifiers& identifiers, const HsdsTaxonomies& taxonomies, std::size_t index)
      : voice_(voice), identifiers_(identifiers), taxonomies_(taxonomies), index_(index), provider_(voice.publication().providers[index]) {}

  HsdsOrganization make();

 private:
  std::string id(std::string_view kind, std::string_view part = "") const {
    return identifiers_.of(kind, part.empty() ? provider_.id : fmt::format("{}/{}", provider_.id, part));
  }
  void attribute(std::vector<HsdsAttribute>& to, std::string_view entity, const std::string& link, std::string_view code, std::string value = {}) const;
  void organization_attributes();
  std::string description() const;
  std::optional<HsdsContact> contact(std::string_view owner_field, const std::string& owner, std::string_view part) const;
  std::optional<HsdsLocation> location() const;
  std::string county() const;
  HsdsService service(const Service&) const;
  void areas(const Service&, HsdsService&) const;
  void languages(const Service&, HsdsService&) const;
  void costs(const Service&, HsdsService&) const;
  void facts(const Service&, HsdsService&) const;
  void inspection(const Service&, HsdsService&) const;

  const Voice& voice_;
  const Identifiers& identifiers_;
  const HsdsTaxonomies& taxonomies_;
  const std::size_t index_;
  const Provider& provider_;
  HsdsOrganization made_;
};

// A term that the publication does not have is passed over: check/ has said so.
void Maker::attribute(std::vector<HsdsAttribute>& to, std::string_view entity, const std::string& link, std::string_view code, std::string value) const {
  const auto* term = taxonomies_.find(code);
  if (term == nullptr) return;
  HsdsRow row(identifiers_.of("attribute", fmt::format("{}/{}/{}", link, code, value)));
  row.set("link_id", link).set("taxonomy_term_id", term->row.id()).set("link_entity", std::string(entity)).set("value", std::move(value));
  add_once(to, {std::move(row), term});
}

HsdsOrganization Maker::make() {
  const auto organization = id("organization");
  auto& row = made_.organization = HsdsRow(organization);
  const auto* page = voice_.site().plan.page(PageKind::provider, index_);
  const bool has_address = !voice_.site().options.base_url.empty() && page != nullptr;
  row.set("name", voice_.plain(provider_.name)).set("alternate_name", voice_.plain(provider_.legal_name)).set("description", description())
      .set("email", provider_.contact.email.value).set("website", provider_.contact.website.address);
  if (const auto* sector = find(voice_.publication().sectors, provider_.sector.id)) row.set("legal_status", voice_.plain(sector->name));
  if (has_address) row.set("uri", voice_.whole_address(*page, voice_.language()));
  if (provider_.registration && provider_.registration.value->number) {
    const auto& given = *provider_.registration.value;
    const auto name = "provider.regulators." + given.regulator.value;
    made_.identifiers.push_back(HsdsRow(id("organization_identifier"))
                                    .set("organization_id", organization)
                                    .set("identifier_scheme", given.regulator.value)
                                    .set("identifier_type", voice_.site().messages.has(name) ? voice_.message(name) : given.regulator.value)
                                    .set("identifier", given.number.value));
  }
  made_.contact = contact("organization_id", organization, "");
  organization_attributes();
  made_.location = location();
  for (const auto& service : provider_.services) made_.services.push_back(this->service(service));
  return std::move(made_);
}

void Maker::organization_attributes() {
  const auto& link = made_.organization.id();
  const auto add = [&](std::string code, std::string value = {}) { attribute(made_.attributes, "organization", link, code, std::move(value)); };
  add("sector/" + provider_.sector.id);
  add("area/" + provider_.area.id);
  if (provider_.review_by) add("fact/review-by", provider_.review_by.iso());
  if (provider_.illustrative) add("fact/illustrative", "true");
  if (provider_.address.redact) add("fact/address-confidential", "true");
}

// The standard wants one: where the author says nothing, the kinds of service and where it is.
std::string Maker::description() const {
  if (auto words = plain_words(voice_, provider_.about); !words.empty()) return words;
  std::vector<std::string> known;
  for (const auto* kind : kinds_of_service(voice_, provider_)) known.push_back(kind->name);
  if (const auto* area = find(voice_.publication().areas, provider_.area.id)) known.push_back(voice_.plain(area->name));
  return known.empty() ? voice_.plain(provider_.name) : join(known, ", ");
}

// Only one that can be reached.
std::optional<HsdsContact> Maker::contact(std::string_view owner_field, const std::string& owner, std::string_view part) const {
  const auto& given = provider_.contact;
  if (!given.phone && !given.email) return std::nullopt;
  HsdsContact made;
  made.contact = HsdsRow(id("contact", part));
  made.contact.set(owner_field, owner).set("title", voice_.plain(given.role)).set("email", given.email.value);
  if (given.phone)
    made.phones.push_back(HsdsRow(id("phone", part)).set("contact_id", made.contact.id()).set("number", given.phone.value).set("type", "voice"));
  return made;
}

// The part of the country that the address lies in, which the standard requires.
std::string Maker::county() const {
  const auto& areas = voice_.publication().areas;
  if (const auto* area = find(areas, provider_.area.id)) return voice_.plain(area->name);
  for (const auto& service : provider_.services)
    for (const auto& served : service.areas)
      if (const auto* area = find(areas, served.id)) return voice_.plain(area->name);
  return {};
}

std::optional<HsdsLocation> Maker::location() const {
  const auto* address = published_address(provider_);
  if (address == nullptr) return std::nullopt;
  HsdsLocation made;
  const auto location = id("location");
  const auto street = voice_.plain(address->street), town = voice_.plain(address->town), county = this->county();
  std::vector<std::string> lines;
  for (const auto& line : {street, town, address->postcode.value})
    if (!line.empty()) lines.push_back(line);
  made.location = HsdsRow(location);
  made.location.set("location_type", "physical").set("organization_id", made_.organization.id()).set("name", voice_.plain(provider_.name))
      .set("description", join(lines, ", ")).set("external_identifier", address->uprn.value)
      .set("external_identifier_type", address->uprn ? "UPRN" : "");
  // The standard's address is whole or none; what is known of one that is not stands in the location's description.
  if (!street.empty() && !town.empty() && address->postcode && !county.empty())
    made.addresses.push_back(HsdsRow(id("address")).set("location_id", location).set("address_1", street).set("city", town)
                                 .set("state_province", county).set("postal_code", address->postcode.value).set("country", "GB")
                                 .set("address_type", "physical"));
  std::vector<std::string> features;
  for (const auto& service : provider_.services)
    for (const auto& feature : service.accessibility)
      if (const auto& words = voice_.plain(feature); std::find(features.begin(), features.end(), words) == features.end()) features.push_back(words);
  for (std::size_t i = 0; i < features.size(); ++i)
    made.accessibility.push_back(HsdsRow(id("accessibility", std::to_string(i + 1))).set("location_id", location).set("description", features[i]));
  return made;
}

HsdsService Maker::service(const Service& given) const {
  HsdsService made;
  const auto service = id("service", given.id);
  const auto* type = find(voice_.publication().service_types, given.service_type.id);
  const auto name = !given.name.empty() ? voice_.plain(given.name) : type != nullptr ? voice_.plain(type->name) : voice_.plain(provider_.name);
  std::vector<std::string> accreditations;
  for (const auto& accreditation : provider_.accreditations) accreditations.push_back(voice_.plain(accreditation.title));
  auto& row = made.service = HsdsRow(service);
  row.set("organization_id", made_.organization.id()).set("name", name).set("alternate_name", fmt::format("{}: {}", voice_.plain(provider_.name), name))
      .set("description", std::get<std::string>(*made_.organization.find("description")));
  if (const auto* uri = made_.organization.find("uri")) row.set("url", fmt::format("{}#service-{}", std::get<std::string>(*uri), given.id));
  row.set("email", provider_.contact.email.value).set("status", "active").set("application_process", voice_.plain(given.apply))
      .set("accreditations", join(accreditations, "; ")).set("eligibility_description", voice_.plain(given.eligibility));
  if (given.ages.from) row.set("minimum_age", static_cast<double>(*given.ages.from.value));
  if (given.ages.to) row.set("maximum_age", static_cast<double>(*given.ages.to.value));
  row.set("assured_date", day(provider_.checked));
  if (provider_.illustrative) row.set("alert", voice_.message("record.illustrative_note"));
  made.contact = contact("service_id", service, given.id);
  if (!given.hours.empty())
    made.schedules.push_back(HsdsRow(id("schedule", given.id)).set("service_id", service).set("description", voice_.plain(given.hours)));
  if (made_.location)
    made.at_location = HsdsRow(id("service_at_location", given.id)).set("service_id", service).set("location_id", made_.location->location.id());
  areas(given, made);
  languages(given, made);
  costs(given, made);
  facts(given, made);
  inspection(given, made);
  return made;
}

void Maker::areas(const Service& given, HsdsService& made) const {
  for (const auto& served : given.areas) {
    const auto* area = find(voice_.publication().areas, served.id);
    if (area == nullptr) continue;
    HsdsRow row(id("service_area", fmt::format("{}/{}", given.id, area->id)));
    row.set("service_id", made.service.id()).set("name", voice_.plain(area->name));
    if (area->gss) row.set("extent", area->gss.value).set("extent_type", "GSS")
        .set("uri", "http://statistics.data.gov.uk/id/statistical-geography/" + area->gss.value);
    add_once(made.areas, std::move(row));
  }
}

void Maker::languages(const Service& given, HsdsService& made) const {
  for (const auto& language : provider_.workforce.languages) {
    const auto name = "language.names." + language.value;
    HsdsRow row(id("language", fmt::format("{}/{}", given.id, language.value)));
    row.set("service_id", made.service.id()).set("name", voice_.site().messages.has(name) ? voice_.message(name) : language.value)
        .set("code", language_tag(language.value));
    add_once(made.languages, std::move(row));
  }
}

void Maker::costs(const Service& given, HsdsService& made) const {
  for (std::size_t i = 0; i < given.prices.size(); ++i) {
    const auto& price = given.prices[i];
    HsdsCost cost;
    cost.row = HsdsRow(id("cost_option", fmt::format("{}/{}", given.id, i + 1)));
    cost.row.set("service_id", made.service.id()).set("valid_from", day(price.from)).set("option", voice_.plain(price.name))
        .set("currency", "GBP").set("amount", static_cast<double>(price.pence) / 100).set("amount_description", voice_.money(price));
    const auto& link = cost.row.id();
    if (!price.per.empty()) attribute(cost.attributes, "cost_option", link, "fact/price-per", price.per);
    if (price.to) attribute(cost.attributes, "cost_option", link, "fact/price-to", plain_number(static_cast<double>(*price.to) / 100));
    if (!price.includes.empty()) attribute(cost.attributes, "cost_option", link, "fact/price-includes", voice_.plain(price.includes));
    made.costs.push_back(std::move(cost));
  }
}

void Maker::facts(const Service& given, HsdsService& made) const {
  const auto add = [&](std::string code, std::string value = {}) { attribute(made.attributes, "service", made.service.id(), code, std::move(value)); };
  add("service-type/" + given.service_type.id);
  for (const auto& group : given.client_groups) add("client-group/" + group.id);
  if (given.welsh) add("welsh-offer/" + given.welsh.value);
  for (const auto& type : given.contract_types) add("contract-type/" + type.value);
  if (given.places) add("fact/places", std::to_string(*given.places.value));
  if (given.vacancies && given.vacancies.value->places && given.vacancies.value->dated) {
    add("fact/vacancies", std::to_string(*given.vacancies.value->places.value));
    add("fact/vacancies-at", given.vacancies.value->dated.iso());
  }
  if (given.direct_payments) add("fact/direct-payments", *given.direct_payments.value ? "true" : "false");
  for (const auto& feature : given.accessibility) add("fact/accessibility", voice_.plain(feature));
  if (!given.feedback || !given.feedback.value->score) return;
  const auto& feedback = *given.feedback.value;
  add("fact/feedback-score", plain_number(*feedback.score.value));
  add("fact/feedback-out-of", plain_number(feedback.out_of.value.value_or(5)));
  if (feedback.count) add("fact/feedback-count", std::to_string(*feedback.count.value));
  if (feedback.dated) add("fact/feedback-at", feedback.dated.iso());
}

void Maker::inspection(const Service& given, HsdsService& made) const {
  if (!given.inspection || !given.inspection.value->dated) return;
  const auto& inspection = *given.inspection.value;
  const auto add = [&](std::string code, std::string value) { attribute(made.attributes, "service", made.service.id(), code, std::move(value)); };
  add("fact/inspection-at", inspection.dated.iso());
  if (inspection.report) add("fact/inspection-report", inspection.report.address);
  for (const auto& rating : inspection.ratings)
    if (rating.rating) add("quality-domain/" + rating.domain, rating.rating.value);
}

}  // namespace

std::string language_tag(std::string_view code) {
  if (code == "bsl") return "bfi";          // ISO 639-3
  if (code == "braille") return "und-Brai"; // a script, of any language
  if (code == "makaton") return "x-makaton";  // signs beside speech: no registered language
  return std::string(code);
}

HsdsOrganization hsds_organization(const Voice& voice, const Identifiers& identifiers, const HsdsTaxonomies& taxonomies, std::size_t index) {
  return Maker(voice, identifiers, taxonomies, index).make();
}

}  // namespace comisiynu
