#include "source/read_toml.h"

#include "source/toml_values.h"

namespace comisiynu {

using namespace toml_reading;

namespace {

template <class Record>
void read_item(Reader& reader, const TomlNode& item, std::string_view name, std::vector<Record>& records) {
  if (const auto* table = item.as_table()) read_fields(reader, *table, records.emplace_back());
  else reader.wrong_type(item, name, fmt::format("a table: [[{}]]", name));
}

// The tables that a file may hold at its root, each an array of one kind of record.
std::vector<std::string_view> read_tables(Reader& reader, const TomlNode& root, Publication& into) {
  std::vector<std::string_view> known;
  const auto each = [&](std::string_view name, auto member, std::string_view) {
    known.push_back(name);
    const TomlNode* node = root.get(name);
    if (node == nullptr) return;
    auto& records = into.*member;
    if (const auto* list = node->as_list()) {
      records.reserve(list->items.size());
      for (const auto& item : list->items) read_item(reader, item, name, records);
      return;
    }
    if (node->as_table() == nullptr) return reader.wrong_type(*node, name, fmt::format("a list of tables: [[{}]]", name));
    reader.found.error("wrong-type", reader.at(*node), fmt::format("[{}] has single brackets", name),
                       fmt::format("write [[{}]]: there may be several", name));
    read_item(reader, *node, name, records);
  };
  Publication::describe(each);
  return known;
}

void report_unknown(Reader& reader, const TomlNode& root, const std::vector<std::string_view>& known) {
  for (const auto& [key, node] : root.entries)
    if (std::find(known.begin(), known.end(), key.name) == known.end()) reader.unknown_table(key, known);
}

}  // namespace

void read_records(std::string_view text, FileId file, TomlFile what, Publication& into, Diagnostics& found) {
  const auto tree = parse_toml(text, file, found);
  if (!tree) return;
  const auto& root = tree->root;
  Reader reader{file, found};
  if (what == TomlFile::provider && root.get("provider") == nullptr) {
    read_fields(reader, root, into.providers.emplace_back());
    into.providers.back().at = {file, 1, 1, 0};
    return;
  }
  const auto known = read_tables(reader, root, into);
  if (what == TomlFile::publication) {
    read_fields(reader, root, into.settings, known);
    into.settings.at = {file, 1, 0, 0};
  } else {
    report_unknown(reader, root, known);
  }
}

void collect_ids(std::string_view text, std::set<std::string, std::less<>>& into) {
  for (std::size_t at = text.find("id"); at != text.npos; at = text.find("id", at + 2)) {
    if (at > 0 && std::string_view(" \t\n{,").find(text[at - 1]) == std::string_view::npos) continue;
    auto rest = text.substr(at + 2);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t="), rest.size()));
    if (!rest.starts_with('"')) continue;
    const auto id = rest.substr(1, std::min(rest.find('"', 1), rest.size()) - 1);
    if (is_id(id)) into.emplace(id);
  }
}

void read_document(std::string_view text, FileId file, Document& into, Diagnostics& found) {
  const auto tree = parse_toml(text, file, found);
  if (!tree) return;
  const auto& root = tree->root;
  Reader reader{file, found};
  read_fields(reader, root, into);
  into.at = {file, 1, 0, 0};
}

void read_easy_read(std::string_view text, FileId file, EasyRead& into, Diagnostics& found) {
  const auto tree = parse_toml(text, file, found);
  if (!tree) return;
  const auto& root = tree->root;
  Reader reader{file, found};
  read_fields(reader, root, into);
  into.at = {file, 1, 0, 0};
}

void read_editions(std::string_view text, FileId file, EditionsFile& into, Diagnostics& found) {
  const auto tree = parse_toml(text, file, found);
  if (!tree) return;
  Reader reader{file, found};
  read_fields(reader, tree->root, into);
}

}  // namespace comisiynu
