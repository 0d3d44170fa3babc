#include "serve/page_report.h"

#include <algorithm>

#include "base/json_writer.h"
#include "serve/source_places.h"
#include "site/page_sources.h"

namespace comisiynu {

namespace {

// A page need not be sent more than anybody will read.
constexpr std::size_t most_findings = 200;

// What the bar says, by the names that its script knows.
constexpr std::string_view words[] = {"bar",    "source", "records",  "beside", "hide",   "show",        "problems", "waiting", "no_problems",
                                      "error",  "warning", "errors",  "warnings", "remedy", "go_to_place", "lost", "translated", "easy_read"};

void write_place(JsonWriter& json, Position at, const Sources& sources) {
  json.field_if("file", sources.shown(at.file));
  if (at.line > 0) json.field("line", at.line);
  if (at.column > 0) json.field("column", at.column);
}

void write_others(JsonWriter& json, const PreparedSite& prepared, const MadePage& made) {
  json.key("others").begin_list();
  for (const auto& voice : prepared.voices()) {
    if (voice.language() == prepared.voices()[made.voice].language()) continue;
    json.begin_object().field("name", std::string(own_name(voice.language()))).field("lang", std::string(voice.code())).field("address", voice.address(*made.page)).end_object();
  }
  json.end_list();
}

void write_records(JsonWriter& json, const PreparedSite& prepared, const MadePage& made, const Sources& sources) {
  json.key("records").begin_list();
  for (const auto& record : records_on(prepared, *made.page)) {
    json.begin_object().field("kind", record.kind).field("id", record.id);
    write_place(json, record.at, sources);
    json.field_if("anchor", record.anchor).end_object();
  }
  json.end_list();
}

void write_addresses(JsonWriter& json, const PreparedSite& prepared, const SourcePlaces::Shown& place) {
  json.key("addresses").begin_list();
  for (const auto& voice : prepared.voices())
    if (!place.language || *place.language == voice.language())
      json.begin_object().field("lang", std::string(voice.code())).field("address", voice.address(*place.page)).end_object();
  json.end_list();
}

const Document* document_of_page(const PreparedSite& prepared, const PlannedPage& page) {
  const bool of_document = page.kind >= PageKind::document && page.kind <= PageKind::easy_read_whole && page.subject != nothing;
  return of_document ? &prepared.publication().documents[page.subject] : nullptr;
}

void write_words(JsonWriter& json, const Messages& messages, Language language) {
  json.key("words").begin_object();
  for (const auto word : words) json.field(word, messages.format(language, "serve." + std::string(word)));
  json.end_object();
}

}  // namespace

std::string words_json(const Messages& messages, Language language) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("language", std::string(language_code(language)));
  write_words(json, messages, language);
  json.end_object();
  return out;
}

std::string page_report_json(const SiteState& state, const MadePage& made, const Sources& sources) {
  const auto& prepared = state.prepared();
  const auto& voice = prepared.voices()[made.voice];
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("language", std::string(voice.code())).key("source").begin_object();
  const auto source = source_of(prepared, *made.page, voice.language());
  write_place(json, source, sources);
  json.end_object().field("template", std::string(template_of(made.page->kind)));
  if (const auto percent = state.translated(source.file)) json.field("translated", *percent);
  if (const auto* document = document_of_page(prepared, *made.page))
    if (const auto score = state.easy_read_score(*document)) json.field("easy_read", *score);
  write_others(json, prepared, made);
  write_records(json, prepared, made, sources);
  write_words(json, prepared.site().messages, voice.language());
  json.end_object();
  return out;
}

std::string findings_json(const Findings& findings, bool strict, const SiteState* state, const Sources& sources) {
  std::vector<const Diagnostic*> shown;
  for (const auto severity : {Severity::error, Severity::warning})
    for (const auto& found : findings.all)
      if (found.severity == severity && shown.size() < most_findings) shown.push_back(&found);
  std::optional<SourcePlaces> places;
  if (state != nullptr && !shown.empty()) places.emplace(state->prepared());
  const auto masked = [&](const std::string& text) { return findings.confidential ? findings.confidential->masked(text) : text; };
  std::string out;
  JsonWriter json(out);
  json.begin_list();
  for (const auto* found : shown) {
    json.begin_object().field("severity", std::string(name_of(found->severity))).field("code", found->code).field("message", masked(found->message))
        .field_if("remedy", masked(found->remedy));
    if (stops(found->severity, strict)) json.field("stops", true).field("waits", waits_for_translation(found->code));
    write_place(json, found->position, sources);
    if (const auto place = places ? places->find(found->position) : std::nullopt) {
      write_addresses(json, state->prepared(), *place);
      json.field_if("anchor", place->anchor);
    }
    json.end_object();
  }
  json.end_list();
  return out;
}

}  // namespace comisiynu
