#include "page/filter_index.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/offers.h"
#include "base/json_writer.h"
#include "base/parallel.h"
#include "page/page.h"
#include "page/provider_values.h"
#include "page/script_messages.h"

namespace comisiynu {

namespace {

constexpr std::size_t services_in_a_file = 1500;  // of several kinds; one kind is never divided

// Messages that the script says; those that count have all forms of the language.
constexpr std::string_view said[] = {
    "filter.title", "filter.clear", "filter.any", "filter.words", "filter.sort", "filter.sort_name", "filter.sort_price", "filter.sort_rating",
    "filter.sort_inspected", "filter.nothing", "filter.remove", "list.showing", "list.previous", "list.next", "list.pages", "provider.unchecked", "field.illustrative",
    "service.areas", "service.vacancies", "service.unknown", "service.vacancies_old", "date.on", "price.from"};
constexpr std::string_view counted[] = {"catalogue.providers", "service.vacancies_count"};

std::string words_of(const Value& value) {
  return value.kind() == ValueKind::text || value.kind() == ValueKind::html ? std::string(value.words()) : std::string();
}

class IndexWriter {
 public:
  explicit IndexWriter(const Voice& voice) : voice_(voice), catalogue_(voice.site().catalogue) {}

  std::vector<IndexFile> files(std::size_t jobs) {
    pack();
    std::vector<IndexFile> all(packs_.size());
    parallel_for(packs_.size(), jobs, [&](std::size_t i, std::size_t) { all[i] = {path(fmt::format("{}.json", i + 1)), pack_text(packs_[i])}; });
    all.push_back({path("index.json"), index_text()});
    return all;
  }

 private:
  std::string path(std::string_view name) const { return fmt::format("assets/catalogue/{}/{}", voice_.code(), name); }

  std::vector<std::size_t> types() const {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < catalogue_.terms.size(); ++i)
      if (catalogue_.terms[i].kind == TermKind::service_type) all.push_back(i);
    return all;
  }

  void pack() {
    std::size_t room = 0;
    for (const auto type : types()) {
      const auto services = catalogue_.terms[type].providers.size();
      if (packs_.empty() || services > room) {
        packs_.emplace_back();
        room = services_in_a_file;
      }
      packs_.back().push_back(type);
      room -= std::min(room, services);
    }
  }

  std::string index_text() const {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("say").begin_object();
    for (const auto key : said) json.field(key, say(key));
    for (const auto key : counted) json.key(key).raw(counted_message(voice_, key));
    json.end_object().key("kinds").begin_list();
    for (const auto kind : term_kinds)
      json.begin_list().value(term_kind_id(kind)).value(voice_.message(fmt::format("catalogue.kinds.{}", term_kind_key(kind)))).end_list();
    json.end_list().key("terms").begin_list();
    for (const auto& term : catalogue_.terms)
      json.begin_list().value(static_cast<int>(term.kind)).value(term.id).value(plain_name_of(voice_, term)).end_list();
    json.end_list().key("files").begin_list();
    for (const auto& types : packs_) numbers(json, types);
    json.end_list().field("providers", voice_.address(*voice_.site().plan.page(PageKind::providers))).end_object();
    return out;
  }

  // The message with its places as they are written.
  std::string say(std::string_view key) const {
    return voice_.message(key, {{"from", "{from}"}, {"to", "{to}"}, {"total", "{total}"}, {"number", "{number}"}, {"name", "{name}"}, {"date", "{date}"}, {"price", "{price}"}});
  }

  static void numbers(JsonWriter& json, const std::vector<std::size_t>& all) {
    json.begin_list();
    for (const auto number : all) json.value(number);
    json.end_list();
  }

  // The lists' places among the terms.
  std::vector<std::size_t> places(const std::vector<TermName>& names) const {
    std::vector<std::size_t> all;
    for (const auto& name : names)
      if (const auto index = catalogue_.find(name.kind, name.id); index && std::find(all.begin(), all.end(), *index) == all.end()) all.push_back(*index);
    return all;
  }

  // A provider with its services of these kinds.
  std::string pack_text(const std::vector<std::size_t>& types) const {
    std::vector<std::size_t> providers;
    for (const auto type : types) providers.insert(providers.end(), catalogue_.terms[type].providers.begin(), catalogue_.terms[type].providers.end());
    std::sort(providers.begin(), providers.end());
    providers.erase(std::unique(providers.begin(), providers.end()), providers.end());
    std::string out;
    JsonWriter json(out);
    json.begin_list();
    for (const auto provider : providers) add_provider(json, provider, types);
    json.end_list();
    return out + "\n";
  }

  void add_provider(JsonWriter& json, std::size_t index, const std::vector<std::size_t>& types) const {
    const auto& provider = voice_.publication().providers[index];
    const Value card = provider_card(voice_, provider, *voice_.site().plan.page(PageKind::provider, index), all_listed(provider));
    const auto names = [&](std::string_view field) {
      json.begin_list();
      for (const auto& name : card.find(Key::of(field))->items()) json.value(words_of(name));
      json.end_list();
    };
    const int flags = (provider.illustrative ? 1 : 0) + (voice_.is_past(provider.review_by) ? 2 : 0);
    const auto shown = provider.name.shown_in(voice_.language());
    json.begin_list().value(provider.id).value(provider.name.shown(voice_.language()))
        .value(provider.name.plain || shown == voice_.language() ? "" : language_code(shown)).value(catalogue_.rank[voice_.language()][index]).value(flags);
    names("services");
    names("areas");
    json.value(words_of(*card.find("place"))).value(offer_text(provider)).value(words_of(*card.find("phone")));
    numbers(json, places(terms_of(provider)));
    json.begin_list();
    for (const auto& service : provider.services)
      if (const auto type = catalogue_.find(TermKind::service_type, service.service_type.id); type && std::find(types.begin(), types.end(), *type) != types.end())
        add_service(json, provider, service);
    json.end_list().end_list();
  }

  // Its lists, the day of its inspection, its prices and its free places: the script shows those of the services that are
  // looked for, and not of others that the same provider gives.
  void add_service(JsonWriter& json, const Provider& provider, const Service& service) const {
    json.begin_list();
    numbers(json, places(terms_of(provider, service, catalogue_.areas_served, voice_.publication().settings, voice_.site().options.date)));
    json.value(service.inspection ? service.inspection.value->dated.iso() : std::string());
    add_prices(json, service);
    add_vacancies(json, service);
    json.end_list();
  }

  // Each in pence, its unit, in words, since when, whether it is the least of a range, and its band's place among the terms; -1
  // where it is in none.
  void add_prices(JsonWriter& json, const Service& service) const {
    json.begin_list();
    for (const auto& price : service.prices) {
      Money least = price;
      least.to.reset();
      const Value from = voice_.date(price.from);
      const auto* band = band_of(price);
      const auto term = band == nullptr ? std::nullopt : catalogue_.find(TermKind::price, band->id);
      json.begin_list().value(price.pence).value(price.per).value(voice_.money(least))
          .value(from.is_null() ? "" : voice_.message("price.since", {{"date", words_of(*from.find("text"))}}))
          .value(price.to ? 1 : 0).value(term ? static_cast<std::int64_t>(*term) : -1).end_list();
    }
    json.end_list();
  }

  // How many, -1 where they were counted too long ago; the day, to be compared and in words: or null.
  void add_vacancies(JsonWriter& json, const Service& service) const {
    if (!service.vacancies || !service.vacancies.value->places || !service.vacancies.value->dated) return static_cast<void>(json.raw("null"));
    const auto& counted_on = service.vacancies.value->dated;
    json.begin_list().value(voice_.free_places(service).value_or(-1)).value(counted_on.iso()).value(words_of(*voice_.date(counted_on).find("text"))).end_list();
  }

  std::string offer_text(const Provider& provider) const {
    const auto offer = best_welsh_offer(provider);
    return offer.empty() || offer == "none" ? std::string() : voice_.message(fmt::format("service.welsh_offers.{}", offer));
  }

  const Voice& voice_;
  const Catalogue& catalogue_;
  std::vector<std::vector<std::size_t>> packs_;  // kinds of service, by file
};

}  // namespace

std::vector<IndexFile> filter_index(const Site& site, Language language, std::size_t jobs) {
  if (site.publication.providers.empty()) return {};
  const Voice voice(site, language);
  return IndexWriter(voice).files(jobs);
}

std::string filter_index_address(const Voice& voice) { return voice.file(fmt::format("/assets/catalogue/{}/index.json", voice.code())); }

}  // namespace comisiynu
