#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "check/check.h"

namespace comisiynu {

namespace {

// What each kind of document must contain: the content model's chapter Documents, after the Welsh Assembly Government's
// guidance of 2010 and the statutory guidance on market stability reports.
const std::vector<std::string>& parts_of(const std::string& kind) {
  static const std::map<std::string, std::vector<std::string>> parts{
      {"strategy", {"purpose", "legislation", "needs", "supply", "gaps", "intentions", "not-commissioned", "monitoring"}},
      {"market-position-statement",
       {"demand", "supply", "quality", "resources", "models", "direction", "opportunities", "support", "doing-business"}},
      {"report", {"purpose", "recommendations", "reasons", "options", "comments", "consultation"}},
  };
  static const std::vector<std::string> none;
  const auto found = parts.find(kind);
  return found == parts.end() ? none : found->second;
}

std::vector<std::string> section_ids(const Document& document) {
  std::vector<std::string> ids;
  for (const auto* list : {&document.sections, &document.appendices})
    for (const auto& section : *list) ids.push_back(section.id);
  return ids;
}

void check_covers(const Document& document, Diagnostics& found) {
  const auto& parts = parts_of(document.type.value);
  const auto ids = section_ids(document);
  for (const auto& [part, sections] : document.covers.by_key) {
    if (!parts.empty() && std::find(parts.begin(), parts.end(), part) == parts.end()) {
      const auto meant = nearest(part, parts);
      found.error("unknown-key", document.covers.at, fmt::format("a {} has no part called {}", document.type.value, part),
                  meant ? fmt::format("did you mean {}?", *meant) : fmt::format("its parts are {}", join(parts, ", ")));
    }
    for (const auto& section : sections)
      if (std::find(ids.begin(), ids.end(), section.value) == ids.end()) {
        const auto meant = nearest(section.value, ids);
        found.error("unknown-reference", section.at, fmt::format("the document has no section called {}", section.value),
                    meant ? fmt::format("did you mean {}?", *meant) : fmt::format("its sections are {}", join(ids, ", ")));
      }
  }
  // A part is there when `covers` names its sections, or when a section bears its name.
  std::vector<std::string> missing;
  for (const auto& part : parts) {
    const auto named = document.covers.by_key.find(part);
    if ((named != document.covers.by_key.end() && !named->second.empty()) || std::find(ids.begin(), ids.end(), part) != ids.end()) continue;
    missing.push_back(part);
  }
  if (missing.empty()) return;
  const auto message = fmt::format("a {} must also say something about: {}", document.type.value, join(missing, ", "));
  const auto remedy = fmt::format("add {}, or write below [covers] which section holds {}: {} = [\"{}\"]",
                                  missing.size() == 1 ? "a section of that name" : "sections of these names", missing.size() == 1 ? "it" : "each",
                                  missing.front(), ids.empty() ? "introduction" : ids.front());
  if (document.is_final()) found.error("missing-part", document.type.at, message, remedy);
  else found.warning("missing-part", document.type.at, message, remedy);
}

}  // namespace

void check_documents(const Publication& publication, Diagnostics& found) {
  for (const auto& document : publication.documents) {
    for (const auto* list : {&document.sections, &document.appendices})
      for (const auto& section : *list)
        if (!section.id.empty() && section.file[Language::cy] == no_file && section.file[Language::en] == no_file)
          found.error("missing-section", section.at, fmt::format("there is no file for the section {}", section.id),
                      fmt::format("write {0}/{1}.en.md and {0}/{1}.cy.md, or take the section out of the list", document.folder, section.id));
    if (document.type) check_covers(document, found);
  }
}

}  // namespace comisiynu
