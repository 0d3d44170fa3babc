// The CSV behind a table, and how its figures came about.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/csv_writer.h"
#include "markup/table_layout.h"

namespace comisiynu {

namespace {

std::string csv_number(const Figure& figure, int decimals) {
  auto text = fmt::format("{:.{}f}", figure.value, decimals);
  if (decimals > 0) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

// One row: a place that the table shows, or what others come to at it.
struct Place {
  Coordinates at;
  bool others = false;
  friend bool operator==(const Place&, const Place&) = default;
};

struct Field {
  std::string name;
  std::function<Figure(const Place&)> figure;
  int more_decimals = 0;
};

class DatasetFile {
 public:
  DatasetFile(const ResolvedDataset& dataset, const Wording& wording) : dataset_(dataset), wording_(wording), layout_(dataset, wording) {
    find_places();
    for (std::size_t m = 0; m < dataset_.measures.size(); ++m) add_fields(m);
  }

  std::string run() {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> marks;
    for (const auto& place : places_) {
      auto& row = rows.emplace_back(names(place));
      bool leaves_out = false;
      for (const auto& field : fields_) {
        const auto figure = field.figure(place);
        row.push_back(figure ? csv_number(figure, figure.decimals + (figure.decimals == 0 ? field.more_decimals : 0)) : wording_.mark(figure.missing));
        leaves_out |= figure && figure.incomplete;
      }
      marks.emplace_back(is_projected(place) ? Wording::projected_mark : std::string_view());
      if (leaves_out) marks.back() += (marks.back().empty() ? "" : " ") + std::string(Wording::incomplete_mark);
    }
    const bool any_marks = std::any_of(marks.begin(), marks.end(), [](const auto& mark) { return !mark.empty(); });
    auto head = heads();
    if (any_marks) head.emplace_back("marks");
    write(head);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (any_marks) rows[i].push_back(std::move(marks[i]));
      write(rows[i]);
    }
    return std::move(out_);
  }

 private:
  // A row for each place that the table shows; what differs by measure or facet goes side by side.
  void find_places() {
    for (const auto& line : layout_.lines()) {
      if (line.kind == TableLine::Kind::shares) continue;
      std::vector<Place> of_line;
      for (const auto& column : layout_.columns()) {
        if (column.facet != TableColumn::Facet::figure) continue;
        Place place{column.place, line.kind == TableLine::Kind::others};
        for (std::size_t d = 0; d < dataset_.row_count; ++d) place.at[d] = line.place[d];
        if (std::find(of_line.begin(), of_line.end(), place) == of_line.end()) of_line.push_back(std::move(place));
      }
      places_.insert(places_.end(), of_line.begin(), of_line.end());
    }
  }

  bool is_projected(const Place& place) const {
    const auto years = dataset_.year_dimension();
    return years && place.at[*years] != all_items && dataset_.is_projected(dataset_.dimensions[*years].items[static_cast<std::size_t>(place.at[*years])]);
  }

  static Figure none() {
    Figure none;
    none.missing = Missing::not_applicable;
    return none;
  }

  void add(std::string name, std::function<Figure(const Coordinates&)> figure, int more_decimals) {
    fields_.push_back({std::move(name), [figure = std::move(figure)](const Place& place) { return place.others ? none() : figure(place.at); }, more_decimals});
  }

  void add_fields(std::size_t m) {
    const auto& id = dataset_.measures[m].id;
    fields_.push_back({id, [this, m](const Place& place) { return place.others ? dataset_.of_others(place.at, m) : dataset_.figure(place.at, m); }});
    if (layout_.has_share(m)) add(id + "_share", [this, m](const Coordinates& place) { return dataset_.share(place, m); }, 1);
    if (layout_.is_compared(m)) {
      add(id + "_difference", [this, m](const Coordinates& place) { return dataset_.from_others(place, m); }, 0);
      add(id + "_rank", [this, m](const Coordinates& place) { return dataset_.rank(place, m); }, 0);
    }
    const auto years = dataset_.year_dimension();
    if (!dataset_.shows_change || !years) return;
    const auto change = [this, m, y = *years](bool percent) {
      return [this, m, y, percent](const Coordinates& place) {
        if (place[y] == all_items || place[y] == 0) return none();
        return percent ? dataset_.percent_change_between(place, m, place[y] - 1, place[y]) : dataset_.change_between(place, m, place[y] - 1, place[y]);
      };
    };
    add(id + "_change", change(false), 0);
    add(id + "_percent_change", change(true), 1);
  }

  std::vector<std::string> names(const Place& place) const {
    std::vector<std::string> row;
    for (std::size_t d = 0; d < place.at.size(); ++d) {
      const auto& dimension = dataset_.dimensions[d];
      const bool others = place.others && d == dataset_.comparison->dimension;
      const bool total = !others && place.at[d] == all_items && dimension.items.size() > 1;
      const auto* item = total || others ? nullptr : &dimension.items[static_cast<std::size_t>(std::max(place.at[d], 0))];
      row.push_back(others ? "others" : total ? "total" : item->id);
      if (!dimension.is_year()) row.push_back(others ? layout_.others_name() : total ? wording_.message("table.total") : wording_.name(*item).text);
    }
    return row;
  }

  std::vector<std::string> heads() const {
    std::vector<std::string> head;
    for (const auto& dimension : dataset_.dimensions) {
      head.push_back(dimension.id);
      if (!dimension.is_year()) head.push_back(dimension.id + "_name");
    }
    for (const auto& field : fields_) head.push_back(field.name);
    return head;
  }

  void write(const std::vector<std::string>& row) {
    CsvWriter writer(out_);
    for (const auto& cell : row) writer.cell(cell);
    writer.end_row();
  }

  const ResolvedDataset& dataset_;
  const Wording& wording_;
  TableLayout layout_;
  std::vector<Place> places_;
  std::vector<Field> fields_;
  std::string out_;
};

}  // namespace

std::string csv(const ResolvedDataset& dataset, const Wording& wording) { return DatasetFile(dataset, wording).run(); }

std::vector<WorkedFigure> worked_figures(const ResolvedDataset& dataset, const Wording& wording) {
  const TableLayout layout(dataset, wording);
  std::vector<WorkedFigure> all;
  for (const auto& line : layout.lines()) {
    for (const auto& column : layout.columns()) {
      const auto figure = layout.figure_at(line, column);
      if (auto how = wording.how(figure); !how.empty()) all.push_back({line.name, column.name, wording.figure(figure), std::move(how), line.total});
    }
  }
  return all;
}

}  // namespace comisiynu
