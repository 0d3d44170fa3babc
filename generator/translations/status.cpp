#include "translations/status.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "base/json_writer.h"

namespace comisiynu {

std::size_t StateCounts::all() const { return std::accumulate(of.begin(), of.end(), std::size_t{0}); }

int StateCounts::percent() const {
  const auto needed = all() - (*this)[TextState::exempt];
  return needed == 0 ? 100 : static_cast<int>(100 * (*this)[TextState::current] / needed);
}

StateCounts& StateCounts::operator+=(const StateCounts& more) {
  for (std::size_t i = 0; i < of.size(); ++i) of[i] += more.of[i];
  return *this;
}

namespace {

std::string_view document_of(std::string_view path) {
  constexpr std::string_view folder = "documents/";
  if (!path.starts_with(folder)) return {};
  path.remove_prefix(folder.size());
  return path.substr(0, path.find('/'));
}

std::string_view id_of(const Document* document) { return document == nullptr ? std::string_view() : document->id; }

class Grouping {
 public:
  void add(const TextFile& file) {
    for (const auto& text : file.texts) {
      auto& part = part_of(id_of(text.document), text.document, file);
      part.texts.push_back(&text);
      ++part.counts[text.state];
    }
    for (const auto& key : file.gone) {
      auto& part = part_of(document_of(file.path), file.texts.empty() ? nullptr : file.texts.front().document, file);
      part.gone.push_back(key);
      ++part.counts[TextState::orphaned];
    }
  }

  TranslationStatus take() {
    TranslationStatus status;
    for (auto& [id, group] : groups_) {
      for (const auto& file : group.files) group.counts += file.counts;
      status.counts += group.counts;
      status.groups.push_back(std::move(group));
    }
    return status;
  }

 private:
  StatusFile& part_of(std::string_view id, const Document* document, const TextFile& file) {
    auto& group = groups_[std::string(id)];
    if (document != nullptr) group.document = document;
    if (group.files.empty() || group.files.back().file != &file) group.files.push_back({&file, {}, {}, {}});
    return group.files.back();
  }

  std::map<std::string, StatusGroup> groups_;
};

using Hashes = std::pair<std::string, std::string>;
Hashes hashes_of(const TranslatedText& text) { return {text_hash(text.in[Language::cy]), text_hash(text.in[Language::en])}; }

}  // namespace

TranslationStatus translation_status(const TextInventory& inventory) {
  Grouping grouping;
  for (const auto& file : inventory.files) grouping.add(file);
  return grouping.take();
}

void keep_document(TextInventory& inventory, std::string_view id) {
  for (auto& file : inventory.files) {
    std::erase_if(file.texts, [&](const auto& text) { return id_of(text.document) != id; });
    if (document_of(file.path) != id) file.gone.clear();
  }
}

void keep_changed(TextInventory& inventory, const TextInventory& earlier) {
  std::map<std::string_view, const TextFile*> before;
  for (const auto& file : earlier.files) before.emplace(file.path, &file);
  for (auto& file : inventory.files) {
    const auto same = before.find(file.path);
    if (same == before.end()) continue;
    std::multiset<Hashes> known;
    for (const auto& text : same->second->texts) known.insert(hashes_of(text));
    std::erase_if(file.texts, [&](const auto& text) {
      const auto found = known.find(hashes_of(text));
      if (found == known.end()) return false;
      known.erase(found);
      return true;
    });
    const auto& gone = same->second->gone;
    std::erase_if(file.gone, [&](const auto& key) { return std::find(gone.begin(), gone.end(), key) != gone.end(); });
  }
}

namespace {

std::string counts_text(const StateCounts& counts) {
  std::string out = fmt::format("{} {}", counts.all(), counts.all() == 1 ? "text" : "texts");
  for (std::size_t i = 0; i < text_states; ++i)
    if (counts.of[i] > 0) out += fmt::format(", {} {}", counts.of[i], name_of(static_cast<TextState>(i)));
  return out;
}

bool needs_work(TextState state) { return state != TextState::current && state != TextState::exempt; }

std::string place(const TranslatedText& text, const Sources& sources) {
  return text.at.file == no_file ? std::string() : fmt::format("{}:{}", sources.shown(text.at.file), text.at.line);
}

}  // namespace

std::string as_text(const TranslationStatus& status, const Sources& sources) {
  std::string out;
  for (const auto& group : status.groups) {
    out += group.document == nullptr ? "The publication" : fmt::format("{} ({})", group.document->id, group.document->status.value);
    out += fmt::format(": {} %, {}\n", group.counts.percent(), counts_text(group.counts));
    for (const auto& file : group.files) {
      out += fmt::format("  {:>3} %  {}: {}\n", file.counts.percent(), file.file->path, counts_text(file.counts));
      for (const auto* text : file.texts)
        if (needs_work(text->state)) out += fmt::format("           {:<9}  {}  {}\n", name_of(text->state), text->key, place(*text, sources));
      for (const auto& key : file.gone) out += fmt::format("           orphaned   {}  (only in the ledger)\n", key);
    }
  }
  return out + fmt::format("In all: {} %, {}\n", status.counts.percent(), counts_text(status.counts));
}

namespace {

void counts_json(JsonWriter& json, const StateCounts& counts) {
  json.key("counts").begin_object().field("all", counts.all());
  for (std::size_t i = 0; i < text_states; ++i) json.field(name_of(static_cast<TextState>(i)), counts.of[i]);
  json.end_object().field("percent", counts.percent());
}

void file_json(JsonWriter& json, const StatusFile& file, const Sources& sources) {
  json.begin_object().field("path", file.file->path);
  counts_json(json, file.counts);
  json.key("texts").begin_list();
  for (const auto* text : file.texts) {
    json.begin_object().field("key", text->key).field("state", name_of(text->state)).field("source", language_code(text->source));
    json.field("file", sources.shown(text->at.file)).field("line", text->at.line).field("hash", text_hash(text->source_text())).end_object();
  }
  for (const auto& key : file.gone) json.begin_object().field("key", key).field("state", "orphaned").end_object();
  json.end_list().end_object();
}

}  // namespace

std::string as_json(const TranslationStatus& status, const Sources& sources) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  counts_json(json, status.counts);
  json.key("groups").begin_list();
  for (const auto& group : status.groups) {
    json.begin_object();
    if (group.document != nullptr) json.field("document", group.document->id).field("status", group.document->status.value);
    counts_json(json, group.counts);
    json.key("files").begin_list();
    for (const auto& file : group.files) file_json(json, file, sources);
    json.end_list().end_object();
  }
  json.end_list().end_object();
  return out + "\n";
}

}  // namespace comisiynu
