#include "source/toml_tree.h"

#include <toml++/toml.h>

#include "base/toml_fault.h"

namespace comisiynu {

namespace {

TomlRegion region_of(const toml::source_region& region) {
  return {region.begin.line, region.begin.column, region.end.line, region.end.column};
}

// From toml++'s tree, whose words it copies.
class Converter {
 public:
  explicit Converter(TomlTree& tree) : made_(tree.made) {}

  TomlNode node(const toml::node& from) {
    TomlNode to;
    to.at = region_of(from.source());
    switch (from.type()) {
      case toml::node_type::table: table(*from.as_table(), to); break;
      case toml::node_type::array: list(*from.as_array(), to); break;
      case toml::node_type::string:
        to.type = TomlType::words;
        to.words = made_.emplace_back(from.as_string()->get());
        break;
      case toml::node_type::integer:
        to.type = TomlType::whole;
        to.whole = from.as_integer()->get();
        break;
      case toml::node_type::floating_point:
        to.type = TomlType::decimal;
        to.decimal = from.as_floating_point()->get();
        break;
      case toml::node_type::boolean:
        to.type = TomlType::flag;
        to.flag = from.as_boolean()->get();
        break;
      case toml::node_type::date: {
        const auto& day = from.as_date()->get();
        to.type = TomlType::day;
        to.day = {day.year, day.month, day.day};
        break;
      }
      case toml::node_type::time: to.type = TomlType::time; break;
      case toml::node_type::date_time: to.type = TomlType::day_and_time; break;
      case toml::node_type::none: break;
    }
    return to;
  }

 private:
  void table(const toml::table& from, TomlNode& to) {
    to.type = TomlType::table;
    to.entries.reserve(from.size());
    for (const auto& [key, value] : from)
      to.entries.push_back({{made_.emplace_back(key.str()), region_of(key.source())}, node(value)});
  }
  void list(const toml::array& from, TomlNode& to) {
    to.type = TomlType::list;
    to.items.reserve(from.size());
    for (const auto& item : from) to.items.push_back(node(item));
  }

  std::deque<std::string>& made_;
};

}  // namespace

const TomlNode* TomlNode::get(std::string_view key) const {
  for (const auto& entry : entries)
    if (entry.key.name == key) return &entry.value;
  return nullptr;
}

// toml++ stops at the first fault of a file.
std::optional<TomlTree> parse_any_toml(std::string_view text, FileId file, Diagnostics& found) {
  try {
    const auto root = toml::parse(text);
    TomlTree tree;
    tree.root = Converter(tree).node(root);
    return tree;
  } catch (const toml::parse_error& error) {
    report_toml_fault(text, {file, error.source().begin.line, error.source().begin.column, 0}, error.description(), found);
    return std::nullopt;
  }
}

std::optional<TomlTree> parse_toml(std::string_view text, FileId file, Diagnostics& found) {
  if (auto plain = parse_plain_toml(text)) return plain;
  return parse_any_toml(text, file, found);
}

}  // namespace comisiynu
