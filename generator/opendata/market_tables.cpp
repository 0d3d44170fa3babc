// The market view as data: the same figures, from the same sums (analysis/supply_map.h).
#include <fmt/format.h>

#include "analysis/supply_map.h"
#include "base/csv_writer.h"
#include "opendata/tables.h"
#include "page/pages.h"

namespace comisiynu {

const std::vector<PlainTable>& market_tables() {
  static const std::vector<PlainTable> tables{
      {"market.csv", "market_view.title",
       {{"service_type", "data.service_type_id", "string"}, {"service_type_name", "field.service_type", "string"}, {"area", "data.area_id", "string"},
        {"area_name", "field.area", "string"}, {"providers", "provider.all", "integer"}, {"services", "service.all", "integer"},
        {"places", "service.places", "integer"}, {"services_say_places", "data.say_places", "integer"}, {"vacancies", "service.vacancies", "integer"},
        {"services_say_vacancies", "data.say_vacancies", "integer"}, {"rated_excellent", "data.rated_excellent", "integer"},
        {"rated_good", "data.rated_good", "integer"}, {"rated_needs_improvement", "data.rated_needs_improvement", "integer"},
        {"rated_poor", "data.rated_poor", "integer"}, {"not_rated", "data.not_rated", "integer"},
        {"welsh_active_offer", "service.welsh_offers.active-offer", "integer"}, {"welsh_some_staff", "service.welsh_offers.some-staff", "integer"},
        {"welsh_none", "service.welsh_offers.none", "integer"}, {"welsh_not_known", "data.welsh_not_known", "integer"}},
       {"service_type", "area"}},
      {"market-prices.csv", "data.market_prices",
       {{"service_type", "data.service_type_id", "string"}, {"service_type_name", "field.service_type", "string"}, {"area", "data.area_id", "string"},
        {"area_name", "field.area", "string"}, {"per", "data.price_per", "string"}, {"prices", "data.price_count", "integer"},
        {"least", "data.price_least", "decimal"}, {"most", "data.price_to", "decimal"}, {"median", "data.price_median", "decimal"},
        {"currency", "data.currency", "string"}},
       {"service_type", "area", "per"}},
  };
  return tables;
}

namespace {

std::string pounds(std::int64_t pence) { return fmt::format("{}.{:02}", pence / 100, pence % 100); }

// What nobody says is not nought.
std::string known(std::int64_t number, std::size_t say) { return say == 0 ? std::string() : std::to_string(number); }

class MarketRows {
 public:
  explicit MarketRows(const Voice& voice) : voice_(voice) {
    for (const auto& table : market_tables()) tables_.push_back(plain_head(table));
  }

  std::vector<std::string> make() {
    const auto& catalogue = voice_.site().catalogue;
    for (std::size_t i = 0; i < catalogue.terms.size(); ++i) {
      const auto& type = catalogue.terms[i];
      if (type.kind != TermKind::service_type) continue;
      add(type, "", voice_.message("market_view.all_areas"), services_of(voice_.publication(), type.providers, type.id));
      for (const auto index : voice_.catalogue_values().pairs_of[i]) {
        const auto& pair = catalogue.pairs[index];
        const auto& area = catalogue.terms[pair.other];
        if (area.kind == TermKind::area)
          add(type, area.id, plain_name_of(voice_, area), services_in(voice_.publication(), catalogue.areas_served, pair.providers, type.id, area.id));
      }
    }
    return std::move(tables_);
  }

 private:
  void add(const TermList& type, const std::string& area, const std::string& area_name, const std::vector<OfferedService>& services) {
    const auto figures = supply_figures(services, voice_.publication().settings, voice_.site().options.date);
    const std::vector<std::string> names{type.id, plain_name_of(voice_, type), area, area_name};
    const std::vector<std::string> amounts{std::to_string(figures.providers), std::to_string(figures.services),
                                           known(figures.places, figures.say_places), std::to_string(figures.say_places),
                                           known(figures.vacancies, figures.say_vacancies), std::to_string(figures.say_vacancies)};
    add_row(0, {names, amounts, counts(figures.ratings, {"excellent", "good", "needs-improvement", "poor"}, figures.services),
                counts(figures.welsh, {"active-offer", "some-staff", "none"}, figures.services)});
    for (const auto& range : figures.prices)
      add_row(1, {names, {range.per, std::to_string(range.count), pounds(range.least), pounds(range.most), range.median ? pounds(*range.median) : "", "GBP"}});
  }

  // Of each of these, and how many services are none of them.
  static std::vector<std::string> counts(const std::map<std::string, std::size_t>& by, std::initializer_list<const char*> ids, std::size_t services) {
    std::vector<std::string> all;
    for (const auto* id : ids) {
      const auto found = by.find(id);
      const auto number = found == by.end() ? 0 : found->second;
      all.push_back(std::to_string(number));
      services -= number;
    }
    all.push_back(std::to_string(services));
    return all;
  }

  void add_row(std::size_t table, std::initializer_list<std::vector<std::string>> parts) {
    CsvWriter csv(tables_[table]);
    for (const auto& part : parts)
      for (const auto& cell : part) csv.cell(cell);
    csv.end_row();
  }

  const Voice& voice_;
  std::vector<std::string> tables_;
};

}  // namespace

std::vector<std::string> market_rows(const Voice& voice) { return MarketRows(voice).make(); }

}  // namespace comisiynu
