// A dataset as a table that people read, and as the CSV behind it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/figures.h"
#include "analysis/wording.h"
#include "markup/value.h"

namespace comisiynu {

// What only the page knows. Values are as templates/README.md says; null leaves them out.
struct TableSurroundings {
  std::string id;       // unique on the page
  Value source;         // a link
  Value downloads;      // [Download]
  Value address;        // the dataset's own page, when this is not it
};

// The table before it is HTML: rows of cells that know what they head.
struct TableView {
  struct Cell {
    Phrase text;
    std::string scope;           // "col", "colgroup", "row", "rowgroup"; empty for a figure
    std::size_t colspan = 1, rowspan = 1;
    bool numeric = false;
    bool derived = false;        // worked out by the program, and no total
    bool total = false;          // in a row or a column of totals
    Missing missing = Missing::no;
    bool incomplete = false;
  };
  struct Row {
    std::vector<Cell> cells;
    bool total = false;
    bool own = false;            // one's own figures, among those of others
  };
  Phrase caption;
  std::string unit;                             // said once, when all given figures share it
  std::vector<std::vector<Cell>> head;
  std::vector<std::vector<Row>> groups;         // one tbody each
  std::vector<std::pair<std::string, std::string>> marks;  // "[c]" and what it means
  std::vector<Phrase> derived, notes;
  std::string date;
};

TableView table_view(const ResolvedDataset&, const Wording&);

// For blocks/table.html, with everything it is given but `lang` and `level`.
Value table_value(const ResolvedDataset&, const Wording&, const TableSurroundings&);

// A phrase as templates print it: words, or a <span lang> where they are in another language; null when empty.
Value phrase_value(const Phrase&);
// The link that is given, or else the words of the dataset's source.
Value source_value(const ResolvedDataset&, const Wording&, const Value& given);

// How each figure that the program worked out came about, in the order of the table.
struct WorkedFigure {
  std::string line, column;  // what heads it: "Short breaks", "Unit cost"
  std::string figure, how;   // "£333.33", "£1,000 ÷ 3 places"
  bool total = false;        // of a line of totals
};
std::vector<WorkedFigure> worked_figures(const ResolvedDataset&, const Wording&);

// RFC 4180, UTF-8: one row of heads, then a row for each line of the table and each item of its columns. Every dimension
// has a column of ids and one of names; "total" is the id of a total, "others" that of what others come to. Figures are plain numbers; a missing one is its mark. A
// row of a year that is projected is marked [f], forecast; one whose totals leave figures out, [i].
std::string csv(const ResolvedDataset&, const Wording&);

}  // namespace comisiynu
