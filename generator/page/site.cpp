#include "page/site.h"

#include <fmt/format.h>

#include "analysis/offers.h"
#include "analysis/thread.h"
#include "base/text.h"
#include "markup/narrative_plain.h"
#include "page/world.h"

namespace comisiynu {

namespace {

std::chrono::year_month month_of(const Date& date) {
  return std::chrono::year(date.year) / std::chrono::month(date.month);
}

}  // namespace

Voice::Voice(const Site& site, Language language)
    : site_(&site), language_(language), format_(language), wording_(language, site.messages, site.publication) {}

Voice Voice::with_stand_ins(const std::vector<Value>& by_provider) const {
  auto voice = *this;
  voice.stand_ins_ = &by_provider;
  return voice;
}

Value Voice::phrase(const Text& text) const {
  if (text.empty()) return {};
  const auto shown = text.shown_in(language_);
  if (shown == language_ || text.plain) return Value(text.in[shown]);
  return Value::html(fmt::format("<span lang=\"{}\">{}</span>", language_code(shown), escape_html(text.in[shown])));
}

Value Voice::phrases(const std::vector<Text>& texts) const {
  std::vector<Value> all;
  all.reserve(texts.size());
  for (const auto& text : texts) all.push_back(phrase(text));
  return Value::list(std::move(all));
}

Value Voice::rich(const Text& text, int top_level, Diagnostics& found) const {
  if (text.empty()) return {};
  const auto shown = text.shown_in(language_);
  NarrativeOptions options;
  options.only_position = text.written[shown];
  options.has_title = false;
  options.id = "text";
  PageIds ids;
  const SiteWorld world(*this, ids);
  auto html = plain_narrative_html(text.in[shown], options, world, top_level, found);
  if (!html) html = Narrative::parse(text.in[shown], std::move(options), found).render(world, top_level, found);
  if (shown == language_ || text.plain) return Value::html(*html);
  return Value::html(fmt::format("<div lang=\"{}\">{}</div>", language_code(shown), *html));
}

std::string Voice::message(std::string_view key) const { return site_->messages.format(language_, key); }

std::string Voice::message(std::string_view key, std::initializer_list<PlaceText> arguments, std::optional<double> count) const {
  return site_->messages.format(language_, key, arguments, count);
}

std::string Voice::date_text(const Date& date) const {
  if (!date) return {};
  if (date.month == 0) return format_.date(std::chrono::year(date.year));
  if (date.day == 0) return format_.date(month_of(date));
  return format_.date(month_of(date) / std::chrono::day(date.day));
}

Value Voice::date(const Date& date) const {
  if (!date) return {};
  return Object().set("text", date_text(date)).set("iso", date.iso());
}

bool Voice::is_past(const Date& date) const {
  return has_passed(date, site_->options.date);
}

std::optional<std::int64_t> Voice::free_places(const Service& service) const {
  return comisiynu::free_places(service, publication().settings, site_->options.date);
}

std::string Voice::money(const Money& money) const {
  std::string amount = format_.money(money.pence);
  if (money.to) amount = format_.range(amount, format_.money(*money.to));
  if (money.per.empty()) return amount;
  return message("price." + money.per, {{"amount", amount}});
}

std::string Voice::money_in_period(const Money& money) const {
  const auto amount = this->money(money);
  return money.period.empty() ? amount : message("price.in_period", {{"amount", amount}, {"period", money.period}});
}

Value Voice::tag(std::string_view id, std::string_view messages) const {
  if (id.empty()) return {};
  return Object().set("id", id).set("name", message(fmt::format("{}.{}", messages, id)));
}

Value Voice::tag(const Choice& choice, std::string_view messages) const { return tag(choice.value, messages); }

std::string Voice::address(const PlannedPage& page) const { return site_->options.base_path + page.address[language_]; }

std::string Voice::address(const Place& place) const {
  if (place.page == nullptr) return {};
  return place.anchor.empty() ? address(*place.page) : address(*place.page) + "#" + place.anchor;
}

std::string Voice::whole_address(const PlannedPage& page, Language language) const {
  return site_->options.base_url + page.address[language];
}

Value Voice::link(Value name, std::string address) const {
  return Object().set("name", std::move(name)).set("address", address.empty() ? Value() : Value(address)).set("lang", Value());
}

Value Voice::link_to(std::string_view kind, std::string_view id) const {
  if (id.empty()) return {};
  const auto place = site_->plan.find(kind, id);
  if (!place) return {};
  return link(phrase(*place->title), address(*place));
}

Value Voice::link_to(const AnyRef& reference) const { return link_to(reference.kind, reference.id); }

Value Voice::source(const Text& text) const {
  if (text.empty()) return {};
  if (text.plain && text.shown(language_).starts_with("ref/"))
    return link_to("ref", std::string_view(text.shown(language_)).substr(4));
  return link(phrase(text), {});
}

Value Voice::picture(std::string_view name) const {
  const auto found = site_->theme.pictograms.find(name);
  if (found == site_->theme.pictograms.end()) return {};
  const auto& pictogram = found->second;
  return Object()
      .set("address", file(fmt::format("/assets/pictograms/{}.svg", name)))
      .set("name", plain(pictogram.name))
      .set("meaning", plain(pictogram.meaning))
      .set("symbol", pictogram.symbol == 0 ? Value() : Value(std::to_string(pictogram.symbol)));
}

std::string Voice::render(std::string_view name, const Value& values, std::string_view about, Diagnostics& found) const {
  std::string out;
  if (site_->hear_template) site_->hear_template(name);
  site_->templates.render(name, values, about, language_, out, found);
  return out;
}

}  // namespace comisiynu
