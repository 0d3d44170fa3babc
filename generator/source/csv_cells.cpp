#include "source/csv_cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "source/text_file.h"

namespace comisiynu {

namespace {

struct Field {
  std::string text;
  Position at;
  bool quoted = false;
};

// One pass over the whole text, since a quoted field may run over line ends.
class Rows {
 public:
  Rows(std::string_view text, FileId file, Diagnostics& found) : text_(text), file_(file), found_(found) {}

  bool next(std::vector<Field>& row) {
    row.clear();
    while (at_ < text_.size() && text_[at_] == '\n') newline();
    if (at_ >= text_.size()) return false;
    for (;;) {
      row.push_back(field());
      if (at_ < text_.size() && text_[at_] == ',') { step(); continue; }
      if (at_ < text_.size()) newline();
      return true;
    }
  }

 private:
  Field field() {
    Field field{{}, {file_, line_, column_, 0}};
    if (at_ < text_.size() && text_[at_] == '"') return quoted(field);
    while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n') field.text += text_[at_], step();
    field.at.length = static_cast<std::uint32_t>(code_points(field.text));
    field.text = trim(field.text);
    return field;
  }

  Field quoted(Field& field) {
    field.quoted = true;
    step();
    for (;;) {
      if (at_ >= text_.size()) {
        found_.error("csv-syntax", field.at, "this quote is never closed", "close it with another \"");
        return field;
      }
      if (text_[at_] == '"') {
        step();
        if (at_ >= text_.size() || text_[at_] != '"') break;
      }
      if (text_[at_] == '\n') { field.text += '\n'; newline(); }
      else field.text += text_[at_], step();
    }
    if (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n') {
      found_.error("csv-syntax", {file_, line_, column_, 1}, "something follows the closing quote",
                   "put a comma between fields; write a quote inside a field twice");
      while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n') step();
    }
    return field;
  }

  void step() {
    if ((static_cast<unsigned char>(text_[at_]) & 0xC0) != 0x80) ++column_;
    ++at_;
  }
  void newline() { ++at_; ++line_; column_ = 1; }

  std::string_view text_;
  FileId file_;
  Diagnostics& found_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
};

std::variant<double, std::string> value_of(const Field& field) {
  double number = 0;
  const auto* end = field.text.data() + field.text.size();
  const auto [stopped, error] = std::from_chars(field.text.data(), end, number);
  if (!field.quoted && !field.text.empty() && error == std::errc() && stopped == end) return number;
  return field.text;
}

// Each column must be of something, and of something else than the others.
bool check_head(const std::vector<Field>& head, Diagnostics& found) {
  bool good = true;
  for (std::size_t i = 0; i < head.size(); ++i) {
    const bool again = std::any_of(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(i), [&](const Field& other) { return other.text == head[i].text; });
    if (!head[i].text.empty() && !again) continue;
    good = false;
    if (head[i].text.empty())
      found.error("csv-head", head[i].at, fmt::format("column {} has no head", i + 1), "say what it is of: a dimension such as area, or a measure; or delete the column");
    else
      found.error("csv-head", head[i].at, fmt::format("two columns have the head \"{}\"", head[i].text), "keep one of them");
  }
  return good;
}

void read_rows(std::string_view text, FileId file, Dataset& dataset, Diagnostics& found) {
  Rows rows(text, file, found);
  std::vector<Field> head, row;
  if (!rows.next(head) || !check_head(head, found)) return;
  while (rows.next(row)) {
    if (row.size() != head.size()) {
      found.error("csv-row", row.front().at, fmt::format("this row has {} fields and the head has {}", row.size(), head.size()),
                  "give each row as many commas as the head; a figure has none: 1420");
      continue;
    }
    Cell cell;
    cell.at = row.front().at;
    for (std::size_t i = 0; i < row.size(); ++i)
      if (!row[i].text.empty()) cell.entries.push_back({head[i].text, value_of(row[i]), row[i].at, head[i].at});
    dataset.cells.push_back(std::move(cell));
  }
}

}  // namespace

void read_csv_cells(const Disk& disk, Sources& sources, std::vector<Dataset>& datasets, Diagnostics& found) {
  for (auto& dataset : datasets) {
    if (!dataset.csv) continue;
    const auto& name = dataset.csv.value;
    if (name.find('/') != std::string::npos || name.find('\\') != std::string::npos || !name.ends_with(".csv")) {
      found.error("bad-path", dataset.csv.at, fmt::format("\"{}\" is not the name of a CSV file in this folder", name),
                  "put the file beside this one and write its name alone: \"people.csv\"");
      continue;
    }
    const auto beside = [&](const std::string& path) { return path.substr(0, path.rfind('/') + 1) + name; };
    const auto path = beside(sources.path(dataset.at.file));
    if (disk.look(path).kind != EntryKind::file) {
      found.error("missing-file", dataset.csv.at, fmt::format("there is no file {} beside this one", name),
                  "check its name, capitals included");
      continue;
    }
    const FileId file = sources.add(path, beside(sources.shown(dataset.at.file)));
    if (const auto text = read_text_file(disk, path, file, found)) read_rows(*text, file, dataset, found);
  }
}

}  // namespace comisiynu
