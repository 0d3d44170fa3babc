// A table of figures as an author keeps it: dimensions, measures and cells. What is worked out from it (totals,
// shares, rates, changes) is made in analysis/, never typed.
#pragma once

#include <array>
#include <variant>

#include "model/code_lists.h"
#include "model/fields.h"
#include "model/values.h"

namespace comisiynu {

struct Document;

// The kinds of chart, in the order of ChartKind (analysis/chart_shape.h).
inline constexpr std::array<std::string_view, 7> chart_kinds{"bars", "grouped", "stacked", "back-to-back", "lines", "ranges", "small-multiples"};

struct Measure {
  static constexpr std::string_view kind = "measure";
  std::string id;  // empty for a dataset's only measure, whose cells say value = …
  Position at;
  Text name;
  Plain unit, weighted_by, sum;
  Optional<bool> disclosure;

  template <class V> static void describe(V& field) {
    field("id", &Measure::id, optional("the key it has in cells, where there are several measures"));
    field("name", &Measure::name, optional("the head of its column"));
    field("unit", &Measure::unit, required("what it counts: people, GBP, GBP per week, places, hours, percent, per 1,000, …"));
    field("weighted_by", &Measure::weighted_by, optional("of a price or a rate: the measure that weighs it, so that totals are averages"));
    field("sum", &Measure::sum, optional("in a dataset that counts: which measure of those counted is added up here; without it they are counted"));
    field("disclosure", &Measure::disclosure, optional("true when small counts could pick somebody out, and are not shown"));
  }
};

// A column that is worked out from the others: their sum, one less another, or one measure divided by another, by the
// people who live in the area or by another dataset, by the weeks or days of the year.
struct DerivedMeasure {
  static constexpr std::string_view kind = "derived";
  std::string id;
  Position at;
  Text name;
  Plain of, per, less;
  std::vector<Plain> sum;
  Optional<double> times, weeks, days;

  template <class V> static void describe(V& field) {
    field("id", &DerivedMeasure::id, required("a word for it"));
    field("name", &DerivedMeasure::name, required("the head of its column"));
    field("of", &DerivedMeasure::of, optional("the measure that is divided, or that something is taken from"));
    field("per", &DerivedMeasure::per, optional("what it is divided by: a measure, \"population\" for the area's people, or another dataset, "
                                                "dataset/people-by-age[age_band=18-64]"));
    field("times", &DerivedMeasure::times, optional("for how many of them: 1000; 1 where absent"));
    field("weeks", &DerivedMeasure::weeks, optional("for each week of a year of so many weeks: 52"));
    field("days", &DerivedMeasure::days, optional("for each day of a year of so many days: 365"));
    field("less", &DerivedMeasure::less, optional("the measure that is taken from \"of\""));
    field("sum", &DerivedMeasure::sum, optional("instead of \"of\": the measures that it is the sum of"));
  }
};

// A dataset whose figures are counts of others' values: { of = "packages[setting=care-home].cost", from = 50_000 }. Rows or
// columns that are a list of bands hold the values that fall in them.
struct Counting {
  static constexpr std::string_view kind = "count";
  Position at;
  Plain of;
  Optional<double> from, to;

  template <class V> static void describe(V& field) {
    field("of", &Counting::of, required("what is counted: a measure of a dataset, packages.cost, or service.price, contract.value, fee.amount"));
    field("from", &Counting::from, optional("only those of at least so much"));
    field("to", &Counting::to, optional("only those of less than so much"));
  }
};

// How one's own figures compare with those of others.
struct Benchmark {
  static constexpr std::string_view kind = "benchmark";
  Position at;
  Plain own;
  Choice against;

  template <class V> static void describe(V& field) {
    field("own", &Benchmark::own, required("the item that is one's own: an area's id"));
    field("against", &Benchmark::against, optional("what of the others it is compared with; average where absent").one_of({"average", "median"}));
  }
};

// A dataset that is a rate applied to another: { rate = 5.3, per = 100, of = "carers" }. Where the rate is not the same
// for all, a dataset of rates takes its place: { rates = "dementia-by-age", of = "people-by-age" }.
struct Derivation {
  static constexpr std::string_view kind = "derive";
  Position at;
  Optional<double> rate, to, per;
  Plain of, rates;

  template <class V> static void describe(V& field) {
    field("rate", &Derivation::rate, optional("the rate"));
    field("to", &Derivation::to, optional("the upper end, where the rate is a range"));
    field("per", &Derivation::per, optional("for how many: 100, 1000"));
    field("rates", &Derivation::rates, optional("instead of one rate, the dataset of rates; with two measures, a range"));
    field("of", &Derivation::of, required("the dataset it is applied to"));
  }
};

// A dataset that is worked out from the catalogue of providers, the register of contracts or the supply:
// { figure = "concentration", service_type = "care-home", by = "area" }.
struct MarketFigures {
  static constexpr std::string_view kind = "market_figures";
  Position at;
  Choice figure, of, by, per;
  Ref<ServiceType> service_type;
  Ref<Sector> sector;
  Optional<std::int64_t> year;

  template <class V> static void describe(V& field) {
    field("figure", &MarketFigures::figure, required("what is worked out: how full places are; how far few providers hold the market; "
                                                     "spending under contracts; what a unit costs; what providers charge").one_of(
        {"occupancy", "concentration", "spend", "unit-cost", "fees"}));
    field("by", &MarketFigures::by, optional("what its rows are; area where absent, sector for unit-cost").one_of(
        {"area", "sector", "service_type"}));
    field("service_type", &MarketFigures::service_type, optional("only services of this kind"));
    field("sector", &MarketFigures::sector, optional("only this sector's"));
    field("of", &MarketFigures::of, optional("of concentration: places in the catalogue, or spend under contracts").one_of({"places", "spend"}));
    field("per", &MarketFigures::per, optional("of fees: only prices for so long; week where absent").one_of(
        {"hour", "day", "night", "week", "month", "session", "visit"}));
    field("year", &MarketFigures::year, optional("of unit-cost: the year of the supply's volumes; of spend: of the population"));
  }
};

// One key of a cell's table: a dimension's item or a measure's figure, as written.
struct CellEntry {
  std::string key;
  std::variant<double, std::string> value;
  Position at;      // of the value
  Position key_at;  // of the key
};

struct Cell {
  std::vector<CellEntry> entries;
  Position at;
};

struct Dataset {
  static constexpr std::string_view kind = "dataset";
  std::string id;
  Position at;
  Text title, source_text, finding;
  std::vector<Text> notes;
  Ref<Document> document;
  Ref<ClientGroup> client_group;
  Ref<Area> area;
  Ref<Dataset> same_as, part_of;
  bool illustrative = false;
  Optional<Measure> measure;
  std::vector<Measure> measures;
  std::vector<DerivedMeasure> derived;
  Optional<Derivation> derive;
  Optional<MarketFigures> market;
  Optional<Counting> count;
  Optional<Benchmark> benchmark;
  std::vector<CodeList> lists;
  std::vector<Plain> rows, columns;
  Date dated;
  Plain period, csv;
  Optional<bool> totals, change, published;
  Optional<std::int64_t> projected_from;
  bool is_published() const { return published.value.value_or(true); }
  Choice shares, chart;
  std::vector<Cell> cells;

  template <class V> static void describe(V& field) {
    field("id", &Dataset::id, required("a word that placeholders and links refer to it by"));
    field("title", &Dataset::title, required("the table's caption"));
    field("measure", &Dataset::measure, optional("what its cells count: { unit, disclosure }"));
    field("measures", &Dataset::measures, optional("several things counted in each cell: { id, name, unit }"));
    field("derived", &Dataset::derived, optional("columns worked out from measures: { id, name, of, per }, { id, name, sum }, …"));
    field("derive", &Dataset::derive, optional("a rate applied to another dataset: { rate, per, of }"));
    field("market", &Dataset::market, optional("figures of the market, worked out from providers, contracts or supply: { figure, by, service_type }"));
    field("count", &Dataset::count, optional("instead of cells: counts of another dataset's values, or of records: { of }"));
    field("benchmark", &Dataset::benchmark, optional("one's own row told apart from the others, and compared with them: { own, against }"));
    field("lists", &Dataset::lists, optional("lists that only this dataset is broken down by: { id, name, items }"));
    field("rows", &Dataset::rows, optional("the dimension, or dimensions from the outer to the inner, down the side"));
    field("columns", &Dataset::columns, optional("the dimension or dimensions along the top"));
    field("at", &Dataset::dated, optional("the day the figures were true"));
    field("period", &Dataset::period, optional("the period they are for: 2002-03"));
    field("source", &Dataset::source_text, optional("where they come from: words, or \"ref/…\"").name());
    field("notes", &Dataset::notes, optional("what a reader must know to understand them"));
    field("finding", &Dataset::finding, optional("the chart's title: what it shows"));
    field("chart", &Dataset::chart, optional("how it is drawn, where another kind of chart than the program's choice shows it better").one_of(chart_kinds));
    field("totals", &Dataset::totals, optional("whether totals are shown; they are where the unit adds up"));
    field("shares", &Dataset::shares, optional("percentages of each row's, each column's or the whole total; margins: of the whole, for totals alone").one_of(
        {"rows", "columns", "all", "margins"}));
    field("change", &Dataset::change, optional("whether the change between years is shown"));
    field("projected_from", &Dataset::projected_from, optional("the first year whose figures are projections, not counts"));
    field("cells", &Dataset::cells, optional("the figures: { area = \"powys\", value = 61 }; \"[x]\" not available, "
                                             "\"[z]\" not applicable, \"[c]\" confidential"));
    field("csv", &Dataset::csv, optional("a CSV file beside this one that holds the cells, with the same keys as its head"));
    field("published", &Dataset::published, optional("false for records of single people or packages, which are only counted and never shown; its rows are then \"record\""));
    field("document", &Dataset::document, optional("the document it belongs to"));
    field("same_as", &Dataset::same_as, optional("another dataset that counts the same people, broken down otherwise"));
    field("part_of", &Dataset::part_of, optional("another dataset, whose people these are some of"));
    field("client_group", &Dataset::client_group, optional("whom it is about"));
    field("area", &Dataset::area, optional("where"));
    field("illustrative", &Dataset::illustrative, optional("true when it was made up as an example, and says so on the page"));
  }
};

}  // namespace comisiynu
