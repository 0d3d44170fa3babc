// Disclosure control over all datasets together: what each publishes, how it adds up, and where two datasets show the
// same figure.
#include <algorithm>
#include <map>
#include <string>

#include "analysis/content.h"
#include "analysis/disclosure.h"

namespace comisiynu {

namespace {

struct Table {
  Resolved* resolved;
  std::size_t measure;
  std::vector<std::size_t> count_of;             // by slot; `none` where there is no figure
  std::map<std::string, std::size_t> by_meaning;  // counts by what they are of
};

constexpr auto none = static_cast<std::size_t>(-1);

bool age_contains(const Item& larger, const Item& smaller) {
  const auto from = [](const Item& item) { return item.from.value.value_or(0); };
  const auto to = [](const Item& item) { return item.to.value.value_or(1000); };
  return larger.id != smaller.id && from(larger) <= from(smaller) && to(smaller) <= to(larger);
}

class Withhold {
 public:
  Withhold(const Publication& publication, const std::vector<Resolved*>& all) : publication_(publication), all_(all) {}

  void run() {
    for (auto* resolved : all_)
      for (std::size_t m = 0; m < resolved->dataset.measures.size(); ++m)
        if (resolved->dataset.measures[m].is_protected) add_table(*resolved, m);
    if (tables_.empty()) return;
    for (std::size_t a = 0; a < tables_.size(); ++a)
      for (std::size_t b = a + 1; b < tables_.size(); ++b) join(tables_[a], tables_[b]);

    const auto minimum = publication_.settings.disclosure.minimum.value.value_or(5);
    const auto decided = withheld(accounts_, static_cast<double>(minimum));
    for (const auto& table : tables_) {
      auto& slots = table.resolved->content->slots[table.measure];
      for (std::size_t slot = 0; slot < slots.size(); ++slot)
        if (table.count_of[slot] != none && decided[table.count_of[slot]]) slots[slot] = {0, Missing::confidential};
    }
  }

 private:
  void add_table(Resolved& resolved, std::size_t measure) {
    Table table{&resolved, measure, {}, {}};
    const auto& content = *resolved.content;
    const auto& slots = content.slots[measure];
    table.count_of.assign(content.slot_count, none);
    for (std::size_t slot = 0; slot < content.slot_count; ++slot) {
      if (!content.present[slot] || slots[slot].missing != Missing::no) continue;
      const auto place = content.place(slot);
      const auto totals = std::count(place.begin(), place.end(), all_items);
      table.count_of[slot] = accounts_.counts.size();
      table.by_meaning.emplace(meaning(resolved.dataset, measure, place), accounts_.counts.size());
      accounts_.counts.push_back({slots[slot].value, 1.0 + static_cast<double>(totals)});
    }
    add_sums(table);
    add_nested_items(table);
    tables_.push_back(std::move(table));
  }

  void add_sums(const Table& table) {
    const auto& dataset = table.resolved->dataset;
    const auto& content = *table.resolved->content;
    for (std::size_t d = 0; d < dataset.dimensions.size(); ++d) {
      if (content.sizes[d] != 1 && !(dataset.measures[table.measure].adds_up && dataset.dimensions[d].adds_up)) continue;
      for_each_total(content, d, [&](std::size_t slot) {
        if (table.count_of[slot] == none) return;
        Accounts::Sum sum{table.count_of[slot], {}};
        const auto first = slot - content.strides[d] * content.sizes[d];
        for (std::size_t i = 0; i < content.sizes[d]; ++i) {
          const auto part = table.count_of[first + i * content.strides[d]];
          if (part != none) sum.parts.push_back(part);
        }
        accounts_.sums.push_back(std::move(sum));
      });
    }
  }

  // Ages of 65 and over less those of 75 and over are those from 65 to 74, though no cell says so; an area less its
  // parts is the rest of it.
  void add_nested_items(const Table& table) {
    const auto& dataset = table.resolved->dataset;
    const auto& content = *table.resolved->content;
    for (std::size_t d = 0; d < dataset.dimensions.size(); ++d) {
      const auto& dimension = dataset.dimensions[d];
      for (std::size_t larger = 0; larger < dimension.items.size(); ++larger) {
        const auto [parts, all_of_it] = parts_of(dimension, larger);
        if (parts.empty()) continue;
        for_each_total(content, d, [&, &inside = parts, &complete = all_of_it](std::size_t slot) {
          const auto first = slot - content.strides[d] * content.sizes[d];
          const auto larger_count = table.count_of[first + larger * content.strides[d]];
          if (larger_count == none) return;
          Accounts::Sum sum{larger_count, {}};
          double rest = accounts_.counts[larger_count].value;
          for (const auto part : inside) {
            const auto count = table.count_of[first + part * content.strides[d]];
            if (count == none) continue;
            sum.parts.push_back(count);
            rest -= accounts_.counts[count].value;
          }
          if (sum.parts.empty() || rest < 0) return;
          if (rest > 0 || !complete || sum.parts.size() < inside.size()) {
            sum.parts.push_back(accounts_.counts.size());
            accounts_.counts.push_back({rest, 1, false});
          }
          accounts_.sums.push_back(std::move(sum));
        });
      }
    }
  }

  // The items within another that do not overlap each other, the largest first, and whether they are all of it.
  std::pair<std::vector<std::size_t>, bool> parts_of(const Dimension& dimension, std::size_t larger) const {
    std::vector<std::size_t> parts;
    const auto& items = dimension.items;
    if (dimension.id == "age_band") {
      if (!items[larger].from.value && !items[larger].to.value) return {};
      std::vector<std::size_t> inside;
      for (std::size_t i = 0; i < items.size(); ++i)
        if (i != larger && (items[i].from.value || items[i].to.value) && age_contains(items[larger], items[i])) inside.push_back(i);
      const auto ages = [&](std::size_t i) { return items[i].to.value.value_or(1000) - items[i].from.value.value_or(0) + 1; };
      std::stable_sort(inside.begin(), inside.end(), [&](auto a, auto b) { return ages(a) > ages(b); });
      auto left = ages(larger);
      for (const auto i : inside) {
        const bool overlaps = std::any_of(parts.begin(), parts.end(), [&](auto taken) {
          return std::max(items[taken].from.value.value_or(0), items[i].from.value.value_or(0)) <=
                 std::min(items[taken].to.value.value_or(1000), items[i].to.value.value_or(1000));
        });
        if (overlaps) continue;
        parts.push_back(i);
        left -= ages(i);
      }
      return {parts, left == 0};
    }
    if (dimension.id == "area") {
      std::size_t children = 0;
      for (const auto& area : publication_.areas) {
        if (area.within.id != items[larger].id) continue;
        ++children;
        if (const auto child = dimension.find(area.id)) parts.push_back(*child);
      }
      return {parts, parts.size() == children};
    }
    return {};
  }

  // Calls each(slot) for every slot at the total of dimension `d`.
  template <class Each>
  static void for_each_total(const Content& content, std::size_t d, Each each) {
    for (std::size_t slot = 0; slot < content.slot_count; ++slot)
      if (slot / content.strides[d] % (content.sizes[d] + 1) == content.sizes[d]) each(slot);
  }

  // What a count is of: the unit, the time, and the item of every dimension that it is not the total over.
  static std::string meaning(const ResolvedDataset& dataset, std::size_t measure, const Coordinates& place) {
    std::map<std::string, std::string> parts;
    if (dataset.source != nullptr) {
      parts["\x01 when"] = dataset.source->dated ? dataset.source->dated.iso() : dataset.source->period.value;
      if (dataset.source->area) parts["area"] = dataset.source->area.id;
      if (dataset.source->client_group) parts["client_group"] = dataset.source->client_group.id;
    }
    parts["\x01 unit"] = dataset.measures[measure].unit.name();
    for (std::size_t d = 0; d < place.size(); ++d)
      if (place[d] != all_items) parts[dataset.dimensions[d].id] = dataset.dimensions[d].items[static_cast<std::size_t>(place[d])].id;
    std::string text;
    for (const auto& [key, value] : parts) text += key + '=' + value + '\n';
    return text;
  }

  // Two tables that give the same figure for everything they both speak of are taken to be of the same people: what
  // one withholds must not be read from the other.
  void join(const Table& a, const Table& b) {
    std::vector<std::pair<std::size_t, std::size_t>> shared;
    for (const auto& [key, count] : a.by_meaning) {
      const auto there = b.by_meaning.find(key);
      if (there == b.by_meaning.end()) continue;
      if (accounts_.counts[count].value != accounts_.counts[there->second].value) return;
      shared.emplace_back(count, there->second);
    }
    for (const auto& [one, other] : shared) accounts_.sums.push_back({one, {other}});
  }

  const Publication& publication_;
  const std::vector<Resolved*>& all_;
  std::vector<Table> tables_;
  Accounts accounts_;
};

}  // namespace

void withhold(const Publication& publication, const std::vector<Resolved*>& all) { Withhold(publication, all).run(); }

}  // namespace comisiynu
