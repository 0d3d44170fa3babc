#include "release/provenance.h"

#include <fmt/format.h>

#include <cctype>
#include <map>
#include <nlohmann/json.hpp>

#include "base/json_writer.h"
#include "check/records.h"
#include "release/checksums.h"
#include "release/requirements.h"

namespace comisiynu {

namespace {

constexpr std::string_view format_name = "comisiynu-provenance 1";

// What stands behind an edition that was released at all: see check/ and site/confidential.h.
constexpr std::string_view checks[] = {
    "no errors, and no warnings but those accepted with a reason",
    "every text is there in every language, or is exempt",
    "references, documents and the commissioning thread hold together",
    "small counts of people are withheld, and no dataset says who somebody is",
    "no confidential address is in any file",
    "the accessibility statement was reviewed within twelve months and does not contradict itself",
    "facts of providers were checked by the day they were due, or stand with a reason",
    "easy read that nobody has checked yet says so on every page",
};

// Words are runs of letters and digits between spaces: a dash or a table's bar by itself is none.
std::uint64_t count_words(std::string_view text) {
  std::uint64_t count = 0;
  bool within = false, counted = false;
  for (const unsigned char c : text) {
    within = std::isspace(c) == 0;
    if (!within) counted = false;
    else if (!counted && (std::isalnum(c) != 0 || c >= 0x80)) ++count, counted = true;
  }
  return count;
}

void add_words(const Text& text, PerLanguage<std::uint64_t>& words) {
  for (const Language language : languages)
    if (!text.plain) words[language] += count_words(text.in[language]);
}

template <class Record>
void add_words_of(const Record& record, PerLanguage<std::uint64_t>& words) {
  visit_record(record, [&](std::string_view, const auto& field, const FieldInfo&) {
    using Field = std::remove_cvref_t<decltype(field)>;
    if constexpr (std::is_same_v<Field, Text>) add_words(field, words);
    else if constexpr (std::is_same_v<Field, Money>) add_words(field.name, words), add_words(field.includes, words);
  });
}

PerLanguage<std::uint64_t> words_of(const Publication& publication) {
  PerLanguage<std::uint64_t> words;
  add_words_of(publication.settings, words);
  for_each_record(publication, [&](const auto& record) { add_words_of(record, words); });
  for (const auto& document : publication.documents) {
    if (document.easy_read) add_words_of(*document.easy_read, words);
    for (const auto* list : {&document.sections, &document.appendices})
      for (const auto& section : *list)
        for (const Language language : languages) words[language] += count_words(section.text[language]);
  }
  return words;
}

}  // namespace

Provenance provenance_of(const Publication& publication) {
  Provenance made;
  for (const Language language : publication.languages) made.title[language] = publication.settings.title.shown(language);
  made.languages = publication.languages;
  const auto table = [&](std::string_view kind, auto member, std::string_view) {
    if (const auto count = (publication.*member).size(); count > 0) made.records.emplace_back(kind, count);
  };
  Publication::describe(table);
  made.records.emplace_back("document", publication.documents.size());
  made.words = words_of(publication);
  for (const auto& document : publication.documents)
    if (document.easy_read && (document.easy_read->checked_by.empty() || !document.easy_read->checked_on)) made.unchecked_easy_read.push_back(document.id);
  return made;
}

namespace {

void add_sums(const Disk& disk, const std::string& folder, const std::string& below, std::map<std::string, std::string>& sums) {
  std::vector<Entry> entries;
  if (disk.list(below.empty() ? folder : folder + "/" + below, entries)) return;
  std::string bytes;
  for (const auto& entry : entries) {
    if (entry.name.starts_with('.')) continue;
    const auto path = below.empty() ? entry.name : below + "/" + entry.name;
    if (entry.kind == EntryKind::folder) add_sums(disk, folder, path, sums);
    else if (entry.kind == EntryKind::file && !disk.read(folder + "/" + path, bytes)) sums[path] = sha256(bytes);
  }
}

}  // namespace

std::string content_digest(const Disk& disk, const std::string& folder) {
  std::map<std::string, std::string> sums;
  add_sums(disk, folder, "", sums);
  std::string lines;
  for (const auto& [path, sum] : sums) lines += fmt::format("{}  {}\n", sum, path);
  return sha256(lines);
}

std::string as_json(const Provenance& made) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("format", format_name).field("edition", made.edition).field("date", made.date.iso()).field("address", made.address);
  json.key("title").begin_object();
  for (const Language language : made.languages) json.field(language_code(language), made.title[language]);
  json.end_object().key("languages").begin_list();
  for (const Language language : made.languages) json.value(language_code(language));
  json.end_list();
  json.key("program").begin_object().field("name", "comisiynu").field("version", made.program_version).end_object();
  json.key("content").begin_object().key("revision");
  if (made.revision.id.empty()) json.raw("null");
  else json.value(made.revision.id);
  json.field("modified", made.revision.modified).field("sha256", made.content_sha256).end_object();
  json.key("counts").begin_object().field("pages", made.pages).key("records").begin_object();
  for (const auto& [kind, count] : made.records) json.field(kind, count);
  json.end_object().key("words").begin_object();
  for (const Language language : made.languages) json.field(language_code(language), made.words[language]);
  json.end_object().end_object();
  json.key("translations");
  if (made.translations.empty()) json.raw("null");
  else json.begin_object();
  for (const auto& [state, count] : made.translations) json.field(state, count);
  if (!made.translations.empty()) json.end_object();
  json.key("checks").begin_list();
  for (const auto check : checks) json.value(check);
  json.end_list().field("accepted_warnings", made.accepted_warnings).key("unchecked_easy_read").begin_list();
  for (const auto& id : made.unchecked_easy_read) json.value(id);
  json.end_list().end_object();
  return out + "\n";
}

std::optional<Provenance> parse_provenance(std::string_view text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  const auto words = [](const nlohmann::json& in, std::string_view key) {
    const auto found = in.find(key);
    return found != in.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  const auto date = parse_date(words(json, "date"));
  Provenance made;
  made.edition = words(json, "edition");
  if (words(json, "format") != format_name || !is_edition_number(made.edition) || !date || date->day == 0) return std::nullopt;
  made.date = *date;
  made.address = words(json, "address");
  const auto title = json.find("title");
  for (const Language language : languages)
    if (title != json.end() && title->is_object() && title->contains(language_code(language))) {
      made.languages.push_back(language);
      made.title[language] = words(*title, language_code(language));
    }
  return made;
}

}  // namespace comisiynu
