#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/text.h"
#include "source/text_file.h"
#include "translations/inventory_parts.h"

namespace comisiynu {

namespace {

constexpr std::string_view messages_file = "theme/messages.toml";

class MessageTexts {
 public:
  MessageTexts(FileId file, Language source) : file_(file), source_(source) {}

  void collect(const toml::table& table, const std::string& path) {
    for (const auto& [key, node] : table) {
      const auto* inner = node.as_table();
      if (inner == nullptr) continue;
      const auto below = path.empty() ? std::string(key.str()) : fmt::format("{}.{}", path, key.str());
      if (is_message(*inner)) message(*inner, below);
      else collect(*inner, below);
    }
  }

  std::vector<TranslatedText> texts;

 private:
  // As messages.h says: a table with a language in it, unless that is a table of messages itself.
  static bool has_language(const toml::table& table) { return table.contains("cy") || table.contains("en"); }
  static bool is_message(const toml::table& table) {
    const auto* cy = table["cy"].as_table();
    const auto* en = table["en"].as_table();
    return has_language(table) && (cy == nullptr || !has_language(*cy)) && (en == nullptr || !has_language(*en));
  }

  void message(const toml::table& table, const std::string& key) {
    const auto* source = table.get(language_code(source_));
    const auto* target = table.get(language_code(other(source_)));
    if (source == nullptr || target == nullptr) return;  // which is told of as an error
    const auto* source_forms = source->as_table();
    const auto* target_forms = target->as_table();
    if (source_forms == nullptr && target_forms == nullptr) return text(table, key, source, target, false);
    if (source_forms == nullptr || target_forms == nullptr) return;
    for (const auto& [form, words] : *target_forms) {
      const auto* same = source_forms->get(form.str());
      text(table, fmt::format("{}.{}", key, form.str()), same ? same : source_forms->get("other"), &words, same == nullptr);
    }
  }

  void text(const toml::table& table, std::string key, const toml::node* source, const toml::node* target, bool is_form) {
    const auto* from = source == nullptr ? nullptr : source->as_string();
    const auto* to = target->as_string();
    if (from == nullptr || to == nullptr || from->get().empty() || to->get().empty()) return;
    TranslatedText text;
    text.key = "message/" + std::move(key);
    text.form = TextForm::message;
    text.source = source_;
    text.in[source_] = from->get();
    text.in[other(source_)] = to->get();
    text.written[source_] = at(*from);
    text.written[other(source_)] = at(*to);
    text.at = at(table);
    text.meaning = is_form ? "a plural form of what the interface says, made of the form \"other\"" : "what the interface says";
    text.is_form = is_form;
    texts.push_back(std::move(text));
  }

  Position at(const toml::node& node) const { return {file_, node.source().begin.line, node.source().begin.column, 0}; }

  FileId file_;
  Language source_;
};

}  // namespace

void message_texts(const std::string& content, Language source, const Disk& disk, Sources& sources, std::vector<TextFile>& into) {
  const auto path = fmt::format("{}/{}", content, messages_file);
  if (disk.look(path).kind != EntryKind::file) return;
  TextFile file;
  file.path = messages_file;
  file.kind = TextFile::Kind::messages;
  const auto id = sources.add(path, path);
  file.file = {id, id};
  Diagnostics told_elsewhere;
  const auto text = read_text_file(disk, path, id, told_elsewhere);
  if (!text) return;
  try {
    MessageTexts messages(id, source);
    messages.collect(toml::parse(*text), "");
    file.texts = std::move(messages.texts);
    into.push_back(std::move(file));
  } catch (const toml::parse_error&) {
    // Told of where the messages are read.
  }
}

}  // namespace comisiynu
