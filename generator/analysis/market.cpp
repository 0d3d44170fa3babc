// Figures of a market, worked out from the catalogue of providers, the register of contracts and the supply.
//
// A provider whose address is confidential is in no figure by area: a place in the row of an area would tell where it
// is. All else that is counted here stands on the pages of the catalogue or in the register.
//
// The Herfindahl-Hirschman index is the sum of the squares of the shares in per cent. It says how many providers of one
// size would make as concentrated a market (10,000 divided by it); it is held against no threshold. The Competition and
// Markets Authority's Merger Assessment Guidelines (2021) apply none.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "analysis/content.h"
#include "analysis/thread.h"
#include "model/areas.h"

namespace comisiynu {

namespace {

constexpr std::size_t largest_counted = 5;

// One thing that is counted: a service, a contract, a supply record.
struct Entry {
  std::string item;      // of the rows
  std::string provider;  // empty for supply
  double amount = 0;     // places, pounds, …
  double other = 0;      // vacancies, places
  double low = 0, high = 0;  // of prices
};

double pounds(std::int64_t pence) { return static_cast<double>(pence) / 100; }

class MarketFigure {
 public:
  MarketFigure(const Publication& publication, const Dataset& dataset, Diagnostics& found)
      : publication_(publication), dataset_(dataset), wanted_(*dataset.market.value), found_(found) {
    by_ = wanted_.by ? wanted_.by.value : wanted_.figure == "unit-cost" ? "sector" : "area";
    out_.content = std::make_shared<Content>();
  }

  std::optional<Resolved> run() {
    begin();
    gather();
    if (entries_.empty()) {
      found_.error("market-without-figures", wanted_.at, fmt::format("dataset \"{}\" has nothing to be worked out from", dataset_.id), wanting());
      return std::nullopt;
    }
    rows();
    if (entries_.empty()) return std::nullopt;  // their areas or sectors are unknown, which has been said
    const auto& figure = wanted_.figure.value;
    if (figure == "occupancy") occupancy();
    else if (figure == "concentration") concentration();
    else if (figure == "spend") spend();
    else if (figure == "unit-cost") unit_cost();
    else fees();
    return std::move(out_);
  }

 private:
  void begin() {
    if (!dataset_.cells.empty() || dataset_.csv || !dataset_.rows.empty() || !dataset_.columns.empty() || dataset_.measure ||
        !dataset_.measures.empty() || dataset_.derive)
      found_.error("market-with-cells", dataset_.at, fmt::format("dataset \"{}\" has figures of its own, and is worked out from the market too", dataset_.id),
                   "take out its rows, columns, measures and cells, or market = { … }");
    auto& out = out_.dataset;
    out.id = dataset_.id;
    out.source = &dataset_;
    out.at = dataset_.at;
    out.title = dataset_.title;
    out.illustrative = dataset_.illustrative;
    out.shares = {};
  }

  // --- What there is to count

  void gather() {
    const auto& figure = wanted_.figure.value;
    if (figure == "spend" || (figure == "concentration" && wanted_.of == "spend")) contracts();
    else if (figure == "unit-cost") supply();
    else services();
  }

  std::string wanting() const {
    const auto& figure = wanted_.figure.value;
    if (figure == "spend" || (figure == "concentration" && wanted_.of == "spend")) return "it needs contracts with a value and a provider";
    if (figure == "unit-cost") return "it needs supply with a volume and a cost for the year";
    if (figure == "occupancy") return "it needs providers' services with places and vacancies";
    if (figure == "fees") return fmt::format("it needs providers' services with places and a price for each {}", price_per());
    return "it needs providers' services with places";
  }

  bool within(std::string_view area) const { return !dataset_.area || lies_within(publication_, area, dataset_.area.id); }

  template <class Type, class Sector>
  bool is_wanted(const Type& type, const Sector& sector) const {
    return (!wanted_.service_type || type.id == wanted_.service_type.id) && (!wanted_.sector || sector.id == wanted_.sector.id);
  }

  // The row it belongs in; empty where it belongs in none.
  std::string item(const std::string& area, const std::string& sector, const std::string& type) const {
    return by_ == "area" ? area : by_ == "sector" ? sector : type;
  }

  void take(Entry entry, bool complete, bool illustrative) {
    if (!complete || entry.item.empty()) {
      ++basis_.left_out;
      return;
    }
    out_.dataset.illustrative |= illustrative;
    entries_.push_back(std::move(entry));
  }

  const std::string& price_per() const {
    static const std::string week = "week";
    return wanted_.per ? wanted_.per.value : week;
  }

  void services() {
    const auto& figure = wanted_.figure.value;
    for (const auto& provider : publication_.providers) {
      const std::string area = provider.address.redact ? std::string() : provider.area.id;
      if (dataset_.area && !within(area)) continue;
      for (const auto& service : provider.services) {
        if (!is_wanted(service.service_type, provider.sector)) continue;
        const auto& groups = service.client_groups;
        if (dataset_.client_group && std::none_of(groups.begin(), groups.end(), [&](const auto& group) { return group.id == dataset_.client_group.id; }))
          continue;
        Entry entry{item(area, provider.sector.id, service.service_type.id), provider.id};
        const bool has_places = service.places && *service.places.value > 0;
        entry.amount = static_cast<double>(service.places.value.value_or(0));
        bool complete = has_places;
        if (figure == "occupancy") {
          complete &= service.vacancies && service.vacancies.value->places;
          if (complete) entry.other = static_cast<double>(*service.vacancies.value->places.value);
          complete &= entry.other >= 0 && entry.other <= entry.amount;
        } else if (figure == "fees") {
          complete &= prices(service, entry);
        }
        take(std::move(entry), complete, provider.illustrative);
      }
    }
  }

  // The lowest and the highest price for the length of time that is asked for; in `other`, the middle of all of them.
  bool prices(const Service& service, Entry& entry) const {
    double sum = 0;
    int count = 0;
    for (const auto& price : service.prices) {
      if (price.per != price_per()) continue;
      const double low = pounds(price.pence), high = pounds(price.to.value_or(price.pence));
      entry.low = count == 0 ? low : std::min(entry.low, low);
      entry.high = std::max(entry.high, high);
      sum += (low + high) / 2;
      ++count;
    }
    if (count > 0) entry.other = sum / count;
    return count > 0;
  }

  // Those that run on the dataset's day, where it has one.
  void contracts() {
    const auto runs = [&](const Contract& contract) {
      const auto& day = dataset_.dated;
      const auto end = end_of(contract);
      return !day || ((!contract.start || contract.start <= day) && (!end || end >= day));
    };
    for (const auto& contract : publication_.contracts) {
      const auto* provider = find(publication_.providers, contract.provider.id);
      const Ref<Sector> sector = provider == nullptr ? Ref<Sector>{} : provider->sector;
      const bool hidden = by_ == "area" && provider != nullptr && provider->address.redact;
      if (!is_wanted(contract.service_type, sector) || !runs(contract)) continue;
      if (dataset_.area && (hidden || !within(contract.area.id))) continue;
      if (dataset_.client_group && contract.client_group.id != dataset_.client_group.id) continue;
      Entry entry{item(hidden ? std::string() : contract.area.id, sector.id, contract.service_type.id), contract.provider.id};
      entry.amount = pounds(pence_a_year(contract.value).value_or(0));
      take(std::move(entry), entry.amount > 0 && contract.provider, contract.illustrative);
    }
  }

  void supply() {
    for (const auto& supply : publication_.supply) {
      if (!is_wanted(supply.service_type, supply.sector)) continue;
      if (dataset_.client_group && supply.client_group.id != dataset_.client_group.id) continue;
      Entry entry{item(supply.area.id, supply.sector.id, supply.service_type.id)};
      // A cost for each week, or each night, is a price and not what all of it costs.
      const bool of_all = supply.cost.per.empty() || supply.cost.per == "year";
      entry.amount = of_all ? pounds(pence_a_year(supply.cost).value_or(0)) : 0;
      for (const auto& [area, by_year] : volumes_of(publication_, supply).volume.by_area) {
        if (!within(area) || by_year.by_year.empty()) continue;
        const auto year = wanted_.year ? by_year.by_year.find(static_cast<int>(*wanted_.year.value)) : std::prev(by_year.by_year.end());
        if (year != by_year.by_year.end()) entry.other += year->second;
      }
      take(std::move(entry), entry.amount > 0 && entry.other > 0, supply.illustrative);
    }
  }

  // --- Rows and measures

  void rows() {
    auto dimension = *find_dimension(publication_, by_);
    std::erase_if(dimension.items, [&](const Item& item) {
      return std::none_of(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.item == item.id; });
    });
    std::erase_if(entries_, [&](const Entry& entry) { return !dimension.find(entry.item); });
    dimension.adds_up = true;
    out_.dataset.dimensions = {std::move(dimension)};
    out_.dataset.row_count = 1;
    basis_.counted = entries_.size();
    out_.dataset.market = basis_;
    out_.content->shape(out_.dataset.dimensions, 0);
    out_.content->present.assign(out_.content->slot_count, true);
  }

  std::size_t add_measure(std::string id, const Unit& unit, int decimals = 0) {
    ResolvedMeasure measure;
    measure.id = std::move(id);
    measure.unit = unit;
    out_.dataset.measures.push_back(std::move(measure));
    out_.content->add_measure({}, decimals);
    return out_.dataset.measures.size() - 1;
  }

  using Of = std::function<double(const std::vector<const Entry*>&)>;

  // A measure whose totals are worked out from all entries, as its rows are from theirs.
  std::size_t add(std::string id, const Unit& unit, bool adds_up, const Of& of, int decimals = 0) {
    const auto m = add_measure(std::move(id), unit, decimals);
    auto& measure = out_.dataset.measures[m];
    measure.adds_up = adds_up;
    measure.has_totals = !adds_up;
    if (!adds_up) measure.kind = ResolvedMeasure::Kind::derived;
    const auto& items = out_.dataset.dimensions[0].items;
    auto& slots = out_.content->slots[m];
    for (std::size_t i = 0; i <= items.size(); ++i) {
      std::vector<const Entry*> some;
      for (const auto& entry : entries_)
        if (i == items.size() || entry.item == items[i].id) some.push_back(&entry);
      slots.push_back({of(some), Missing::no, false, static_cast<std::uint32_t>(i == items.size() ? items.size() : 1)});
    }
    return m;
  }

  std::size_t add_working(std::string id, const Unit& unit, Content::Working working, int decimals = 0) {
    const auto m = add_measure(std::move(id), unit, decimals);
    out_.dataset.measures[m].kind = ResolvedMeasure::Kind::derived;
    out_.content->workings[m] = working;
    return m;
  }

  static double sum(const std::vector<const Entry*>& entries, double Entry::* what) {
    double sum = 0;
    for (const auto* entry : entries) sum += entry->*what;
    return sum;
  }

  static Of sum_of(double Entry::* what) {
    return [what](const auto& entries) { return sum(entries, what); };
  }

  static std::map<std::string, double> by_provider(const std::vector<const Entry*>& entries) {
    std::map<std::string, double> amounts;
    for (const auto* entry : entries) amounts[entry->provider] += entry->amount;
    return amounts;
  }

  static double count(const std::vector<const Entry*>& entries) { return static_cast<double>(entries.size()); }
  static const Unit& percent() {
    static const Unit unit = Unit::parse("percent");
    return unit;
  }

  void occupancy() {
    const auto in_places = Unit::parse("places");
    add("services", Unit::parse("services"), true, count);
    const auto places = add("places", in_places, true, sum_of(&Entry::amount));
    const auto vacancies = add("vacancies", in_places, true, sum_of(&Entry::other));
    const auto used = add_working("used", in_places, {Made::difference, places, vacancies});
    out_.dataset.main_measure = add_working("occupancy", percent(), {Made::quotient, used, places, Content::Working::Per::measure, 100});
  }

  void concentration() {
    const bool spend = wanted_.of == "spend";
    const auto unit = Unit::parse(spend ? "GBP" : "places");
    add("providers", Unit::parse("providers"), false, [](const auto& some) { return static_cast<double>(by_provider(some).size()); });
    const auto all = add(spend ? "spend" : "places", unit, true, sum_of(&Entry::amount));
    const auto largest = add("largest", unit, false, [](const auto& some) {
      std::vector<double> amounts;
      for (const auto& [provider, amount] : by_provider(some)) amounts.push_back(amount);
      std::sort(amounts.rbegin(), amounts.rend());
      double sum = 0;
      for (std::size_t i = 0; i < std::min(amounts.size(), largest_counted); ++i) sum += amounts[i];
      return sum;
    });
    out_.dataset.main_measure = add_working("share", percent(), {Made::quotient, largest, all, Content::Working::Per::measure, 100});
    add("index", Unit(), false, [](const auto& some) {
      const double total = sum(some, &Entry::amount);
      double index = 0;
      for (const auto& [provider, amount] : by_provider(some)) index += (100 * amount / total) * (100 * amount / total);
      return index;
    });
  }

  void spend() {
    add("contracts", Unit::parse("contracts"), true, count);
    const auto spend = add("spend", Unit::parse("GBP"), true, sum_of(&Entry::amount));
    out_.dataset.main_measure = spend;
    if (by_ == "area" && populations())
      add_working("per_head", Unit::parse("GBP per person"), {Made::quotient, spend, spend, Content::Working::Per::population}, 2);
  }

  // Of the year asked for, or of the dataset's; none where an area has no population of that year.
  bool populations() {
    auto& content = *out_.content;
    content.population_year = wanted_.year ? static_cast<int>(*wanted_.year.value) : dataset_.dated.year;
    for (const auto& item : out_.dataset.dimensions[0].items) {
      const auto* area = find(publication_.areas, item.id);
      content.population.push_back(area->population);
      if (!area->population.by_year.contains(content.population_year)) return false;
    }
    return true;
  }

  void unit_cost() {
    const auto* type = find(publication_.service_types, wanted_.service_type.id);
    const auto cost = add("cost", Unit::parse("GBP"), true, sum_of(&Entry::amount));
    const auto volume = add("volume", type == nullptr ? Unit() : Unit::parse(type->unit.value), true, sum_of(&Entry::other));
    out_.dataset.main_measure = add_working("unit_cost", Unit::parse("GBP"), {Made::quotient, cost, volume}, 2);
    std::vector<const Entry*> all;
    for (const auto& entry : entries_) all.push_back(&entry);
    const double average = sum(all, &Entry::amount) / sum(all, &Entry::other);
    add("compared", percent(), false, [average](const auto& some) { return 100 * sum(some, &Entry::amount) / sum(some, &Entry::other) / average; });
  }

  void fees() {
    const auto unit = Unit::parse("GBP per " + price_per());
    add("services", Unit::parse("services"), true, count);
    add("places", Unit::parse("places"), true, sum_of(&Entry::amount));
    add("lowest", unit, false, [](const auto& some) {
      return (*std::min_element(some.begin(), some.end(), [](const auto* a, const auto* b) { return a->low < b->low; }))->low;
    }, 2);
    out_.dataset.main_measure = add("average", unit, false, [](const auto& some) {
      double weighed = 0;
      for (const auto* entry : some) weighed += entry->amount * entry->other;
      return weighed / sum(some, &Entry::amount);
    }, 2);
    add("highest", unit, false, [](const auto& some) {
      return (*std::max_element(some.begin(), some.end(), [](const auto* a, const auto* b) { return a->high < b->high; }))->high;
    }, 2);
  }

  const Publication& publication_;
  const Dataset& dataset_;
  const MarketFigures& wanted_;
  Diagnostics& found_;
  std::string by_;
  std::vector<Entry> entries_;
  MarketBasis basis_;
  Resolved out_;
};

}  // namespace

std::optional<Resolved> market(const Publication& publication, const Dataset& dataset, Diagnostics& found) {
  return MarketFigure(publication, dataset, found).run();
}

}  // namespace comisiynu
