#include "base/diagnostic_formats.h"

#include <fmt/format.h>

#include <map>

#include "base/hash.h"
#include "base/json_writer.h"

namespace comisiynu {

namespace {

std::string whole_message(const Diagnostic& found) {
  return found.remedy.empty() ? found.message : fmt::format("{}. {}", found.message, found.remedy);
}

// The same for the same finding wherever it moves to; the second of two that are alike says so.
class Fingerprints {
 public:
  std::string of(const Diagnostic& found, const Sources& sources) {
    const auto told = fmt::format("{}\n{}\n{}", found.code, sources.shown(found.position.file), found.message);
    const auto again = seen_[told]++;
    return content_hash(again == 0 ? told : fmt::format("{}\n{}", told, again));
  }

 private:
  std::map<std::string, std::size_t> seen_;
};

void write_place(JsonWriter& json, const Position& at, const std::string& file) {
  json.key("locations").begin_list().begin_object().key("physicalLocation").begin_object();
  json.key("artifactLocation").begin_object().field("uri", file).end_object();
  if (at.line > 0) {
    json.key("region").begin_object().field("startLine", at.line);
    if (at.column > 0) json.field("startColumn", at.column);
    if (at.column > 0 && at.length > 0) json.field("endColumn", at.column + at.length);
    json.end_object();
  }
  json.end_object().end_object().end_list();
}

}  // namespace

std::string as_sarif(const std::vector<Diagnostic>& all, const Sources& sources, std::string_view program_version) {
  std::map<std::string, std::size_t> rules;
  for (const auto& found : all) rules.emplace(found.code, 0);
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("$schema", "https://json.schemastore.org/sarif-2.1.0.json").field("version", "2.1.0").key("runs").begin_list().begin_object();
  json.key("tool").begin_object().key("driver").begin_object().field("name", "Comisiynu").field("version", program_version).key("rules").begin_list();
  std::size_t count = 0;
  for (auto& [code, index] : rules) {
    index = count++;
    json.begin_object().field("id", code).end_object();
  }
  json.end_list().end_object().end_object().field("columnKind", "unicodeCodePoints").key("results").begin_list();
  Fingerprints fingerprints;
  for (const auto& found : all) {
    json.begin_object().field("ruleId", found.code).field("ruleIndex", rules[found.code]);
    json.field("level", found.severity == Severity::hint ? std::string_view("note") : name_of(found.severity));
    json.key("message").begin_object().field("text", whole_message(found)).end_object();
    if (const auto& file = sources.shown(found.position.file); !file.empty()) write_place(json, found.position, file);
    json.key("partialFingerprints").begin_object().field("finding/v1", fingerprints.of(found, sources)).end_object().end_object();
  }
  json.end_list().end_object().end_list().end_object();
  return out += '\n';
}

std::string as_gitlab(const std::vector<Diagnostic>& all, const Sources& sources) {
  std::string out;
  JsonWriter json(out);
  json.begin_list();
  Fingerprints fingerprints;
  for (const auto& found : all) {
    const auto& file = sources.shown(found.position.file);
    json.begin_object().field("description", whole_message(found)).field("check_name", found.code).field("fingerprint", fingerprints.of(found, sources));
    json.field("severity", found.severity == Severity::error ? "critical" : found.severity == Severity::warning ? "minor" : "info");
    json.key("location").begin_object().field("path", file.empty() ? std::string("publication.toml") : file);
    json.key("lines").begin_object().field("begin", std::max<std::uint32_t>(found.position.line, 1)).end_object().end_object().end_object();
  }
  json.end_list();
  return out += '\n';
}

}  // namespace comisiynu
