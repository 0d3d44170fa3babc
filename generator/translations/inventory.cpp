#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/hash.h"
#include "base/text.h"
#include "model/visit.h"
#include "translations/inventory_parts.h"
#include "translations/ledger.h"
#include "translations/texts.h"

namespace comisiynu {

std::string_view name_of(TextState state) {
  constexpr std::string_view names[text_states] = {"current", "stale", "missing", "unstamped", "orphaned", "exempt"};
  return names[static_cast<std::size_t>(state)];
}

std::string text_hash(std::string_view text) {
  std::string flat;
  flat.reserve(text.size());
  for (const char c : trim(text)) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) flat += c;
    else if (flat.back() != ' ') flat += ' ';
  }
  return content_hash(flat).substr(0, 8);
}

std::string pair_path(std::string_view path) {
  for (const auto ending : {".cy.md", ".en.md"})
    if (path.ends_with(ending)) return fmt::format("{}.md", path.substr(0, path.size() - 6));
  return std::string(path);
}

namespace {

using Files = std::map<std::string, TextFile>;

// What all texts of one record have in common.
struct Owner {
  std::string key;
  const Document* document = nullptr;
  Language source = Language::en;
};

class Collector {
 public:
  Collector(const std::string& content, const Sources& sources) : content_(content), sources_(sources) {}

  template <class Record>
  void record(const Owner& owner, const Record& record) { fields(owner, owner.key, record); }

  Files take() && { return std::move(files_); }

 private:
  template <class Record>
  void fields(const Owner& owner, const std::string& path, const Record& record) {
    // What is confidential goes to no translator, and so into no file for one, no report and no ledger.
    if constexpr (requires { { record.redact } -> std::convertible_to<bool>; })
      if (record.redact) return;
    walk(record, [&](std::string_view key, const auto& value, const FieldInfo& info) {
      this->value(owner, fmt::format("{}.{}", path, key), value, info);
    });
  }

  template <class T>
  void value(const Owner& owner, const std::string& path, const T& value, const FieldInfo& info) {
    using Inner = typename detail::Unwrapped<T>::type;
    if constexpr (detail::is_vector<T>) {
      std::size_t number = 0;
      for (const auto& item : value) this->value(owner, fmt::format("{}.{}", path, name_of_item(item, ++number)), item, info);
    } else if constexpr (std::is_same_v<T, Section>) {
      // Its address follows from its text; see section_texts.
    } else if constexpr (Described<T>) {
      fields(owner, path, value);
    } else if constexpr (!std::is_same_v<Inner, T> && Described<Inner>) {
      if (value.value) fields(owner, path, *value.value);
    } else if constexpr (std::is_same_v<T, Text>) {
      text(owner, path, value, info);
    } else if constexpr (std::is_same_v<T, Money>) {
      static const FieldInfo name = optional("which price it is"), includes = optional("what the price includes");
      text(owner, path + ".name", value.name, name);
      text(owner, path + ".includes", value.includes, includes);
    }
  }

  template <class Item>
  static std::string name_of_item(const Item& item, std::size_t number) {
    if constexpr (requires { { item.id } -> std::convertible_to<std::string>; })
      if (!item.id.empty()) return item.id;
    return std::to_string(number);
  }

  void text(const Owner& owner, const std::string& path, const Text& given, const FieldInfo& info) {
    if (given.empty() || given.plain || given.at.file == no_file) return;
    TranslatedText text;
    text.key = path;
    text.form = info.is_rich ? TextForm::markdown : TextForm::words;
    text.source = given.source.value_or(owner.source);
    text.source_is_said = given.source.has_value();
    if (!given.has(text.source)) text.source = other(text.source);
    text.in = given.in;
    text.at = given.at;
    text.written = given.written;
    text.meaning = info.meaning;
    text.document = owner.document;
    text.exempt = given.exempt;
    text.state = text.exempt ? TextState::exempt : given.has(text.target()) ? TextState::unstamped : TextState::missing;
    file(given.at.file).texts.push_back(std::move(text));
  }

  TextFile& file(FileId id) {
    if (id == last_id_) return *last_;
    auto path = sources_.shown(id);
    if (path.starts_with(content_ + "/")) path.erase(0, content_.size() + 1);
    auto& file = files_[path];
    file.path = path;
    file.file = {id, id};
    last_id_ = id;
    last_ = &file;
    return file;
  }

  const std::string& content_;
  const Sources& sources_;
  Files files_;
  FileId last_id_ = no_file;
  TextFile* last_ = nullptr;
};

template <class Record>
const Document* document_named(const Publication& publication, const Record& record) {
  if constexpr (requires { record.document.id; }) return find(publication.documents, record.document.id);
  else return nullptr;
}

void collect_records(const Publication& publication, Language source, Collector& collector) {
  const auto owner = [&](std::string key, const Document* document) {
    const auto own = document == nullptr ? std::nullopt : from_code(document->source.value);
    return Owner{std::move(key), document, own.value_or(source)};
  };
  collector.record(owner("publication", nullptr), publication.settings);
  const auto table = [&](std::string_view, auto member, std::string_view) {
    std::size_t number = 0;
    for (const auto& record : publication.*member) {
      using Record = std::remove_cvref_t<decltype(record)>;
      ++number;
      std::string id;
      if constexpr (requires { { record.id } -> std::convertible_to<std::string>; }) id = record.id;
      collector.record(owner(fmt::format("{}/{}", Record::kind, id.empty() ? std::to_string(number) : id), document_named(publication, record)), record);
    }
  };
  Publication::describe(table);
  for (const auto& document : publication.documents) {
    collector.record(owner("document", &document), document);
    if (document.easy_read) collector.record(owner("easy-read", &document), *document.easy_read);
  }
}

// A key is its text's alone, though ids be given twice.
void make_keys_unique(TextFile& file) {
  std::set<std::string> taken;
  for (auto& text : file.texts) {
    const auto key = text.key;
    for (int number = 2; !taken.insert(text.key).second; ++number) text.key = fmt::format("{}~{}", key, number);
  }
}

// What a ledger says of a file that is no more.
void add_gone(const std::string& path, const LedgerFile& known, std::vector<TextFile>& files) {
  if (std::any_of(files.begin(), files.end(), [&](const auto& file) { return file.path == path; })) return;
  auto& file = files.emplace_back();
  file.path = path;
  judge(file, &known);
}

}  // namespace

TextInventory take_inventory(const Publication& publication, const std::string& content, const Disk& disk, Sources& sources, Diagnostics& found) {
  TextInventory inventory;
  if (publication.languages.size() < languages.size()) return inventory;
  const auto source = from_code(publication.settings.translations.source.value).value_or(Language::en);
  Collector collector(content, sources);
  collect_records(publication, source, collector);
  auto files = std::move(collector).take();
  for (auto& [path, file] : files) {
    std::stable_sort(file.texts.begin(), file.texts.end(), [](const auto& a, const auto& b) {
      return std::pair(a.at.line, a.at.column) < std::pair(b.at.line, b.at.column);
    });
    inventory.files.push_back(std::move(file));
  }
  const auto ledger = read_ledger(content, disk, sources, found);
  inventory.has_ledger = !ledger.empty();
  for (const auto& document : publication.documents) section_texts(document, source, ledger, inventory.files);
  message_texts(content, source, disk, sources, inventory.files);
  for (auto& file : inventory.files) {
    make_keys_unique(file);
    const auto known = ledger.find(file.path);
    judge(file, known == ledger.end() ? nullptr : &known->second);
  }
  for (const auto& [path, known] : ledger)
    if (files.find(path) == files.end()) add_gone(path, known, inventory.files);
  std::sort(inventory.files.begin(), inventory.files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return inventory;
}

}  // namespace comisiynu
