#include <algorithm>
#include <cmath>

#include "analysis/content.h"

namespace comisiynu {

namespace {

// Of several reasons for there being no figure, the one that must be respected.
Missing graver(Missing a, Missing b) {
  const auto rank = [](Missing missing) {
    switch (missing) {
      case Missing::confidential: return 3;
      case Missing::not_available: return 2;
      case Missing::not_applicable: return 1;
      case Missing::no: break;
    }
    return 0;
  };
  return rank(a) >= rank(b) ? a : b;
}

Figure made_of(Made made, Figure first, Figure second) {
  Figure figure;
  figure.made = made;
  figure.missing = graver(first.missing, second.missing);
  figure.incomplete = first.incomplete || second.incomplete;
  figure.from.push_back(std::move(first));
  figure.from.push_back(std::move(second));
  return figure;
}

Figure percentage(Made made, Figure part, Figure of, double value) {
  const bool empty = of && of.value == 0;
  Figure figure = made_of(made, std::move(part), std::move(of));
  figure.unit = Unit::parse("percent");
  if (figure.missing == Missing::no && empty) figure.missing = Missing::not_applicable;
  if (!figure) return figure;
  figure.value = value;
  figure.decimals = value != 0 && std::abs(value) < 1 ? 1 : 0;
  return figure;
}

}  // namespace

std::optional<std::size_t> Dimension::find(std::string_view item) const {
  for (std::size_t i = 0; i < items.size(); ++i)
    if (items[i].id == item) return i;
  return std::nullopt;
}

std::optional<std::size_t> ResolvedDataset::dimension(std::string_view wanted) const {
  for (std::size_t d = 0; d < dimensions.size(); ++d)
    if (dimensions[d].id == wanted) return d;
  return std::nullopt;
}

std::optional<std::size_t> ResolvedDataset::measure(std::string_view wanted) const {
  for (std::size_t m = 0; m < measures.size(); ++m)
    if (measures[m].id == wanted) return m;
  return std::nullopt;
}

std::optional<std::size_t> ResolvedDataset::year_dimension() const { return dimension("year"); }

std::vector<std::size_t> ResolvedDataset::share_dimensions() const {
  std::vector<std::size_t> over;
  for (std::size_t d = 0; d < dimensions.size(); ++d) {
    const bool is_row = d < row_count;
    if (dimensions[d].is_year() || (shares == "rows" && is_row) || (shares == "columns" && !is_row)) continue;
    over.push_back(d);
  }
  return over;
}

bool ResolvedDataset::has_line(const Coordinates& place) const { return content->present[content->slot(place)]; }

Figure ResolvedDataset::worked_out(const Coordinates& place, std::size_t m) const {
  const auto& working = *content->workings[m];
  auto of = figure(place, working.of);
  Figure worked;
  if (working.made == Made::difference) {
    worked = made_of(Made::difference, std::move(of), figure(place, working.per));
    if (worked) worked.value = worked.from[0].value - worked.from[1].value;
  } else {
    Figure per;
    using Per = Content::Working::Per;
    switch (working.by) {
      case Per::measure: per = figure(place, working.per); break;
      case Per::population: per = population(place, working.of); break;
      case Per::dataset: per = denominator(place, working.per, working.of); break;
      case Per::nothing: per.value = 1; break;
    }
    worked = made_of(Made::quotient, std::move(of), std::move(per));
    worked.factor = working.factor;
    worked.weeks = working.weeks;
    worked.days = working.days;
    if (worked && worked.from[1].value == 0) worked.missing = Missing::not_applicable;
    if (worked) worked.value = worked.from[0].value * worked.factor / worked.from[1].value;
    if (working.weeks > 0) worked.value /= working.weeks;
    if (working.days > 0) worked.value /= working.days;
    if (working.by == Per::nothing) worked.from.pop_back();
  }
  worked.unit = measures[m].unit;
  worked.decimals = content->decimals[m];
  return worked;
}

Figure ResolvedDataset::figure(const Coordinates& place, std::size_t m) const {
  if (content->workings[m]) return worked_out(place, m);

  Figure figure;
  figure.unit = measures[m].unit;
  figure.decimals = content->decimals[m];
  bool is_total = false;
  for (std::size_t d = 0; d < place.size(); ++d) {
    if (place[d] != all_items || dimensions[d].items.size() == 1) continue;
    is_total = true;
    if ((measures[m].adds_up || measures[m].has_totals) && dimensions[d].adds_up) continue;
    figure.missing = Missing::not_applicable;
    return figure;
  }
  const auto& slot = content->slots[m][content->slot(place)];
  figure.value = slot.value;
  figure.missing = slot.missing;
  figure.incomplete = slot.incomplete;
  figure.parts = slot.parts;
  if (is_total) figure.made = Made::total;
  if ((measures[m].kind == ResolvedMeasure::Kind::derived && content->sums[m].empty()) || (is_total && measures[m].has_totals)) figure.made = Made::formula;
  if (!is_total && !content->sums[m].empty()) {
    figure.made = Made::total;
    for (const auto part : content->sums[m]) figure.from.push_back(this->figure(place, part));
  }
  if (base != nullptr && m > 0 && (rates == nullptr || !is_total)) {
    figure.made = Made::rate;
    figure.from.push_back(this->figure(place, 0));
    figure.per = rate_per;
    if (rates == nullptr) figure.factor = m == 1 ? *rate : rate_to.value_or(0);
    else if (figure && figure.from[0].value != 0) figure.factor = figure.value * rate_per / figure.from[0].value;
  }
  return figure;
}

// Of the areas at this place that the figure is known for.
Figure ResolvedDataset::population(const Coordinates& place, std::size_t of) const {
  const auto area = *dimension("area");
  const auto years = year_dimension();
  Figure people;
  people.unit = Unit::parse("people");
  if (years && place[*years] == all_items && dimensions[*years].items.size() > 1) {
    people.missing = Missing::not_applicable;
    return people;
  }
  const auto year_item = years ? static_cast<std::size_t>(std::max(place[*years], 0)) : 0;
  const int year = years ? dimensions[*years].items[year_item].year : content->population_year;
  auto there = place;
  for (std::size_t a = 0; a < dimensions[area].items.size(); ++a) {
    if (place[area] != all_items && place[area] != static_cast<int>(a)) continue;
    there[area] = static_cast<int>(a);
    const auto known = content->population[a].by_year.find(year);
    if (known != content->population[a].by_year.end() && (place[area] != all_items || counts_towards(there, of)))
      people.value += known->second;
  }
  return people;
}

// What the other dataset has for this place: item by item in dimensions that both have, so that a total here is divided
// by those it is the total of and by no more.
Figure ResolvedDataset::denominator(const Coordinates& place, std::size_t index, std::size_t of) const {
  const auto& link = denominators[index];
  Figure per;
  per.missing = Missing::not_available;
  if (link.dataset == nullptr) return per;
  const auto& other = *link.dataset;
  per = Figure{};
  per.unit = other.measures[link.measure].unit;
  auto here = place;
  auto there = link.fixed;
  const auto add = [&](auto&& self, std::size_t d) -> void {
    if (d == other.dimensions.size()) {
      if (here != place && !counts_towards(here, of)) return;
      const auto one = other.figure(there, link.measure);
      per.missing = graver(per.missing, one.missing);
      per.incomplete |= one.incomplete;
      per.value += one.value;
      per.decimals = std::max(per.decimals, one.decimals);
      return;
    }
    const auto& dimension = other.dimensions[d];
    const auto own = this->dimension(dimension.id);
    if (link.fixed[d] != all_items || (!own && !dimension.is_year())) return self(self, d + 1);
    const auto at_item = [&](const std::string& id) {
      const auto item = dimension.find(id);
      if (!item) per.missing = graver(per.missing, Missing::not_available);
      there[d] = item ? static_cast<int>(*item) : 0;
      if (item) self(self, d + 1);
    };
    if (!own) {
      if (dimension.items.size() == 1) return self(self, d + 1);
      return at_item(std::to_string(content->population_year));
    }
    for (std::size_t i = 0; i < dimensions[*own].items.size(); ++i) {
      if (place[*own] != all_items && place[*own] != static_cast<int>(i)) continue;
      here[*own] = static_cast<int>(i);
      at_item(dimensions[*own].items[i].id);
    }
    here[*own] = place[*own];
  };
  add(add, 0);
  return per;
}

bool ResolvedDataset::counts_towards(const Coordinates& place, std::size_t of) const {
  const auto missing = content->slots[of][content->slot(place)].missing;
  return missing == Missing::no || missing == Missing::confidential;
}

Figure ResolvedDataset::share(const Coordinates& place, std::size_t m, const std::vector<std::size_t>& over) const {
  auto total = place;
  for (const auto d : over) total[d] = all_items;
  auto part = figure(place, m);
  auto of = figure(total, m);
  const double value = of.value == 0 ? 0 : 100 * part.value / of.value;
  return percentage(Made::share, std::move(part), std::move(of), value);
}

Figure ResolvedDataset::share(const Coordinates& place, std::size_t m) const {
  return share(place, m, share_dimensions());
}

Figure ResolvedDataset::change_between(Coordinates place, std::size_t m, int earlier, int later) const {
  const auto years = *year_dimension();
  place[years] = later;
  auto now = figure(place, m);
  place[years] = earlier;
  auto difference = made_of(Made::difference, std::move(now), figure(place, m));
  difference.unit = measures[m].unit;
  difference.decimals = content->decimals[m];
  if (difference) difference.value = difference.from[0].value - difference.from[1].value;
  return difference;
}

Figure ResolvedDataset::percent_change_between(Coordinates place, std::size_t m, int earlier, int later) const {
  auto change = change_between(std::move(place), m, earlier, later);
  auto now = std::move(change.from[0]), before = std::move(change.from[1]);
  const double value = before.value == 0 ? 0 : 100 * (now.value - before.value) / std::abs(before.value);
  return percentage(Made::percent_change, std::move(now), std::move(before), value);
}

}  // namespace comisiynu
