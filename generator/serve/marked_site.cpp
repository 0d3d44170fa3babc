#include "serve/marked_site.h"

#include <toml++/toml.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "model/visit.h"
#include "site/interface_files.h"

namespace comisiynu {

namespace {

// Unicode keeps these for private use: 6,400 letters for messages, and two planes of 65,534 for records.
constexpr char32_t first_message = 0xE000, last_message = 0xF8FF, first_record = 0xF0000, last_record = 0x10FFFD;

std::string utf8(char32_t letter) {
  std::string out;
  if (letter < 0x10000) {
    out += static_cast<char>(0xE0 | (letter >> 12));
  } else {
    out += static_cast<char>(0xF0 | (letter >> 18));
    out += static_cast<char>(0x80 | ((letter >> 12) & 0x3F));
  }
  out += static_cast<char>(0x80 | ((letter >> 6) & 0x3F));
  out += static_cast<char>(0x80 | (letter & 0x3F));
  return out;
}

// The marks in a page: letters of private use, each once.
std::set<char32_t> marks_in(std::string_view page) {
  std::set<char32_t> found;
  const auto low = [&](std::size_t at) { return static_cast<char32_t>(static_cast<unsigned char>(page[at]) & 0x3F); };
  for (std::size_t i = 0; i + 2 < page.size(); ++i) {
    const auto byte = static_cast<unsigned char>(page[i]);
    if (byte == 0xEE || byte == 0xEF) found.insert(static_cast<char32_t>(byte & 0x0F) << 12 | low(i + 1) << 6 | low(i + 2));
    else if ((byte == 0xF3 || byte == 0xF4) && i + 3 < page.size())
      found.insert(static_cast<char32_t>(byte & 0x07) << 18 | low(i + 1) << 12 | low(i + 2) << 6 | low(i + 3));
  }
  return found;
}

// Messages

class MessageMarks {
 public:
  void mark(toml::table& table, const std::string& above = {}) {
    const bool is_message = above.find('.') != std::string::npos && (table.contains("en") || table.contains("cy"));
    for (auto&& [key, node] : table) {
      const auto name = above.empty() ? std::string(key.str()) : above + '.' + std::string(key.str());
      if (is_message) mark_texts(node, letter_of(above));
      else if (auto* below = node.as_table()) mark(*below, name);
    }
  }
  std::vector<std::string> among(const std::set<char32_t>& marks) const {
    std::vector<std::string> keys;
    for (const auto& [key, letter] : letters_)
      if (marks.contains(letter)) keys.push_back(key);
    return keys;
  }

 private:
  char32_t letter_of(const std::string& key) {
    const auto next = first_message + static_cast<char32_t>(letters_.size());
    return letters_.try_emplace(key, next).first->second;
  }
  static void mark_texts(toml::node& node, char32_t letter) {
    if (letter > last_message) return;
    if (auto* text = node.as_string()) {
      *text = utf8(letter) + text->get();
    } else if (auto* forms = node.as_table()) {
      for (auto&& [form, inner] : *forms) mark_texts(inner, letter);
    }
  }
  std::map<std::string, char32_t> letters_;
};

// Addresses are words too, and marks at their beginning fall away; what has no message of these names is not a file of ours.
std::unique_ptr<const Messages> marked_messages(const BuildOptions& options, const Disk& disk, MessageMarks& marks, std::vector<std::string>& files) {
  auto messages = std::make_unique<Messages>();
  Diagnostics unheard;
  const auto own = own_theme_folder(options.theme, options.content, disk);
  for (const auto& path : {options.data + "/templates/messages.toml", own.empty() ? std::string() : own + "/messages.toml"}) {
    std::string text;
    if (path.empty() || disk.read(path, text)) continue;
    toml::table table;
    try {
      table = toml::parse(text);
    } catch (const toml::parse_error&) {
      continue;
    }
    marks.mark(table);
    std::ostringstream marked;
    marked << table;
    if (files.empty()) messages->load(marked.str(), no_file, unheard);
    else messages->override_with(marked.str(), no_file, unheard);
    files.push_back(path);
  }
  return messages;
}

// Records

class RecordMarks {
 public:
  void mark(Publication& publication) {
    const auto table = [&](std::string_view, auto member, std::string_view) {
      for (auto& record : publication.*member) mark_record(record);
    };
    Publication::describe(table);
    for (auto& document : publication.documents) mark_record(document);
  }
  std::vector<ShownRecord> among(const std::set<char32_t>& marks) const {
    std::vector<ShownRecord> shown;
    for (const auto mark : marks)
      if (mark >= first_record && mark - first_record < records_.size()) shown.push_back(records_[mark - first_record]);
    return shown;
  }

 private:
  template <class Record>
  void mark_record(Record& record) {
    if constexpr (requires { record.id; record.at; }) {
      const auto letter = first_record + static_cast<char32_t>(records_.size());
      if (letter > last_record) return;
      records_.push_back({std::string(Record::kind), record.id, record.at});
      const auto mark = utf8(letter);
      visit_record(record, [&](std::string_view, auto& value, const FieldInfo&) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, Text>) {
          if (value.plain && value.in[Language::en].starts_with("ref/")) return;  // a reference, not words
          for (const Language language : languages)
            if (!value.in[language].empty()) value.in[language].insert(0, mark);
        }
      });
    }
  }
  std::vector<ShownRecord> records_;
};

}  // namespace

Shown what_is_shown(const BuildOptions& options, const Disk& disk, Sources& sources, const PlannedPage& page, std::size_t voice) {
  Shown shown;
  Diagnostics unheard;
  auto inputs = read_inputs(options, disk, sources, unheard);
  RecordMarks records;
  MessageMarks messages;
  records.mark(inputs.publication);
  auto marked = marked_messages(options, disk, messages, shown.message_files);
  const auto own = own_theme_folder(options.theme, options.content, disk);
  inputs.templates = std::make_shared<const TemplateSet>(
      read_templates({options.data + "/templates", own.empty() ? "" : own + "/templates", options.templates}, *marked, disk, sources, unheard));
  inputs.messages = std::move(marked);
  PreparedSite prepared(std::move(inputs), options, unheard);
  prepared.tell_templates([&](std::string_view name) { shown.templates.emplace_back(name); });
  const auto* same = prepared.site().plan.page(page.kind, page.subject, page.part);
  if (same == nullptr) return shown;
  std::string out;
  prepared.render(*same, voice, out, unheard);
  const auto marks = marks_in(out);
  shown.records = records.among(marks);
  shown.messages = messages.among(marks);
  return shown;
}

std::vector<ReadTemplate> templates_from(const std::string& name, const BuildOptions& options, const Disk& disk) {
  const auto own = own_theme_folder(options.theme, options.content, disk);
  std::vector<std::string> folders{options.templates, own.empty() ? "" : own + "/templates", options.data + "/templates"};
  std::erase(folders, "");
  std::vector<ReadTemplate> all;
  std::vector<std::string> wanted{name};
  std::set<std::string> seen;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!seen.insert(wanted[i]).second) continue;
    // A council's that extends its own name is read together with the one whose place it took.
    for (const auto& folder : folders) {
      std::string text;
      const auto path = folder + "/" + wanted[i];
      if (disk.read(path, text)) continue;
      all.push_back({wanted[i], path});
      bool extends_itself = false;
      for (const std::string_view word : {"{% extends ", "{% include "})
        for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
          const auto quote = at + word.size();
          const auto end = text.find(text[quote], quote + 1);
          if (end == text.npos) continue;
          auto named = text.substr(quote + 1, end - quote - 1);
          extends_itself |= named == wanted[i];
          wanted.push_back(std::move(named));
        }
      if (!extends_itself) break;
    }
  }
  return all;
}

}  // namespace comisiynu
