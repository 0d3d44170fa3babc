#include "page/theme.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/text.h"
#include "page/theme_toml.h"
#include "page/theme_tokens.h"

namespace comisiynu {

namespace {

struct Token {
  std::string value;
  Position at;
};
using Tokens = std::map<std::string, Token, std::less<>>;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// A name of a file below a theme's folder that means the same on every machine and in every address.
bool is_clean(std::string_view name) {
  for (const auto part : split(name, '/')) {
    if (part.empty() || part.starts_with('.')) return false;
    for (const char c : part)
      if (!is_letter_or_digit(c) && c != '.' && c != '-' && c != '_') return false;
  }
  return true;
}

// Places of the site's assets that are not a theme's to fill.
bool is_reserved(std::string_view name) {
  return name == "tokens.css" || name.starts_with("pictograms/") || name.starts_with("documents/");
}

struct Layer {
  std::string folder;
  FileId file = no_file;
  toml::table table;
};

class ThemeReader {
 public:
  ThemeReader(const ThemeFolders& folders, const Disk& disk, Sources& sources, Diagnostics& found)
      : folders_(folders), disk_(disk), sources_(sources), found_(found) {}

  Theme read() {
    layers_.push_back(layer(folders_.base, true));
    if (!folders_.own.empty()) layers_.push_back(layer(folders_.own, false));
    for (const auto& each : layers_) {
      in(each).check_keys(each.table, "a theme", {"name", "base", "logo", "favicon", "style", "script", "files", "tokens", "tokens-dark", "pictograms"});
      check_base(each);
      take_word(each, "name", theme_.name);
    }
    for (auto [key, member] : {std::pair("logo", &Theme::logo), std::pair("favicon", &Theme::favicon), std::pair("style", &Theme::style),
                               std::pair("script", &Theme::script)})
      take_asset(key, theme_.*member);
    for (const auto& each : layers_) take_files(each);
    take_tokens();
    for (const auto& each : layers_) take_pictograms(each);
    for (auto& [name, file] : files_) theme_.files.push_back(std::move(file));
    return std::move(theme_);
  }

 private:
  // Reading TOML

  ThemeToml in(const Layer& layer) const { return {layer.file, found_}; }

  Layer layer(const std::string& folder, bool must_be_there) {
    Layer made{folder, no_file, {}};
    const auto path = folder + "/theme.toml";
    if (disk_.look(path).kind == EntryKind::missing && !must_be_there && disk_.look(folder).kind == EntryKind::folder) return made;
    made.file = sources_.add(path, path);
    if (auto table = parse(path, made.file)) made.table = std::move(*table);
    return made;
  }

  std::optional<toml::table> parse(const std::string& path, FileId file) {
    std::string text;
    if (disk_.look(path).kind == EntryKind::link) {
      found_.error("not-a-file", {file, 0, 0, 0}, "this is a link, and links are not followed", "put the file itself here");
      return std::nullopt;
    }
    if (const auto error = disk_.read(path, text)) {
      found_.error("unreadable-file", {file, 0, 0, 0}, fmt::format("the file cannot be read: {}", error.message),
                   "check that it is there and that you may read it");
      return std::nullopt;
    }
    try {
      return toml::parse(text);
    } catch (const toml::parse_error& error) {
      found_.error("toml-syntax", {file, error.source().begin.line, error.source().begin.column, 0},
                   fmt::format("this is not TOML: {}", error.description()),
                   "look for a missing quote, bracket, comma or equals sign here or on the line before");
      return std::nullopt;
    }
  }

  const toml::table* table(const Layer& layer, std::string_view key) {
    const auto* node = layer.table.get(key);
    if (node == nullptr) return nullptr;
    if (!node->is_table()) found_.error("wrong-type", in(layer).at(node->source()), fmt::format("{} is not a table", key), fmt::format("write [{}] and its fields below", key));
    return node->as_table();
  }

  void take_word(const Layer& layer, std::string_view key, std::string& into) {
    if (const auto* node = layer.table.get(key))
      if (const auto* value = in(layer).word(*node, key)) into = *value;
  }

  void check_base(const Layer& layer) {
    const auto* node = layer.table.get("base");
    const auto* value = node == nullptr ? nullptr : in(layer).word(*node, "base");
    if (value != nullptr && *value != "default")
      found_.error("unknown-theme", in(layer).at(node->source()), fmt::format("there is no theme {} to begin from", *value), "write base = \"default\", or take the line out");
  }

  // Files

  // What stands at the end of a clean name below the folder; a link anywhere on the way is a link.
  EntryKind look(const std::string& folder, std::string_view name) const {
    auto path = folder;
    auto kind = EntryKind::folder;
    for (const auto part : split(name, '/')) {
      if (kind != EntryKind::folder) return kind == EntryKind::link ? kind : EntryKind::missing;
      path += '/';
      path += part;
      kind = disk_.look(path).kind;
    }
    return kind;
  }

  // The file's path on disk; nothing, with a word why, when there is none.
  std::optional<std::string> file(const std::string& folder, const std::string& name, Position where) {
    switch (look(folder, name)) {
      case EntryKind::file: return folder + "/" + name;
      case EntryKind::link:
        found_.error("not-a-file", where, fmt::format("{}/{} is a link, and links are not followed", folder, name), "put the file itself there");
        break;
      default:
        found_.error("missing-file", where, fmt::format("there is no file {}/{}", folder, name), "check its name, or put it there");
    }
    return std::nullopt;
  }

  bool check_name(const std::string& name, Position where) {
    if (!is_clean(name)) {
      found_.error("bad-file-name", where, fmt::format("\"{}\" cannot be a file of a theme", name),
                   "write its name within the theme's folder, of letters, digits, dots and hyphens: \"fonts/sans.woff2\"");
      return false;
    }
    if (is_reserved(name))
      found_.error("bad-file-name", where, fmt::format("{} is the program's own to make", name), "give the file another name or folder");
    return !is_reserved(name);
  }

  // One of the files that every page names: the last that names it, from the last that has it.
  void take_asset(std::string_view key, std::string& name) {
    Position where{layers_.front().file, 0, 0, 0};
    for (const auto& layer : layers_) {
      const auto* node = layer.table.get(key);
      const auto* value = node == nullptr ? nullptr : in(layer).word(*node, key);
      if (value == nullptr || !check_name(*value, in(layer).at(node->source()))) continue;
      name = *value;
      where = in(layer).at(node->source());
    }
    const auto& folder = layers_.size() > 1 && look(layers_[1].folder, name) != EntryKind::missing ? layers_[1].folder : layers_[0].folder;
    if (const auto path = file(folder, name, where)) files_[name] = {name, *path, {}};
  }

  void take_files(const Layer& layer) {
    const auto* node = layer.table.get("files");
    if (node == nullptr) return;
    const auto* list = node->as_array();
    if (list == nullptr) return found_.error("wrong-type", in(layer).at(node->source()), "files is not a list", "write files = [\"fonts/sans.woff2\"]");
    for (const auto& item : *list) {
      const auto* name = in(layer).word(item, "files");
      if (name == nullptr || !check_name(*name, in(layer).at(item.source()))) continue;
      if (const auto path = file(layer.folder, *name, in(layer).at(item.source()))) files_[*name] = {*name, *path, {}};
    }
  }

  // Tokens

  void take_tokens() {
    Tokens light, dark;
    for (const auto& layer : layers_) {
      take_tokens(layer, "tokens", light, light);
      take_tokens(layer, "tokens-dark", dark, light);
    }
    check_dark(light, dark);
    Tokens in_the_dark = light;
    for (const auto& [name, token] : dark) in_the_dark[name] = token;
    check_colours(light, "");
    check_colours(in_the_dark, " in dark colours");
    files_["tokens.css"] = {"tokens.css", {}, css(light, dark)};
  }

  // A council's theme may only give tokens that the style sheet knows: those of the program's theme.
  void take_tokens(const Layer& layer, std::string_view key, Tokens& into, const Tokens& known) {
    const auto* given = table(layer, key);
    if (given == nullptr) return;
    const bool first = &layer == &layers_.front();
    for (const auto& [name, node] : *given) {
      const auto where = in(layer).at(node.source());
      const bool any = first && key == "tokens";
      if (!is_id(name.str()) || (!any && !known.contains(name.str()))) {
        std::vector<std::string> names;
        for (const auto& [token, value] : known) names.push_back(token);
        const auto meant = nearest(name.str(), names);
        found_.error("unknown-key", in(layer).at(name.source()), fmt::format("there is no token {}", name.str()),
                     meant ? fmt::format("did you mean {}?", *meant) : fmt::format("the tokens are {}", join(names, ", ")));
        continue;
      }
      const auto* value = in(layer).word(node, name.str());
      if (value == nullptr) continue;
      if (const auto fault = fault_of_token(*value); !fault.empty())
        found_.error("bad-token", where, fmt::format("the value of {} {}", name.str(), fault), "write one plain value: \"#0c4753\", \"0.5rem\"");
      else
        into[std::string(name.str())] = {std::string(trim(*value)), where};
    }
  }

  bool is_own(const Token& token) const { return layers_.size() > 1 && token.at.file == layers_[1].file; }

  // A council that changes a colour and forgets the dark one would have a page of two looks.
  void check_dark(const Tokens& light, const Tokens& dark) {
    for (const auto& [name, token] : light)
      if (const auto other = dark.find(name); other != dark.end() && is_own(token) && !is_own(other->second))
        found_.hint("theme-dark", token.at, fmt::format("{} is changed, but in dark colours it is still {}", name, other->second.value),
                    fmt::format("give {} in [tokens-dark] too", name));
  }

  void check_colours(const Tokens& tokens, std::string_view when) {
    const auto token = [&](std::string_view name) {
      const auto it = tokens.find(name);
      return it == tokens.end() ? nullptr : &it->second;
    };
    check_contrast([&](std::string_view name) { return token(name) == nullptr ? std::string_view() : std::string_view(token(name)->value); },
                   [&](const ColourPair& pair, double contrast) {
                     const auto* front = token(pair.front);
                     const auto* back = token(pair.back);
                     found_.warning("theme-contrast", is_own(*back) && !is_own(*front) ? back->at : front->at,
                                    fmt::format("{} on {} has a contrast of {:.1f} to 1{}", pair.front, pair.back, contrast, when),
                                    fmt::format("it needs {:g} to 1 to be read by all", pair.least));
                   });
  }

  static std::string css(const Tokens& light, const Tokens& dark) {
    const auto rule = [](const Tokens& tokens, std::string_view indent) {
      auto text = fmt::format("{}:root {{\n", indent);
      for (const auto& [name, token] : tokens) text += fmt::format("{}  --{}: {};\n", indent, name, token.value);
      return text + fmt::format("{}}}\n", indent);
    };
    // Paper is never dark.
    return dark.empty() ? rule(light, "") : fmt::format("{}@media screen and (prefers-color-scheme: dark) {{\n{}}}\n", rule(light, ""), rule(dark, "  "));
  }

  // Pictograms

  void take_pictograms(const Layer& layer) {
    const auto* given = table(layer, "pictograms");
    if (given == nullptr) return;
    in(layer).check_keys(*given, "pictograms", {"list", "ink", "tile", "ink-dark", "tile-dark"});
    const auto* node = given->get("list");
    const auto* name = node == nullptr ? nullptr : in(layer).word(*node, "list");
    if (name == nullptr || !check_name(*name, in(layer).at(node->source()))) return;
    const auto path = file(layer.folder, *name, in(layer).at(node->source()));
    if (!path) return;
    Layer listed{layer.folder, sources_.add(*path, *path), {}};
    if (auto table = parse(*path, listed.file)) listed.table = std::move(*table);
    if (&layer == &layers_.front()) find_drawings();
    auto list = read_pictogram_list(listed.table, listed.file, pictograms_, found_);
    std::vector<std::string> undrawn;
    for (const auto& each : list.pictograms) take_pictogram(listed, each, undrawn);
    if (!undrawn.empty())
      found_.error("missing-drawing", {listed.file, 0, 0, 0},
                   fmt::format("{} pictograms have no drawing, {} among them", undrawn.size(), undrawn.front()), "make them with npm run pictograms");
    for (auto& group : list.groups) take(theme_.pictogram_groups, group);
    for (auto& source : list.sources) take(theme_.pictogram_sources, source);
    pictograms_ = std::move(list);
  }

  // A council's takes the place of one of the same id.
  template <class Item>
  static void take(std::vector<Item>& all, const Item& item) {
    const auto there = std::find_if(all.begin(), all.end(), [&](const Item& other) { return other.id == item.id; });
    if (there == all.end()) all.push_back(item);
    else *there = item;
  }

  void take_pictogram(const Layer& listed, const ListedPictogram& given, std::vector<std::string>& undrawn) {
    const auto path = drawing(listed, given, undrawn);
    if (!path) return;
    const auto& id = given.pictogram.id;
    const auto asset = fmt::format("pictograms/{}.svg", id);
    files_[asset] = {asset, *path, {}};
    theme_.pictograms[id] = given.pictogram;
  }

  // Where its SVG is: a made drawing, or the theme's own file.
  std::optional<std::string> drawing(const Layer& listed, const ListedPictogram& given, std::vector<std::string>& undrawn) {
    const auto& id = given.pictogram.id;
    if (listed.folder == layers_.front().folder && drawings_.contains(id)) return fmt::format("{}/{}.svg", folders_.drawings, id);
    if (!given.file.empty()) {
      if (is_clean(given.file) && given.file.ends_with(".svg")) return file(listed.folder, given.file, given.file_at);
      found_.error("bad-file-name", given.file_at, fmt::format("\"{}\" cannot be a pictogram's file", given.file), "write the name of an SVG in the theme's folder: \"pictograms/tea.svg\"");
      return std::nullopt;
    }
    const auto made = fmt::format("pictograms/{}.svg", id);
    if (listed.folder != layers_.front().folder && look(listed.folder, made) == EntryKind::file) return listed.folder + "/" + made;
    if (!given.icon.empty()) undrawn.push_back(id);
    else found_.error("missing-field", given.at, fmt::format("the pictogram {} has neither file nor icon", id), "add file = \"pictograms/….svg\"");
    return std::nullopt;
  }

  // The drawings that were made of the program's list, and their licence.
  void find_drawings() {
    std::vector<Entry> entries;
    if (folders_.drawings.empty() || disk_.list(folders_.drawings, entries)) return;
    for (const auto& entry : entries) {
      if (entry.kind != EntryKind::file) continue;
      if (entry.name.ends_with(".svg")) drawings_.insert(entry.name.substr(0, entry.name.size() - 4));
      if (entry.name == "LICENCE.txt") files_["pictograms/LICENCE.txt"] = {"pictograms/LICENCE.txt", folders_.drawings + "/LICENCE.txt", {}};
    }
  }

  const ThemeFolders& folders_;
  const Disk& disk_;
  Sources& sources_;
  Diagnostics& found_;
  std::vector<Layer> layers_;  // the program's, then a council's
  PictogramList pictograms_;   // the last list that was read
  std::set<std::string, std::less<>> drawings_;
  std::map<std::string, ThemeFile> files_;
  Theme theme_;
};

}  // namespace

Theme read_theme(const ThemeFolders& folders, const Disk& disk, Sources& sources, Diagnostics& found) {
  return ThemeReader(folders, disk, sources, found).read();
}

}  // namespace comisiynu
