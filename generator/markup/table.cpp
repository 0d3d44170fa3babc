#include "markup/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "markup/table_layout.h"

namespace comisiynu {

namespace {

using View = TableView;

View::Cell head_cell(Phrase text, std::string scope) {
  View::Cell cell;
  cell.text = std::move(text);
  cell.scope = std::move(scope);
  return cell;
}

class Builder {
 public:
  Builder(const ResolvedDataset& dataset, const Wording& wording) : dataset_(dataset), wording_(wording), layout_(dataset, wording) {}

  TableView run() {
    view_.caption = wording_.text(dataset_.title);
    view_.unit = layout_.unit();
    set_heads();
    rows();
    marks();
    workings();
    surroundings();
    return std::move(view_);
  }

 private:
  static std::size_t depth_of(const TableHead& head) {
    std::size_t depth = 0;
    for (const auto& child : head.children) depth = std::max(depth, depth_of(child));
    return depth + 1;
  }

  static std::size_t width_of(const TableHead& head) {
    if (head.children.empty()) return 1;
    std::size_t width = 0;
    for (const auto& child : head.children) width += width_of(child);
    return width;
  }

  void set_heads() {
    std::size_t depth = 1;
    for (const auto& head : layout_.heads()) depth = std::max(depth, depth_of(head));
    view_.head.resize(depth);
    for (std::size_t d = 0; d < dataset_.row_count; ++d) {
      auto corner = head_cell(wording_.name(dataset_.dimensions[d]), "col");
      corner.rowspan = depth;
      view_.head[0].push_back(std::move(corner));
    }
    for (const auto& head : layout_.heads()) place_head(head, 0, depth);
  }

  void place_head(const TableHead& head, std::size_t level, std::size_t depth) {
    auto cell = head_cell(head.text, head.children.empty() ? "col" : "colgroup");
    cell.colspan = width_of(head);
    cell.rowspan = head.children.empty() ? depth - level : 1;
    cell.numeric = head.children.empty();
    view_.head[level].push_back(std::move(cell));
    for (const auto& child : head.children) place_head(child, level + 1, depth);
  }

  // --- Rows

  void rows() {
    const bool nested = dataset_.row_count > 1;
    int group = all_items - 1;
    for (const auto& line : layout_.lines()) {
      if (view_.groups.empty() || (nested && line.place[0] != group)) view_.groups.emplace_back();
      group = line.place[0];
      View::Row row{line.heads, line.total, line.own};
      for (const auto& column : layout_.columns()) row.cells.push_back(cell(line, column));
      view_.groups.back().push_back(std::move(row));
    }
  }

  View::Cell cell(const TableLine& line, const TableColumn& column) {
    const auto figure = layout_.figure_at(line, column);
    auto cell = head_cell({wording_.figure(figure), {}}, {});
    cell.numeric = true;
    cell.total = column.total;
    cell.derived = column.facet != TableColumn::Facet::figure || (figure.made != Made::given && figure.made != Made::total);
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

  void add_to_check(const TableLine& line, const TableColumn& column, const Figure& figure) {
    const bool rounded = column.facet == TableColumn::Facet::share || (figure.made == Made::rate && column.facet == TableColumn::Facet::figure);
    const bool subtotal = line.total && line.place[0] != all_items;
    if (!rounded || subtotal || line.kind != TableLine::Kind::figures || dataset_.shares == "rows") return;
    if (checks_.size() != layout_.columns().size()) checks_.resize(layout_.columns().size());
    auto& check = checks_[static_cast<std::size_t>(&column - layout_.columns().data())];
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

  void surroundings() {
    if (dataset_.projected_from)
      view_.notes.push_back({wording_.message("table.projected_from", {{"year", std::to_string(*dataset_.projected_from)}}), {}});
    for (auto& caveat : wording_.caveats(dataset_)) view_.notes.push_back(std::move(caveat));
    if (dataset_.source == nullptr) return;
    const bool limits = std::any_of(dataset_.dimensions.begin(), dataset_.dimensions.end(), [](const auto& dimension) {
      return std::any_of(dimension.items.begin(), dimension.items.end(), [](const auto& item) { return item.band && !item.band->is_whole(); });
    });
    if (dataset_.source->count && limits) view_.notes.push_back({wording_.message("table.band_limits"), {}});
    for (const auto& note : dataset_.source->notes) view_.notes.push_back(wording_.text(note));
    view_.date = wording_.when(*dataset_.source);
  }

  const ResolvedDataset& dataset_;
  const Wording& wording_;
  TableLayout layout_;
  TableView view_;
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
      line.set("own", row.own);
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

}  // namespace comisiynu
