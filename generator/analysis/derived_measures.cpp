// Columns that are worked out from others: sums, differences and quotients. What has the wrong unit for that is told of.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/content.h"
#include "base/text.h"

namespace comisiynu {

namespace {

using Working = Content::Working;

constexpr std::string_view dataset_kind = "dataset/";

bool is_divisible(const Unit& unit) { return unit.kind() == UnitKind::count || unit.kind() == UnitKind::money; }

// "GBP per week" and "hours per week" are of a week already.
bool is_of_a_time(const Unit& unit) { return unit.name().find(" per ") != std::string::npos && !unit.name().ends_with(" per year"); }

class DerivedMeasures {
 public:
  DerivedMeasures(const Publication& publication, const Dataset& dataset, ResolvedDataset& out, Content& content, Diagnostics& found)
      : publication_(publication), dataset_(dataset), out_(out), content_(content), found_(found) {}

  void run() {
    for (const auto& derived : dataset_.derived) {
      if (derived.id.empty() || out_.measure(derived.id) || out_.dimension(derived.id))
        found_.error("measure-twice", derived.at, fmt::format("{} has another dimension or measure \"{}\"", named(), derived.id),
                     "give this column a word of its own");
      else if (!derived.sum.empty() && !derived.of) add_sum(derived);
      else if (derived.sum.empty() && derived.of && derived.less && !derived.per) add_difference(derived);
      else if (derived.sum.empty() && derived.of && !derived.less && (derived.per || derived.weeks || derived.days)) add_quotient(derived);
      else
        found_.error("derived-how", derived.at, fmt::format("it is not clear how \"{}\" is worked out", derived.id),
                     "write sum = [\"…\", \"…\"], or of = \"…\" with per = \"…\", weeks = 52 or less = \"…\"");
    }
  }

 private:
  std::string named() const { return fmt::format("dataset \"{}\"", dataset_.id); }

  // A measure that stands in cells, or a sum of such.
  std::optional<std::size_t> measure_of(const Plain& plain) {
    const auto m = plain.value == "value" && !out_.measure("value") && out_.measures.size() == 1 ? std::optional<std::size_t>(0) : out_.measure(plain.value);
    if (m && !content_.workings[*m]) return m;
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < out_.measures.size(); ++i)
      if (!content_.workings[i]) ids.push_back(out_.measures[i].id);
    found_.error("unknown-measure", plain.at, fmt::format("{} has no measure \"{}\"", named(), plain.value),
                 suggestion(plain.value, ids, "its measures are"));
    return std::nullopt;
  }

  const Unit& unit_of(std::size_t m) const { return out_.measures[m].unit; }

  bool same_unit(std::size_t one, std::size_t other, Position at, std::string_view otherwise) {
    if (unit_of(one) == unit_of(other)) return true;
    found_.error("units-differ", at,
                 fmt::format("{} is in {} and {} in {}, so that the two cannot be {}", out_.measures[one].id, unit_of(one).name(),
                             out_.measures[other].id, unit_of(other).name(), otherwise),
                 "put together what is counted in the same unit");
    return false;
  }

  std::size_t add(const DerivedMeasure& derived, Unit unit) {
    ResolvedMeasure measure;
    measure.id = derived.id;
    measure.name = derived.name;
    measure.kind = ResolvedMeasure::Kind::derived;
    measure.unit = std::move(unit);
    out_.measures.push_back(std::move(measure));
    content_.add_measure({}, 0);
    return out_.measures.size() - 1;
  }

  // A sum has cells of its own, since disclosure control must see what it gives away of its parts.
  void add_sum(const DerivedMeasure& derived) {
    std::vector<std::size_t> parts;
    for (const auto& plain : derived.sum) {
      const auto part = measure_of(plain);
      if (!part || (!parts.empty() && !same_unit(parts.front(), *part, plain.at, "added up"))) return;
      parts.push_back(*part);
    }
    const auto first = unit_of(parts.front());
    if (first.adds_up() == AddsUp::no) {
      found_.error("totals-of-unit", derived.sum.front().at, fmt::format("figures in {} do not add up to a total", first.name()),
                   "add up the counts or amounts that they were made from");
      return;
    }
    const auto m = add(derived, first);
    auto& sum = out_.measures[m];
    sum.adds_up = std::all_of(parts.begin(), parts.end(), [&](auto part) { return out_.measures[part].adds_up; });
    sum.is_protected = std::any_of(parts.begin(), parts.end(), [&](auto part) { return out_.measures[part].is_protected; });
    for (const auto part : parts) {
      if (sum.is_protected) out_.measures[part].is_protected = true;
      content_.decimals[m] = std::max(content_.decimals[m], content_.decimals[part]);
      if (content_.follows[part]) content_.follows[m] = content_.follows[part];
    }
    auto& slots = content_.slots[m];
    slots.resize(content_.slot_count);
    for (std::size_t slot = 0; slot < content_.slot_count; ++slot)
      if (content_.present[slot]) slots[slot] = sum_at(slot, parts);
    content_.sums[m] = std::move(parts);
  }

  Content::Slot sum_at(std::size_t slot, const std::vector<std::size_t>& parts) const {
    Content::Slot sum{0, Missing::no, false, 0};
    Missing why = Missing::not_applicable;
    for (const auto part : parts) {
      const auto& one = content_.slots[part][slot];
      sum.incomplete |= one.missing == Missing::not_available || one.missing == Missing::confidential;
      if (one.missing != Missing::no) {
        if (why == Missing::not_applicable || one.missing == Missing::not_available) why = one.missing;
        continue;
      }
      sum.value += one.value;
      ++sum.parts;
    }
    return sum.parts > 0 ? sum : Content::Slot{0, why};
  }

  void add_difference(const DerivedMeasure& derived) {
    const auto of = measure_of(derived.of), less = measure_of(derived.less);
    if (!of || !less || !same_unit(*of, *less, derived.less.at, "taken from each other")) return;
    const auto m = add(derived, unit_of(*of));
    content_.workings[m] = Working{Made::difference, *of, *less};
    content_.decimals[m] = std::max(content_.decimals[*of], content_.decimals[*less]);
  }

  void add_quotient(const DerivedMeasure& derived) {
    Working working{Made::quotient};
    working.factor = derived.times.value.value_or(1);
    working.weeks = derived.weeks.value.value_or(0);
    working.days = derived.days.value.value_or(0);
    const auto of = measure_of(derived.of);
    if (!of || !time_of(derived, unit_of(*of))) return;
    working.of = *of;
    Unit per;
    if (!derived.per) working.by = Working::Per::nothing;
    else if (derived.per.value == "population" && !out_.measure("population")) working.by = Working::Per::population;
    else if (derived.per.value.starts_with(dataset_kind)) working.by = Working::Per::dataset;
    if (working.by == Working::Per::population && !populations(derived.per.at)) return;
    if (working.by == Working::Per::population) per = Unit::parse("people");
    if (working.by == Working::Per::dataset) {
      working.per = out_.denominators.size();
      out_.denominators.emplace_back();
      wanted_year();
    }
    if (working.by == Working::Per::measure) {
      const auto measure = measure_of(derived.per);
      if (!measure || !divisible(*measure, derived.per.at)) return;
      working.per = *measure;
      per = unit_of(*measure);
    }
    if (!divisible(*of, derived.of.at)) return;
    const auto m = add(derived, quotient_unit(unit_of(*of), working, per));
    content_.workings[m] = working;
    content_.decimals[m] = quotient_decimals(working);
  }

  bool divisible(std::size_t m, Position at) {
    if (is_divisible(unit_of(m))) return true;
    found_.error("not-divisible", at, fmt::format("figures in {} cannot be divided, nor others by them", unit_of(m).name()),
                 "divide the counts or amounts that they were made from");
    return false;
  }

  // The weeks or days of a year can only divide what is for a year.
  bool time_of(const DerivedMeasure& derived, const Unit& unit) {
    if (!derived.weeks && !derived.days) return true;
    const auto& given = derived.weeks ? derived.weeks : derived.days;
    const double most = derived.weeks ? 53 : 366;
    if (derived.weeks && derived.days)
      found_.error("derived-how", derived.at, fmt::format("\"{}\" is divided by the weeks of a year and by its days", derived.id), "keep one of them");
    else if (*given.value <= 0 || *given.value > most)
      found_.error("not-a-year", given.at, fmt::format("a year has no {} {}", *given.value, derived.weeks ? "weeks" : "days"),
                   derived.weeks ? "weeks = 52, or fewer for a service that closes" : "days = 365, or fewer for a service that closes");
    else if (is_of_a_time(unit))
      found_.error("units-differ", given.at, fmt::format("figures in {} are not for a year, and cannot be divided by its {}", unit.name(), derived.weeks ? "weeks" : "days"),
                   derived.weeks ? "take out weeks = …" : "take out days = …");
    else return true;
    return false;
  }

  static Unit quotient_unit(const Unit& of, const Working& working, const Unit& per) {
    const bool money = of.kind() == UnitKind::money;
    const std::string_view time = working.weeks > 0 ? " per week" : working.days > 0 ? " per day" : "";
    if (working.factor == 100 && of == per && time.empty()) return Unit::parse("percent");
    if (working.factor > 1) return Unit::parse(fmt::format("{}per {}", money ? "GBP " : "", working.factor));
    if (!time.empty()) return money ? Unit::parse(fmt::format("GBP{}", time)) : working.by == Working::Per::nothing ? Unit::parse(fmt::format("{}{}", of.name(), time)) : Unit();
    if (!money) return {};
    if (working.by == Working::Per::population || per.is_people()) return Unit::parse("GBP per person");
    if (per.name() == "places") return Unit::parse("GBP per place");
    return Unit::parse("GBP");
  }

  // Money is shown to the penny where it is small change; other quotients with one decimal.
  int quotient_decimals(const Working& working) const {
    if (out_.measures.back().unit.kind() != UnitKind::money) return 1;
    double largest = 0;
    for (std::size_t slot = 0; slot < content_.slot_count; ++slot) {
      const auto& of = content_.slots[working.of][slot];
      const bool by_measure = working.by == Working::Per::measure;
      double per = by_measure ? content_.slots[working.per][slot].value : 1;
      per *= (working.weeks > 0 ? working.weeks : 1) * (working.days > 0 ? working.days : 1);
      if (of.missing == Missing::no && per != 0) largest = std::max(largest, std::abs(of.value * working.factor / per));
    }
    return largest < 1000 ? 2 : 0;
  }

  // The year of a dataset that has no years of its own.
  int wanted_year() {
    content_.population_year = dataset_.dated ? dataset_.dated.year : year_of(dataset_.period.value).value_or(year_of(std::string_view(dataset_.period.value).substr(0, 4)).value_or(0));
    return content_.population_year;
  }

  bool populations(Position at) {
    const auto area = out_.dimension("area");
    if (!area) {
      found_.error("no-population", at, fmt::format("{} is not broken down by area, and so has no population to divide by", named()),
                   "add \"area\" to its rows, or divide by a measure");
      return false;
    }
    const auto years = out_.year_dimension();
    wanted_year();
    content_.population.clear();
    bool complete = true;
    for (const auto& item : out_.dimensions[*area].items) {
      const Area* found = find(publication_.areas, item.id);
      content_.population.push_back(found != nullptr ? found->population : Years{});
      const auto& known = content_.population.back().by_year;
      const auto check = [&](int year) {
        if (known.contains(year)) return;
        complete = false;
        found_.error("no-population", at, fmt::format("area \"{}\" has no population for {}", item.id, year == 0 ? "the dataset's year" : std::to_string(year)),
                     year == 0 ? "say which year the figures are of: at = … or period = …"
                               : fmt::format("add it to the area: population = {{ {} = … }}", year));
      };
      if (!years) check(content_.population_year);
      else for (const auto& year : out_.dimensions[*years].items) check(year.year);
    }
    return complete;
  }

  const Publication& publication_;
  const Dataset& dataset_;
  ResolvedDataset& out_;
  Content& content_;
  Diagnostics& found_;
};

// One `per = "dataset/…"`, once all datasets are there.
class Linking {
 public:
  Linking(const Publication& publication, const ResolvedDataset& dataset, const std::map<std::string, Resolved>& all, Diagnostics& found)
      : publication_(publication), dataset_(dataset), all_(all), found_(found) {}

  std::optional<ResolvedDataset::Denominator> run(const Plain& written) {
    const auto expression = parse_figure_expression(std::string_view(written.value).substr(dataset_kind.size()), written.at, found_);
    if (!expression) return std::nullopt;
    const auto other = all_.find(expression->id);
    if (other == all_.end()) {
      const auto* named = find(publication_.datasets, expression->id);
      if (named != nullptr && !named->is_published()) {
        found_.error("not-published", written.at, fmt::format("dataset \"{}\" is not published, and nothing that is may be worked out from it", expression->id),
                     "count its records with count = { of = … }, and use that dataset");
      } else if (named == nullptr && !publication_.unread.contains(expression->id)) {
        std::vector<std::string> ids;
        for (const auto& known : publication_.datasets) ids.push_back(known.id);
        found_.error("unknown-dataset", written.at, fmt::format("there is no dataset \"{}\"", expression->id),
                     suggestion(expression->id, ids, "the datasets are"));
      }
      return std::nullopt;
    }
    ResolvedDataset::Denominator out{&other->second.dataset, 0, Coordinates(other->second.dataset.dimensions.size(), all_items)};
    if (!measure(*expression, written.at, out) || !selections(*expression, written.at, out)) return std::nullopt;
    for (std::size_t d = 0; d < out.fixed.size(); ++d)
      if (out.fixed[d] == all_items && !has_total(out, d)) return no_total(out, d, written.at);
    return out;
  }

 private:
  bool measure(const FigureExpression& expression, Position at, ResolvedDataset::Denominator& out) {
    const auto& other = *out.dataset;
    std::vector<std::string> ids;
    for (const auto& known : other.measures) ids.push_back(known.id);
    const auto m = expression.fields.empty() ? other.main_measure : other.measure(expression.fields.front());
    if (!m) {
      found_.error("unknown-measure", at, expression.fields.empty() ? fmt::format("dataset \"{}\" counts several things", other.id)
                                                                    : fmt::format("dataset \"{}\" has no measure \"{}\"", other.id, expression.fields.front()),
                   fmt::format("its measures are {}", join(ids, ", ")));
      return false;
    }
    if (!is_divisible(other.measures[*m].unit) || other.content->slots[*m].empty()) {
      found_.error("not-divisible", at, fmt::format("nothing can be divided by figures in {} that are worked out themselves", other.measures[*m].unit.name()),
                   "divide by counts or amounts");
      return false;
    }
    out.measure = *m;
    return true;
  }

  bool selections(const FigureExpression& expression, Position at, ResolvedDataset::Denominator& out) {
    for (const auto& selection : expression.selections) {
      const auto id = selection.dimension.empty() ? std::string("year") : selection.dimension;
      const auto d = out.dataset->dimension(id);
      const auto item = d ? out.dataset->dimensions[*d].find(selection.item) : std::nullopt;
      if (!item) {
        found_.error("unknown-item", at, fmt::format("dataset \"{}\" has no figures for {} {}", out.dataset->id, id, selection.item),
                     "use a dimension and an item that it has");
        return false;
      }
      out.fixed[*d] = static_cast<int>(*item);
    }
    return true;
  }

  // A dimension that both have is matched item by item; the year may be that of the dataset.
  bool has_total(const ResolvedDataset::Denominator& out, std::size_t d) const {
    const auto& dimension = out.dataset->dimensions[d];
    if (dataset_.dimension(dimension.id) || dimension.items.size() == 1) return true;
    if (dimension.is_year()) return dimension.find(std::to_string(dataset_.content->population_year)).has_value();
    return dimension.adds_up && out.dataset->measures[out.measure].adds_up;
  }

  std::nullopt_t no_total(const ResolvedDataset::Denominator& out, std::size_t d, Position at) {
    const auto& dimension = out.dataset->dimensions[d];
    found_.error("no-total", at, fmt::format("the figures of {} are not added up over {}", out.dataset->id, dimension.id),
                 fmt::format("say which: {}{}[{}={}]", dataset_kind, out.dataset->id, dimension.id, dimension.items.front().id));
    return std::nullopt;
  }

  const Publication& publication_;
  const ResolvedDataset& dataset_;
  const std::map<std::string, Resolved>& all_;
  Diagnostics& found_;
};

}  // namespace

void work_out(const Publication& publication, const Dataset& dataset, ResolvedDataset& out, Content& content, Diagnostics& found) {
  DerivedMeasures(publication, dataset, out, content, found).run();
}

void link_denominators(const Publication& publication, Resolved& resolved, const std::map<std::string, Resolved>& all, Diagnostics& found) {
  auto& dataset = resolved.dataset;
  std::size_t next = 0;
  for (const auto& derived : dataset.source->derived) {
    const auto m = dataset.measure(derived.id);
    if (!m || !resolved.content->workings[*m] || resolved.content->workings[*m]->by != Working::Per::dataset) continue;
    if (next >= dataset.denominators.size()) return;
    auto& place = dataset.denominators[next++];
    auto linked = Linking(publication, dataset, all, found).run(derived.per);
    if (!linked) continue;
    place = std::move(*linked);
    // What it is divided by was not known before.
    const bool money = dataset.measures[resolved.content->workings[*m]->of].unit.kind() == UnitKind::money;
    const bool plain = dataset.measures[*m].unit == Unit::parse("GBP");
    if (money && plain && place.dataset->measures[place.measure].unit.is_people()) dataset.measures[*m].unit = Unit::parse("GBP per person");
  }
}

}  // namespace comisiynu
