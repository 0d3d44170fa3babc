#include "analysis/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/content.h"
#include "analysis/plain_fraction.h"
#include "base/text.h"

namespace comisiynu {

namespace {

std::int64_t pence(double pounds) { return std::llround(pounds * 100); }

}  // namespace

std::string Wording::number(double value, const Unit& unit, int decimals) const {
  switch (unit.kind()) {
    case UnitKind::money: return format_.money(decimals == 0 ? std::llround(value) * 100 : pence(value));
    case UnitKind::percent: return format_.percent(value / 100, decimals);
    case UnitKind::count:
    case UnitKind::rate: break;
  }
  return format_.number(value, decimals);
}

std::string Wording::figure(const Figure& figure) const {
  if (!figure) return mark(figure.missing);
  auto text = number(figure.value, figure.unit, figure.decimals);
  if (!figure.to) return text;
  const auto upper = number(*figure.to, figure.unit, figure.decimals);
  return upper == text ? text : format_.range(text, upper);
}

std::string Wording::about(const Figure& figure) const {
  if (!figure) return mark(figure.missing);
  const auto one = [&](double value) {
    if (figure.unit.kind() == UnitKind::money) return format_.about_money(pence(value));
    if (figure.unit.kind() != UnitKind::percent) return format_.about(value);
    if (value < 0 || value > 100) return format_.percent(value / 100);
    const auto [part, of] = plain_fraction(value / 100);
    return message("figures.one_in", {{"part", format_.whole(part)}, {"whole", format_.whole(of)}});
  };
  const auto text = one(figure.value);
  if (!figure.to) return text;
  const auto upper = one(*figure.to);
  return upper == text ? text : format_.range(text, upper);
}

std::string Wording::with_unit(const Figure& figure) const { return with_unit(figure, this->figure(figure)); }

std::string Wording::with_unit(const Figure& figure, std::string text) const {
  if (!figure || figure.unit.kind() == UnitKind::percent) return text;
  const auto key = fmt::format("units.{}.count", figure.unit.name());
  if (messages_->has(key)) return messages_->format(language_, key, {{"count", text}}, figure.to.value_or(figure.value));
  const auto name = unit(figure.unit);
  return name.text.empty() ? text : message("figures.with_unit", {{"figure", text}, {"unit", name.text}});
}

std::string Wording::mark(Missing missing) const {
  return missing == Missing::no ? std::string() : fmt::format("[{}]", static_cast<char>(missing));
}

std::string Wording::meaning(Missing missing) const {
  switch (missing) {
    case Missing::not_available: return message("missing.not_available");
    case Missing::not_applicable: return message("missing.not_applicable");
    case Missing::confidential: return message("missing.confidential");
    case Missing::no: break;
  }
  return {};
}

Phrase Wording::text(const Text& text) const {
  if (text.plain || text.shown_in(language_) == language_) return {text.shown(language_), std::nullopt};
  return {text.shown(language_), text.shown_in(language_)};
}

Phrase Wording::name(const Dimension& dimension) const {
  if (!dimension.name.empty()) return text(dimension.name);
  if (dimension.is_year()) return {message("date.year"), std::nullopt};
  const auto key = "field." + dimension.id;
  return {messages_->has(key) ? message(key) : std::string(), std::nullopt};
}

Phrase Wording::name(const Item& item) const {
  if (!item.name.empty()) return text(item.name);
  if (item.year != 0) return {period(item.id), std::nullopt};
  const auto age = [&](const Optional<std::int64_t>& limit) { return format_.whole(*limit.value); };
  if (item.from && item.to) return {message("age.between", {{"range", format_.range(age(item.from), age(item.to))}}), std::nullopt};
  if (item.from) return {message("age.from", {{"from", age(item.from)}}), std::nullopt};
  if (item.to) return {message("age.to", {{"to", age(item.to)}}), std::nullopt};
  if (item.band) return {name(*item.band), std::nullopt};
  return {item.id, std::nullopt};
}

std::string Wording::name(const Band& band) const {
  const auto limit = [&](double value) { return number(value, band.unit, value == std::round(value) ? 0 : 2); };
  if (!band.from) return message("table.band_under", {{"to", limit(*band.to)}});
  if (!band.to) return message("table.band_from", {{"from", limit(*band.from)}});
  if (!band.is_whole()) return format_.range(limit(*band.from), limit(*band.to));
  return *band.to - *band.from == 1 ? limit(*band.from) : format_.range(limit(*band.from), limit(*band.to - 1));
}

Phrase Wording::name(const ResolvedDataset& dataset, std::size_t m) const {
  const auto& measure = dataset.measures[m];
  if (!measure.name.empty()) return text(measure.name);
  const auto message_or_unit = [&](const std::string& key) -> Phrase {
    if (messages_->has(key)) return {message(key), std::nullopt};
    return unit(measure.unit);
  };
  if (dataset.base != nullptr && measure.kind != ResolvedMeasure::Kind::base) return message_or_unit("figures.expected_" + measure.id);
  if (dataset.source == nullptr) {  // a record's own: need/…, gap/…
    const auto kind = std::string_view(dataset.id).substr(0, dataset.id.find('/'));
    const auto own = fmt::format("{}.{}", kind, measure.id);
    return messages_->has(own) ? message_or_unit(own) : message_or_unit("field." + measure.id);
  }
  if (dataset.market) return message_or_unit("market_figures." + measure.id);
  return unit(measure.unit);
}

Phrase Wording::unit(const Unit& unit) const {
  const auto key = fmt::format("units.{}.name", unit.name());
  if (messages_->has(key)) return {message(key), std::nullopt};
  if (const auto* list = find(publication_->code_lists, "unit"))
    if (const auto* item = find(list->items, slug(unit.name()))) return text(item->name);
  return {unit.name(), std::nullopt};
}

Phrase Wording::working(const ResolvedDataset& dataset, std::size_t m) const {
  const auto name = this->name(dataset, m).text;
  const auto other = [&](std::size_t measure) { return this->name(dataset, measure).text; };
  const auto formula = [&](std::string words) -> Phrase { return {message("figures.formula", {{"name", name}, {"formula", std::move(words)}}), {}}; };
  if (const auto& working = dataset.content->workings[m]) {
    using Per = Content::Working::Per;
    if (working->made == Made::difference) return formula(fmt::format("{} − {}", other(working->of), other(working->per)));
    std::string per;
    if (working->by == Per::population) per = message("figures.population");
    if (working->by == Per::measure) per = other(working->per);
    if (working->by == Per::dataset && dataset.denominators[working->per].dataset != nullptr) per = denominator(dataset.denominators[working->per]);
    return formula(quotient(other(working->of), per, working->factor, working->weeks, working->days));
  }
  if (const auto& parts = dataset.content->sums[m]; !parts.empty()) {
    std::vector<std::string> names;
    for (const auto part : parts) names.push_back(other(part));
    return formula(join(names, " + "));
  }
  if (const auto weight = dataset.measures[m].weighted_by)
    return {message("figures.weighted", {{"name", name}, {"weight", other(*weight)}}), {}};
  if (dataset.market) {
    const auto key = "market_figures.formula_" + dataset.measures[m].id;
    return {messages_->has(key) ? message(key, {{"name", name}}) : std::string(), {}};
  }
  if (dataset.base == nullptr || dataset.measures[m].kind == ResolvedMeasure::Kind::base) return {};
  const auto base = other(0), per = format_.number(dataset.rate_per);
  if (dataset.rates != nullptr) {
    const auto rates = dataset.main_upper ? this->name(*dataset.rates, m - 1).text : text(dataset.rates->title).text;
    return {message("figures.rates", {{"name", name}, {"base", base}, {"rates", rates}, {"per", per}}), {}};
  }
  const auto rate = format_.number(m == 1 ? *dataset.rate : dataset.rate_to.value_or(*dataset.rate), 6);
  return {message("figures.rate", {{"name", name}, {"base", base}, {"rate", rate}, {"per", per}}), {}};
}

std::string Wording::quotient(std::string of, const std::string& per, double times, double weeks, double days) const {
  const auto time = [&](std::string_view key, double length) {
    if (length > 0) of += fmt::format(" ÷ {}", message(key, {}, length));
  };
  if (!per.empty()) of += fmt::format(" ÷ {}", per);
  if (times != 1) of += fmt::format(" × {}", format_.number(times));
  time("units.weeks.count", weeks);
  time("units.days.count", days);
  return of;
}

// Another dataset, and the items of it that are meant: "People by age: 18 to 64".
std::string Wording::denominator(const ResolvedDataset::Denominator& of) const {
  std::vector<std::string> items;
  for (std::size_t d = 0; d < of.fixed.size(); ++d)
    if (of.fixed[d] != all_items && of.dataset->dimensions[d].items.size() > 1) items.push_back(name(of.dataset->dimensions[d].items[static_cast<std::size_t>(of.fixed[d])]).text);
  auto title = text(of.dataset->title).text;
  return items.empty() ? title : fmt::format("{}: {}", title, join(items, ", "));
}

std::string Wording::how(const Figure& figure) const {
  const auto& from = figure.from;
  const bool shown = figure && std::all_of(from.begin(), from.end(), [](const Figure& one) { return bool(one); });
  if (!shown) return {};
  const auto count = [&](std::string_view key) { return message(key, {}, static_cast<double>(figure.parts)); };
  switch (figure.made) {
    case Made::given:
    case Made::formula: break;
    case Made::total: {
      if (from.empty()) return figure.parts > 1 ? count("figures.sum_of") : std::string();
      std::vector<std::string> parts;
      for (const auto& part : from) parts.push_back(this->figure(part));
      return join(parts, " + ");
    }
    case Made::share: return fmt::format("{} ÷ {}", this->figure(from[0]), this->figure(from[1]));
    case Made::difference: return fmt::format("{} − {}", this->figure(from[0]), this->figure(from[1]));
    case Made::percent_change: return fmt::format("({0} − {1}) ÷ {1}", this->figure(from[0]), this->figure(from[1]));
    case Made::quotient: return quotient(with_unit(from[0]), from.size() > 1 ? with_unit(from[1]) : std::string(), figure.factor, figure.weeks, figure.days);
    case Made::average: return count("figures.average_of");
    case Made::median: return count("figures.median_of");
    case Made::rank: return message("figures.rank_of", {{"rank", this->figure(figure)}, {"number", format_.whole(static_cast<std::int64_t>(figure.parts))}});
    case Made::rate:
      return message("figures.rate_of", {{"rate", format_.number(figure.factor, 6)}, {"per", format_.number(figure.per)}, {"base", this->figure(from[0])}});
  }
  return {};
}

std::string Wording::when(const Dataset& dataset) const {
  if (dataset.dated) return message("table.date_is", {{"date", date(dataset.dated)}});
  if (dataset.period) return message("table.period_is", {{"period", period(dataset.period.value)}});
  return {};
}

std::string Wording::date(const Date& date) const {
  using namespace std::chrono;
  const year in_year(date.year);
  if (date.month == 0) return format_.date(in_year);
  const auto in_month = in_year / month(date.month);
  return date.day == 0 ? format_.date(in_month) : format_.date(in_month / day(date.day));
}

std::string Wording::period(std::string_view written) const {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto dash = written.find('-');
  if (dash != 4 || !std::all_of(written.begin(), written.begin() + 4, is_digit)) return std::string(written);
  const auto end = written.substr(5);
  if (!std::all_of(end.begin(), end.end(), is_digit)) return std::string(written);
  if (end.size() == 4) return format_.range(written.substr(0, 4), end);
  if (end.size() != 2) return std::string(written);
  auto century = std::stoi(std::string(written.substr(0, 2)));
  if (end < written.substr(2, 2)) ++century;  // 1999-02 ends in 2002
  return format_.range(written.substr(0, 4), fmt::format("{:02}{}", century, end));
}

std::string Wording::money(const Money& money) const {
  auto text = format_.money(money.pence);
  return money.to ? format_.range(text, format_.money(*money.to)) : text;
}

}  // namespace comisiynu
