#include <fmt/format.h>

#include <algorithm>

#include "base/json_writer.h"
#include "check/easy_read.h"

namespace comisiynu {

namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) { return fmt::format("{} {}", count, count == 1 ? one : many); }

std::string place_of(Position at, const Sources& sources) {
  if (at.file == no_file) return {};
  if (at.column == 0) return at.line == 0 ? sources.shown(at.file) : fmt::format("{}:{}", sources.shown(at.file), at.line);
  return fmt::format("{}:{}:{}", sources.shown(at.file), at.line, at.column);
}

void put(JsonWriter& json, const EasyReadFault& fault, const Sources& sources) {
  json.begin_object().field("code", fault.code).field("severity", name_of(fault.severity)).field("count", fault.count);
  if (fault.at.file != no_file) json.field("file", sources.shown(fault.at.file)).field("line", fault.at.line).field("column", fault.at.column);
  json.field("message", fault.message).field("remedy", fault.remedy).end_object();
}

}  // namespace

std::string as_text(const EasyReadReport& report, std::string_view document, const Sources& sources) {
  std::string out;
  for (const auto& edition : report.editions) {
    if (!document.empty() && edition.document != document) continue;
    out += fmt::format("Easy read of {}: {} out of 100. {}, about {}, {}, {}", edition.document, edition.score, counted(edition.ideas, "idea", "ideas"),
                       counted(edition.printed_pages, "printed page", "printed pages"), counted(edition.errors, "error", "errors"),
                       counted(edition.warnings, "warning", "warnings"));
    out += edition.accepted == 0 ? "\n" : fmt::format(", {} accepted\n", edition.accepted);
    const auto first = std::min(edition.faults.size(), faults_to_mend_first);
    if (first > 0) out += "Mend first:\n";
    for (std::size_t i = 0; i < first; ++i) {
      const auto& fault = edition.faults[i];
      out += fmt::format("  {}. {}, {}. The first is at {}: {}\n     {}\n", i + 1, fault.code, counted(fault.count, "time", "times"), place_of(fault.at, sources), fault.message,
                         fault.remedy);
    }
  }
  return out;
}

std::string as_json(const EasyReadReport& report, std::string_view document, const Sources& sources) {
  std::string out;
  JsonWriter json(out);
  json.begin_list();
  for (const auto& edition : report.editions) {
    if (!document.empty() && edition.document != document) continue;
    json.begin_object().field("document", edition.document).field("score", edition.score).field("ideas", edition.ideas);
    json.field("printedPages", edition.printed_pages).field("errors", edition.errors).field("warnings", edition.warnings).field("accepted", edition.accepted);
    json.key("mendFirst").begin_list();
    for (std::size_t i = 0; i < std::min(edition.faults.size(), faults_to_mend_first); ++i) put(json, edition.faults[i], sources);
    json.end_list().end_object();
  }
  json.end_list();
  return out;
}

}  // namespace comisiynu
