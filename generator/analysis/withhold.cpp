// Disclosure control over all datasets together: what each publishes, how it adds up, and where two datasets show the
// same figure or figures of the same people.
//
// Figures of two tables are the same when they are in the same unit, of the same year, and of the same item of every
// dimension that either is not the total over; a dataset's own area and client group are such items too. Tables are taken
// to count the same people when an author says so (same_as), or when every figure that both have is the same. One is some
// of the other's people where an author says so (part_of); what is left of the other is then protected too.
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "analysis/content.h"
#include "analysis/disclosure.h"
#include "analysis/same_people.h"
#include "analysis/small_counts.h"

namespace comisiynu {

namespace {

constexpr auto none = Decision::none;

struct Table {
  Resolved* resolved;
  std::size_t measure;
  std::vector<std::size_t> count_of;         // by slot; `none` where there is no figure
  std::map<Meaning, std::size_t> by_meaning;  // slots by what they are of
  const ResolvedDataset& dataset() const { return resolved->dataset; }
  const Content& content() const { return *resolved->content; }
  double value(std::size_t slot) const { return content().slots[measure][slot].value; }
};

class Withhold {
 public:
  Withhold(const Publication& publication, const std::vector<Resolved*>& all, Diagnostics& found)
      : publication_(publication), all_(all), found_(found) {}

  std::vector<WithheldFigure> run() {
    for (auto* resolved : all_)
      for (std::size_t m = 0; m < resolved->dataset.measures.size(); ++m) {
        const auto& measure = resolved->dataset.measures[m];
        if (resolved->content->slots[m].empty()) continue;
        if (measure.is_protected) add_table(*resolved, m);
        else if (measure.unit.is_people()) open_.push_back(table_of(*resolved, m));
      }
    check_links();
    if (tables_.empty()) return {};
    for (auto* resolved : all_) add_measure_sums(*resolved);
    for (auto& table : tables_) {
      for (auto& other : tables_) {
        if (&table < &other) join(table, other);
        if (says(table, &Dataset::part_of, other) && are_counterparts(table, other)) split(table, other);
      }
    }
    refuse_empty_links();
    decisions_ = decide(accounts_, static_cast<double>(least_count_shown(publication_)));
    refuse_open_doors();
    refuse_open_needs();
    auto why = explain();
    for (const auto& table : tables_) {
      auto& slots = table.resolved->content->slots[table.measure];
      for (std::size_t slot = 0; slot < slots.size(); ++slot)
        if (is_withheld(table, slot)) slots[slot] = {0, Missing::confidential};
    }
    for (auto* resolved : all_) follow(*resolved->content);
    return why;
  }

 private:
  enum class Kind { total, rest, same };

  void add_sum(Kind kind, Accounts::Sum sum) {
    accounts_.sums.push_back(std::move(sum));
    kinds_.push_back(kind);
  }

  // A count that no table shows.
  std::size_t add_rest(double value) {
    accounts_.counts.push_back({value, 1, false});
    owners_.push_back({nullptr, 0});
    return accounts_.counts.size() - 1;
  }

  Table table_of(Resolved& resolved, std::size_t measure) const {
    Table table{&resolved, measure, {}, {}};
    const auto& content = *resolved.content;
    for (std::size_t slot = 0; slot < content.slot_count; ++slot)
      if (content.present[slot] && content.slots[measure][slot].missing == Missing::no)
        table.by_meaning.emplace(meaning(resolved.dataset, measure, content.place(slot)), slot);
    return table;
  }

  void add_table(Resolved& resolved, std::size_t measure) {
    auto& table = tables_.emplace_back(table_of(resolved, measure));
    const auto& content = *resolved.content;
    const auto& slots = content.slots[measure];
    table.count_of.assign(content.slot_count, none);
    for (std::size_t slot = 0; slot < content.slot_count; ++slot) {
      if (!content.present[slot] || slots[slot].missing != Missing::no) continue;
      const auto place = content.place(slot);
      const auto totals = std::count(place.begin(), place.end(), all_items);
      table.count_of[slot] = accounts_.counts.size();
      accounts_.counts.push_back({slots[slot].value, 1.0 + static_cast<double>(totals)});
      owners_.push_back({&table, slot});
    }
    add_sums(table);
    add_nested_items(table);
  }

  const Table* protected_table(const Resolved& resolved, std::size_t measure) const {
    for (const auto& table : tables_)
      if (table.resolved == &resolved && table.measure == measure) return &table;
    return nullptr;
  }

  // A measure that is the sum of others, place by place.
  void add_measure_sums(const Resolved& resolved) {
    for (std::size_t m = 0; m < resolved.content->sums.size(); ++m) {
      const auto* whole = protected_table(resolved, m);
      if (whole == nullptr || resolved.content->sums[m].empty()) continue;
      for (std::size_t slot = 0; slot < whole->count_of.size(); ++slot) {
        if (whole->count_of[slot] == none) continue;
        Accounts::Sum sum{whole->count_of[slot], {}};
        for (const auto part : resolved.content->sums[m])
          if (const auto* table = protected_table(resolved, part); table != nullptr && table->count_of[slot] != none) sum.parts.push_back(table->count_of[slot]);
        add_sum(Kind::total, std::move(sum));
      }
    }
  }

  // What withheld counts of records come to is withheld with them.
  static void follow(Content& content) {
    for (std::size_t m = 0; m < content.follows.size(); ++m) {
      if (!content.follows[m] || content.slots[m].empty()) continue;
      const auto& counts = content.slots[*content.follows[m]];
      for (std::size_t slot = 0; slot < counts.size(); ++slot)
        if (counts[slot].missing == Missing::confidential) content.slots[m][slot] = {0, Missing::confidential};
    }
  }

  void add_sums(const Table& table) {
    const auto& dataset = table.dataset();
    const auto& content = table.content();
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
        if (sum.parts.size() == 1) alias_of_.emplace(sum.total, sum.parts.front());
        add_sum(sum.parts.size() == 1 ? Kind::same : Kind::total, std::move(sum));
      });
    }
  }

  // Ages of 65 and over less those of 75 and over are those from 65 to 74, though no cell says so; an area less its
  // parts is the rest of it.
  void add_nested_items(const Table& table) {
    const auto& content = table.content();
    for (std::size_t d = 0; d < table.dataset().dimensions.size(); ++d) {
      const auto& dimension = table.dataset().dimensions[d];
      for (std::size_t larger = 0; larger < dimension.items.size(); ++larger) {
        const auto within = parts_of(publication_, dimension.id, dimension.items[larger], dimension.items);
        if (within.items.empty()) continue;
        for_each_total(content, d, [&](std::size_t slot) {
          const auto first = slot - content.strides[d] * content.sizes[d];
          const auto larger_count = table.count_of[first + larger * content.strides[d]];
          if (larger_count == none) return;
          std::vector<std::size_t> parts;
          for (const auto part : within.items)
            if (const auto count = table.count_of[first + part * content.strides[d]]; count != none) parts.push_back(count);
          add_parts(larger_count, std::move(parts), within.complete && parts.size() == within.items.size());
        });
      }
    }
  }

  // What the whole has beyond its parts is a count too, unless they are all of it.
  void add_parts(std::size_t whole, std::vector<std::size_t> parts, bool complete) {
    double rest = accounts_.counts[whole].value;
    for (const auto part : parts) rest -= accounts_.counts[part].value;
    if (parts.empty() || rest < 0) return;
    if (rest > 0 || !complete) parts.push_back(add_rest(rest));
    add_sum(Kind::rest, {whole, std::move(parts)});
  }

  // Calls each(slot) for every slot at the total of dimension `d`.
  template <class Each>
  static void for_each_total(const Content& content, std::size_t d, Each each) {
    for (std::size_t slot = 0; slot < content.slot_count; ++slot)
      if (slot / content.strides[d] % (content.sizes[d] + 1) == content.sizes[d]) each(slot);
  }

  // --- Between tables

  static bool says(const Table& table, Ref<Dataset> Dataset::*link, const Table& other) {
    return table.dataset().source != nullptr && (table.dataset().source->*link).id == other.dataset().id;
  }

  // A link to people whose counts nobody protects protects nobody.
  void check_links() const {
    const auto is_protected = [&](std::string_view id) {
      return std::any_of(tables_.begin(), tables_.end(), [&](const Table& table) { return table.dataset().id == id; });
    };
    for (const auto* resolved : all_) {
      const auto* source = resolved->dataset.source;
      if (source == nullptr) continue;
      for (const auto* link : {&source->same_as, &source->part_of}) {
        if (!*link || find(publication_.datasets, link->id) == nullptr) continue;
        for (const auto& id : {source->id, link->id})
          if (!is_protected(id))
            found_.warning("link-without-disclosure", link->at, fmt::format("dataset \"{}\" is linked for the sake of small counts, and they are not protected", id),
                           "add disclosure = true to its measure");
      }
    }
  }

  // Men in one dataset and men in the other; or what either calls by a name that the other has not.
  static bool are_counterparts(const Table& a, const Table& b) {
    const auto &one = a.dataset().measures[a.measure].id, &other = b.dataset().measures[b.measure].id;
    return one == other || (!a.dataset().measure(other) && !b.dataset().measure(one));
  }

  void join(const Table& a, const Table& b) {
    const bool from_a = says(a, &Dataset::same_as, b), said = (from_a || says(b, &Dataset::same_as, a)) && are_counterparts(a, b);
    const auto shared = same_figures(a, b);
    const auto sums_before = accounts_.sums.size();
    for (const auto& [one, other] : shared.slots) add_sum(Kind::same, {a.count_of[one], {b.count_of[other]}});
    if (said || !shared.slots.empty()) {
      add_parts_between(a, b);
      add_parts_between(b, a);
    }
    if (!said) return;
    const auto &from = from_a ? a : b, &of = from_a ? b : a;
    if (accounts_.sums.size() > sums_before) linked_.insert(&from.dataset().source->same_as);
    if (!shared.differs) return;
    linked_.insert(&from.dataset().source->same_as);  // what keeps them apart is said here
    found_.error("datasets-disagree", from.dataset().source->same_as.at,
                 fmt::format("dataset \"{}\" does not count the same people as \"{}\": they differ for {}", from.dataset().id, of.dataset().id, in_words(*shared.differs)),
                 "mend the figure that is wrong, or take out same_as");
  }

  // The slots of both that have the same meaning; none where one of them differs, for then they are of other people.
  struct Shared {
    std::vector<std::pair<std::size_t, std::size_t>> slots;
    std::optional<Meaning> differs;
  };
  static Shared same_figures(const Table& a, const Table& b) {
    Shared shared;
    for (const auto& [what, slot] : a.by_meaning) {
      const auto there = b.by_meaning.find(what);
      if (there == b.by_meaning.end()) continue;
      if (!are_comparable(a.dataset(), a.content().place(slot), b.dataset(), b.content().place(there->second))) continue;
      if (a.value(slot) != b.value(there->second)) return {{}, what};
      shared.slots.emplace_back(slot, there->second);
    }
    return shared;
  }

  // Two datasets that an author says count the same people, and of which no figure can be held against another, would
  // each withhold what the other shows: their days or periods, areas or client groups are written differently.
  void refuse_empty_links() const {
    for (const auto& table : tables_) {
      const auto* source = table.dataset().source;
      if (source == nullptr) continue;
      for (const auto& [link, key] : {std::pair(&source->same_as, "same_as"), std::pair(&source->part_of, "part_of")}) {
        const auto is_linked = [&](const Table& other) { return other.dataset().id == link->id; };
        if (!*link || linked_.contains(link) || std::none_of(tables_.begin(), tables_.end(), is_linked)) continue;
        found_.error("nothing-in-common", link->at, fmt::format("no figure of dataset \"{}\" can be held against one of \"{}\"", source->id, link->id),
                     fmt::format("write day or period, area and client group alike in both, and break them down by the same items; or take out {}", key));
        linked_.insert(link);
      }
    }
  }

  // A figure of one table that several of the other are parts of: 18 to 64 in one, 18 to 29 and 30 to 64 in the other.
  void add_parts_between(const Table& larger, const Table& smaller) {
    for (const auto& [what, slot] : larger.by_meaning) {
      for (const auto& dimension : smaller.dataset().dimensions) {
        const auto item = what.find(dimension.id);
        if (item == what.end() || dimension.find(item->second)) continue;
        const auto known = find_dimension(publication_, dimension.id);
        const auto index = known ? known->find(item->second) : std::nullopt;
        if (!index) continue;
        const auto within = parts_of(publication_, dimension.id, known->items[*index], dimension.items);
        std::vector<std::size_t> parts;
        auto there = what;
        for (const auto part : within.items) {
          there[dimension.id] = dimension.items[part].id;
          const auto found = smaller.by_meaning.find(there);
          if (found != smaller.by_meaning.end()) parts.push_back(smaller.count_of[found->second]);
        }
        add_parts(larger.count_of[slot], parts, within.complete && parts.size() == within.items.size());
      }
    }
  }

  // Some people, and the others: 61 of whom 58 are on a list leave 3 who are not.
  void split(const Table& part, const Table& whole) {
    for (const auto& [what, slot] : part.by_meaning) {
      const auto there = whole.by_meaning.find(without_own(part.dataset(), whole.dataset(), what));
      if (there == whole.by_meaning.end()) continue;
      if (!are_comparable(part.dataset(), part.content().place(slot), whole.dataset(), whole.content().place(there->second))) continue;
      linked_.insert(&part.dataset().source->part_of);
      if (part.value(slot) > whole.value(there->second)) {
        found_.error("part-larger-than-whole", part.dataset().source->part_of.at,
                     fmt::format("dataset \"{}\" counts more people than \"{}\", of which it is a part, for {}", part.dataset().id,
                                 whole.dataset().id, in_words(what)),
                     "mend the figure that is wrong, or take out part_of");
        return;
      }
      add_parts(whole.count_of[there->second], {part.count_of[slot]}, false);
    }
  }

  // A table that is not protected and shows what another withholds makes all the care in vain.
  void refuse_open_doors() const {
    for (const auto& open : open_) {
      for (const auto& table : tables_) {
        const auto shared = same_figures(open, table).slots;
        if (shared.size() == 1 && is_total_of_all(table, shared.front().second)) continue;  // may be so by chance
        const auto told = std::find_if(shared.begin(), shared.end(), [&](const auto& pair) { return is_withheld(table, pair.second); });
        if (told == shared.end()) continue;
        const auto& dataset = open.dataset();
        const bool is_record = dataset.source == nullptr;
        found_.error("withheld-figure-shown", dataset.at,
                     fmt::format("{} shows a count that dataset \"{}\" withholds, for {}", is_record ? dataset.id : fmt::format("dataset \"{}\"", dataset.id),
                                 table.dataset().id, in_words(meaning(table.dataset(), table.measure, table.content().place(told->second)))),
                     is_record ? "leave it out, or speak of a larger area" : "add disclosure = true to its measure");
        break;
      }
    }
  }

  // Nor may a need say of its own area or client group how many people they are, where a table withholds that.
  void refuse_open_needs() const {
    for (const auto& need : publication_.needs) {
      if (!need.area && !need.client_group) continue;  // so many in all may be so by chance
      for (const auto& [year, people] : need.people.by_year) {
        Meaning what{{"unit", "people"}, {"year", std::to_string(year)}};
        if (need.area) what["area"] = need.area.id;
        if (need.client_group) what["client_group"] = need.client_group.id;
        const auto told = std::find_if(tables_.begin(), tables_.end(), [&](const Table& table) {
          const auto there = table.by_meaning.find(what);
          return there != table.by_meaning.end() && is_withheld(table, there->second) && table.value(there->second) == people;
        });
        if (told == tables_.end() || is_small_count(publication_, people)) continue;
        found_.error("withheld-figure-shown", need.people.at,
                     fmt::format("need/{} shows a count that dataset \"{}\" withholds, for {}", need.id, told->dataset().id, in_words(what)),
                     "leave it out, or speak of a larger area");
      }
    }
  }

  // --- What comes of it

  bool is_withheld(const Table& table, std::size_t slot) const {
    return table.count_of[slot] != none && decisions_[table.count_of[slot]].withheld;
  }

  WithheldFigure::Cell cell(std::size_t count) const {
    if (count == none || owners_[count].table == nullptr) return {};
    for (auto alias = alias_of_.find(count); alias != alias_of_.end(); alias = alias_of_.find(count)) count = alias->second;
    const auto& [table, slot] = owners_[count];
    return {table->dataset().id, table->measure, table->content().place(slot)};
  }

  static bool is_total_of_all(const Table& table, std::size_t slot) {
    const auto place = table.content().place(slot);
    return std::all_of(place.begin(), place.end(), [](int item) { return item == all_items; });
  }

  std::vector<WithheldFigure> explain() const {
    std::vector<WithheldFigure> all;
    for (const auto& table : tables_)
      for (std::size_t slot = 0; slot < table.count_of.size(); ++slot)
        if (is_withheld(table, slot) && !alias_of_.contains(table.count_of[slot])) all.push_back(explained(table.count_of[slot]));
    return all;
  }

  WithheldFigure explained(std::size_t count) const {
    using Reason = WithheldFigure::Reason;
    const auto& decision = decisions_[count];
    WithheldFigure figure{cell(count), Reason::small, {}, {}};
    if (decision.protects == none) return figure;
    figure.protects = cell(decision.protects);
    figure.reason = figure.protects.dataset.empty() ? Reason::follows : Reason::total;
    if (decision.through == none) return figure;
    const auto& sum = accounts_.sums[decision.through];
    if (kinds_[decision.through] == Kind::same) figure.reason = figure.reason == Reason::follows ? figure.reason : Reason::same;
    figure.through = cell(sum.total == count ? sum.parts.front() : sum.total);
    return figure;
  }

  struct Owner { const Table* table; std::size_t slot; };

  const Publication& publication_;
  const std::vector<Resolved*>& all_;
  Diagnostics& found_;
  std::deque<Table> tables_;  // does not move them: owners_ point at them
  std::vector<Table> open_;
  mutable std::set<const Ref<Dataset>*> linked_;  // same_as and part_of that brought figures together, or of which something was said
  Accounts accounts_;
  std::vector<Kind> kinds_;    // by sum
  std::vector<Owner> owners_;  // by count
  std::map<std::size_t, std::size_t> alias_of_;  // a total of one part is that part
  std::vector<Decision> decisions_;
};

}  // namespace

std::vector<WithheldFigure> withhold(const Publication& publication, const std::vector<Resolved*>& all, Diagnostics& found) {
  return Withhold(publication, all, found).run();
}

}  // namespace comisiynu
