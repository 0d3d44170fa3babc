// A provider in easy read. Every sentence is a message with the provider's own facts in it, so that a page is as true as
// its fields; a fact that is missing makes no sentence, or one that says whom to ask.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "base/text.h"
#include "check/easy_read_rules.h"
#include "page/easy_read.h"
#include "page/easy_sentences.h"
#include "page/page.h"
#include "page/provider_values.h"

namespace comisiynu {

namespace {

// Sentences that stand beside one picture.
struct Idea {
  std::string picture;
  std::vector<std::string> sentences;
  bool hard_word = false;  // direct payments are spoken of

  friend bool operator==(const Idea&, const Idea&) = default;
};

class EasyProvider {
 public:
  EasyProvider(const Voice& voice, const Provider& provider)
      : voice_(voice), values_(voice.catalogue_values()), provider_(provider), text_(voice, !values_.direct_payments.is_null()) {}

  std::vector<Value> groups() {
    add("what", what());
    add("where", where());
    add("who", who());
    add("cost", cost());
    add("room", room());
    add("languages", spoken());
    add("good", good());
    add("ask", ask());
    return std::move(groups_);
  }

  // The hard words of the page.
  Value words() const {
    std::vector<Value> all;
    if (hard_word_) all.push_back(values_.direct_payments);
    return Value::list(std::move(all));
  }

 private:
  void add(std::string_view title, const std::vector<Idea>& ideas) {
    if (ideas.empty()) return;
    std::vector<Value> all;
    for (const auto& idea : ideas) {
      std::vector<Value> words;
      if (idea.hard_word && !hard_word_ && !values_.direct_payments.is_null()) {
        words.push_back(values_.direct_payments);
        hard_word_ = true;
      }
      all.push_back(idea_value(voice_, idea.picture, paragraphs(idea.sentences), std::move(words)));
    }
    groups_.push_back(Object().set("title", text_.say(title)).set("ideas", Value::list(std::move(all))));
  }

  const ItemValues* kind_of(const Service& service) const {
    const auto found = values_.service_types.find(service.service_type.id);
    return found == values_.service_types.end() ? nullptr : &found->second;
  }

  // What a service is called, as HTML.
  std::string name_of(const Service& service) const {
    if (!service.name.empty()) return html_of(voice_, service.name);
    const auto* kind = kind_of(service);
    return kind == nullptr ? std::string() : escape_html(kind->name);
  }

  // What is true of each service; once where it is true of all, else with the service's name before it.
  std::vector<Idea> of_services(const std::function<std::vector<Idea>(const Service&)>& say) const {
    std::vector<std::vector<Idea>> said;
    for (const auto& service : provider_.services) said.push_back(say(service));
    if (said.empty()) return {};
    const bool all_alike = std::all_of(said.begin(), said.end(), [&](const auto& ideas) { return ideas == said.front(); });
    if (all_alike) return said.front();
    std::vector<Idea> all;
    for (std::size_t i = 0; i < said.size(); ++i)
      for (auto& idea : said[i]) {
        if (&idea == &said[i].front())
          idea.sentences.insert(idea.sentences.begin(), text_.say("of_service", {{"service", name_of(provider_.services[i])}}));
        all.push_back(std::move(idea));
      }
    return all;
  }

  // About

  std::vector<Idea> what() const {
    std::vector<Idea> ideas;
    if (provider_.illustrative) ideas.push_back({"warning", {text_.say("example")}});
    if (provider_.services.size() > 1) ideas.push_back({"counting", {text_.say("services", {}, static_cast<double>(provider_.services.size()))}});
    for (const auto& service : provider_.services) {
      const auto* kind = kind_of(service);
      if (kind == nullptr) continue;
      Idea idea{kind->picture.empty() ? "information" : kind->picture, {}};
      if (!service.name.empty()) idea.sentences.push_back(text_.say("called", {{"name", html_of(voice_, service.name)}}));
      idea.sentences.push_back(text_.say("kind", {{"service", escape_html(kind->name)}}));
      if (kind->easy != kind->name) idea.sentences.push_back(text_.say("meaning", {{"words", escape_html(kind->easy)}}));
      if (std::find(ideas.begin(), ideas.end(), idea) == ideas.end()) ideas.push_back(std::move(idea));
    }
    return ideas;
  }

  // Where

  std::vector<Idea> where() const {
    if (provider_.address.redact) return {{"private", {text_.say("confidential"), text_.say("safe")}}};
    std::vector<Idea> ideas;
    if (const auto* address = published_address(provider_)) {
      std::vector<std::string> lines;
      for (const auto* line : {&address->street, &address->town})
        if (!line->empty()) lines.push_back(html_of(voice_, *line));
      if (address->postcode) lines.push_back(escape_html(address->postcode.value));
      ideas.push_back({"place", {text_.say("address", {{"address", join(lines, ", ")}})}});
    }
    if (const auto area = values_.areas.find(provider_.area.id); area != values_.areas.end())
      ideas.push_back({"map", {text_.say("in_area", {{"area", escape_html(area->second.easy)}})}});
    if (ideas.empty()) ideas.push_back({"asking", {text_.say("ask_where")}});
    return ideas;
  }

  // Who it is for

  std::vector<Idea> who() const {
    auto ideas = of_services([&](const Service& service) { return groups_of(service); });
    for (auto& idea : of_services([&](const Service& service) { return ages_of(service); })) ideas.push_back(std::move(idea));
    for (auto& idea : of_services([&](const Service& service) { return areas_of(service); })) ideas.push_back(std::move(idea));
    if (ideas.empty()) ideas.push_back({"asking", {text_.say("ask_who")}});
    return ideas;
  }

  std::vector<Idea> groups_of(const Service& service) const {
    std::vector<std::string> names;
    std::string picture;
    for (const auto& group : service.client_groups)
      if (const auto found = values_.client_groups.find(group.id); found != values_.client_groups.end()) {
        names.push_back(escape_html(found->second.easy));
        if (picture.empty()) picture = found->second.picture;
      }
    if (names.empty()) return {};
    return {{names.size() > 1 || picture.empty() ? "people" : picture, text_.list("for", names)}};
  }

  std::vector<Idea> ages_of(const Service& service) const {
    const auto age = [&](const Optional<std::int64_t>& limit) { return voice_.format().whole(*limit.value); };
    const auto& ages = service.ages;
    const bool from = ages.from && *ages.from.value > 0;
    if (from && ages.to) return {{"cake", {text_.say("age_between", {{"ages", voice_.format().list(std::array{age(ages.from), age(ages.to)})}})}}};
    if (from) return {{"cake", {text_.say("age_from", {{"from", age(ages.from)}})}}};
    if (ages.to) return {{"cake", {text_.say("age_to", {{"to", age(ages.to)}})}}};
    return {};
  }

  std::vector<Idea> areas_of(const Service& service) const {
    std::vector<std::string> names;
    for (const auto& area : service.areas)
      if (const auto found = values_.areas.find(area.id); found != values_.areas.end()) names.push_back(escape_html(found->second.easy));
    if (names.empty()) return {};
    return {{"map", text_.list("in_areas", names)}};
  }

  // Cost

  std::vector<Idea> cost() const {
    const bool any = std::any_of(provider_.services.begin(), provider_.services.end(), [](const Service& service) { return !service.prices.empty(); });
    std::vector<Idea> ideas;
    const auto since = date_of_prices();
    if (any) ideas = of_services([&](const Service& service) { return prices_of(service, !since); });
    else ideas.push_back({"money", {text_.say("cost_ask")}});
    if (since) ideas.push_back({"calendar", {text_.say("costs_from", {{"date", voice_.date_text(since)}})}});
    for (auto& idea : of_services([&](const Service& service) { return direct_payments_of(service); })) ideas.push_back(std::move(idea));
    return ideas;
  }

  // The day that several prices are all from; said once, then.
  Date date_of_prices() const {
    std::size_t count = 0;
    Date since;
    for (const auto& service : provider_.services)
      for (const auto& price : service.prices) {
        if (count++ == 0) since = price.from;
        if (price.from != since) return {};
      }
    return count > 1 ? since : Date{};
  }

  std::vector<Idea> prices_of(const Service& service, bool with_date) const {
    std::vector<Idea> ideas;
    for (const auto& price : service.prices) {
      Idea idea{"money", {}};
      if (!price.name.empty()) idea.sentences.push_back(text_.say("of_price", {{"name", html_of(voice_, price.name)}}));
      idea.sentences.push_back(text_.say(fmt::format("cost_{}", price.per.empty() ? "plain" : price.per), {{"amount", easy_money(price)}}));
      if (with_date && price.from) idea.sentences.push_back(text_.say("cost_from", {{"date", voice_.date_text(price.from)}}));
      ideas.push_back(std::move(idea));
    }
    if (ideas.empty()) ideas.push_back({"money", {text_.say("cost_ask")}});
    return ideas;
  }

  // A price with more figures than a reader takes in is rounded: the full page has it exactly.
  std::string easy_money(const Money& price) const {
    const auto is_easy = [](std::int64_t pence) { return is_easy_amount(static_cast<double>(pence) / 100); };
    if (!is_easy(price.pence) || (price.to && !is_easy(*price.to))) {
      auto amount = voice_.format().about_money(price.pence);
      if (price.to) amount = voice_.format().range(amount, voice_.format().about_money(*price.to));
      return voice_.message("easy_read.about", {{"amount", amount}});
    }
    Money amount = price;
    amount.per.clear();
    return voice_.money(amount);
  }

  std::vector<Idea> direct_payments_of(const Service& service) const {
    if (!service.direct_payments) return {};
    return {{"bank-card", {text_.say(*service.direct_payments.value ? "direct_payments" : "no_direct_payments")}, true}};
  }

  // Free places

  std::vector<Idea> room() const {
    return of_services([&](const Service& service) {
      std::vector<Idea> ideas;
      if (service.places && *service.places.value > 0)
        ideas.push_back({"counting", {text_.say(way_of_use(service), {}, static_cast<double>(*service.places.value))}});
      if (voice_.free_places(service)) {
        const auto& free = *service.vacancies.value;
        ideas.push_back({*free.places.value > 0 ? "door" : "locked",
                         {text_.say("free", {{"date", voice_.date_text(free.dated)}}, static_cast<double>(*free.places.value)), text_.say("ask_room")}});
      } else {
        ideas.push_back({"asking", {text_.say("ask_room")}});
      }
      return ideas;
    });
  }

  // Whether people live with a service, stay with it for a while, or use it.
  static std::string_view way_of_use(const Service& service) {
    constexpr std::string_view homes[] = {"care-home", "nursing-home", "supported-living", "extra-care", "shared-lives"};
    constexpr std::string_view stays[] = {"short-break", "refuge"};
    const auto is_one = [&](const auto& ids) { return std::find(std::begin(ids), std::end(ids), service.service_type.id) != std::end(ids); };
    return is_one(homes) ? "live" : is_one(stays) ? "stay" : "use";
  }

  // Languages

  std::vector<Idea> spoken() const {
    auto ideas = of_services([&](const Service& service) {
      if (!service.welsh) return std::vector<Idea>{};
      return std::vector<Idea>{{"speaking", {text_.say("welsh." + service.welsh.value)}}};
    });
    std::vector<std::string> names;
    for (const auto& language : provider_.workforce.languages) names.push_back(escape_html(easy_name("languages", "language.names", language.value)));
    if (!names.empty()) ideas.push_back({"language", text_.list("speak", names)});
    return ideas;
  }

  // A name without its abbreviation, where the interface has one.
  std::string easy_name(std::string_view easy_table, std::string_view table, const std::string& name) const {
    for (const auto& key : {fmt::format("easy_read.{}.{}", easy_table, name), fmt::format("{}.{}", table, name)})
      if (voice_.site().messages.has(key)) return voice_.message(key);
    return name;
  }

  // How good it is

  std::vector<Idea> good() const {
    std::vector<Idea> ideas;
    if (provider_.registration)
      ideas.push_back({"check", {text_.say("checks", {{"regulator", escape_html(easy_name("regulators", "provider.regulators", provider_.registration.value->regulator.value))}})}});
    const bool any = std::any_of(provider_.services.begin(), provider_.services.end(), [](const Service& s) { return s.inspection && s.inspection.value->dated; });
    if (any)
      for (auto& idea : of_services([&](const Service& service) { return inspection_of(service); })) ideas.push_back(std::move(idea));
    else if (provider_.registration) ideas.push_back({"report", {text_.say("no_report")}});
    for (auto& idea : of_services([&](const Service& service) { return feedback_of(service); })) ideas.push_back(std::move(idea));
    return ideas;
  }

  std::vector<Idea> inspection_of(const Service& service) const {
    if (!service.inspection || !service.inspection.value->dated) return {{"report", {text_.say("no_report")}}};
    const auto& inspection = *service.inspection.value;
    std::vector<Idea> ideas;
    for (const auto& [theme, rating] : ratings_of(voice_, inspection)) {
      const auto words = voice_.message("easy_read.quality_ratings." + rating->value);
      ideas.push_back({std::string(face(*rating)), {text_.say("rating", {{"domain", escape_html(theme->easy)}, {"rating", escape_html(words)}})}});
    }
    Idea visit{"report", {text_.say("inspectors", {{"date", voice_.date_text(inspection.dated)}})}};
    if (!ideas.empty()) visit.sentences.push_back(text_.say("inspectors_said"));
    ideas.insert(ideas.begin(), std::move(visit));
    return ideas;
  }

  static std::string_view face(const Choice& rating) {
    if (rating == "excellent") return "star";
    if (rating == "good") return "happy";
    return rating == "poor" ? "sad" : "neutral";
  }

  std::vector<Idea> feedback_of(const Service& service) const {
    if (!service.feedback || !service.feedback.value->score) return {};
    const auto& feedback = *service.feedback.value;
    Idea idea{"talking", {}};
    if (feedback.count && *feedback.count.value > 0) idea.sentences.push_back(text_.say("told", {}, static_cast<double>(*feedback.count.value)));
    idea.sentences.push_back(text_.say("score", {{"score", voice_.format().number(*feedback.score.value, 1)},
                                                 {"out_of", voice_.format().number(feedback.out_of.value.value_or(5), 1)}}));
    return {idea};
  }

  // Whom to ask

  std::vector<Idea> ask() const {
    const auto& contact = provider_.contact;
    std::vector<Idea> ideas;
    if (!contact.role.empty()) ideas.push_back({"asking", {text_.say("ask_for", {{"role", html_of(voice_, contact.role)}})}});
    if (contact.phone) ideas.push_back({"phone", {text_.say("phone", {{"phone", link_to_phone(contact.phone.value)}})}});
    if (contact.email) ideas.push_back({"letter", {text_.say("email", {{"email", link_to("mailto:" + contact.email.value, contact.email.value)}})}});
    if (contact.website)
      ideas.push_back({"internet", {text_.say("website", {{"website", link_to(contact.website.address, shown_address(contact.website.address))}})}});
    if (provider_.checked) ideas.push_back({"review", {text_.say("checked", {{"date", voice_.date_text(provider_.checked)}})}});
    if (voice_.is_past(provider_.review_by)) ideas.push_back({"warning", {text_.say("old")}});
    return ideas;
  }

  const Voice& voice_;
  const CatalogueValues& values_;
  const Provider& provider_;
  Sentences text_;
  std::vector<Value> groups_;
  bool hard_word_ = false;
};

}  // namespace

PageHead provider_easy_read_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics&) {
  if (const auto* stand_in = voice.stand_in(planned.subject)) {
    page.set("provider", *stand_in);
    return {};
  }
  const auto& provider = voice.publication().providers[planned.subject];
  const auto& full = *voice.site().plan.page(PageKind::provider, planned.subject);
  EasyProvider easy(voice, provider);
  page.set("groups", Value::list(easy.groups()));
  page.set("words", easy.words());
  page.set("provider", provider_value(voice, provider, full));
  page.set("check", Value());
  auto crumbs = voice.catalogue_values().breadcrumbs;
  crumbs.push_back(voice.link(voice.phrase(provider.name), voice.address(full)));
  return {voice.message("easy_read.title_of", {{"title", voice.plain(provider.name)}}), voice.phrase(provider.name), {}, std::move(crumbs)};
}

}  // namespace comisiynu
