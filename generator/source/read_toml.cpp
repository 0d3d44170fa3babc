#include "source/read_toml.h"

#include "source/toml_values.h"

namespace comisiynu {

using namespace toml_reading;

namespace {

// toml++ stops at the first fault of a file; what it says is put in the words of this program.
std::optional<toml::table> parse(std::string_view text, FileId file, Diagnostics& found) {
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    const std::string why(error.description());
    Position at{file, error.source().begin.line, error.source().begin.column, 0};
    const bool date = why.find("date") != std::string::npos && why.find("update") == std::string::npos;
    if (date)
      found.error("bad-date", at, fmt::format("this is not a date ({})", why), "write it as year-month-day: 2026-11-02");
    else
      found.error("toml-syntax", at, fmt::format("this is not TOML: {}", why),
                  "look for a missing quote, bracket, comma or equals sign here or on the line before");
    return std::nullopt;
  }
}

// The tables that a file may hold at its root, each an array of one kind of record.
std::vector<std::string_view> read_tables(Reader& reader, const toml::table& root, Publication& into) {
  std::vector<std::string_view> known;
  const auto each = [&](std::string_view name, auto member, std::string_view) {
    known.push_back(name);
    const toml::node* node = root.get(name);
    if (node == nullptr) return;
    const auto* list = node->as_array();
    if (list == nullptr) return reader.wrong_type(*node, name, fmt::format("a list of tables: [[{}]]", name));
    auto& records = into.*member;
    records.reserve(list->size());
    for (const auto& item : *list) {
      const auto* table = item.as_table();
      if (table == nullptr) reader.wrong_type(item, name, fmt::format("a table: [[{}]]", name));
      else read_fields(reader, *table, records.emplace_back());
    }
  };
  Publication::describe(each);
  return known;
}

void report_unknown(Reader& reader, const toml::table& root, const std::vector<std::string_view>& known) {
  for (const auto& [key, node] : root)
    if (std::find(known.begin(), known.end(), key.str()) == known.end()) reader.unknown_key(key, "this file", known);
}

}  // namespace

void read_records(std::string_view text, FileId file, TomlFile what, Publication& into, Diagnostics& found) {
  const auto root = parse(text, file, found);
  if (!root) return;
  Reader reader{file, found};
  if (what == TomlFile::provider && !root->contains("provider")) {
    read_fields(reader, *root, into.providers.emplace_back());
    into.providers.back().at = {file, 1, 1, 0};
    return;
  }
  const auto known = read_tables(reader, *root, into);
  if (what == TomlFile::publication) {
    read_fields(reader, *root, into.settings, known);
    into.settings.at = {file, 1, 0, 0};
  } else {
    report_unknown(reader, *root, known);
  }
}

void read_document(std::string_view text, FileId file, Document& into, Diagnostics& found) {
  const auto root = parse(text, file, found);
  if (!root) return;
  Reader reader{file, found};
  read_fields(reader, *root, into);
  into.at = {file, 1, 0, 0};
}

void read_easy_read(std::string_view text, FileId file, EasyRead& into, Diagnostics& found) {
  const auto root = parse(text, file, found);
  if (!root) return;
  Reader reader{file, found};
  read_fields(reader, *root, into);
  into.at = {file, 1, 0, 0};
}

}  // namespace comisiynu
