#include "import/provider_file.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "base/json_writer.h"
#include "base/text.h"
#include "source/toml_text.h"

namespace comisiynu {

namespace {

std::string hash_of(const std::string& canonical) { return content_hash(canonical).substr(0, 8); }

// A value as one text, however it was laid out.
std::string canonical(const toml::node& node) {
  if (const auto* text = node.as_string()) return toml_string(text->get());
  if (const auto* whole = node.as_integer()) return std::to_string(whole->get());
  if (const auto* decimal = node.as_floating_point()) return plain_number(decimal->get());
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  if (const auto* date = node.as_date()) return fmt::format("{:04}-{:02}-{:02}", date->get().year, date->get().month, date->get().day);
  std::string out;
  if (const auto* list = node.as_array()) {
    for (const auto& item : *list) out += (out.empty() ? "" : ", ") + canonical(item);
    return "[" + out + "]";
  }
  if (const auto* table = node.as_table()) {
    for (const auto& [key, value] : *table) out += fmt::format("{}{} = {}", out.empty() ? "" : ", ", key.str(), canonical(value));
    return "{" + out + "}";
  }
  return "?";
}

std::string canonical(const std::string& written) { return canonical(*toml::parse("x = " + written).get("x")); }

const toml::table* service_of(const toml::table& root, std::string_view id) {
  const auto* services = root["service"].as_array();
  if (services == nullptr) return nullptr;
  for (const auto& each : *services)
    if (const auto* table = each.as_table(); table != nullptr && (*table)["id"].value_or(std::string_view()) == id) return table;
  return nullptr;
}

const toml::node* node_at(const toml::table& root, std::string_view path) {
  const auto parts = split(path, '.');
  const toml::table* table = &root;
  std::size_t i = 0;
  if (parts.size() > 2 && parts[0] == "service") {
    table = service_of(root, parts[1]);
    i = 2;
  }
  const toml::node* node = nullptr;
  for (; table != nullptr && i < parts.size(); ++i) {
    node = table->get(parts[i]);
    if (node == nullptr) return nullptr;
    table = node->as_table();
    if (table == nullptr && i + 1 < parts.size()) return nullptr;
  }
  return table == nullptr && i < parts.size() ? nullptr : node;
}

// A field that is not there yet: the keys that lead to it from some table, and its value.
struct Missing {
  std::vector<std::string> keys;
  std::string toml;
};

// Missing fields under the first of their keys, in the order they came.
std::vector<std::pair<std::string, std::vector<Missing>>> grouped(const std::vector<Missing>& items) {
  std::vector<std::pair<std::string, std::vector<Missing>>> groups;
  for (const auto& item : items) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& each) { return each.first == item.keys.front(); });
    if (group == groups.end()) group = groups.insert(groups.end(), {item.keys.front(), {}});
    group->second.push_back({{item.keys.begin() + 1, item.keys.end()}, item.toml});
  }
  return groups;
}

// "…" or "{ town = …, postcode = … }"
std::string written(const std::vector<Missing>& group) {
  if (group.front().keys.empty()) return group.front().toml;
  std::string out;
  for (const auto& [key, items] : grouped(group)) out += fmt::format("{}{} = {}", out.empty() ? "" : ", ", key, written(items));
  return fmt::format("{{ {} }}", out);
}

class FileEditor {
 public:
  explicit FileEditor(const std::string& text) : text_(text), root_(toml::parse(text)), places_(text) { read_imported(); }

  FileUpdate update(const ImportedProvider& offered, std::string_view source) {
    from_ = source;
    key_ = offered.key;
    gone_ = false;
    for (const auto& field : offered.fields) consider(field);
    place(root_, at_root_);
    for (const auto& [id, items] : by_service_) place_service(id, items);
    return finish();
  }

  FileUpdate gone() {
    gone_ = true;
    return finish();
  }

 private:
  void read_imported() {
    const auto imported = root_["imported"];
    from_ = imported["from"].value_or(std::string());
    key_ = imported["key"].value_or(std::string());
    gone_ = imported["gone"].value_or(false);
    if (const auto* list = imported["wrote"].as_array())
      for (const auto& each : *list)
        if (const auto words = each.value_or(std::string()); words.rfind(' ') != words.npos)
          recorded_[words.substr(0, words.rfind(' '))] = words.substr(words.rfind(' ') + 1);
  }

  void consider(const ImportedField& field) {
    const auto want = canonical(field.toml);
    const auto record = recorded_.find(field.path);
    if (const auto* node = node_at(root_, field.path)) {
      const auto have = canonical(*node);
      if (have == want) return;
      if (record == recorded_.end() || record->second != hash_of(have)) return result_.kept.push_back(field.path);
      const auto begin = places_.offset(node->source().begin);
      edits_.push_back({begin, value_end(text_, begin) - begin, field.toml});
    } else if (record != recorded_.end()) {
      return result_.kept.push_back(field.path);  // taken out by an officer
    } else {
      std::vector<std::string> keys;
      for (const auto part : split(field.path, '.')) keys.emplace_back(part);
      const bool of_service = keys.size() > 2 && keys[0] == "service";
      if (of_service) {
        auto found = std::find_if(by_service_.begin(), by_service_.end(), [&](const auto& each) { return each.first == keys[1]; });
        if (found == by_service_.end()) found = by_service_.insert(by_service_.end(), {keys[1], {}});
        found->second.push_back({{keys.begin() + 2, keys.end()}, field.toml});
      } else {
        at_root_.push_back({std::move(keys), field.toml});
      }
    }
    wanted_.emplace_back(field.path, want);
    result_.written.push_back(field.path);
  }

  // Adds what is missing to a table, in the form that the table has.
  void place(const toml::table& table, const std::vector<Missing>& items) {
    std::vector<std::string> lines;
    add_lines(table, items, "", lines);
    if (lines.empty()) return;
    if (table.is_inline()) {
      const auto end = value_end(text_, places_.offset(table.source().begin)) - 1;
      const auto last = text_.find_last_not_of(" \t\n", end - 1);
      edits_.push_back({last + 1, end - last - 1, fmt::format("{}{} ", table.empty() ? " " : ", ", join(lines, ", "))});
    } else {
      add_lines_at(end_of_keys(table), join(lines, "\n") + "\n");
    }
  }

  void add_lines(const toml::table& table, const std::vector<Missing>& items, const std::string& prefix, std::vector<std::string>& lines) {
    for (const auto& [key, group] : grouped(items)) {
      const auto* there = table.get(key);
      if (there == nullptr) lines.push_back(fmt::format("{}{} = {}", prefix, key, written(group)));
      else if (const auto* below = there->as_table(); below == nullptr) result_.failed = true;
      else if (below->is_inline() || has_header(*below)) place(*below, group);
      else add_lines(*below, group, prefix + key + ".", lines);  // address.town = "…"
    }
  }

  void place_service(const std::string& id, const std::vector<Missing>& items) {
    if (const auto* service = service_of(root_, id)) return place(*service, items);
    std::string block = fmt::format("\n[[service]]\nid = {}\n", toml_string(id));
    for (const auto& [key, group] : grouped(items)) block += fmt::format("{} = {}\n", key, written(group));
    append(std::move(block));
  }

  void append(std::string block) { add_lines_at(text_.size(), std::move(block)); }

  // Whole lines; the file's last line may lack its end.
  void add_lines_at(std::size_t at, std::string lines) {
    const bool begun = std::any_of(edits_.begin(), edits_.end(), [&](const auto& edit) { return edit.at == at && edit.length == 0; });
    const bool open = at > 0 && text_[at - 1] != '\n' && !begun;
    edits_.push_back({at, 0, open ? "\n" + std::move(lines) : std::move(lines)});
  }

  bool has_header(const toml::table& table) const { return text_[places_.offset(table.source().begin)] == '['; }

  // Where another line of a table can stand: after the last of its own.
  std::size_t end_of_keys(const toml::table& table) const {
    std::size_t end = &table == &root_ ? 0 : line_end(places_.offset(table.source().begin));
    for (const auto& [key, node] : table) {
      const auto* below = node.as_table();
      if (below != nullptr && !below->is_inline()) {
        if (!has_header(*below)) end = std::max(end, end_of_keys(*below));
        continue;
      }
      const auto* list = node.as_array();
      if (list != nullptr && !list->empty() && list->front().is_table() && !list->front().as_table()->is_inline()) continue;
      end = std::max(end, line_end(value_end(text_, places_.offset(node.source().begin))));
    }
    return end;
  }

  std::size_t line_end(std::size_t at) const { return std::min(text_.find('\n', at), text_.size() - 1) + 1; }

  std::string imported_block() const {
    std::string out = fmt::format("[imported]   # by `comisiynu import`: what it wrote, so that it never changes what people write\nfrom  = {}\nkey   = {}\n",
                                  toml_string(from_), toml_string(key_));
    if (gone_) out += "gone  = true   # no longer in the register\n";
    out += "wrote = [\n";
    for (const auto& [path, hash] : recorded_) out += fmt::format("  {},\n", toml_string(path + " " + hash));
    return out + "]\n";
  }

  FileUpdate finish() {
    result_.text = text_;
    for (const auto& [path, want] : wanted_) recorded_[path] = hash_of(want);
    const auto* imported = root_["imported"].as_table();
    const auto block = imported_block();
    if (imported == nullptr) {
      append("\n" + block);
    } else if (const auto begin = places_.offset(imported->source().begin), end = end_of_keys(*imported); text_.substr(begin, end - begin) != block) {
      edits_.push_back({begin, end - begin, block});
    }
    if (edits_.empty() || result_.failed) return std::move(result_);
    auto made = edited(text_, edits_);
    result_.failed = !is_as_wanted(made);
    if (!result_.failed) result_.text = std::move(made);
    return std::move(result_);
  }

  // The edit is trusted only when the file then reads as it was meant to.
  bool is_as_wanted(const std::string& made) const {
    try {
      const auto root = toml::parse(made);
      return std::all_of(wanted_.begin(), wanted_.end(), [&](const auto& each) {
        const auto* node = node_at(root, each.first);
        return node != nullptr && canonical(*node) == each.second;
      });
    } catch (const toml::parse_error&) {
      return false;
    }
  }

  const std::string& text_;
  toml::table root_;
  TextPlaces places_;
  std::string from_, key_;
  bool gone_ = false;
  std::map<std::string, std::string> recorded_;                // path -> hash
  std::vector<std::pair<std::string, std::string>> wanted_;    // path, canonical value
  std::vector<Missing> at_root_;
  std::vector<std::pair<std::string, std::vector<Missing>>> by_service_;
  std::vector<TextEdit> edits_;
  FileUpdate result_;
};

template <class Change>
FileUpdate edit(const std::string& text, Change change) {
  try {
    FileEditor editor(text);
    auto made = change(editor);
    if (made.failed) made.text = text;
    return made;
  } catch (const toml::parse_error&) {
    FileUpdate failed;
    failed.text = text;
    failed.failed = true;
    return failed;
  }
}

}  // namespace

FileUpdate update_provider_file(const std::string& text, const ImportedProvider& offered, std::string_view source) {
  return edit(text, [&](FileEditor& editor) { return editor.update(offered, source); });
}

FileUpdate mark_gone(const std::string& text) {
  return edit(text, [](FileEditor& editor) { return editor.gone(); });
}

}  // namespace comisiynu
