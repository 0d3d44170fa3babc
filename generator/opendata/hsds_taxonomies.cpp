#include <fmt/format.h>

#include "base/json_writer.h"
#include "opendata/hsds.h"
#include "opendata/hsds_json.h"

namespace comisiynu {

HsdsTaxonomies::HsdsTaxonomies(const Voice& voice, const Identifiers& identifiers) : identifiers_(identifiers) {
  const auto& publication = voice.publication();
  taxonomy("service-type", voice.message("field.service_type"));
  terms(voice, publication.service_types);
  taxonomy("client-group", voice.message("field.client_group"));
  terms(voice, publication.client_groups);
  taxonomy("area", voice.message("field.area"));
  terms(voice, publication.areas);
  taxonomy("sector", voice.message("field.sector"));
  terms(voice, publication.sectors);
  taxonomy("quality-domain", voice.message("field.quality_domain"));
  terms(voice, publication.quality_domains);
  taxonomy("welsh-offer", voice.message("service.welsh"));
  for (const auto* offer : {"active-offer", "some-staff", "none"}) term(offer, voice.message(fmt::format("service.welsh_offers.{}", offer)));
  taxonomy("contract-type", voice.message("service.contract_types"));
  for (const auto* type : {"spot", "block", "cost-and-volume", "framework", "service-level-agreement", "grant", "partnership"})
    term(type, voice.message(fmt::format("contract.types.{}", type)));
  taxonomy("fact", voice.message("data.facts"));
  constexpr std::pair<std::string_view, std::string_view> facts[] = {
      {"places", "service.places"}, {"vacancies", "service.vacancies"}, {"vacancies-at", "data.vacancies_at"},
      {"direct-payments", "service.direct_payments"}, {"inspection-at", "service.inspected"}, {"inspection-report", "service.inspection_report"},
      {"feedback-score", "service.feedback"}, {"feedback-out-of", "data.feedback_out_of"}, {"feedback-count", "data.feedback_count"},
      {"feedback-at", "data.feedback_at"}, {"accessibility", "service.accessibility"}, {"review-by", "provider.review_by"},
      {"illustrative", "record.illustrative"}, {"address-confidential", "notice.address_confidential"},
      {"price-per", "data.price_per"}, {"price-to", "data.price_to"}, {"price-includes", "service.includes"}};
  for (const auto& [id, message] : facts) term(id, voice.message(message));
}

void HsdsTaxonomies::taxonomy(std::string_view id, const std::string& name) {
  taxonomy_ = id;
  taxonomy_name_ = name;
  taxonomies_.push_back(HsdsRow(identifiers_.of("taxonomy", id)).set("name", name).set("description", name));
}

void HsdsTaxonomies::term(std::string_view id, const std::string& name) {
  auto code = fmt::format("{}/{}", taxonomy_, id);
  HsdsTerm made;
  made.row = HsdsRow(identifiers_.of("taxonomy_term", code));
  made.row.set("code", code).set("name", name).set("description", fmt::format("{}: {}", taxonomy_name_, name))
      .set("taxonomy", taxonomy_).set("taxonomy_id", identifiers_.of("taxonomy", taxonomy_));
  JsonWriter json(made.json);
  json.begin_object();
  write_fields(json, made.row);
  json.end_object();
  terms_.emplace(std::move(code), std::move(made));
}

template <class Items>
void HsdsTaxonomies::terms(const Voice& voice, const Items& items) {
  for (const auto& item : items) term(item.id, voice.plain(item.name));
}

const HsdsTerm* HsdsTaxonomies::find(std::string_view code) const {
  const auto found = terms_.find(code);
  return found == terms_.end() ? nullptr : &found->second;
}

const HsdsRow::Value* HsdsRow::find(std::string_view field) const {
  for (const auto& [name, value] : fields_)
    if (name == field) return &value;
  return nullptr;
}

}  // namespace comisiynu
