#include "markup/table_layout.h"

#include <algorithm>

namespace comisiynu {

namespace {

using Facet = TableColumn::Facet;

TableView::Cell head_cell(Phrase text, std::string scope) {
  TableView::Cell cell;
  cell.text = std::move(text);
  cell.scope = std::move(scope);
  return cell;
}

Figure not_applicable() {
  Figure none;
  none.missing = Missing::not_applicable;
  return none;
}

std::string joined(const std::string& path, const std::string& name) { return path.empty() || name.empty() ? path + name : path + ", " + name; }

}  // namespace

TableLayout::TableLayout(const ResolvedDataset& dataset, const Wording& wording) : dataset_(dataset), wording_(wording) {
  set_unit();
  const Coordinates nowhere(dataset_.dimensions.size(), all_items);
  heads_ = column_heads(dataset_.row_count, nowhere, {});
  for (const auto& head : heads_) collect(head, {});
  add_lines(0, nowhere, false);
}

void TableLayout::set_unit() {
  std::optional<Unit> shared;
  for (const auto& measure : dataset_.measures) {
    if (shared && *shared != measure.unit) return;
    shared = measure.unit;
  }
  const bool said_by_head = dataset_.measures.size() == 1 && dataset_.measures[0].name.empty() && dataset_.dimensions.size() == dataset_.row_count;
  if (!shared || said_by_head) return;
  const auto name = wording_.unit(*shared).text;
  if (!name.empty()) unit_ = wording_.message("table.measured_in", {{"unit", name}});
}

bool TableLayout::has_share(std::size_t m) const { return !dataset_.shares.empty() && dataset_.measures[m].adds_up; }

// Rates and prices are compared with others'; what only tells how large each of them is, where there is nothing else.
bool TableLayout::is_compared(std::size_t m) const {
  if (!dataset_.comparison || dataset_.dimensions.size() != dataset_.row_count) return false;
  const auto is_rate = [](const ResolvedMeasure& measure) { return measure.unit.adds_up() != AddsUp::yes; };
  return is_rate(dataset_.measures[m]) || std::none_of(dataset_.measures.begin(), dataset_.measures.end(), is_rate);
}

std::string TableLayout::others_name() const { return wording_.message(dataset_.comparison->with_median ? "table.others_median" : "table.others_average"); }

bool TableLayout::is_total(const Coordinates& place, std::size_t begin, std::size_t end) const {
  for (std::size_t d = begin; d < end; ++d)
    if (place[d] == all_items && dataset_.dimensions[d].items.size() > 1) return true;
  return false;
}

bool TableLayout::adds_up_over(std::size_t d) const { return dataset_.dimensions[d].adds_up && dataset_.dimensions[d].items.size() > 1; }

// --- Heads of columns

Phrase TableLayout::item_name(const Item& item) const {
  auto name = wording_.name(item);
  if (dataset_.is_projected(item)) name.text = wording_.message("table.projected", {{"year", name.text}});
  return name;
}

std::vector<TableHead> TableLayout::column_heads(std::size_t d, const Coordinates& place, Change change) {
  if (d == dataset_.dimensions.size()) return facets(place, change);
  const auto& dimension = dataset_.dimensions[d];
  std::vector<TableHead> heads;
  const auto add = [&](Phrase text, const Coordinates& there, Change between) {
    auto children = column_heads(d + 1, there, between);
    if (children.empty()) return;
    TableHead head{std::move(text), std::move(children), {}};
    if (head.children.size() == 1 && head.children[0].text.text.empty()) {
      auto only = std::move(head.children[0]);
      head.children = std::move(only.children);
      head.column = std::move(only.column);
    }
    heads.push_back(std::move(head));
  };
  auto there = place;
  for (std::size_t i = 0; i < dimension.items.size(); ++i) {
    there[d] = static_cast<int>(i);
    if (dataset_.has_line(there)) add(item_name(dimension.items[i]), there, change);
  }
  if (dimension.is_year() && dataset_.shows_change) {
    for (std::size_t i = 1; i < dimension.items.size(); ++i) {
      there[d] = static_cast<int>(i);
      const auto from = wording_.name(dimension.items[i - 1]).text, to = wording_.name(dimension.items[i]).text;
      add({wording_.message("table.change_between", {{"from", from}, {"to", to}}), {}}, there,
          {static_cast<int>(i) - 1, static_cast<int>(i)});
    }
  }
  if (adds_up_over(d)) {
    there[d] = all_items;
    add({wording_.message("table.total"), {}}, there, change);
  }
  return heads;
}

// The columns under one place: a figure for each measure, its share, its change, how it compares.
std::vector<TableHead> TableLayout::facets(const Coordinates& place, Change between) {
  std::vector<TableHead> heads;
  const bool total = is_total(place, dataset_.row_count, place.size());
  const bool only_measure = dataset_.measures.size() == 1, has_columns = dataset_.dimensions.size() > dataset_.row_count;
  for (std::size_t m = 0; m < dataset_.measures.size(); ++m) {
    const bool derived = dataset_.measures[m].kind == ResolvedMeasure::Kind::derived;
    if (total && !dataset_.measures[m].adds_up && !dataset_.measures[m].has_totals && !derived) continue;
    auto own = facets_of(m, place, between, total);
    if (only_measure && own.size() == 1 && has_columns) own[0].text = {};
    if (!only_measure && own.size() > 1) {
      TableHead group{measure_name(m), {}, {}};
      if (between.later == all_items) own[0].text = {number_name(m), {}};
      group.children = std::move(own);
      heads.push_back(std::move(group));
    } else {
      if (only_measure && own.size() > 1 && between.later == all_items && has_columns) own[0].text = {number_name(m), {}};
      for (auto& head : own) heads.push_back(std::move(head));
    }
  }
  return heads;
}

std::vector<TableHead> TableLayout::facets_of(std::size_t m, const Coordinates& place, Change between, bool total) {
  std::vector<TableHead> own;
  const auto add = [&](Facet facet, std::string text) {
    own.push_back({{std::move(text), {}}, {}, {place, m, facet, between.earlier, between.later, total, {}}});
  };
  if (between.later != all_items) {
    add(Facet::change, wording_.message("table.number"));
    add(Facet::percent_change, wording_.unit(Unit::parse("percent")).text);
    if (dataset_.measures[m].unit.kind() == UnitKind::money) own[0].text = wording_.unit(dataset_.measures[m].unit);
    return own;
  }
  const auto years = dataset_.year_dimension();
  add(Facet::figure, {});
  own[0].text = measure_name(m);
  if (has_share(m) && shows_share(m, place)) add(Facet::share, share_name());
  if (dataset_.shows_change && years && *years < dataset_.row_count) {
    add(Facet::change, wording_.message("table.change"));
    add(Facet::percent_change, wording_.message("table.percent_change"));
  }
  if (is_compared(m)) {
    add(Facet::from_others, wording_.message(dataset_.comparison->with_median ? "table.from_median" : "table.from_average"));
    add(Facet::rank, wording_.message("table.rank"));
  }
  return own;
}

// A share of the whole for totals alone stands at the total of all columns.
bool TableLayout::shows_share(std::size_t, const Coordinates& place) const {
  if (dataset_.shares != "margins") return !all_of_it(place);
  for (std::size_t d = dataset_.row_count; d < place.size(); ++d)
    if (!dataset_.dimensions[d].is_year() && place[d] != all_items && dataset_.dimensions[d].items.size() > 1) return false;
  return true;
}

// The share of a total of its own row, which is the whole of it.
bool TableLayout::all_of_it(const Coordinates& place) const {
  const auto over = dataset_.share_dimensions();
  return std::all_of(over.begin(), over.end(), [&](auto d) { return d >= dataset_.row_count && place[d] == all_items; });
}

std::string TableLayout::number_name(std::size_t m) const {
  const auto kind = dataset_.measures[m].unit.kind();
  return kind == UnitKind::count ? wording_.message("table.number") : wording_.unit(dataset_.measures[m].unit).text;
}

std::string TableLayout::share_name() const {
  const bool no_columns = dataset_.dimensions.size() == dataset_.row_count;
  const bool of_all = dataset_.shares == "all" || dataset_.shares == "margins";
  return wording_.message(of_all || no_columns        ? "table.share_of_total"
                          : dataset_.shares == "rows" ? "table.share_of_row"
                                                      : "table.share_of_column");
}

// A head that does not say what it counts is given its unit: "Home care (hours per week)".
Phrase TableLayout::measure_name(std::size_t m) const {
  auto name = wording_.name(dataset_, m);
  const auto& measure = dataset_.measures[m];
  if (!unit_.empty() || dataset_.measures.size() == 1) return name;  // said once for all
  if (measure.unit.kind() != UnitKind::count || measure.unit.is_people() || measure.unit.name().empty()) return name;
  const auto unit = wording_.unit(measure.unit);
  if (name.language || unit.language || unit.text == name.text) return name;
  return {wording_.message("figures.named_unit", {{"name", name.text}, {"unit", unit.text}}), {}};
}

void TableLayout::collect(const TableHead& head, const std::string& path) {
  const auto name = joined(path, head.text.text);
  if (head.children.empty()) {
    columns_.push_back(head.column);
    columns_.back().name = name;
  }
  for (const auto& child : head.children) collect(child, name);
}

// --- Lines

void TableLayout::add_lines(std::size_t d, const Coordinates& place, bool within_total) {
  if (d == dataset_.row_count) {
    TableLine line;
    line.place = place;
    line.total = within_total;
    lines_.push_back(std::move(line));
    return;
  }
  const auto& dimension = dataset_.dimensions[d];
  const bool compares = dataset_.comparison && dataset_.comparison->dimension == d;
  auto there = place;
  std::size_t shown = 0;
  for (std::size_t i = 0; i < dimension.items.size(); ++i) {
    there[d] = static_cast<int>(i);
    if (!dataset_.has_line(there)) continue;
    ++shown;
    const auto begin = lines_.size();
    add_lines(d + 1, there, false);
    auto name = item_name(dimension.items[i]);
    const bool own = compares && dataset_.comparison->own == static_cast<int>(i);
    if (own && !name.language) name.text = wording_.message("table.own", {{"name", name.text}});
    for (std::size_t line = begin; line < lines_.size(); ++line) {
      lines_[line].own |= own;
      lines_[line].name = joined(name.text, lines_[line].name);
    }
    auto head = head_cell(std::move(name), d == 0 && dataset_.row_count > 1 ? "rowgroup" : "row");
    head.rowspan = lines_.size() - begin;
    lines_[begin].heads.insert(lines_[begin].heads.begin(), std::move(head));
  }
  if (compares && shown > 1) add_line_below(d, place, TableLine::Kind::others, others_name());
  const bool any = std::any_of(dataset_.measures.begin(), dataset_.measures.end(), [](const auto& m) { return m.adds_up; });
  if (shown < 2 || !adds_up_over(d) || !any) return;
  add_line_below(d, place, TableLine::Kind::figures, wording_.message("table.total"));
  const bool has_columns = is_total(place, dataset_.row_count, place.size());
  if (dataset_.shares == "margins" && d == 0 && has_columns) add_line_below(d, place, TableLine::Kind::shares, wording_.message("table.share_of_total"));
}

void TableLayout::add_line_below(std::size_t d, const Coordinates& place, TableLine::Kind kind, std::string name) {
  TableLine line;
  line.place = place;
  line.place[d] = all_items;
  line.total = true;
  line.kind = kind;
  line.name = name;
  auto head = head_cell({std::move(name), {}}, "row");
  head.colspan = dataset_.row_count - d;
  line.heads.push_back(std::move(head));
  lines_.push_back(std::move(line));
}

Figure TableLayout::figure_at(const TableLine& line, const TableColumn& column) const {
  auto place = column.place;
  for (std::size_t d = 0; d < dataset_.row_count; ++d) place[d] = line.place[d];
  if (line.kind == TableLine::Kind::others) return column.facet == Facet::figure ? dataset_.of_others(place, column.measure) : not_applicable();
  const bool is_figure = column.facet == Facet::figure || column.facet == Facet::share;
  if (line.kind == TableLine::Kind::shares) return is_figure && has_share(column.measure) ? dataset_.share(place, column.measure) : not_applicable();
  switch (column.facet) {
    case Facet::figure: return dataset_.figure(place, column.measure);
    case Facet::share: return dataset_.share(place, column.measure);
    case Facet::from_others: return dataset_.from_others(place, column.measure);
    case Facet::rank: return dataset_.rank(place, column.measure);
    case Facet::change:
    case Facet::percent_change: break;
  }
  int earlier = column.earlier, later = column.later;
  if (later == all_items) {  // the years go down the side
    later = place[*dataset_.year_dimension()];
    earlier = later - 1;
  }
  if (later == all_items || earlier < 0) return not_applicable();
  return column.facet == Facet::change ? dataset_.change_between(place, column.measure, earlier, later)
                                       : dataset_.percent_change_between(place, column.measure, earlier, later);
}

}  // namespace comisiynu
