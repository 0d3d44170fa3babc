// The catalogue as commissioners read it: what there is of each kind of service, in each area, beside the supply that the
// strategy speaks of.
#include <fmt/format.h>

#include "analysis/supply_map.h"
#include "page/data_files.h"
#include "page/pages.h"

namespace comisiynu {

namespace {

constexpr std::string_view ratings[] = {"excellent", "good", "needs-improvement", "poor"};

Value prices_of(const Voice& voice, const SupplyFigures& figures) {
  std::vector<Value> all;
  for (const auto& range : figures.prices) {
    Money money;
    money.pence = range.least;
    if (range.most > range.least) money.to = range.most;
    money.per = range.per;
    Money median = money;
    median.to.reset();
    median.pence = range.median.value_or(0);
    all.push_back(Object()
                      .set("range", voice.money(money))
                      .set("median", range.median ? Value(voice.money(median)) : Value())
                      .set("count", range.count));
  }
  return Value::list(std::move(all));
}

// How many of so many: null where none of them says.
Value of(const Voice& voice, std::int64_t number, std::size_t say, std::size_t services) {
  if (say == 0) return {};
  return Object().set("number", voice.format().whole(number)).set("say", say).set("partial", say < services);
}

Value row_of(const Voice& voice, Value name, const std::vector<OfferedService>& services) {
  const auto figures = supply_figures(services, voice.publication().settings, voice.site().options.date);
  const auto count = [](const auto& by, std::string_view id) {
    const auto found = by.find(std::string(id));
    return found == by.end() ? std::size_t{0} : found->second;
  };
  std::vector<Value> rated;
  std::size_t all_rated = 0;
  for (const auto id : ratings) {
    const auto number = count(figures.ratings, id);
    all_rated += number;
    if (number > 0)
      rated.push_back(Object().set("id", id).set("name", voice.message(fmt::format("service.quality_ratings.{}", id))).set("count", number));
  }
  return Object()
      .set("name", std::move(name))
      .set("providers", figures.providers)
      .set("services", figures.services)
      .set("places", of(voice, figures.places, figures.say_places, figures.services))
      .set("vacancies", of(voice, figures.vacancies, figures.say_vacancies, figures.services))
      .set("prices", prices_of(voice, figures))
      .set("ratings", Value::list(std::move(rated)))
      .set("not_rated", figures.services - all_rated)
      .set("active_offer", count(figures.welsh, "active-offer"))
      .set("some_staff", count(figures.welsh, "some-staff"));
}

Value link_to_term(const Voice& voice, std::size_t term, const PlannedPage* page) {
  return voice.link(*voice.catalogue_values().terms[term].find("name"), page == nullptr ? std::string() : voice.address(*page));
}

// What the strategy says there is: its supply records, of one kind of service or of all.
Value supply_of(const Voice& voice, std::string_view service_type) {
  std::vector<Value> all;
  for (const auto& supply : voice.publication().supply) {
    if (!service_type.empty() && supply.service_type.id != service_type) continue;
    if (auto link = voice.link_to("supply", supply.id); !link.is_null())
      all.push_back(Object().set("link", std::move(link)).set("area", voice.link_to(supply.area)).set("illustrative", supply.illustrative));
  }
  return Value::list(std::move(all));
}

std::vector<Value> rows_by_area(const Voice& voice, std::size_t type) {
  const auto& catalogue = voice.site().catalogue;
  std::vector<Value> rows;
  for (const auto index : voice.catalogue_values().pairs_of[type]) {
    const auto& pair = catalogue.pairs[index];
    const auto& area = catalogue.terms[pair.other];
    if (area.kind != TermKind::area) continue;
    rows.push_back(row_of(voice, link_to_term(voice, pair.other, voice.site().plan.page(PageKind::pair, index)),
                          services_in(voice.publication(), catalogue.areas_served, pair.providers, catalogue.terms[type].id, area.id)));
  }
  return rows;
}

}  // namespace

PageHead market_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics&) {
  const auto& site = voice.site();
  const auto& catalogue = site.catalogue;
  const auto whole = [&](std::size_t type) {
    return services_of(voice.publication(), catalogue.terms[type].providers, catalogue.terms[type].id);
  };
  page.set("date", voice.date(site.options.date));
  page.set("downloads", Value::list(plain_table_downloads(voice)));
  const auto title = voice.message("market_view.title");
  auto crumbs = voice.catalogue_values().breadcrumbs;
  if (planned.kind == PageKind::market) {
    std::vector<Value> rows;
    for (std::size_t i = 0; i < catalogue.terms.size(); ++i)
      if (catalogue.terms[i].kind == TermKind::service_type)
        rows.push_back(row_of(voice, link_to_term(voice, i, site.plan.page(PageKind::market_type, i)), whole(i)));
    page.set("rows", Value::list(std::move(rows)));
    page.set("total", Value());
    page.set("by", voice.message("field.service_type"));
    page.set("caption", title);
    page.set("supply", supply_of(voice, {}));
    page.set("list", voice.address(*site.plan.page(PageKind::catalogue)));
    return {title, title, voice.message("market_view.lead"), std::move(crumbs)};
  }
  const auto type = planned.subject;
  const auto name = plain_name_of(voice, catalogue.terms[type]);
  page.set("rows", Value::list(rows_by_area(voice, type)));
  page.set("total", row_of(voice, voice.link(voice.message("market_view.all_areas"), {}), whole(type)));
  page.set("by", voice.message("field.area"));
  page.set("caption", name);
  page.set("supply", supply_of(voice, catalogue.terms[type].id));
  page.set("list", voice.address(*site.plan.page(PageKind::term, type)));
  crumbs.push_back(voice.link(title, voice.address(*site.plan.page(PageKind::market))));
  const auto heading = fmt::format("{}: {}", title, name);
  return {heading, heading, {}, std::move(crumbs)};
}

}  // namespace comisiynu
