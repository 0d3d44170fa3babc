#include "import/register_map.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

#include "base/text.h"
#include "base/toml_fault.h"
#include "import/imported.h"

namespace comisiynu {

namespace {

class MapReader {
 public:
  MapReader(FileId file, Diagnostics& found) : file_(file), found_(found) {}

  RegisterMap read(const toml::table& root) {
    for (const auto& [key, node] : root) head(key, node);
    if (map_.source.empty())
      found_.error("import-map", {file_, 1, 0, 0}, "the map does not say whose register this is", "add source = \"CQC\": the regulator, as providers' files have it");
    if (map_.fields.empty())
      found_.error("import-map", {file_, 1, 0, 0}, "the map takes no columns", "add [fields] with lines such as name = \"Service name\"");
    else if (!has("registration.number"))
      found_.error("import-map", {file_, 1, 0, 0}, "no column is mapped to registration.number, which tells providers apart", "add registration.number to [fields]");
    return std::move(map_);
  }

 private:
  Position at(const toml::source_region& region) const { return {file_, region.begin.line, region.begin.column, 0}; }
  bool has(std::string_view path) const {
    return std::any_of(map_.fields.begin(), map_.fields.end(), [&](const auto& field) { return field.path == path; });
  }
  void wrong(const toml::node& node, std::string message, std::string remedy) { found_.error("import-map", at(node.source()), std::move(message), std::move(remedy)); }

  std::string word(const toml::node& node, std::string_view key) {
    if (const auto* text = node.as_string()) return text->get();
    wrong(node, fmt::format("{} is not words in quotes", key), "write it as \"…\"");
    return {};
  }

  std::vector<std::string> list(const toml::node& node, std::string_view key) {
    std::vector<std::string> all;
    if (const auto* items = node.as_array())
      for (const auto& item : *items) all.push_back(word(item, key));
    else all.push_back(word(node, key));
    return all;
  }

  void head(const toml::key& key, const toml::node& node) {
    const auto name = key.str();
    if (name == "source") map_.source = word(node, name);
    else if (name == "service") map_.service = word(node, name);
    else if (name == "language") language(node);
    else if (name == "delimiter") { if (const auto text = word(node, name); !text.empty()) map_.delimiter = text[0]; }
    else if (name == "fields") fields(node, "");
    else if (name == "always") always(node, "");
    else if (name == "codes") codes(node, "");
    else if (name == "only") only(node);
    else {
      const auto meant = nearest(name, {"source", "service", "language", "delimiter", "fields", "always", "codes", "only"});
      found_.error("import-map", at(key.source()), fmt::format("a map has no {}", name),
                   meant ? fmt::format("did you mean {}?", *meant) : "it has source, service, language, delimiter, fields, always, codes and only");
    }
  }

  void language(const toml::node& node) {
    const auto code = word(node, "language");
    if (const auto known = from_code(code)) map_.language = *known;
    else wrong(node, fmt::format("\"{}\" is not a language of ours", code), "languages are \"cy\" and \"en\"");
  }

  // Tables may be nested or their names joined by dots: [fields.address] town = …, "address.town" = … or address.town = …
  template <class Leaf>
  void walk(const toml::node& node, const std::string& prefix, Leaf leaf) {
    const auto* table = node.as_table();
    if (table == nullptr) return wrong(node, "this is not a table", "write it as [fields]");
    for (const auto& [key, value] : *table) {
      const auto path = prefix.empty() ? std::string(key.str()) : fmt::format("{}.{}", prefix, key.str());
      if (const auto* below = value.as_table(); below != nullptr && !FieldMaker::known(path)) walk(value, path, leaf);
      else leaf(path, key, value);
    }
  }

  bool known(const std::string& path, const toml::key& key) {
    if (FieldMaker::known(path)) return true;
    const auto meant = nearest(path, FieldMaker::paths());
    found_.error("import-map", at(key.source()), fmt::format("a provider has no field {} that can be imported", path),
                 meant ? fmt::format("did you mean {}?", *meant) : fmt::format("fields are {}", join(FieldMaker::paths(), ", ")));
    return false;
  }

  void fields(const toml::node& node, const std::string& prefix) {
    walk(node, prefix, [&](const std::string& path, const toml::key& key, const toml::node& value) {
      if (!known(path, key)) return;
      RegisterMap::Field field{path, {}, {}, at(value.source())};
      if (const auto* table = value.as_table()) {
        if (const auto* column = table->get("column")) field.columns = list(*column, "column");
        if (const auto* separator = table->get("split")) field.separator = word(*separator, "split");
      } else {
        field.columns = list(value, path);
      }
      map_.fields.push_back(std::move(field));
    });
  }

  void always(const toml::node& node, const std::string& prefix) {
    walk(node, prefix, [&](const std::string& path, const toml::key& key, const toml::node& value) {
      if (known(path, key)) map_.always[path] = word(value, path);
    });
  }

  void codes(const toml::node& node, const std::string& prefix) {
    walk(node, prefix, [&](const std::string& path, const toml::key& key, const toml::node& value) {
      const auto* table = value.as_table();
      if (!known(path, key)) return;
      if (table == nullptr) return wrong(value, "codes are a table", fmt::format("write [codes.\"{}\"] and lines such as \"Their word\" = \"ours\"", path));
      for (const auto& [theirs, ours] : *table) map_.codes[path][std::string(theirs.str())] = word(ours, theirs.str());
    });
  }

  void only(const toml::node& node) {
    const auto* table = node.as_table();
    if (table == nullptr) return wrong(node, "only is not a table", "write it as [only] and lines such as \"Local authority\" = [\"Powys\"]");
    for (const auto& [column, words] : *table) map_.only[std::string(column.str())] = list(words, column.str());
  }

  FileId file_;
  Diagnostics& found_;
  RegisterMap map_;
};

}  // namespace

bool RegisterMap::may_redact() const {
  return always.contains("address.redact") || std::any_of(fields.begin(), fields.end(), [](const Field& field) { return field.path == "address.redact"; });
}

RegisterMap read_register_map(std::string_view text, FileId file, Diagnostics& found) {
  try {
    return MapReader(file, found).read(toml::parse(text));
  } catch (const toml::parse_error& error) {
    report_toml_fault(text, {file, error.source().begin.line, error.source().begin.column, 0}, error.description(), found);
    return {};
  }
}

}  // namespace comisiynu
