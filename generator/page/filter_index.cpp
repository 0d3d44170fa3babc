#include "page/filter_index.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/offers.h"
#include "page/page.h"
#include "page/provider_values.h"
#include "page/script_messages.h"

namespace comisiynu {

namespace {

constexpr std::size_t services_in_a_file = 1500;  // of several kinds; one kind is never divided

// Messages that the script says; those that count have all forms of the language.
constexpr std::string_view said[] = {
    "filter.title", "filter.clear", "filter.any", "filter.words", "filter.sort", "filter.sort_name", "filter.sort_price", "filter.sort_rating",
    "filter.sort_inspected", "filter.nothing", "filter.remove", "list.showing", "list.previous", "list.next", "list.pages", "provider.unchecked", "field.illustrative", "service.areas"};
constexpr std::string_view counted[] = {"catalogue.providers"};

void add_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", c);
    else out += c;
  }
  out += '"';
}

std::string quoted(std::string_view text) {
  std::string out;
  add_text(out, text);
  return out;
}

template <class Items, class Write>
std::string array(const Items& items, Write&& write) {
  std::string out = "[";
  for (const auto& item : items) {
    if (out.size() > 1) out += ',';
    out += write(item);
  }
  return out + "]";
}

std::string words_of(const Value& value) {
  return value.kind() == ValueKind::text || value.kind() == ValueKind::html ? std::string(value.words()) : std::string();
}

class IndexWriter {
 public:
  explicit IndexWriter(const Voice& voice) : voice_(voice), catalogue_(voice.site().catalogue) {}

  std::vector<IndexFile> files() {
    std::vector<IndexFile> all;
    pack();
    for (std::size_t i = 0; i < packs_.size(); ++i) all.push_back({path(fmt::format("{}.json", i + 1)), pack_text(packs_[i])});
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
    std::string out = "{\"say\":{";
    for (const auto key : said) out += fmt::format("{}:{},", quoted(key), quoted(say(key)));
    for (const auto key : counted) out += fmt::format("{}:{},", quoted(key), counted_message(voice_, key));
    out.back() = '}';
    out += ",\"kinds\":" + array(term_kinds, [&](TermKind kind) {
      return fmt::format("[{},{}]", quoted(term_kind_id(kind)), quoted(voice_.message(fmt::format("catalogue.kinds.{}", term_kind_key(kind)))));
    });
    out += ",\"terms\":" + array(catalogue_.terms, [&](const TermList& term) {
      return fmt::format("[{},{},{}]", static_cast<int>(term.kind), quoted(term.id), quoted(plain_name_of(voice_, term)));
    });
    out += ",\"files\":" + array(packs_, [&](const std::vector<std::size_t>& types) { return array(types, [](std::size_t type) { return std::to_string(type); }); });
    return out + ",\"providers\":" + quoted(voice_.address(*voice_.site().plan.page(PageKind::providers))) + "}";
  }

  // The message with its places as they are written.
  std::string say(std::string_view key) const {
    return voice_.message(key, {{"from", "{from}"}, {"to", "{to}"}, {"total", "{total}"}, {"number", "{number}"}, {"name", "{name}"}});
  }

  std::string numbers(const std::vector<TermName>& names) const {
    std::vector<std::size_t> all;
    for (const auto& name : names)
      if (const auto index = catalogue_.find(name.kind, name.id); index && std::find(all.begin(), all.end(), *index) == all.end()) all.push_back(*index);
    return array(all, [](std::size_t index) { return std::to_string(index); });
  }

  // A provider with its services of these kinds.
  std::string pack_text(const std::vector<std::size_t>& types) const {
    std::vector<std::size_t> providers;
    for (const auto type : types) providers.insert(providers.end(), catalogue_.terms[type].providers.begin(), catalogue_.terms[type].providers.end());
    std::sort(providers.begin(), providers.end());
    providers.erase(std::unique(providers.begin(), providers.end()), providers.end());
    return array(providers, [&](std::size_t provider) { return provider_text(provider, types); }) + "\n";
  }

  std::string provider_text(std::size_t index, const std::vector<std::size_t>& types) const {
    const auto& provider = voice_.publication().providers[index];
    const auto& card = voice_.catalogue_values().cards[index];
    const auto text = [&](std::string_view field) { return quoted(words_of(*card.find(Key::of(field)))); };
    const auto names = [&](std::string_view field) {
      return array(card.find(Key::of(field))->items(), [](const Value& name) { return quoted(words_of(name)); });
    };
    std::vector<std::string> services;
    for (const auto& service : provider.services)
      if (const auto type = catalogue_.find(TermKind::service_type, service.service_type.id); type && std::find(types.begin(), types.end(), *type) != types.end())
        services.push_back(service_text(provider, service));
    const int flags = (provider.illustrative ? 1 : 0) + (voice_.is_past(provider.review_by) ? 2 : 0) + (has_room(card) ? 4 : 0);
    const auto& name = provider.name;
    const auto shown = name.shown_in(voice_.language());
    return fmt::format("\n[{},{},{},{},{},{},{},{},{},{},{},{},{},[{}]]", quoted(provider.id), quoted(name.shown(voice_.language())),
                       quoted(name.plain || shown == voice_.language() ? "" : language_code(shown)), catalogue_.rank[voice_.language()][index], flags,
                       names("services"), names("areas"), text("place"), quoted(price_text(card)), quoted(vacancies_text(card)),
                       quoted(offer_text(provider)), text("phone"), numbers(terms_of(provider)), fmt::join(services, ","));
  }

  // Its lists, its least price with its unit, and the day of its inspection.
  std::string service_text(const Provider& provider, const Service& service) const {
    const Money* least = nullptr;
    for (const auto& price : service.prices)
      if (least == nullptr || (price.per == least->per && price.pence < least->pence)) least = &price;
    const auto inspected = service.inspection ? service.inspection.value->dated.iso() : std::string();
    return fmt::format("[{},{},{},{}]", numbers(terms_of(provider, service, voice_.publication().settings, voice_.site().options.date)),
                       least == nullptr ? "null" : std::to_string(least->pence), quoted(least == nullptr ? "" : least->per), quoted(inspected));
  }

  static bool has_room(const Value& card) {
    const auto& vacancies = *card.find("vacancies");
    return !vacancies.is_null() && vacancies.find("fresh")->boolean() && vacancies.find("count")->whole() > 0;
  }

  std::string vacancies_text(const Value& card) const {
    const auto& vacancies = *card.find("vacancies");
    if (vacancies.is_null()) return {};
    const auto day = words_of(*vacancies.find("at")->find("text"));
    if (!vacancies.find("fresh")->boolean())
      return fmt::format("{}: {} {}", voice_.message("service.vacancies"), voice_.message("service.unknown"), voice_.message("service.vacancies_old", {{"date", day}}));
    return fmt::format("{} {}", voice_.message("service.vacancies_count", {}, static_cast<double>(vacancies.find("count")->whole())), voice_.message("date.on", {{"date", day}}));
  }

  std::string price_text(const Value& card) const {
    const auto& price = *card.find("price");
    if (price.is_null()) return {};
    const auto& from = *price.find("from");
    const auto text = words_of(*price.find("text"));
    return from.is_null() ? text : fmt::format("{} {}", text, voice_.message("price.since", {{"date", words_of(*from.find("text"))}}));
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

std::vector<IndexFile> filter_index(const Site& site) {
  std::vector<IndexFile> all;
  if (site.publication.providers.empty()) return all;
  for (const Language language : site.publication.languages) {
    const Voice voice(site, language);
    auto files = IndexWriter(voice).files();
    std::move(files.begin(), files.end(), std::back_inserter(all));
  }
  return all;
}

std::string filter_index_address(const Voice& voice) { return voice.file(fmt::format("/assets/catalogue/{}/index.json", voice.code())); }

}  // namespace comisiynu
