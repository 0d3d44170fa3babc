#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "import/readers.h"
#include "import/register_text.h"

namespace comisiynu {

namespace {

constexpr auto no_column = static_cast<std::size_t>(-1);

class RegisterReader {
 public:
  RegisterReader(FileId file, const RegisterMap& map, const Publication& publication, Diagnostics& found)
      : file_(file), map_(map), maker_(publication, map.language, false, found), found_(found) {
    if (map.may_redact()) maker_.keep_addresses_back();
  }

  Offered read(const std::vector<CsvRow>& rows) {
    const auto head = find_head(rows);
    if (head == rows.size() || !find_columns(rows[head])) return {};
    for (auto i = head + 1; i < rows.size(); ++i) take(rows[i], rows[head].cells.size());
    return std::move(offered_);
  }

 private:
  const std::vector<std::string>& number_columns() const {
    return std::find_if(map_.fields.begin(), map_.fields.end(), [](const auto& field) { return field.path == "registration.number"; })->columns;
  }

  static std::size_t column(const CsvRow& head, const std::string& name) {
    for (std::size_t i = 0; i < head.cells.size(); ++i)
      if (slug(head.cells[i]) == slug(name)) return i;
    return no_column;
  }

  std::size_t find_head(const std::vector<CsvRow>& rows) {
    const auto& name = number_columns().front();
    for (std::size_t i = 0; i < std::min<std::size_t>(rows.size(), 30); ++i)
      if (column(rows[i], name) != no_column) return i;
    std::vector<std::string> there;
    for (const auto& row : rows)
      if (row.cells.size() > 2) { there = row.cells; break; }
    const auto meant = nearest(name, there);
    found_.error("import-column", {file_, 0, 0, 0}, fmt::format("no row of this file is a head with the column \"{}\"", name),
                 meant ? fmt::format("is it \"{}\"? change the map", *meant) : fmt::format("its columns seem to be {}", there.empty() ? "none" : join(there, ", ")));
    return rows.size();
  }

  bool find_columns(const CsvRow& head) {
    bool all = true;
    const auto find = [&](const std::string& name, Position at) {
      const auto found = column(head, name);
      if (found == no_column) {
        const auto meant = nearest(name, head.cells);
        found_.error("import-column", at, fmt::format("the register has no column \"{}\"", name),
                     meant ? fmt::format("is it \"{}\"?", *meant) : fmt::format("its columns are {}", join(head.cells, ", ")));
        all = false;
      }
      return found;
    };
    for (const auto& field : map_.fields) {
      auto& places = columns_.emplace_back();
      for (const auto& name : field.columns) places.push_back(find(name, field.at));
    }
    for (const auto& [name, words] : map_.only) only_.emplace_back(find(name, {file_, head.line, 0, 0}), &words);
    return all;
  }

  bool wanted(const CsvRow& row) const {
    return std::all_of(only_.begin(), only_.end(), [&](const auto& each) {
      return each.first < row.cells.size() && std::find(each.second->begin(), each.second->end(), row.cells[each.first]) != each.second->end();
    });
  }

  std::string raw(const CsvRow& row, std::size_t field) const {
    std::vector<std::string> parts;
    for (const auto place : columns_[field])
      if (place < row.cells.size() && !row.cells[place].empty()) parts.push_back(row.cells[place]);
    return join(parts, ", ");
  }

  void leave_out(const CsvRow& row, std::string message, std::string remedy) {
    ++offered_.left_out;
    found_.warning("import-row", {file_, row.line, 0, 0}, std::move(message), std::move(remedy));
  }

  void take(const CsvRow& row, std::size_t width) {
    if (!wanted(row)) return;
    ++offered_.rows;
    if (row.cells.size() != width)
      return leave_out(row, fmt::format("this row has {} cells and the head has {}", row.cells.size(), width), "the row is left out");
    declined_ = false;
    ImportedProvider made;
    made.at = {file_, row.line, 0, 0};
    for (std::size_t i = 0; i < map_.fields.size(); ++i) {
      const auto& path = map_.fields[i].path;
      const auto words = raw(row, i);
      if (path == "registration.number") made.key = fmt::format("{} {}", map_.source, words);
      if (path == "name") made.name = words;
      if (path == "address.town") made.town = words;
      add(made, map_.fields[i], words);
    }
    const bool has_type = std::any_of(made.fields.begin(), made.fields.end(), [](const auto& field) { return field.path.ends_with(".service_type"); });
    if (!has_type && declined_) return static_cast<void>(--offered_.rows);  // a kind of service that the map says is not wanted
    if (made.key == map_.source + " ") return leave_out(row, "this row has no registration number", "the row is left out: nothing would tell it from others");
    if (slug(made.name).empty()) return leave_out(row, "this row has no name", "the row is left out");
    if (!keys_.insert(made.key).second) return leave_out(row, fmt::format("the number {} has stood in an earlier row", made.key), "the row is left out");
    if (!has_type)
      return leave_out(row, "this row does not say what kind of service it is", "the row is left out; say what its words mean in the map: [codes.\"service.service_type\"]");
    maker_.add(made, "registration.regulator", map_.source, made.at);
    arrange(made);
    offered_.providers.push_back(std::move(made));
  }

  std::string placed(const std::string& path) const {
    return path.starts_with("service.") ? fmt::format("service.{}.{}", map_.service, path.substr(8)) : path;
  }

  void add(ImportedProvider& to, const RegisterMap::Field& field, const std::string& words) {
    const auto given = words.empty() ? always(field.path) : words;
    if (field.separator.empty()) return add_one(to, field.path, given);
    for (std::size_t begin = 0; begin <= given.size();) {
      const auto end = std::min(given.find(field.separator, begin), given.size());
      add_one(to, field.path, trim(std::string_view(given).substr(begin, end - begin)));
      begin = end + field.separator.size();
    }
  }

  std::string always(const std::string& path) const {
    const auto found = map_.always.find(path);
    return found == map_.always.end() ? std::string() : found->second;
  }

  void add_one(ImportedProvider& to, const std::string& path, std::string_view word) {
    const auto codes = map_.codes.find(path);
    if (codes != map_.codes.end())
      if (const auto ours = codes->second.find(std::string(word)); ours != codes->second.end()) {
        word = ours->second;
        declined_ |= word.empty() && path == "service.service_type";
      }
    if (!word.empty()) maker_.add(to, placed(path), word, to.at);
  }

  FileId file_;
  const RegisterMap& map_;
  FieldMaker maker_;
  Diagnostics& found_;
  std::vector<std::vector<std::size_t>> columns_;  // by field
  std::vector<std::pair<std::size_t, const std::vector<std::string>*>> only_;
  std::unordered_set<std::string> keys_;
  bool declined_ = false;
  Offered offered_;
};

}  // namespace

Offered read_register(std::string_view csv, FileId file, const RegisterMap& map, const Publication& publication, Diagnostics& found) {
  // What is the same for all is a field without a column.
  RegisterMap whole = map;
  for (const auto& [path, words] : map.always)
    if (std::none_of(map.fields.begin(), map.fields.end(), [&](const auto& field) { return field.path == path; })) whole.fields.push_back({path, {}, ";", {}});
  return RegisterReader(file, whole, publication, found).read(csv_rows(csv, map.delimiter.value_or(delimiter_of(csv)), file, found));
}

}  // namespace comisiynu
