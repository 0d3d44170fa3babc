#include "page/structured_data.h"

#include <fmt/format.h>

#include "base/json_writer.h"
#include "page/provider_values.h"

namespace comisiynu {

namespace {

// An object of a schema.org type, without what there is nothing to say of.
class Thing {
 public:
  explicit Thing(std::string_view type) { object_.set("@type", type); }
  Thing& set(Key key, Value value) {
    const bool nothing_said = value.is_null() || (value.kind() == ValueKind::text && value.words().empty()) || (value.kind() == ValueKind::list && value.items().empty());
    if (!nothing_said) object_.set(key, std::move(value));
    return *this;
  }
  operator Value() { return Value(std::move(object_)); }

 private:
  Object object_;
};

Value identifier(std::string_view scheme, const std::string& value) { return Thing("PropertyValue").set("propertyID", scheme).set("value", value); }

Value publisher(const Voice& voice) {
  return Thing("Organization").set("name", voice.plain(voice.publication().settings.publisher)).set("url", voice.site().options.base_url);
}

Value postal_address(const Voice& voice, const Provider& provider) {
  const auto* address = published_address(provider);
  if (address == nullptr) return {};
  return Thing("PostalAddress").set("streetAddress", voice.plain(address->street)).set("addressLocality", voice.plain(address->town))
      .set("postalCode", address->postcode.value).set("addressCountry", "GB");
}

Value contact_point(const Voice& voice, const Provider& provider) {
  const auto& contact = provider.contact;
  if (!contact.phone && !contact.email) return {};
  return Thing("ContactPoint").set("contactType", voice.plain(contact.role)).set("telephone", contact.phone.value).set("email", contact.email.value);
}

Value prices(const Voice& voice, const Service& service) {
  std::vector<Value> all;
  for (const auto& price : service.prices) {
    Thing made("UnitPriceSpecification");
    made.set("name", voice.plain(price.name));
    if (price.to) made.set("minPrice", static_cast<double>(price.pence) / 100).set("maxPrice", static_cast<double>(*price.to) / 100);
    else made.set("price", static_cast<double>(price.pence) / 100);
    made.set("priceCurrency", "GBP").set("unitText", price.per).set("description", voice.plain(price.includes));
    if (price.from) made.set("validFrom", price.from.iso());
    all.push_back(made);
  }
  return Value::list(std::move(all));
}

Value rating(const Service& service) {
  if (!service.feedback || !service.feedback.value->score) return {};
  const auto& feedback = *service.feedback.value;
  return Thing("AggregateRating").set("ratingValue", *feedback.score.value).set("bestRating", feedback.out_of.value.value_or(5))
      .set("ratingCount", feedback.count.value);
}

Value offer(const Voice& voice, const Service& service) {
  const auto& publication = voice.publication();
  const auto* type = find(publication.service_types, service.service_type.id);
  std::vector<Value> areas, groups;
  for (const auto& served : service.areas)
    if (const auto* area = find(publication.areas, served.id)) areas.push_back(Thing("AdministrativeArea").set("name", voice.plain(area->name)));
  for (const auto& reference : service.client_groups)
    if (const auto* group = find(publication.client_groups, reference.id)) groups.push_back(Thing("Audience").set("audienceType", voice.plain(group->name)));
  const auto kind = type == nullptr ? std::string() : voice.plain(type->name);
  return Thing("Offer")
      .set("itemOffered", Thing("Service").set("name", service.name.empty() ? kind : voice.plain(service.name)).set("serviceType", kind)
                              .set("areaServed", Value::list(std::move(areas))).set("audience", Value::list(std::move(groups)))
                              .set("aggregateRating", rating(service)))
      .set("priceSpecification", prices(voice, service));
}

Value whole(Thing& thing) { return thing.set("@context", "https://schema.org"); }

}  // namespace

Value provider_json_ld(const Voice& voice, const Provider& provider, const PlannedPage& page) {
  const Identifiers identifiers(voice.publication().settings);
  std::vector<Value> ids{identifier("UUID", identifiers.of("organization", provider.id))}, spoken, offers;
  if (provider.registration && provider.registration.value->number)
    ids.push_back(identifier(provider.registration.value->regulator.value, provider.registration.value->number.value));
  for (const auto& language : provider.workforce.languages)
    if (language.value.size() <= 3) spoken.push_back(language.value == "bsl" ? "bfi" : language.value);
  for (const auto& service : provider.services) offers.push_back(offer(voice, service));
  Thing made("Organization");
  made.set("@id", voice.whole_address(page, voice.language()) + "#provider").set("url", voice.whole_address(page, voice.language()))
      .set("name", voice.plain(provider.name)).set("legalName", voice.plain(provider.legal_name)).set("identifier", Value::list(std::move(ids)))
      .set("sameAs", provider.contact.website.address).set("address", postal_address(voice, provider))
      .set("contactPoint", contact_point(voice, provider)).set("knowsLanguage", Value::list(std::move(spoken)))
      .set("makesOffer", Value::list(std::move(offers)));
  if (provider.illustrative) made.set("disambiguatingDescription", voice.message("record.illustrative_note"));
  return whole(made);
}

Value document_json_ld(const Voice& voice, std::size_t index, const PlannedPage& cover) {
  const auto& document = voice.publication().documents[index];
  const auto address = [&](const PlannedPage& page) { return voice.whole_address(page, voice.language()); };
  const auto id_in = [&](Language language) { return voice.whole_address(cover, language) + "#document"; };
  std::vector<Value> parts, translations;
  const auto& sections = voice.site().plan.documents()[index].sections;
  for (std::size_t i = 0; i < sections.size(); ++i)
    parts.push_back(Thing("Chapter").set("name", sections[i].title(voice.language())).set("url", address(*voice.site().plan.page(PageKind::section, index, i))));
  for (const Language language : voice.publication().languages)
    if (language != voice.language()) translations.push_back(Thing("Report").set("@id", id_in(language)).set("inLanguage", language_code(language)));
  const auto day = [](const Date& date) { return date ? date.iso() : std::string(); };
  const auto& period = document.period;
  Thing made("Report");
  made.set("@id", id_in(voice.language())).set("url", address(cover)).set("name", voice.plain(document.title))
      .set("description", voice.plain(document.summary)).set("genre", voice.message("document.kinds." + document.type.value))
      .set("identifier", Identifiers(voice.publication().settings).of("document", document.id)).set("inLanguage", voice.code())
      .set("creativeWorkStatus", voice.message("document.statuses." + document.status.value)).set("version", document.version.value)
      .set("datePublished", day(document.published)).set("expires", day(document.review))
      .set("temporalCoverage", period.from && period.to ? fmt::format("{}/{}", period.from.iso(), period.to.iso()) : day(period.from))
      .set("license", licence_address(voice.publication().settings)).set("isAccessibleForFree", true).set("publisher", publisher(voice))
      .set("hasPart", Value::list(std::move(parts))).set("workTranslation", Value::list(std::move(translations)));
  if (!document.audience.empty()) made.set("audience", Thing("Audience").set("audienceType", voice.plain(document.audience)));
  return whole(made);
}

Value dataset_json_ld(const Voice& voice, const Dataset& dataset, const PlannedPage& page, const std::string& variable) {
  const Identifiers identifiers(voice.publication().settings);
  const auto path = fmt::format("{}{}.csv", page.address[voice.language()].substr(1), dataset.id);
  Thing file("DataDownload");
  file.set("contentUrl", voice.site().options.base_url + "/" + path).set("encodingFormat", "text/csv");
  if (const auto size = size_of_file(voice, path)) file.set("contentSize", fmt::format("{} B", *size));
  Thing made("Dataset");
  const auto& words = dataset.finding.empty() ? dataset.title : dataset.finding;
  made.set("@id", voice.whole_address(page, voice.language()) + "#dataset").set("url", voice.whole_address(page, voice.language()))
      .set("name", voice.plain(dataset.title))
      .set("description", dataset.illustrative ? fmt::format("{} {}", voice.plain(words), voice.message("record.illustrative_note")) : voice.plain(words))
      .set("identifier", identifiers.of("dataset", dataset.id)).set("inLanguage", voice.code())
      .set("license", licence_address(voice.publication().settings)).set("isAccessibleForFree", true).set("publisher", publisher(voice))
      .set("temporalCoverage", dataset.dated ? dataset.dated.iso() : std::string()).set("variableMeasured", variable).set("distribution", file);
  return whole(made);
}

Value data_catalogue_json_ld(const Voice& voice, const PlannedPage& page) {
  std::vector<Value> datasets;
  for (const auto* figures : voice.site().figures.datasets())
    if (const auto place = voice.site().plan.find("dataset", figures->id); place && place->page != nullptr)
      datasets.push_back(Thing("Dataset").set("@id", voice.whole_address(*place->page, voice.language()) + "#dataset")
                             .set("name", voice.plain(figures->source->title)).set("url", voice.whole_address(*place->page, voice.language())));
  Thing made("DataCatalog");
  made.set("url", voice.whole_address(page, voice.language())).set("name", voice.message("data.title")).set("description", voice.message("data.intro"))
      .set("inLanguage", voice.code()).set("license", licence_address(voice.publication().settings)).set("publisher", publisher(voice))
      .set("dataset", Value::list(std::move(datasets)));
  return whole(made);
}

}  // namespace comisiynu
