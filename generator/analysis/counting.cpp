// Datasets whose figures are counts of other values: how many packages cost from £500 to £1,000 a week.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "analysis/content.h"
#include "base/text.h"

namespace comisiynu {

namespace {

// One thing that is counted: the item it has of each dimension, and its values.
struct Counted {
  std::map<std::string, std::string> items;
  std::map<std::string, std::pair<double, Unit>> values;
};

const std::vector<std::string> countable_records = {"service", "contract", "fee"};

std::pair<double, Unit> amount(const Money& money) {
  return {static_cast<double>(money.pence) / 100, Unit::parse(money.per.empty() ? "GBP" : "GBP per " + money.per)};
}

class Counter {
 public:
  Counter(const Publication& publication, const Dataset& dataset, const std::map<std::string, Resolved>& resolved, Diagnostics& found)
      : publication_(publication), dataset_(dataset), counting_(*dataset.count.value), resolved_(resolved), found_(found) {}

  std::optional<Dataset> run() {
    const auto expression = parse_figure_expression(counting_.of.value, counting_.of.at, found_);
    if (!expression || !gather(*expression)) return std::nullopt;
    if (!expression->fields.empty()) by_ = expression->fields.front();
    if (!choose_measures() || !choose_dimensions()) return std::nullopt;
    Dataset out = dataset_;
    out.count = {};
    if (are_secret_ && !protect(out)) return std::nullopt;
    for (const auto& id : keys_) axis(id);
    count_all();
    write(out);
    return out;
  }

 private:
  struct Axis {
    Dimension dimension;
    std::vector<std::size_t> used;  // items, in order
  };

  std::nullopt_t wrong(std::string code, std::string message, std::string remedy) {
    found_.error(std::move(code), counting_.of.at, std::move(message), std::move(remedy));
    return std::nullopt;
  }

  // --- What there is to count

  bool gather(const FigureExpression& expression) {
    if (expression.id == "service" && expression.kind.empty()) { services(); return select(expression); }
    if (expression.id == "contract" && expression.kind.empty()) { contracts(); return select(expression); }
    if (expression.id == "fee" && expression.kind.empty()) { fees(); return select(expression); }
    const auto source = resolved_.find(expression.id);
    if (source == resolved_.end()) {
      if (find(publication_.datasets, expression.id) != nullptr || publication_.unread.contains(expression.id)) return false;
      auto known = countable_records;
      for (const auto& dataset : publication_.datasets) known.push_back(dataset.id);
      wrong("unknown-dataset", fmt::format("there is no dataset \"{}\" to count", expression.id), suggestion(expression.id, known, "there are"));
      return false;
    }
    return cells(source->second) && select(expression);
  }

  bool cells(const Resolved& source) {
    const auto& dataset = source.dataset;
    const auto& content = *source.content;
    auto raw = dataset;
    raw.content = source.content;
    are_secret_ = !dataset.source->is_published();
    if (!are_secret_ && std::any_of(dataset.measures.begin(), dataset.measures.end(), [](const auto& m) { return m.is_protected; })) {
      wrong("count-of-protected", fmt::format("the figures of {} are themselves withheld when they are small, and counting them would tell of them", dataset.id),
            "count records in a dataset with published = false");
      return false;
    }
    for (const auto& measure : dataset.measures) known_values_.push_back(measure.id);
    for (const auto& dimension : dataset.dimensions) known_items_.push_back(dimension.id);
    for (std::size_t slot = 0; slot < content.slot_count; ++slot) {
      const auto place = content.place(slot);
      if (!content.present[slot] || std::find(place.begin(), place.end(), all_items) != place.end()) continue;
      Counted one;
      for (std::size_t d = 0; d < place.size(); ++d)
        one.items[dataset.dimensions[d].id] = dataset.dimensions[d].items[static_cast<std::size_t>(place[d])].id;
      for (std::size_t m = 0; m < dataset.measures.size(); ++m)
        if (const auto figure = raw.figure(place, m)) one.values[dataset.measures[m].id] = {figure.value, dataset.measures[m].unit};
      all_.push_back(std::move(one));
    }
    return true;
  }

  void services() {
    known_values_ = {"price", "places"};
    known_items_ = {"service_type", "sector", "area"};
    for (const auto& provider : publication_.providers) {
      for (const auto& service : provider.services) {
        Counted one;
        one.items = {{"service_type", service.service_type.id}, {"sector", provider.sector.id}, {"area", provider.area.id}};
        if (service.places) one.values["places"] = {static_cast<double>(*service.places.value), Unit::parse("places")};
        for (const auto& price : service.prices)
          if (const auto paid = amount(price); wanted(paid.second)) one.values.emplace("price", paid);
        all_.push_back(std::move(one));
      }
    }
  }

  void contracts() {
    known_values_ = {"value"};
    known_items_ = {"service_type", "sector", "client_group", "area"};
    for (const auto& contract : publication_.contracts) {
      const auto* provider = find(publication_.providers, contract.provider.id);
      Counted one;
      one.items = {{"service_type", contract.service_type.id}, {"sector", provider == nullptr ? "" : provider->sector.id},
                   {"client_group", contract.client_group.id}, {"area", contract.area.id}};
      if (contract.value.pence != 0) one.values["value"] = {amount(contract.value).first, Unit::parse("GBP")};
      all_.push_back(std::move(one));
    }
  }

  void fees() {
    known_values_ = {"amount"};
    known_items_ = {"service_type", "sector", "client_group", "area"};
    for (const auto& fee : publication_.fees) {
      Counted one;
      one.items = {{"service_type", fee.service_type.id}, {"sector", fee.sector.id}, {"client_group", fee.client_group.id}, {"area", fee.area.id}};
      if (const auto paid = amount(fee.amount); wanted(paid.second)) one.values["amount"] = paid;
      all_.push_back(std::move(one));
    }
  }

  // Of a price a night and a price a week, the one that the bands are in.
  bool wanted(const Unit& unit) const {
    for (const auto* ids : {&dataset_.rows, &dataset_.columns})
      for (const auto& id : *ids)
        if (const auto dimension = find_dimension(publication_, id.value, dataset_.lists); dimension && dimension->has_bands) return dimension->bands_in == unit;
    return true;
  }

  // Only those of the items in brackets.
  bool select(const FigureExpression& expression) {
    for (const auto& selection : expression.selections) {
      const auto id = selection.dimension.empty() ? std::string("year") : selection.dimension;
      if (std::find(known_items_.begin(), known_items_.end(), id) == known_items_.end()) {
        wrong("unknown-dimension", fmt::format("{} is not broken down by {}", expression.id, id), suggestion(id, known_items_, "it is broken down by"));
        return false;
      }
      std::erase_if(all_, [&](const Counted& one) { return one.items.at(id) != selection.item; });
    }
    return true;
  }

  // --- What of it goes where

  bool has_value(std::string_view id) const { return std::find(known_values_.begin(), known_values_.end(), id) != known_values_.end(); }

  bool choose_measures() {
    if (!by_.empty() && !has_value(by_)) {
      wrong("unknown-measure", fmt::format("what is counted has no \"{}\"", by_), suggestion(by_, known_values_, "it has"));
      return false;
    }
    if (by_.empty() && (counting_.from || counting_.to)) {
      wrong("count-by-what", "from and to do not say which value they are of", fmt::format("write of = \"{}.{}\"", counting_.of.value, known_values_.front()));
      return false;
    }
    auto measures = dataset_.measures;
    if (dataset_.measure) measures.push_back(*dataset_.measure.value);
    for (const auto& measure : measures) {
      if (!measure.sum) continue;
      if (!has_value(measure.sum.value)) {
        found_.error("unknown-measure", measure.sum.at, fmt::format("what is counted has no \"{}\"", measure.sum.value), suggestion(measure.sum.value, known_values_, "it has"));
        return false;
      }
      const auto unit = Unit::parse(measure.unit.value);
      for (const auto& one : all_) {
        const auto value = one.values.find(measure.sum.value);
        if (value == one.values.end() || value->second.second == unit) continue;
        found_.error("units-differ", measure.unit.at,
                     fmt::format("\"{}\" adds up figures in {}, and is said to be in {}", measure.id, value->second.second.name(), unit.name()),
                     fmt::format("write unit = \"{}\"", value->second.second.name()));
        return false;
      }
    }
    return true;
  }

  // Counts of records that nobody may see are counts of people, and what they come to must not be shown without them.
  bool protect(Dataset& out) {
    bool counts = false, sums = false;
    const auto one = [&](Measure& measure) {
      counts |= !measure.sum;
      sums |= bool(measure.sum);
      if (!measure.sum && !measure.disclosure && Unit::parse(measure.unit.value).is_people()) measure.disclosure.value = true;
    };
    for (auto& measure : out.measures) one(measure);
    if (out.measure) one(*out.measure.value);
    if (counts || !sums) return true;
    found_.error("sum-without-count", dataset_.at, fmt::format("dataset \"{}\" adds up records that are not published, and does not count them", dataset_.id),
                 "add a measure for how many there are, { id = \"people\", unit = \"people\" }, by which small groups are withheld");
    return false;
  }

  bool choose_dimensions() {
    for (const auto* ids : {&dataset_.rows, &dataset_.columns}) {
      for (const auto& id : *ids) {
        auto dimension = find_dimension(publication_, id.value, dataset_.lists);
        if (!dimension) continue;  // said when it is resolved
        if (dimension->has_bands ? !bands(*dimension, id.at) : !shared(id)) return false;
        keys_.push_back(id.value);
      }
    }
    return true;
  }

  bool bands(const Dimension& dimension, Position at) {
    if (by_.empty()) {
      wrong("count-by-what", fmt::format("it is not said which value falls in the bands of {}", dimension.id), fmt::format("write of = \"{}.{}\"", counting_.of.value, known_values_.front()));
      return false;
    }
    for (const auto& one : all_) {
      const auto value = one.values.find(by_);
      if (value == one.values.end() || value->second.second == dimension.bands_in) continue;
      found_.error("units-differ", at,
                   fmt::format("{} is in {}, and the bands of {} are in {}", by_, value->second.second.name(), dimension.id, dimension.bands_in.name()),
                   "use bands in the same unit");
      return false;
    }
    return true;
  }

  bool shared(const Plain& id) {
    if (std::find(known_items_.begin(), known_items_.end(), id.value) != known_items_.end()) return true;
    found_.error("unknown-dimension", id.at, fmt::format("what is counted is not broken down by {}", id.value), suggestion(id.value, known_items_, "it is broken down by"));
    return false;
  }

  // --- Counting

  void axis(const std::string& id) {
    Axis out{*find_dimension(publication_, id, dataset_.lists), {}};
    if (out.dimension.is_year())
      for (const auto& one : all_)
        if (const auto& year = one.items.at("year"); !out.dimension.find(year)) {
          Item item;
          item.id = year;
          out.dimension.items.push_back(std::move(item));
        }
    axes_.push_back(std::move(out));
  }

  std::optional<std::size_t> place_on(const Axis& axis, const Counted& one) const {
    if (!axis.dimension.has_bands) return axis.dimension.find(one.items.at(axis.dimension.id));
    const auto value = one.values.find(by_);
    if (value == one.values.end()) return std::nullopt;
    for (std::size_t i = 0; i < axis.dimension.items.size(); ++i) {
      const auto& band = axis.dimension.items[i].band;
      if (band && (!band->from || value->second.first >= *band->from) && (!band->to || value->second.first < *band->to)) return i;
    }
    return std::nullopt;
  }

  bool within_limits(const Counted& one) const {
    if (by_.empty()) return true;
    const auto value = one.values.find(by_);
    if (value == one.values.end()) return false;
    const double amount = value->second.first;
    return (!counting_.from || amount >= *counting_.from.value) && (!counting_.to || amount < *counting_.to.value);
  }

  // Of packages over £50,000 there is no row for those under £20,000.
  bool reaches_limits(const Band& band) const {
    return (!counting_.from || !band.to || *band.to > *counting_.from.value) && (!counting_.to || !band.from || *band.from < *counting_.to.value);
  }

  void count_all() {
    std::size_t left_out = 0;
    for (const auto& one : all_) {
      if (!within_limits(one)) continue;
      std::vector<std::size_t> place;
      for (const auto& axis : axes_)
        if (const auto item = place_on(axis, one)) place.push_back(*item);
      if (place.size() != axes_.size()) {
        ++left_out;
        continue;
      }
      for (std::size_t a = 0; a < axes_.size(); ++a) axes_[a].used.push_back(place[a]);
      gathered_[place].push_back(&one);
    }
    for (auto& axis : axes_) {
      if (axis.dimension.has_bands) {
        axis.used.clear();
        for (std::size_t i = 0; i < axis.dimension.items.size(); ++i)
          if (axis.dimension.items[i].band && reaches_limits(*axis.dimension.items[i].band)) axis.used.push_back(i);
      }
      std::sort(axis.used.begin(), axis.used.end());
      axis.used.erase(std::unique(axis.used.begin(), axis.used.end()), axis.used.end());
    }
    if (left_out > 0)
      found_.warning("not-counted", counting_.of.at, fmt::format("{} of the values that dataset \"{}\" counts fall in none of its rows or columns", left_out, dataset_.id),
                     "let the bands begin lower or end higher, or add the missing items to the list");
  }

  double figure(const Measure& measure, const std::vector<const Counted*>& here) const {
    if (!measure.sum) return static_cast<double>(here.size());
    double sum = 0;
    for (const auto* one : here)
      if (const auto value = one->values.find(measure.sum.value); value != one->values.end()) sum += value->second.first;
    return sum;
  }

  void write(Dataset& out) {
    std::vector<std::size_t> at(axes_.size(), 0);
    if (std::any_of(axes_.begin(), axes_.end(), [](const auto& axis) { return axis.used.empty(); })) return;
    for (;;) {
      Cell cell;
      cell.at = counting_.of.at;
      std::vector<std::size_t> place;
      for (std::size_t a = 0; a < axes_.size(); ++a) {
        place.push_back(axes_[a].used[at[a]]);
        cell.entries.push_back({axes_[a].dimension.id, axes_[a].dimension.items[place.back()].id, cell.at, cell.at});
      }
      const auto here = gathered_.find(place);
      static const std::vector<const Counted*> nothing_here;
      const auto& counted = here == gathered_.end() ? nothing_here : here->second;
      if (dataset_.measure) cell.entries.push_back({"value", figure(*dataset_.measure.value, counted), cell.at, cell.at});
      for (const auto& measure : dataset_.measures) cell.entries.push_back({measure.id, figure(measure, counted), cell.at, cell.at});
      out.cells.push_back(std::move(cell));
      std::size_t a = axes_.size();
      while (a > 0 && ++at[a - 1] == axes_[a - 1].used.size()) at[--a] = 0;
      if (a == 0) return;
    }
  }

  const Publication& publication_;
  const Dataset& dataset_;
  const Counting& counting_;
  const std::map<std::string, Resolved>& resolved_;
  Diagnostics& found_;
  std::vector<Counted> all_;
  std::vector<std::string> known_values_, known_items_, keys_;
  std::string by_;
  bool are_secret_ = false;
  std::vector<Axis> axes_;
  std::map<std::vector<std::size_t>, std::vector<const Counted*>> gathered_;
};

}  // namespace

std::optional<Dataset> count_values(const Publication& publication, const Dataset& dataset, const std::map<std::string, Resolved>& resolved, Diagnostics& found) {
  return Counter(publication, dataset, resolved, found).run();
}

}  // namespace comisiynu
