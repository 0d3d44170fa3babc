// From a dataset as an author writes it to dimensions, measures and cells that hold together.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "analysis/content.h"
#include "analysis/small_counts.h"
#include "base/text.h"
#include "model/areas.h"

namespace comisiynu {

namespace {

constexpr std::size_t most_slots = 2'000'000;
// Each cell is a record of its own, and is not named.
constexpr std::string_view record_dimension = "record";

std::string number_text(double value) { return fmt::format("{}", value); }

// "£1,420" and "1 420" without what a person writes for others: "1420". Nothing where more is wrong with it.
std::optional<std::string> bare_number(std::string_view written) {
  std::string number;
  for (const std::string_view sign : {"£", "%"}) {
    if (written.starts_with(sign)) written.remove_prefix(sign.size());
    if (written.ends_with(sign)) written.remove_suffix(sign.size());
  }
  for (const char c : written)
    if (c != ',' && c != ' ') number += c;
  double value = 0;
  const auto* end = number.data() + number.size();
  const auto [stopped, error] = std::from_chars(number.data(), end, value);
  return !number.empty() && error == std::errc() && stopped == end ? std::optional(number) : std::nullopt;
}

int places_of(double value) {
  for (int places = 0; places < 3; ++places) {
    const double scaled = value * std::pow(10, places);
    if (std::abs(scaled - std::round(scaled)) < 1e-6) return places;
  }
  return 3;
}

bool overlap(const Item& a, const Item& b) {
  if (!a.from.value && !a.to.value) return false;
  const auto low = std::max(a.from.value.value_or(0), b.from.value.value_or(0));
  const auto high = std::min(a.to.value.value_or(1000), b.to.value.value_or(1000));
  return low <= high;
}

class Resolving {
 public:
  Resolving(const Publication& publication, const Dataset& dataset, Diagnostics& found)
      : publication_(publication), dataset_(dataset), found_(found), content_(std::make_shared<Content>()) {}

  // `source` is the author's own dataset, where this one was made from it.
  std::optional<Resolved> run(const Dataset& source) {
    out_.id = dataset_.id;
    out_.source = &source;
    out_.at = dataset_.at;
    out_.title = dataset_.title;
    out_.illustrative = dataset_.illustrative;
    out_.shares = dataset_.shares.value;
    out_.shows_change = dataset_.change.value.value_or(false);
    if (dataset_.derive) {
      no_cells_beside_derive();
      return Resolved{std::move(out_), std::move(content_)};
    }
    if (!dimensions() || !measures()) return std::nullopt;
    parse_cells();
    if (parsed_.empty()) {
      if (source.count && dataset_.cells.empty() && found_.count(Severity::error) == 0)
        found_.error("no-cells", source.count.at, fmt::format("{} finds nothing to count", named()), "look whether what it counts has values");
      else if (dataset_.cells.empty() && !publication_.unread.contains(dataset_.id))
        found_.error("no-cells", dataset_.at, fmt::format("{} has no figures", named()),
                     "add cells = [ … ], or csv = \"file.csv\"");
      return std::nullopt;
    }
    keep_used_items();
    projections();
    decide_sums();
    if (!fill()) return std::nullopt;
    weights();
    tie_sums();
    work_out(publication_, dataset_, out_, *content_, found_);
    asked_for();
    compare();
    add_up(out_, *content_);
    return Resolved{std::move(out_), std::move(content_)};
  }

 private:
  struct ParsedFigure { std::size_t measure; double value; Missing missing; };
  struct ParsedCell {
    std::vector<std::size_t> items;  // by dimension, in the full list
    std::vector<ParsedFigure> figures;
    Position at;
  };

  std::string named() const { return fmt::format("dataset \"{}\"", dataset_.id); }

  void no_cells_beside_derive() {
    if (!dataset_.cells.empty() || dataset_.csv)
      found_.error("derive-with-cells", dataset_.at, fmt::format("{} has cells of its own, and is worked out from others too", named()),
                   "keep either its cells or derive = { … }");
    if (!dataset_.rows.empty() || !dataset_.columns.empty())
      found_.error("derive-with-rows", dataset_.at, fmt::format("{} has the rows and columns of the dataset it is worked out from", named()),
                   "take out its own rows and columns");
  }

  bool dimensions() {
    const std::size_t before = found_.count(Severity::error);
    bool all_read = true;
    const auto add = [&](const Plain& plain) {
      for (const auto& dimension : out_.dimensions) {
        if (dimension.id != plain.value) continue;
        found_.error("dimension-twice", plain.at, fmt::format("{} is broken down by {} twice", named(), plain.value),
                     "name each dimension once, in rows or in columns");
        return;
      }
      auto dimension = find_dimension(publication_, plain.value, dataset_.lists);
      if (plain.value == record_dimension && !dimension) {
        if (dataset_.is_published())
          found_.error("records-published", plain.at, fmt::format("{} would show single records one by one", named()),
                       "add published = false, and show how many there are with count = { of = … } in another dataset");
        dimension.emplace();
        dimension->id = record_dimension;
      }
      if (!dimension && publication_.unread.contains(plain.value)) {
        all_read = false;
        return;
      }
      if (!dimension) {
        found_.error("unknown-dimension", plain.at, fmt::format("there is no code list \"{}\"", plain.value),
                     suggestion(plain.value, dimension_ids(publication_, dataset_.lists), "the code lists are"));
        return;
      }
      out_.dimensions.push_back(std::move(*dimension));
    };
    for (const auto& row : dataset_.rows) add(row);
    out_.row_count = out_.dimensions.size();
    for (const auto& column : dataset_.columns) add(column);
    if (dataset_.rows.empty())
      found_.error("no-rows", dataset_.at, fmt::format("{} does not say what its rows are", named()),
                   "add rows = \"area\", or any other code list, or \"year\"");
    return all_read && found_.count(Severity::error) == before;
  }

  bool measures() {
    const std::size_t before = found_.count(Severity::error);
    if (dataset_.measure && !dataset_.measures.empty())
      found_.error("two-kinds-of-measure", dataset_.measure.at, fmt::format("{} has both measure and measures", named()),
                   "put them all under measures");
    if (!dataset_.measure && dataset_.measures.empty())
      found_.error("no-measure", dataset_.at, fmt::format("{} does not say what it counts", named()),
                   "add measure = { unit = \"people\" }");
    if (dataset_.measure) add_measure(*dataset_.measure.value, true);
    for (const auto& measure : dataset_.measures) add_measure(measure, false);
    if (found_.count(Severity::error) != before) return false;
    if (out_.measures.size() == 1) out_.main_measure = 0;
    return true;
  }

  void add_measure(const Measure& given, bool only) {
    ResolvedMeasure measure;
    measure.id = given.id.empty() && only ? "value" : given.id;
    measure.name = given.name;
    measure.unit = Unit::parse(given.unit.value);
    measure.is_protected = given.disclosure.value.value_or(false);
    if (measure.id.empty())
      found_.error("measure-without-id", given.at, "this measure has no id, so that cells cannot give its figures",
                   "add id = \"places\", or any other word");
    else if (out_.measure(measure.id) || out_.dimension(measure.id))
      found_.error("measure-twice", given.at, fmt::format("{} has another dimension or measure \"{}\"", named(), measure.id),
                   "give this measure a word of its own");
    check_unit(measure.unit, given.unit.at);
    if (measure.is_protected && measure.unit.kind() != UnitKind::count)
      found_.error("disclosure-not-a-count", given.disclosure.at,
                   fmt::format("figures in {} are no counts, and cannot be withheld when they are small", measure.unit.name()),
                   "give the counts that they were made from, and let the program work them out");
    if (dataset_.totals.value == true && measure.unit.adds_up() == AddsUp::no && dataset_.measures.size() <= 1)
      found_.error("totals-of-unit", dataset_.totals.at, fmt::format("figures in {} do not add up to a total", measure.unit.name()),
                   "take out totals = true");
    out_.measures.push_back(std::move(measure));
  }

  void check_unit(const Unit& unit, Position at) {
    if (unit.is_known() || unit.name().empty()) return;
    const auto* list = find(publication_.code_lists, "unit");
    if (list != nullptr && find(list->items, slug(unit.name())) != nullptr) return;
    const auto meant = nearest(unit.name(), known_units());
    found_.warning("unknown-unit", at, fmt::format("the unit \"{}\" has no name in both languages", unit.name()),
                   meant ? fmt::format("did you mean \"{}\"?", *meant)
                         : fmt::format("add {{ id = \"{}\", name = {{ en = …, cy = … }} }} to a code list with the id \"unit\"",
                                       slug(unit.name())));
  }

  void parse_cells() {
    for (auto& dimension : out_.dimensions) {
      if (dimension.is_year()) gather_years(dimension);
      if (dimension.id == record_dimension && dimension.items.empty()) number_records(dimension);
    }
    for (const auto& dimension : out_.dimensions) {
      auto& index = indices_.emplace_back();
      for (std::size_t i = 0; i < dimension.items.size(); ++i) index.emplace(dimension.items[i].id, i);
    }
    std::map<std::vector<std::size_t>, Position> seen;
    for (const auto& cell : dataset_.cells) {
      auto parsed = parse(cell);
      if (!parsed) continue;
      const auto [first, is_new] = seen.emplace(parsed->items, parsed->at);
      if (!is_new) {
        const bool same_file = first->second.file == parsed->at.file && first->second.line != 0;
        found_.error("cell-twice", parsed->at, fmt::format("the cell for {} is given twice", place_text(parsed->items)),
                     same_file ? fmt::format("it stands in line {} too: keep one of them", first->second.line)
                               : "keep one of them");
        continue;
      }
      parsed_.push_back(std::move(*parsed));
    }
  }

  void gather_years(Dimension& dimension) {
    std::set<std::pair<int, std::string>> years;
    for (const auto& cell : dataset_.cells)
      for (const auto& entry : cell.entries)
        if (entry.key == "year")
          if (const auto year = year_of(item_text(entry))) years.emplace(*year, item_text(entry));
    for (const auto& [year, id] : years) {
      Item item;
      item.id = id;
      item.year = year;
      dimension.items.push_back(std::move(item));
    }
  }

  void number_records(Dimension& dimension) {
    numbers_records_ = true;
    for (std::size_t i = 0; i < dataset_.cells.size(); ++i) {
      Item item;
      item.id = std::to_string(i + 1);
      dimension.items.push_back(std::move(item));
    }
  }

  static std::string item_text(const CellEntry& entry) {
    if (const auto* text = std::get_if<std::string>(&entry.value)) return *text;
    return number_text(std::get<double>(entry.value));
  }

  std::string place_text(const std::vector<std::size_t>& items) const {
    std::vector<std::string> parts;
    for (std::size_t d = 0; d < items.size(); ++d)
      parts.push_back(fmt::format("{} {}", out_.dimensions[d].id, out_.dimensions[d].items[items[d]].id));
    return join(parts, ", ");
  }

  std::optional<ParsedCell> parse(const Cell& cell) {
    constexpr auto none = static_cast<std::size_t>(-1);
    ParsedCell parsed{std::vector<std::size_t>(out_.dimensions.size(), none), {}, cell.at};
    bool good = true;
    if (numbers_records_) parsed.items[*out_.dimension(record_dimension)] = static_cast<std::size_t>(&cell - dataset_.cells.data());
    for (const auto& entry : cell.entries) {
      if (const auto d = out_.dimension(entry.key)) {
        const auto id = item_text(entry);
        const auto item = indices_[*d].find(id);
        if (item != indices_[*d].end()) parsed.items[*d] = item->second;
        else { unknown_item(*d, id, entry.at); good = false; }
      } else if (const auto m = measure_key(entry.key)) {
        if (const auto figure = parse_figure(*m, entry)) parsed.figures.push_back(*figure);
        else good = false;
      } else {
        std::vector<std::string> keys;
        for (const auto& dimension : out_.dimensions) keys.push_back(dimension.id);
        for (const auto& measure : out_.measures) keys.push_back(measure.id);
        found_.error("unknown-cell-key", entry.key_at, fmt::format("cells of {} have no \"{}\"", named(), entry.key),
                     suggestion(entry.key, keys, "they have"));
        good = false;
      }
    }
    for (std::size_t d = 0; d < parsed.items.size(); ++d) {
      if (parsed.items[d] != none || !good) continue;
      found_.error("cell-without-item", cell.at, fmt::format("this cell does not say of which {} it is", out_.dimensions[d].id),
                   fmt::format("add {} = …", out_.dimensions[d].id));
      good = false;
    }
    if (good && parsed.figures.empty()) {
      found_.error("cell-without-figure", cell.at, "this cell gives no figure",
                   fmt::format("add {} = …, or \"[x]\" where the figure is not available", out_.measures.front().id));
      good = false;
    }
    if (!good) return std::nullopt;
    return parsed;
  }

  std::optional<std::size_t> measure_key(std::string_view key) const {
    if (const auto m = out_.measure(key)) return m;
    if (key == "value" && out_.measures.size() == 1) return 0;
    return std::nullopt;
  }

  void unknown_item(std::size_t d, const std::string& id, Position at) {
    const auto& dimension = out_.dimensions[d];
    if (publication_.unread.contains(id)) return;
    if (dimension.is_year()) {
      found_.error("not-a-year", at, fmt::format("\"{}\" is not a year", id), "write 2026, or \"2026-27\" for a financial year");
      return;
    }
    std::vector<std::string> ids;
    for (const auto& item : dimension.items) ids.push_back(item.id);
    found_.error("unknown-item", at, fmt::format("the code list {} has no \"{}\"", dimension.id, id),
                 suggestion(id, ids, ids.empty() ? fmt::format("add [[{}]] with this id", dimension.id) : "it has"));
  }

  std::optional<ParsedFigure> parse_figure(std::size_t m, const CellEntry& entry) {
    const auto& measure = out_.measures[m];
    if (const auto* text = std::get_if<std::string>(&entry.value)) {
      if (*text == "[x]") return ParsedFigure{m, 0, Missing::not_available};
      if (*text == "[z]") return ParsedFigure{m, 0, Missing::not_applicable};
      if (*text == "[c]") return ParsedFigure{m, 0, Missing::confidential};
      found_.error("not-a-figure", entry.at, fmt::format("{} is \"{}\", and not a figure", entry.key, *text),
                   bare_number(*text) ? fmt::format("write {}: the number alone, without signs and separators", *bare_number(*text)) : "write the number alone, or \"[x]\" for not available, \"[z]\" for not applicable, \"[c]\" for confidential");
      return std::nullopt;
    }
    const double value = std::get<double>(entry.value);
    if (!std::isfinite(value) || std::abs(value) > 1e15) {
      found_.error("not-a-figure", entry.at, fmt::format("{} is no number that can be counted with", entry.key),
                   "write the number alone, or \"[x]\" where the figure is not available");
      return std::nullopt;
    }
    if (value < 0 && measure.unit.kind() == UnitKind::count) {
      found_.error("negative-count", entry.at, fmt::format("{} is {}, and there cannot be fewer than none", entry.key, number_text(value)),
                   "counts begin at 0");
      return std::nullopt;
    }
    if (measure.is_protected && value != std::floor(value)) {
      found_.error("count-not-whole", entry.at, fmt::format("{} is {}, and people are counted whole", entry.key, number_text(value)),
                   "write a whole number, or take out disclosure = true if this is an estimate");
      return std::nullopt;
    }
    return ParsedFigure{m, value, Missing::no};
  }

  // A list of all Wales's councils does not fill a table of three of them.
  void keep_used_items() {
    for (std::size_t d = 0; d < out_.dimensions.size(); ++d) {
      auto& items = out_.dimensions[d].items;
      std::vector<std::size_t> kept(items.size(), 0);
      for (const auto& cell : parsed_) kept[cell.items[d]] = 1;
      std::vector<Item> used;
      for (std::size_t i = 0; i < items.size(); ++i) {
        if (kept[i] == 0) continue;
        kept[i] = used.size();
        used.push_back(std::move(items[i]));
      }
      items = std::move(used);
      for (auto& cell : parsed_) cell.items[d] = kept[cell.items[d]];
    }
  }

  void projections() {
    if (!dataset_.projected_from) return;
    const auto years = out_.year_dimension();
    const auto from = static_cast<int>(*dataset_.projected_from.value);
    if (!years)
      found_.error("projections-without-years", dataset_.projected_from.at, fmt::format("{} has no years, of which some could be projections", named()),
                   "break it down by \"year\", or take out projected_from");
    else if (from > out_.dimensions[*years].items.back().year)
      found_.error("projections-without-years", dataset_.projected_from.at, fmt::format("{} has no figures of {} or later", named(), from),
                   fmt::format("its last year is {}", out_.dimensions[*years].items.back().id));
    else
      out_.projected_from = from;
  }

  void decide_sums() {
    const bool asked = dataset_.totals.value.value_or(false), refused = dataset_.totals.value == false;
    bool any = false;
    for (auto& measure : out_.measures) {
      const auto adds_up = measure.unit.adds_up();
      measure.adds_up = !refused && (adds_up == AddsUp::yes || (asked && adds_up == AddsUp::when_asked));
      any |= measure.adds_up;
    }
    for (auto& dimension : out_.dimensions) dimension.adds_up = any && !dimension.is_year() && !overlaps(dimension, asked);
  }

  bool overlaps(const Dimension& dimension, bool totals_asked) {
    for (std::size_t a = 0; a < dimension.items.size(); ++a) {
      for (std::size_t b = a + 1; b < dimension.items.size(); ++b) {
        const auto &one = dimension.items[a], &two = dimension.items[b];
        const bool doubled = dimension.id == "age_band" ? overlap(one, two)
                             : dimension.id == "area"   ? lies_within(publication_, one.id, two.id) || lies_within(publication_, two.id, one.id)
                                                        : false;
        if (!doubled) continue;
        if (totals_asked)
          found_.error("overlapping-items", dataset_.totals.at,
                       fmt::format("{} and {} overlap, so that a total would count the same twice", one.id, two.id),
                       "take out totals = true, or one of them");
        return true;
      }
    }
    return false;
  }

  bool fill() {
    std::size_t slots = 1;
    for (const auto& dimension : out_.dimensions) {
      slots *= dimension.items.size() + 1;
      if (slots > most_slots) {
        found_.error("dataset-too-large", dataset_.at, fmt::format("{} has more combinations than can be worked with", named()),
                     "break it down by fewer dimensions at once");
        return false;
      }
    }
    content_->shape(out_.dimensions, out_.measures.size());
    for (auto& by_measure : content_->slots) by_measure.resize(content_->slot_count);

    std::vector<bool> told(out_.measures.size());
    std::set<std::vector<std::size_t>> rows, columns;
    const auto split_at = static_cast<std::ptrdiff_t>(out_.row_count);
    for (const auto& cell : parsed_) {
      rows.emplace(cell.items.begin(), cell.items.begin() + split_at);
      columns.emplace(cell.items.begin() + split_at, cell.items.end());
      const auto slot = slot_of(cell.items);
      expect(slot);
      for (const auto& figure : cell.figures) {
        content_->slots[figure.measure][slot] = {figure.value, figure.missing};
        content_->decimals[figure.measure] = std::max(content_->decimals[figure.measure], places_of(figure.value));
        const auto& measure = out_.measures[figure.measure];
        if (!dataset_.is_published() || told[figure.measure] || measure.is_protected || !measure.unit.is_people()) continue;
        if (given(figure.measure).disclosure || !is_small_count(publication_, figure.value)) continue;
        told[figure.measure] = true;
        found_.warning("small-counts-shown", cell.at, fmt::format("{} shows counts of fewer than {} people", named(), least_count_shown(publication_)),
                       "add disclosure = true to its measure, or disclosure = false if nobody could be picked out");
      }
    }
    for (std::size_t m = 0; m < out_.measures.size(); ++m)
      if (out_.measures[m].unit.kind() == UnitKind::money && content_->decimals[m] > 0) content_->decimals[m] = 2;

    std::size_t holes = 0;
    std::vector<std::size_t> first_hole;
    for (const auto& row : rows) {
      for (const auto& column : columns) {
        auto items = row;
        items.insert(items.end(), column.begin(), column.end());
        const auto slot = slot_of(items);
        if (content_->present[slot]) continue;
        expect(slot);
        if (holes++ == 0) first_hole = items;
      }
    }
    if (holes > 0 && !numbers_records_)
      found_.hint("cells-not-given", dataset_.at,
                  fmt::format("{} of the {} figures of {} are not given, the first for {}", holes, rows.size() * columns.size(),
                              named(), place_text(first_hole)),
                  "give them, or say why not: \"[x]\" not available, \"[z]\" not applicable, \"[c]\" confidential");
    return true;
  }

  void expect(std::size_t slot) {
    content_->present[slot] = true;
    for (auto& by_measure : content_->slots) by_measure[slot].missing = Missing::not_available;
  }

  const Measure& given(std::size_t m) const { return dataset_.measure ? *dataset_.measure.value : dataset_.measures[m]; }

  std::size_t slot_of(const std::vector<std::size_t>& items) const {
    return content_->slot(Coordinates(items.begin(), items.end()));
  }

  // A price adds up to nothing, but has an average.
  void weights() {
    for (std::size_t m = 0; m < out_.measures.size(); ++m) {
      const auto& by = given(m).weighted_by;
      if (!by) continue;
      const auto weight = out_.measure(by.value);
      if (!weight || *weight == m || out_.measures[*weight].unit.kind() != UnitKind::count) {
        std::vector<std::string> ids;
        for (const auto& measure : out_.measures)
          if (measure.unit.kind() == UnitKind::count) ids.push_back(measure.id);
        found_.error("unknown-measure", by.at, fmt::format("{} has no count \"{}\" to weigh an average by", named(), by.value),
                     suggestion(by.value, ids, ids.empty() ? "add a measure of places or people" : "its counts are"));
        continue;
      }
      out_.measures[m].weighted_by = weight;
      out_.measures[m].has_totals = true;
      out_.measures[m].adds_up = false;
    }
  }

  // What records come to is not shown where their number is not.
  void tie_sums() {
    for (std::size_t m = 0; m < out_.measures.size(); ++m) {
      if (!given(m).sum) continue;
      for (std::size_t count = 0; count < out_.measures.size(); ++count)
        if (out_.measures[count].is_protected && !given(count).sum) content_->follows[m] = count;
    }
  }

  // One's own item, and the others that it is compared with.
  void compare() {
    if (!dataset_.benchmark) return;
    const auto& benchmark = *dataset_.benchmark.value;
    std::vector<std::string> ids;
    for (std::size_t d = 0; d < out_.row_count; ++d) {
      for (const auto& item : out_.dimensions[d].items) ids.push_back(item.id);
      const auto own = out_.dimensions[d].find(benchmark.own.value);
      if (!own) continue;
      if (out_.dimensions[d].items.size() < 2) {
        found_.error("benchmark-alone", benchmark.own.at, fmt::format("{} has no others to compare {} with", named(), benchmark.own.value),
                     "add their figures, or take out benchmark");
        return;
      }
      out_.comparison = ResolvedDataset::Comparison{d, static_cast<int>(*own), benchmark.against == "median"};
      return;
    }
    found_.error("unknown-item", benchmark.own.at, fmt::format("the rows of {} have no \"{}\"", named(), benchmark.own.value), suggestion(benchmark.own.value, ids, "they have"));
  }

  // Whether the shares and changes that the author asks for can be had.
  void asked_for() {
    if (out_.shows_change) {
      const auto years = out_.year_dimension();
      if (!years || out_.dimensions[*years].items.size() < 2) {
        found_.error("change-without-years", dataset_.change.at, fmt::format("{} has no two years to show a change between", named()),
                     "break it down by \"year\", or take out change = true");
        out_.shows_change = false;
      }
    }
    if (out_.shares.empty()) return;
    bool adds_up = std::any_of(out_.measures.begin(), out_.measures.end(), [](const auto& m) { return m.adds_up; });
    bool any = false;
    const auto over = out_.share_dimensions();
    for (const auto d : over) {
      any = true;
      adds_up &= out_.dimensions[d].adds_up || out_.dimensions[d].items.size() == 1;
    }
    if (any && adds_up) return;
    if (!any)
      found_.error("shares-over-years", dataset_.shares.at, "these shares would be of a total over years",
                   "use shares = \"rows\" or \"columns\", whichever are not years");
    else
      found_.error("shares-without-totals", dataset_.shares.at, fmt::format("{} has no total for its shares to be of", named()),
                   "take out shares, or let the figures add up");
    out_.shares.clear();
  }

  const Publication& publication_;
  const Dataset& dataset_;
  Diagnostics& found_;
  ResolvedDataset out_;
  std::shared_ptr<Content> content_;
  std::vector<std::unordered_map<std::string, std::size_t>> indices_;
  std::vector<ParsedCell> parsed_;
  bool numbers_records_ = false;
};

}  // namespace

std::optional<Resolved> resolve(const Publication& publication, const Dataset& dataset, Diagnostics& found) {
  return Resolving(publication, dataset, found).run(dataset);
}

std::optional<Resolved> resolve_as(const Publication& publication, const Dataset& cells, const Dataset& source, Diagnostics& found) {
  return Resolving(publication, cells, found).run(source);
}

}  // namespace comisiynu
