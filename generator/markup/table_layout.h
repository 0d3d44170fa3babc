// What stands where in the table of a dataset: its columns and lines, before they are worded as cells. Internal to markup/.
#pragma once

#include <string>
#include <vector>

#include "markup/table.h"

namespace comisiynu {

// What stands in one column of figures.
struct TableColumn {
  enum class Facet { figure, share, change, percent_change, from_others, rank };
  Coordinates place;  // of the columns' dimensions; `all_items` for those of the rows
  std::size_t measure = 0;
  Facet facet = Facet::figure;
  int earlier = all_items, later = all_items;  // of a change between two years that head columns
  bool total = false;
  std::string name;  // of its heads, from the top down: "2016, Share of column"
};

// The heads of columns, from the top down. A node without children heads one column.
struct TableHead {
  Phrase text;
  std::vector<TableHead> children;
  TableColumn column;
};

struct TableLine {
  enum class Kind { figures, shares, others };  // of items or totals; the shares of the columns' totals; what others come to
  Coordinates place;  // of the rows' dimensions
  bool total = false;
  Kind kind = Kind::figures;
  bool own = false;   // one's own, among others
  std::vector<TableView::Cell> heads;
  std::string name;   // of its heads, from the outer to the inner
};

class TableLayout {
 public:
  // Both must outlive it.
  TableLayout(const ResolvedDataset&, const Wording&);

  const std::string& unit() const { return unit_; }  // "Measured in: places", where all share it and no head says it
  const std::vector<TableHead>& heads() const { return heads_; }
  const std::vector<TableColumn>& columns() const { return columns_; }
  const std::vector<TableLine>& lines() const { return lines_; }
  Figure figure_at(const TableLine&, const TableColumn&) const;

  bool has_share(std::size_t measure) const;
  bool is_compared(std::size_t measure) const;  // with others, one by one
  std::string others_name() const;

 private:
  struct Change { int earlier = all_items, later = all_items; };

  void set_unit();
  bool is_total(const Coordinates&, std::size_t begin, std::size_t end) const;
  bool adds_up_over(std::size_t dimension) const;
  Phrase item_name(const Item&) const;
  std::vector<TableHead> column_heads(std::size_t dimension, const Coordinates&, Change);
  std::vector<TableHead> facets(const Coordinates&, Change);
  std::vector<TableHead> facets_of(std::size_t measure, const Coordinates&, Change, bool total);
  bool shows_share(std::size_t measure, const Coordinates&) const;
  bool all_of_it(const Coordinates&) const;
  std::string number_name(std::size_t measure) const;
  std::string share_name() const;
  Phrase measure_name(std::size_t measure) const;
  void collect(const TableHead&, const std::string& path);
  void add_lines(std::size_t dimension, const Coordinates&, bool within_total);
  void add_line_below(std::size_t dimension, const Coordinates&, TableLine::Kind, std::string name);

  const ResolvedDataset& dataset_;
  const Wording& wording_;
  std::string unit_;
  std::vector<TableHead> heads_;
  std::vector<TableColumn> columns_;
  std::vector<TableLine> lines_;
};

}  // namespace comisiynu
