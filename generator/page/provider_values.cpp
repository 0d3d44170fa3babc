#include "page/provider_values.h"

#include <fmt/format.h>

#include "page/record_values.h"

#include <algorithm>

#include "page/page.h"

namespace comisiynu {

namespace {

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }
Value address_or_null(const Link& link) { return text_or_null(link.address); }

const ItemValues* find_item(const ById<ItemValues>& items, const std::string& id) {
  const auto found = items.find(id);
  return found == items.end() ? nullptr : &found->second;
}

Value link_of(const ById<ItemValues>& items, const std::string& id) {
  const auto* item = find_item(items, id);
  return item == nullptr ? Value() : item->link;
}

template <class References>
Value links_of(const ById<ItemValues>& items, const References& references) {
  std::vector<Value> links;
  for (const auto& reference : references)
    if (auto link = link_of(items, reference.id); !link.is_null()) links.push_back(std::move(link));
  return Value::list(std::move(links));
}

// A message of the table where it has one of that name, or the name itself.
std::string named(const Voice& voice, std::string_view table, const std::string& name) {
  const auto key = fmt::format("{}.{}", table, name);
  return voice.site().messages.has(key) ? voice.message(key) : name;
}

Value vacancies_value(const Voice& voice, std::int64_t count, const Date& at, bool fresh) {
  return Object().set("count", count).set("at", voice.date(at)).set("fresh", fresh);
}

// All their free places, true on the earliest of the days they were counted. Counts that can no longer be believed are left
// out; where there are no others, the latest of them says so.
Value all_vacancies(const Voice& voice, const std::vector<const Service*>& services) {
  std::int64_t count = 0;
  const Date *at = nullptr, *stale = nullptr;
  for (const auto* service : services) {
    if (!service->vacancies || !service->vacancies.value->places || !service->vacancies.value->dated) continue;
    const auto& vacancies = *service->vacancies.value;
    if (const auto free = voice.free_places(*service)) {
      count += *free;
      if (at == nullptr || vacancies.dated < *at) at = &vacancies.dated;
    } else if (stale == nullptr || *stale < vacancies.dated) {
      stale = &vacancies.dated;
    }
  }
  if (at != nullptr) return vacancies_value(voice, count, *at, true);
  return stale == nullptr ? Value() : vacancies_value(voice, 0, *stale, false);
}

// "£182.50 per night", or "from £640 per week" where there are several for the same unit as the first; and its day.
Value least_price(const Voice& voice, const std::vector<const Money*>& prices) {
  const Money* least = nullptr;
  bool several = false;
  for (const auto* price : prices) {
    several |= price->to.has_value() || least != nullptr;
    if (least == nullptr || (price->per == least->per && price->pence < least->pence)) least = price;
  }
  if (least == nullptr) return {};
  Money shown = *least;
  shown.to.reset();
  const auto text = voice.money(shown);
  return Object().set("text", several ? voice.message("price.from", {{"price", text}}) : text).set("from", voice.date(least->from));
}

Value location(const Voice& voice, const Provider& provider) {
  const auto* address = published_address(provider);
  if (address == nullptr) return {};
  std::vector<Value> lines;
  for (const auto* line : {&address->street, &address->town})
    if (!line->empty()) lines.push_back(voice.phrase(*line));
  return Object().set("lines", Value::list(std::move(lines))).set("postcode", text_or_null(address->postcode.value));
}

Value registration(const Voice& voice, const Provider& provider) {
  if (!provider.registration) return {};
  const auto& given = *provider.registration.value;
  return Object()
      .set("regulator", named(voice, "provider.regulators", given.regulator.value))
      .set("number", text_or_null(given.number.value))
      .set("link", address_or_null(given.link));
}

Value accreditations(const Voice& voice, const Provider& provider) {
  std::vector<Value> all;
  for (const auto& given : provider.accreditations)
    all.push_back(Object()
                      .set("title", voice.phrase(given.title))
                      .set("by", voice.phrase(given.by))
                      .set("from", voice.date(given.from))
                      .set("evidence", address_or_null(given.evidence)));
  return Value::list(std::move(all));
}

bool has_contact(const Contact& contact) { return !contact.role.empty() || contact.phone || contact.email || contact.website; }

// Services

// "18 to 64", "18 and over", "17 and under"; nothing where nothing is said.
Value ages(const Voice& voice, const Ages& given) {
  const auto age = [&](const Optional<std::int64_t>& limit) { return voice.format().whole(*limit.value); };
  const bool from = given.from && *given.from.value > 0;
  if (from && given.to) return voice.message("age.between", {{"range", voice.format().range(age(given.from), age(given.to))}});
  if (from) return voice.message("age.from", {{"from", age(given.from)}});
  if (given.to) return voice.message("age.to", {{"to", age(given.to)}});
  return given.from ? Value(voice.message("age.all")) : Value();
}

Value vacancies(const Voice& voice, const Service& service) {
  if (!service.vacancies || !service.vacancies.value->places || !service.vacancies.value->dated) return {};
  const auto& given = *service.vacancies.value;
  return vacancies_value(voice, *given.places.value, given.dated, voice.free_places(service).has_value());
}

Value prices(const Voice& voice, const Service& service) {
  std::vector<Value> all;
  for (const auto& price : service.prices)
    all.push_back(Object()
                      .set("name", voice.phrase(price.name))
                      .set("amount", voice.money(price))
                      .set("from", voice.date(price.from))
                      .set("includes", voice.phrase(price.includes)));
  return Value::list(std::move(all));
}

Value inspection(const Voice& voice, const Service& service) {
  if (!service.inspection || !service.inspection.value->dated) return {};
  const auto& given = *service.inspection.value;
  std::vector<Value> ratings;
  for (const auto& [theme, rating] : ratings_of(voice, given))
    ratings.push_back(Object()
                          .set("theme", theme->name)
                          .set("id", rating->value)
                          .set("name", voice.message("service.quality_ratings." + rating->value)));
  return Object()
      .set("at", voice.date(given.dated))
      .set("report", address_or_null(given.report))
      .set("ratings", Value::list(std::move(ratings)));
}

Value feedback(const Voice& voice, const Service& service) {
  if (!service.feedback || !service.feedback.value->score) return {};
  const auto& given = *service.feedback.value;
  return Object()
      .set("score", voice.format().number(*given.score.value, 1))
      .set("out_of", voice.format().number(given.out_of.value.value_or(5), 1))
      .set("count", given.count.value)
      .set("at", voice.date(given.dated));
}

// Stands for a kind of service that is in no list: check/ has said so, and a preview is made all the same.
Value unknown_term(const Voice& voice) {
  return Object().set("id", "").set("name", voice.message("service.one")).set("address", voice.address(*voice.site().plan.page(PageKind::catalogue)))
      .set("count", 0).set("picture", Value()).set("easy", Value()).set("current", false);
}

}  // namespace

Value service_value(const Voice& voice, const Service& service) {
  const auto& values = voice.catalogue_values();
  const auto* type = find_item(values.service_types, service.service_type.id);
  std::vector<Value> contract_types;
  for (const auto& contract : service.contract_types) contract_types.push_back(voice.message("contract.types." + contract.value));
  const bool named = !service.name.empty();
  Object value;
  value.reserve(20)
      .set("id", "service-" + service.id)
      .set("name", named ? voice.phrase(service.name) : type != nullptr ? Value(type->name) : Value(voice.message("service.one")))
      .set("named", named && type != nullptr)
      .set("type", type == nullptr ? unknown_term(voice) : type->term)
      .set("groups", links_of(values.client_groups, service.client_groups))
      .set("areas", links_of(values.areas, service.areas))
      .set("ages", ages(voice, service.ages))
      .set("places", service.places.value)
      .set("vacancies", vacancies(voice, service))
      .set("prices", prices(voice, service))
      .set("contract_types", Value::list(std::move(contract_types)))
      .set("direct_payments", service.direct_payments ? Value(*service.direct_payments.value ? "yes" : "no") : Value())
      .set("hours", voice.phrase(service.hours))
      .set("apply", voice.phrase(service.apply))
      .set("eligibility", voice.phrase(service.eligibility))
      .set("accessibility", voice.phrases(service.accessibility))
      .set("welsh", voice.tag(service.welsh, "service.welsh_offers"))
      .set("inspection", inspection(voice, service))
      .set("feedback", feedback(voice, service));
  return value;
}

const PostalAddress* published_address(const Provider& provider) {
  const auto& address = provider.address;
  const bool any = !address.street.empty() || !address.town.empty() || address.postcode;
  return any && !address.redact ? &address : nullptr;
}

std::vector<const ItemValues*> kinds_of_service(const Voice& voice, const Provider& provider) {
  std::vector<const ItemValues*> kinds;
  for (const auto& service : provider.services) {
    const auto* kind = find_item(voice.catalogue_values().service_types, service.service_type.id);
    if (kind != nullptr && std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
  }
  return kinds;
}

std::vector<std::pair<const ThemeValues*, const Choice*>> ratings_of(const Voice& voice, const Inspection& inspection) {
  std::vector<std::pair<const ThemeValues*, const Choice*>> all;
  for (const auto& theme : voice.catalogue_values().quality_domains)
    for (const auto& rating : inspection.ratings)
      if (rating.domain == theme.id && rating.rating) all.emplace_back(&theme, &rating.rating);
  return all;
}

Object provider_brief(const Voice& voice, const Provider& provider, const PlannedPage& page) {
  const auto* address = published_address(provider);
  const auto* area = find_item(voice.catalogue_values().areas, provider.area.id);
  const auto place = address != nullptr && !address->town.empty() ? voice.phrase(address->town) : area != nullptr ? *area->link.find("name") : Value();
  Object value;
  value.reserve(12)
      .set("name", voice.phrase(provider.name))
      .set("address", voice.address(page))
      .set("place", place)
      .set("phone", text_or_null(provider.contact.phone.value))
      .set("phone_address", phone_address(provider.contact))
      .set("illustrative", provider.illustrative)
      .set("overdue", voice.is_past(provider.review_by));
  return value;
}

Value provider_card(const Voice& voice, const Provider& provider, const PlannedPage& page, const Listed& listed) {
  std::vector<Value> services, areas;
  for (const auto* kind : kinds_of_service(voice, provider)) services.push_back(*kind->link.find("name"));
  std::vector<const ItemValues*> served;
  for (const auto& service : provider.services)
    for (const auto& area : service.areas)
      if (const auto* item = find_item(voice.catalogue_values().areas, area.id); item != nullptr && std::find(served.begin(), served.end(), item) == served.end()) {
        served.push_back(item);
        areas.push_back(*item->link.find("name"));
      }
  return provider_brief(voice, provider, page)
      .set("services", Value::list(std::move(services)))
      .set("areas", Value::list(std::move(areas)))
      .set("vacancies", all_vacancies(voice, listed.services))
      .set("price", least_price(voice, listed.prices))
      .set("welsh", voice.tag(best_welsh_offer(provider), "service.welsh_offers"));
}

Object provider_value(const Voice& voice, const Provider& provider, const PlannedPage& page) {
  const auto& values = voice.catalogue_values();
  const auto* easy = voice.site().plan.page(PageKind::provider_easy_read, page.subject);
  std::vector<Value> spoken;
  for (const auto& language : provider.workforce.languages) spoken.push_back(named(voice, "language.names", language.value));
  Object value;
  value.reserve(20)
      .set("id", provider.id)
      .set("address", voice.address(page))
      .set("name", voice.phrase(provider.name))
      .set("legal_name", voice.phrase(provider.legal_name))
      .set("sector", link_of(values.sectors, provider.sector.id))
      .set("area", link_of(values.areas, provider.area.id))
      .set("illustrative", provider.illustrative)
      .set("registration", registration(voice, provider))
      .set("contact", has_contact(provider.contact) ? contact_of(voice, provider.contact) : Value())
      .set("location", location(voice, provider))
      .set("confidential", provider.address.redact)
      .set("languages", Value::list(std::move(spoken)))
      .set("accreditations", accreditations(voice, provider))
      .set("checked", voice.date(provider.checked))
      .set("review_by", voice.date(provider.review_by))
      .set("overdue", voice.is_past(provider.review_by))
      .set("easy_read", easy == nullptr ? Value() : Value(voice.address(*easy)))
      .set("linked", linked(voice, "provider", provider.id))
      .set("data", provider_downloads(voice, provider));
  return value;
}

Value service_values(const Voice& voice, const Provider& provider) {
  std::vector<Value> all;
  all.reserve(provider.services.size());
  for (const auto& service : provider.services) all.push_back(service_value(voice, service));
  return Value::list(std::move(all));
}

}  // namespace comisiynu
