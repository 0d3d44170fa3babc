#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "import/readers.h"
#include "source/toml_text.h"

namespace comisiynu {

namespace {

using Json = nlohmann::json;

std::string word(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

const Json& list(const Json& object, const char* key) {
  static const Json none = Json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : none;
}

class HsdsReader {
 public:
  HsdsReader(Language language, bool names_too, const Publication& publication, Diagnostics& found)
      : maker_(publication, language, names_too, found), found_(found) {}

  void read(const std::string& text, FileId file) {
    at_ = {file, 0, 0, 0};
    const auto json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) {
      found_.error("import-json", at_, "this file is not JSON", "save it again from where it came from, whole");
      return;
    }
    if (json.is_array()) for (const auto& each : json) service(each);
    else if (json.contains("contents")) for (const auto& each : list(json, "contents")) service(each);
    else service(json);
  }

  Offered offered() {
    for (auto& [key, provider] : providers_) {
      arrange(provider);
      offered_.providers.push_back(std::move(provider));
    }
    return std::move(offered_);
  }

 private:
  void service(const Json& given) {
    ++offered_.rows;
    const auto organization = given.is_object() ? given.find("organization") : Json::const_iterator();
    if (!given.is_object() || organization == given.end() || !organization->is_object() || word(*organization, "name").empty()) {
      ++offered_.left_out;
      found_.warning("import-row", at_, "this is not a service with its organization", "it is left out; take the whole record of each service: /services/{id}");
      return;
    }
    auto& provider = this->provider(*organization, given);
    add_service(provider, given);
  }

  ImportedProvider& provider(const Json& organization, const Json& service) {
    std::string key = "hsds " + word(organization, "id"), regulator, number;
    for (const auto& each : list(organization, "organization_identifiers"))
      if (number.empty()) regulator = word(each, "identifier_scheme"), number = word(each, "identifier");
    if (!number.empty()) key = fmt::format("{} {}", regulator, number);
    const auto [found, fresh] = providers_.try_emplace(key);
    auto& made = found->second;
    if (!fresh) return made;
    made.key = key;
    made.name = word(organization, "name");
    made.at = at_;
    add(made, "name", made.name);
    add(made, "legal_name", word(organization, "alternate_name"));
    add(made, "registration.regulator", regulator);
    add(made, "registration.number", number);
    contact(made, organization, service);
    for (const auto& place : list(service, "service_at_locations")) location(made, place.value("location", Json::object()));
    for (const auto& attribute : list(organization, "attributes")) organization_attribute(made, attribute);
    add(made, "about", word(organization, "description"));
    for (const auto& language : list(service, "languages")) add(made, "workforce.languages", authors_code(word(language, "code")));
    add(made, "checked", word(service, "assured_date"));
    return made;
  }

  static std::string authors_code(const std::string& tag) {
    if (tag == "bfi") return "bsl";
    if (tag == "und-Brai") return "braille";
    return tag == "x-makaton" ? "makaton" : slug(tag);
  }

  void add(ImportedProvider& to, std::string_view path, const std::string& raw) {
    if (!trim(raw).empty()) maker_.add(to, path, raw, at_);
  }

  void contact(ImportedProvider& made, const Json& organization, const Json& service) {
    for (const auto* owner : {&organization, &service})
      for (const auto& each : list(*owner, "contacts")) {
        add(made, "contact.role", word(each, "title"));
        for (const auto& phone : list(each, "phones")) {
          add(made, "contact.phone", word(phone, "number"));
          break;
        }
        add(made, "contact.email", word(each, "email"));
        add(made, "contact.website", word(organization, "website"));
        return;
      }
    add(made, "contact.email", word(organization, "email"));
    add(made, "contact.website", word(organization, "website"));
  }

  void location(ImportedProvider& made, const Json& given) {
    for (const auto& address : list(given, "addresses")) {
      made.town = word(address, "city");
      add(made, "address.street", word(address, "address_1"));
      add(made, "address.town", made.town);
      add(made, "address.postcode", word(address, "postal_code"));
      break;
    }
    if (word(given, "external_identifier_type") == "UPRN") add(made, "address.uprn", word(given, "external_identifier"));
  }

  // The taxonomy and the term of an attribute; ours have both in the code, others' in the taxonomy's name and the term's.
  static std::pair<std::string, std::string> term_of(const Json& attribute) {
    const auto term = attribute.value("taxonomy_term", Json::object());
    const auto code = word(term, "code");
    if (const auto slash = code.find('/'); slash != code.npos) return {code.substr(0, slash), code.substr(slash + 1)};
    return {slug(word(term, "taxonomy")), code.empty() ? word(term, "name") : code};
  }

  void organization_attribute(ImportedProvider& made, const Json& attribute) {
    const auto [taxonomy, term] = term_of(attribute);
    if (taxonomy == "sector" || taxonomy == "area") add(made, taxonomy, term);
    if (taxonomy != "fact") return;
    if (term == "review-by") add(made, "review_by", word(attribute, "value"));
    if (term == "illustrative") add(made, "illustrative", word(attribute, "value"));
    if (term == "address-confidential") add(made, "address.redact", word(attribute, "value"));
  }

  void add_service(ImportedProvider& made, const Json& given) {
    const auto url = word(given, "url");
    const auto hash = url.find("#service-");
    const auto id = hash != url.npos ? url.substr(hash + 9) : slug(word(given, "name"));
    const auto put = [&](std::string_view field, const std::string& raw) { add(made, fmt::format("service.{}.{}", id, field), raw); };
    // A service without a name of its own is called by its kind.
    if (const auto name = word(given, "name"); !maker_.names("service_type", name)) put("name", name);
    put("ages.from", word(given, "minimum_age"));
    put("ages.to", word(given, "maximum_age"));
    put("apply", word(given, "application_process"));
    put("eligibility", word(given, "eligibility_description"));
    for (const auto& schedule : list(given, "schedules")) {
      put("hours", word(schedule, "description"));
      break;
    }
    for (const auto& area : list(given, "service_areas")) put("areas", word(area, "extent").empty() ? word(area, "name") : word(area, "extent"));
    for (const auto& attribute : list(given, "attributes")) service_attribute(put, attribute);
    prices(made, id, given);
  }

  template <class Put>
  void service_attribute(Put put, const Json& attribute) {
    const auto [taxonomy, term] = term_of(attribute);
    const auto value = word(attribute, "value");
    constexpr std::pair<std::string_view, std::string_view> fields[] = {
        {"places", "places"}, {"vacancies", "vacancies.places"}, {"vacancies-at", "vacancies.at"}, {"direct-payments", "direct_payments"},
        {"inspection-at", "inspection.at"}, {"inspection-report", "inspection.report"}, {"feedback-score", "feedback.score"},
        {"feedback-out-of", "feedback.out_of"}, {"feedback-count", "feedback.count"}, {"feedback-at", "feedback.at"}};
    if (taxonomy == "service-type") put("service_type", term);
    else if (taxonomy == "client-group") put("client_groups", term);
    else if (taxonomy == "welsh-offer") put("welsh", term);
    else if (taxonomy == "contract-type") put("contract_types", term);
    else if (taxonomy == "quality-domain") put(fmt::format("inspection.ratings.{}", term), value);
    else if (taxonomy == "fact")
      for (const auto& [fact, field] : fields)
        if (fact == term) put(field, value);
  }

  // Prices are one field: their words (a name, what they include) belong to a language, their amounts to none.
  void prices(ImportedProvider& made, const std::string& id, const Json& given) {
    std::string all;
    for (const auto& cost : list(given, "cost_options")) {
      const auto amount = cost.find("amount");
      if (amount == cost.end() || !amount->is_number() || word(cost, "currency") != "GBP") {
        found_.warning("import-value", at_, "a price has no amount in pounds", "the price is left out");
        continue;
      }
      std::string to, per;
      for (const auto& attribute : list(cost, "attributes")) {
        const auto [taxonomy, term] = term_of(attribute);
        if (term == "price-per") per = word(attribute, "value");
        if (term == "price-to") to = word(attribute, "value");
      }
      const auto from = word(cost, "valid_from");
      all += fmt::format("{}{{ GBP = {}{}{}{} }}", all.empty() ? "" : ", ", amount->dump(), to.empty() ? "" : ", to = " + to,
                         per.empty() ? "" : ", per = " + toml_string(per), parse_date(from) ? ", from = " + from : "");
    }
    if (!all.empty()) made.fields.push_back({fmt::format("service.{}.prices", id), fmt::format("[{}]", all)});
  }

  FieldMaker maker_;
  Diagnostics& found_;
  Position at_;
  std::map<std::string, ImportedProvider> providers_;
  Offered offered_;
};

}  // namespace

Offered read_hsds(const std::vector<std::pair<std::string, FileId>>& files, Language language, bool names_too, const Publication& publication, Diagnostics& found) {
  HsdsReader reader(language, names_too, publication, found);
  for (const auto& [text, file] : files) reader.read(text, file);
  return reader.offered();
}

}  // namespace comisiynu
