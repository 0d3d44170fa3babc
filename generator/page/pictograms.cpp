#include "page/pictograms.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "page/theme_toml.h"

namespace comisiynu {

namespace {

class ListReader {
 public:
  ListReader(FileId file, const PictogramList& known, Diagnostics& found) : toml_{file, found}, known_(known) {}

  PictogramList read(const toml::table& root) {
    toml_.check_keys(root, "a list of pictograms", {"source", "group", "pictogram"});
    each(root, "source", [&](const toml::table& given) { take_source(given); });
    each(root, "group", [&](const toml::table& given) { take_group(given); });
    each(root, "pictogram", [&](const toml::table& given) { take_pictogram(given); });
    return std::move(list_);
  }

 private:
  template <class Take>
  void each(const toml::table& root, std::string_view key, Take take) {
    const auto* node = root.get(key);
    if (node == nullptr) return;
    const auto* all = node->as_array();
    if (all == nullptr) return toml_.found.error("wrong-type", toml_.at(node->source()), fmt::format("{} is not a list of tables", key), fmt::format("write [[{}]]", key));
    for (const auto& item : *all)
      if (const auto* table = item.as_table()) take(*table);
  }

  // A new id of a kind; empty, and told of, when it is none.
  std::string id_of(const toml::table& given, std::string_view kind, std::set<std::string, std::less<>>& ids) {
    const auto where = toml_.at(given.source());
    const auto id = toml_.word_of(given, "id");
    if (!is_id(id)) {
      toml_.found.error("bad-id", where, fmt::format("a {} has no id of lower-case words and hyphens", kind), "add id = \"day-centre\"");
      return {};
    }
    if (ids.insert(id).second) return id;
    toml_.found.error("duplicate-id", where, fmt::format("the {} {} is there twice", kind, id), "take one out");
    return {};
  }

  void take_source(const toml::table& given) {
    toml_.check_keys(given, "a source of pictograms", {"id", "name", "author", "licence", "link"});
    PictogramSource made{id_of(given, "source", source_ids_), toml_.word_of(given, "name"), toml_.word_of(given, "author"), toml_.word_of(given, "licence"),
                         toml_.word_of(given, "link")};
    if (made.id.empty()) return;
    if (made.name.empty() || made.licence.empty())
      toml_.found.error("missing-field", toml_.at(given.source()), fmt::format("the source {} has no name or no licence", made.id), "say what it is called, and on what terms it may be used");
    list_.sources.push_back(std::move(made));
  }

  void take_group(const toml::table& given) {
    toml_.check_keys(given, "a group of pictograms", {"id", "name"});
    if (auto id = id_of(given, "group", group_ids_); !id.empty()) {
      auto name = toml_.both(given, "name", "the group " + id);
      list_.groups.push_back({std::move(id), std::move(name)});
    }
  }

  void take_pictogram(const toml::table& given) {
    toml_.check_keys(given, "a pictogram", {"id", "icon", "file", "badge", "group", "name", "meaning", "words", "symbol", "source"});
    ListedPictogram made;
    made.at = made.file_at = toml_.at(given.source());
    auto& pictogram = made.pictogram;
    pictogram.id = id_of(given, "pictogram", ids_);
    if (pictogram.id.empty()) return;
    const auto what = "the pictogram " + pictogram.id;
    pictogram.name = toml_.both(given, "name", what);
    pictogram.meaning = toml_.both(given, "meaning", what);
    made.icon = toml_.word_of(given, "icon");
    made.file = toml_.word_of(given, "file");
    made.badge = toml_.word_of(given, "badge");
    if (const auto* node = given.get("file")) made.file_at = toml_.at(node->source());
    take_group_of(given, pictogram);
    take_words(given, pictogram);
    take_symbol(given, pictogram);
    take_sources(given, made);
    list_.pictograms.push_back(std::move(made));
  }

  void take_group_of(const toml::table& given, Pictogram& pictogram) {
    pictogram.group = toml_.word_of(given, "group");
    std::vector<std::string> ids;
    for (const PictogramList* list : {&known_, static_cast<const PictogramList*>(&list_)})
      for (const auto& group : list->groups) ids.push_back(group.id);
    if (std::find(ids.begin(), ids.end(), pictogram.group) != ids.end()) return;
    const auto* node = given.get("group");
    const auto meant = nearest(pictogram.group, ids);
    toml_.found.error("unknown-group", toml_.at((node == nullptr ? given : *node).source()),
                      pictogram.group.empty() ? fmt::format("the pictogram {} has no group", pictogram.id) : fmt::format("there is no group {}", pictogram.group),
                      meant ? fmt::format("did you mean {}?", *meant) : fmt::format("the groups are {}", join(ids, ", ")));
  }

  void take_words(const toml::table& given, Pictogram& pictogram) {
    const auto* words = given.get_as<toml::table>("words");
    if (words == nullptr) return;
    for (const Language language : languages)
      if (const auto* list = words->get_as<toml::array>(language_code(language)))
        for (const auto& item : *list)
          if (const auto* word = toml_.word(item, "words")) pictogram.words[language].push_back(*word);
  }

  void take_symbol(const toml::table& given, Pictogram& pictogram) {
    const auto* node = given.get("symbol");
    if (node == nullptr) return;
    if (const auto number = node->value<std::int64_t>(); number && *number > 0) pictogram.symbol = *number;
    else toml_.found.error("wrong-type", toml_.at(node->source()), "symbol is not a number of the registry", "write it without quotes: symbol = 14885");
  }

  // A drawing of the collection is the collection's; a file is of the source that is named, or the first of the list. A
  // badge may be of another.
  void take_sources(const toml::table& given, ListedPictogram& made) {
    const auto add = [&](const std::string& id) {
      auto& sources = made.pictogram.sources;
      if (!id.empty() && std::find(sources.begin(), sources.end(), id) == sources.end()) sources.push_back(id);
    };
    const auto named = toml_.word_of(given, "source");
    if (!named.empty() && !source_ids_.contains(named))
      toml_.found.error("unknown-source", toml_.at(given.get("source")->source()), fmt::format("there is no source {}", named), "add it as a [[source]] with its licence");
    if (!made.icon.empty()) add(std::string(icon_source));
    else if (!named.empty()) add(named);
    else if (!list_.sources.empty()) add(list_.sources.front().id);
    else toml_.found.error("missing-field", made.at, fmt::format("nobody is named as the source of the pictogram {}", made.pictogram.id), "add a [[source]] with its name and its licence");
  }

  const ThemeToml toml_;
  const PictogramList& known_;
  PictogramList list_;
  std::set<std::string, std::less<>> source_ids_, group_ids_, ids_;
};

// A picture is also of those whose drawing its badge is.
void add_sources_of_badges(PictogramList& list) {
  for (auto& each : list.pictograms)
    for (const auto& other : list.pictograms)
      if (!each.badge.empty() && other.pictogram.id == each.badge)
        for (const auto& source : other.pictogram.sources)
          if (auto& own = each.pictogram.sources; std::find(own.begin(), own.end(), source) == own.end()) own.push_back(source);
}

}  // namespace

PictogramList read_pictogram_list(const toml::table& root, FileId file, const PictogramList& known, Diagnostics& found) {
  auto list = ListReader(file, known, found).read(root);
  add_sources_of_badges(list);
  for (std::size_t i = 0; i < list.pictograms.size(); ++i) list.pictograms[i].pictogram.place = known.pictograms.size() + i;
  return list;
}

}  // namespace comisiynu
