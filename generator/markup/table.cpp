#include "markup/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/text.h"

namespace comisiynu {

namespace {

using View = TableView;

// What stands in one column of figures.
struct Column {
  enum class Facet { figure, share, change, percent_change };
  Coordinates place;  // of the columns' dimensions; `all_items` for those of the rows
  std::size_t measure = 0;
  Facet facet = Facet::figure;
  int earlier = all_items, later = all_items;  // of a change between two years that head columns
  bool total = false;
};

// The heads of columns, from the top down. A node without children heads one column.
struct Head {
  Phrase text;
  std::vector<Head> children;
  Column column;
};

View::Cell head_cell(Phrase text, std::string scope) {
  View::Cell cell;
  cell.text = std::move(text);
  cell.scope = std::move(scope);
  return cell;
}

struct Line {
  Coordinates place;  // of the rows' dimensions
  bool total = false;
  std::vector<View::Cell> heads;
};

class Builder {
 public:
  Builder(const ResolvedDataset& dataset, const Wording& wording) : dataset_(dataset), wording_(wording) {}

  TableView run() {
    view_.caption = wording_.text(dataset_.title);
    set_unit();
    Coordinates nowhere(dataset_.dimensions.size(), all_items);
    heads_ = column_heads(dataset_.row_count, nowhere, {});
    set_heads();
    for (const auto& head : heads_) collect(head);
    rows();
    marks();
    workings();
    surroundings();
    return std::move(view_);
  }

  // The lines and columns alone, for CSV.
  void lay_out() {
    Coordinates nowhere(dataset_.dimensions.size(), all_items);
    heads_ = column_heads(dataset_.row_count, nowhere, {});
    for (const auto& head : heads_) collect(head);
  }

 private:
  bool has_share(std::size_t m) const { return !dataset_.shares.empty() && dataset_.measures[m].adds_up; }

  bool is_total(const Coordinates& place, std::size_t begin, std::size_t end) const {
    for (std::size_t d = begin; d < end; ++d)
      if (place[d] == all_items && dataset_.dimensions[d].items.size() > 1) return true;
    return false;
  }

  bool adds_up_over(std::size_t d) const { return dataset_.dimensions[d].adds_up && dataset_.dimensions[d].items.size() > 1; }

  // --- Heads of columns

  Phrase item_name(const Item& item) const {
    auto name = wording_.name(item);
    if (dataset_.is_projected(item)) name.text = wording_.message("table.projected", {{"year", name.text}});
    return name;
  }

  struct Change { int earlier = all_items, later = all_items; };

  std::vector<Head> column_heads(std::size_t d, const Coordinates& place, Change change) {
    if (d == dataset_.dimensions.size()) return facets(place, change);
    const auto& dimension = dataset_.dimensions[d];
    std::vector<Head> heads;
    const auto add = [&](Phrase text, const Coordinates& there, Change between) {
      auto children = column_heads(d + 1, there, between);
      if (children.empty()) return;
      Head head{std::move(text), std::move(children), {}};
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

  // The columns under one place: a figure for each measure, its share, its change.
  std::vector<Head> facets(const Coordinates& place, Change between) {
    std::vector<Head> heads;
    const bool total = is_total(place, dataset_.row_count, place.size());
    const auto years = dataset_.year_dimension();
    for (std::size_t m = 0; m < dataset_.measures.size(); ++m) {
      const bool derived = dataset_.measures[m].kind == ResolvedMeasure::Kind::derived;
      if (total && !dataset_.measures[m].adds_up && !dataset_.measures[m].has_totals && !derived) continue;
      std::vector<Head> own;
      const auto add = [&](Column::Facet facet, std::string text) {
        own.push_back({{std::move(text), {}}, {}, {place, m, facet, between.earlier, between.later, total}});
      };
      if (between.later != all_items) {
        add(Column::Facet::change, wording_.message("table.number"));
        add(Column::Facet::percent_change, wording_.unit(Unit::parse("percent")).text);
        if (dataset_.measures[m].unit.kind() == UnitKind::money) own[0].text = wording_.unit(dataset_.measures[m].unit);
      } else {
        own.push_back({measure_name(m), {}, {place, m, Column::Facet::figure, all_items, all_items, total}});
        if (has_share(m) && !all_of_it(place)) add(Column::Facet::share, share_name());
        if (dataset_.shows_change && years && *years < dataset_.row_count) {
          add(Column::Facet::change, wording_.message("table.change"));
          add(Column::Facet::percent_change, wording_.message("table.percent_change"));
        }
      }
      const bool only_measure = dataset_.measures.size() == 1;
      if (only_measure && own.size() == 1 && dataset_.dimensions.size() > dataset_.row_count) own[0].text = {};
      if (!only_measure && own.size() > 1) {
        Head group{measure_name(m), {}, {}};
        if (between.later == all_items) own[0].text = {number_name(m), {}};
        group.children = std::move(own);
        heads.push_back(std::move(group));
      } else {
        if (only_measure && own.size() > 1 && between.later == all_items && dataset_.dimensions.size() > dataset_.row_count)
          own[0].text = {number_name(m), {}};
        for (auto& head : own) heads.push_back(std::move(head));
      }
    }
    return heads;
  }

  std::string number_name(std::size_t m) const {
    return dataset_.measures[m].unit.kind() == UnitKind::money ? wording_.unit(dataset_.measures[m].unit).text : wording_.message("table.number");
  }

  // The share of a total of its own row, which is the whole of it.
  bool all_of_it(const Coordinates& place) const {
    const auto over = dataset_.share_dimensions();
    return std::all_of(over.begin(), over.end(), [&](auto d) { return d >= dataset_.row_count && place[d] == all_items; });
  }

  std::string share_name() const {
    const bool no_columns = dataset_.dimensions.size() == dataset_.row_count;
    return wording_.message(dataset_.shares == "all" || no_columns ? "table.share_of_total"
                            : dataset_.shares == "rows"            ? "table.share_of_row"
                                                                   : "table.share_of_column");
  }

  // A head that does not say what it counts is given its unit: "Home care (hours per week)".
  Phrase measure_name(std::size_t m) const {
    auto name = wording_.name(dataset_, m);
    const auto& measure = dataset_.measures[m];
    if (!view_.unit.empty() || dataset_.measures.size() == 1) return name;  // said once for all
    if (measure.unit.kind() != UnitKind::count || measure.unit.is_people() || measure.unit.name().empty()) return name;
    const auto unit = wording_.unit(measure.unit);
    if (name.language || unit.language || unit.text == name.text) return name;
    return {wording_.message("figures.named_unit", {{"name", name.text}, {"unit", unit.text}}), {}};
  }

  static std::size_t depth_of(const Head& head) {
    std::size_t depth = 0;
    for (const auto& child : head.children) depth = std::max(depth, depth_of(child));
    return depth + 1;
  }

  static std::size_t width_of(const Head& head) {
    if (head.children.empty()) return 1;
    std::size_t width = 0;
    for (const auto& child : head.children) width += width_of(child);
    return width;
  }

  void set_heads() {
    std::size_t depth = 1;
    for (const auto& head : heads_) depth = std::max(depth, depth_of(head));
    view_.head.resize(depth);
    for (std::size_t d = 0; d < dataset_.row_count; ++d) {
      auto corner = head_cell(wording_.name(dataset_.dimensions[d]), "col");
      corner.rowspan = depth;
      view_.head[0].push_back(std::move(corner));
    }
    for (const auto& head : heads_) place_head(head, 0, depth);
  }

  void place_head(const Head& head, std::size_t level, std::size_t depth) {
    auto cell = head_cell(head.text, head.children.empty() ? "col" : "colgroup");
    cell.colspan = width_of(head);
    cell.rowspan = head.children.empty() ? depth - level : 1;
    cell.numeric = head.children.empty();
    view_.head[level].push_back(std::move(cell));
    for (const auto& child : head.children) place_head(child, level + 1, depth);
  }

  void collect(const Head& head) {
    if (head.children.empty()) columns_.push_back(head.column);
    for (const auto& child : head.children) collect(child);
  }

  // --- Rows

 public:
  // All lines of the table, the totals among them, in order; heads are for the reader's table alone.
  std::vector<Line> lines() {
    std::vector<Line> lines;
    Coordinates nowhere(dataset_.dimensions.size(), all_items);
    add_lines(0, nowhere, false, lines);
    return lines;
  }
  const std::vector<Column>& columns() const { return columns_; }

 private:
  void add_lines(std::size_t d, const Coordinates& place, bool within_total, std::vector<Line>& lines) {
    if (d == dataset_.row_count) {
      lines.push_back({place, within_total, {}});
      return;
    }
    const auto& dimension = dataset_.dimensions[d];
    auto there = place;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < dimension.items.size(); ++i) {
      there[d] = static_cast<int>(i);
      if (!dataset_.has_line(there)) continue;
      ++shown;
      const auto begin = lines.size();
      add_lines(d + 1, there, false, lines);
      auto head = head_cell(item_name(dimension.items[i]), d == 0 && dataset_.row_count > 1 ? "rowgroup" : "row");
      head.rowspan = lines.size() - begin;
      lines[begin].heads.insert(lines[begin].heads.begin(), std::move(head));
    }
    const bool any = std::any_of(dataset_.measures.begin(), dataset_.measures.end(), [](const auto& m) { return m.adds_up; });
    if (shown < 2 || !adds_up_over(d) || !any) return;
    there[d] = all_items;
    Line total{there, true, {}};
    auto head = head_cell({wording_.message("table.total"), {}}, "row");
    head.colspan = dataset_.row_count - d;
    total.heads.push_back(std::move(head));
    lines.push_back(std::move(total));
  }

  void rows() {
    const bool nested = dataset_.row_count > 1;
    int group = all_items - 1;
    for (auto& line : lines()) {
      if (view_.groups.empty() || (nested && line.place[0] != group)) view_.groups.emplace_back();
      group = line.place[0];
      View::Row row{std::move(line.heads), line.total};
      for (const auto& column : columns_) row.cells.push_back(cell(line, column));
      view_.groups.back().push_back(std::move(row));
    }
  }

 public:
  Figure figure_at(const Line& line, const Column& column) const {
    auto place = column.place;
    for (std::size_t d = 0; d < dataset_.row_count; ++d) place[d] = line.place[d];
    switch (column.facet) {
      case Column::Facet::figure: return dataset_.figure(place, column.measure);
      case Column::Facet::share: return dataset_.share(place, column.measure);
      case Column::Facet::change:
      case Column::Facet::percent_change: break;
    }
    int earlier = column.earlier, later = column.later;
    if (later == all_items) {  // the years go down the side
      later = place[*dataset_.year_dimension()];
      earlier = later - 1;
    }
    if (later == all_items || earlier < 0) {
      Figure none;
      none.missing = Missing::not_applicable;
      return none;
    }
    return column.facet == Column::Facet::change ? dataset_.change_between(place, column.measure, earlier, later)
                                                 : dataset_.percent_change_between(place, column.measure, earlier, later);
  }

 private:
  View::Cell cell(const Line& line, const Column& column) {
    const auto figure = figure_at(line, column);
    auto cell = head_cell({wording_.figure(figure), {}}, {});
    cell.numeric = true;
    cell.total = column.total;
    cell.derived = column.facet != Column::Facet::figure || figure.made == Made::quotient || figure.made == Made::rate || figure.made == Made::difference ||
                   figure.made == Made::formula;
    cell.missing = figure.missing;
    cell.incomplete = figure && figure.incomplete;
    if (cell.incomplete) cell.text.text += fmt::format(" {}", Wording::incomplete_mark);
    seen_not_available_ |= cell.missing == Missing::not_available;
    seen_not_applicable_ |= cell.missing == Missing::not_applicable;
    seen_confidential_ |= cell.missing == Missing::confidential;
    seen_incomplete_ |= cell.incomplete;
    if (figure) add_to_check(line, column, figure);
    return cell;
  }

  // --- What stands below

  // Whether what is shown, as it is rounded, adds up to the total that is shown.
  struct RoundingCheck { double sum = 0, total = 0; bool has_total = false; };
  std::vector<RoundingCheck> checks_;

  void add_to_check(const Line& line, const Column& column, const Figure& figure) {
    const bool rounded = column.facet == Column::Facet::share || (figure.made == Made::rate && column.facet == Column::Facet::figure);
    const bool subtotal = line.total && line.place[0] != all_items;
    if (!rounded || subtotal || dataset_.shares == "rows") return;
    if (checks_.size() != columns_.size()) checks_.resize(columns_.size());
    auto& check = checks_[static_cast<std::size_t>(&column - columns_.data())];
    const double scale = std::pow(10, figure.decimals);
    const double shown = std::round(figure.value * scale) / scale;
    if (line.total) { check.total = shown; check.has_total = true; }
    else check.sum += shown;
  }

  void marks() {
    const auto add = [&](bool seen, std::string_view mark, std::string_view key) {
      if (seen) view_.marks.emplace_back(mark, wording_.message(key));
    };
    add(seen_not_available_, "[x]", "missing.not_available_note");
    add(seen_not_applicable_, "[z]", "missing.not_applicable_note");
    add(seen_confidential_, "[c]", "missing.confidential_note");
    add(seen_incomplete_, Wording::incomplete_mark, "missing.incomplete_note");
  }

  void workings() {
    for (std::size_t m = 0; m < dataset_.measures.size(); ++m)
      if (auto how = wording_.working(dataset_, m); !how.text.empty()) view_.derived.push_back(std::move(how));
    for (const auto& check : checks_) {
      if (!check.has_total || std::abs(check.sum - check.total) < 1e-6) continue;
      view_.notes.push_back({wording_.message("table.rounded"), {}});
      break;
    }
  }

  void set_unit() {
    std::optional<Unit> shared;
    for (const auto& measure : dataset_.measures) {
      if (shared && *shared != measure.unit) return;
      shared = measure.unit;
    }
    const bool said_by_head = dataset_.measures.size() == 1 && dataset_.measures[0].name.empty() && dataset_.dimensions.size() == dataset_.row_count;
    if (!shared || said_by_head) return;
    const auto name = wording_.unit(*shared).text;
    if (!name.empty()) view_.unit = wording_.message("table.measured_in", {{"unit", name}});
  }

  void surroundings() {
    if (dataset_.projected_from)
      view_.notes.push_back({wording_.message("table.projected_from", {{"year", std::to_string(*dataset_.projected_from)}}), {}});
    for (auto& caveat : wording_.caveats(dataset_)) view_.notes.push_back(std::move(caveat));
    if (dataset_.source == nullptr) return;
    for (const auto& note : dataset_.source->notes) view_.notes.push_back(wording_.text(note));
    view_.date = wording_.when(*dataset_.source);
  }

  const ResolvedDataset& dataset_;
  const Wording& wording_;
  TableView view_;
  std::vector<Head> heads_;
  std::vector<Column> columns_;
  bool seen_not_available_ = false, seen_not_applicable_ = false, seen_confidential_ = false, seen_incomplete_ = false;
};

// --- Values

Value cell_value(const View::Cell& cell, bool in_head, const Wording& wording) {
  Object value;
  value.set("text", phrase_value(cell.text));
  value.set("scope", cell.scope);
  value.set("colspan", cell.colspan);
  value.set("rowspan", cell.rowspan);
  value.set("numeric", cell.numeric);
  if (in_head) return value;
  value.set("kind", cell.scope.empty() ? "data" : "head");
  value.set("derived", cell.derived);
  value.set("total", cell.total);
  value.set("missing", cell.missing == Missing::no ? Value() : Value(wording.meaning(cell.missing)));
  return value;
}

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

template <class Items, class Make>
Value list_of(const Items& items, Make make) {
  std::vector<Value> values;
  values.reserve(items.size());
  for (const auto& item : items) values.push_back(make(item));
  return Value::list(std::move(values));
}

// --- CSV

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos && (text.empty() || (text.front() != ' ' && text.back() != ' '))) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted += '"';
}

std::string csv_number(const Figure& figure, int decimals) {
  auto text = fmt::format("{:.{}f}", figure.value, decimals);
  if (decimals > 0) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

}  // namespace

Value phrase_value(const Phrase& phrase) {
  if (phrase.text.empty()) return {};
  if (!phrase.language) return phrase.text;
  return Value::html(fmt::format("<span lang=\"{}\">{}</span>", language_code(*phrase.language), escape_html(phrase.text)));
}

TableView table_view(const ResolvedDataset& dataset, const Wording& wording) { return Builder(dataset, wording).run(); }

Value source_value(const ResolvedDataset& dataset, const Wording& wording, const Value& given) {
  if (!given.is_null() || dataset.source == nullptr || dataset.source->source_text.empty()) return given;
  const auto words = wording.text(dataset.source->source_text);
  if (words.text.starts_with("ref/")) return {};
  Object link;
  link.set("name", phrase_value(words));
  return link;
}

Value table_value(const ResolvedDataset& dataset, const Wording& wording, const TableSurroundings& around) {
  const auto view = table_view(dataset, wording);
  Object table;
  table.set("id", around.id);
  table.set("caption", phrase_value(view.caption));
  table.set("unit", text_or_null(view.unit));
  table.set("illustrative", dataset.illustrative);
  table.set("head", list_of(view.head, [&](const auto& cells) {
    Object row;
    row.set("cells", list_of(cells, [&](const auto& cell) { return cell_value(cell, true, wording); }));
    return Value(std::move(row));
  }));
  table.set("groups", list_of(view.groups, [&](const auto& rows) {
    Object group;
    group.set("rows", list_of(rows, [&](const auto& row) {
      Object line;
      line.set("total", row.total);
      line.set("cells", list_of(row.cells, [&](const auto& cell) { return cell_value(cell, false, wording); }));
      return Value(std::move(line));
    }));
    return Value(std::move(group));
  }));
  table.set("missing", list_of(view.marks, [](const auto& mark) {
    Object value;
    value.set("mark", mark.first);
    value.set("meaning", mark.second);
    return Value(std::move(value));
  }));
  table.set("derived", list_of(view.derived, phrase_value));
  table.set("notes", list_of(view.notes, phrase_value));
  table.set("source", source_value(dataset, wording, around.source));
  table.set("date", text_or_null(view.date));
  table.set("address", around.address);
  table.set("downloads", around.downloads);
  return table;
}

std::string csv(const ResolvedDataset& dataset, const Wording& wording) {
  Builder builder(dataset, wording);
  builder.lay_out();

  // A line for each place that the table shows; what differs by measure or facet goes side by side.
  std::vector<Coordinates> places;
  const auto lines = builder.lines();
  for (const auto& line : lines) {
    std::vector<Coordinates> of_line;
    for (const auto& column : builder.columns()) {
      if (column.facet != Column::Facet::figure) continue;
      auto place = column.place;
      for (std::size_t d = 0; d < dataset.row_count; ++d) place[d] = line.place[d];
      if (std::find(of_line.begin(), of_line.end(), place) == of_line.end()) of_line.push_back(std::move(place));
    }
    places.insert(places.end(), of_line.begin(), of_line.end());
  }

  const auto years = dataset.year_dimension();
  struct Field {
    std::string name;
    std::function<Figure(const Coordinates&)> figure;
    int more_decimals;
  };
  std::vector<Field> fields;
  for (std::size_t m = 0; m < dataset.measures.size(); ++m) {
    const auto& id = dataset.measures[m].id;
    fields.push_back({id, [&dataset, m](const Coordinates& place) { return dataset.figure(place, m); }, 0});
    if (!dataset.shares.empty() && dataset.measures[m].adds_up)
      fields.push_back({id + "_share", [&dataset, m](const Coordinates& place) { return dataset.share(place, m); }, 1});
    if (!dataset.shows_change || !years) continue;
    const auto change = [&dataset, m, y = *years](bool percent) {
      return [&dataset, m, y, percent](const Coordinates& place) {
        if (place[y] == all_items || place[y] == 0) {
          Figure none;
          none.missing = Missing::not_applicable;
          return none;
        }
        return percent ? dataset.percent_change_between(place, m, place[y] - 1, place[y])
                       : dataset.change_between(place, m, place[y] - 1, place[y]);
      };
    };
    fields.push_back({id + "_change", change(false), 0});
    fields.push_back({id + "_percent_change", change(true), 1});
  }

  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> marks;
  for (const auto& place : places) {
    auto& row = rows.emplace_back();
    for (std::size_t d = 0; d < place.size(); ++d) {
      const auto& dimension = dataset.dimensions[d];
      const bool total = place[d] == all_items && dimension.items.size() > 1;
      const auto* item = total ? nullptr : &dimension.items[static_cast<std::size_t>(std::max(place[d], 0))];
      row.push_back(total ? "total" : item->id);
      if (!dimension.is_year()) row.push_back(total ? wording.message("table.total") : wording.name(*item).text);
    }
    bool leaves_out = false;
    for (const auto& field : fields) {
      const auto figure = field.figure(place);
      row.push_back(figure ? csv_number(figure, figure.decimals + (figure.decimals == 0 ? field.more_decimals : 0)) : wording.mark(figure.missing));
      leaves_out |= figure && figure.incomplete;
    }
    const bool projected = years && place[*years] != all_items &&
                           dataset.is_projected(dataset.dimensions[*years].items[static_cast<std::size_t>(place[*years])]);
    marks.emplace_back(projected ? Wording::projected_mark : std::string_view());
    if (leaves_out) marks.back() += (projected ? " " : "") + std::string(Wording::incomplete_mark);
  }

  std::string out;
  const auto write = [&](const std::vector<std::string>& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      out += csv_field(row[i]);
    }
    out += "\r\n";
  };
  std::vector<std::string> head;
  for (const auto& dimension : dataset.dimensions) {
    head.push_back(dimension.id);
    if (!dimension.is_year()) head.push_back(dimension.id + "_name");
  }
  for (const auto& field : fields) head.push_back(field.name);
  const bool any_marks = std::any_of(marks.begin(), marks.end(), [](const auto& mark) { return !mark.empty(); });
  if (any_marks) head.emplace_back("marks");
  write(head);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (any_marks) rows[i].push_back(std::move(marks[i]));
    write(rows[i]);
  }
  return out;
}

}  // namespace comisiynu
