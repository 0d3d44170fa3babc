#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "check/check.h"

namespace comisiynu {

namespace {

// What each kind of document must contain, after the Welsh Assembly Government's guidance of 2010, the statutory guidance
// on market stability reports, and councils' own forms of report. An easy-read document has no such parts: its edition says all.
const std::vector<std::string>& parts_of(const std::string& kind) {
  static const std::map<std::string, std::vector<std::string>> parts{
      {"strategy", {"purpose", "legislation", "needs", "supply", "gaps", "intentions", "not-commissioned", "monitoring"}},
      {"market-position-statement",
       {"demand", "supply", "quality", "resources", "models", "direction", "opportunities", "support", "doing-business"}},
      {"report", {"purpose", "recommendations", "reasons", "options", "comments", "consultation", "appendices"}},
      {"action-plan", {"purpose", "monitoring"}},
      {"catalogue", {"choosing", "complaints"}},
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

// Parts of a report that are written as data.
constexpr std::string_view needed_comments[] = {"finance", "legal", "equalities"};

void say_missing(const Document& document, std::string code, std::string message, std::string remedy, Diagnostics& found) {
  if (document.is_final()) found.error(std::move(code), document.type.at, std::move(message), std::move(remedy));
  else found.warning(std::move(code), document.type.at, std::move(message), std::move(remedy));
}

void check_report(const Publication& publication, const Document& document, Diagnostics& found) {
  if (document.recommendations.empty())
    say_missing(document, "missing-recommendation", "a report recommends something", "add [[recommendation]] with text and reason", found);
  std::vector<std::string> missing;
  for (const auto kind : needed_comments)
    if (std::none_of(document.comments.begin(), document.comments.end(), [&](const Comment& comment) { return comment.type == kind; }))
      missing.emplace_back(kind);
  if (!missing.empty())
    say_missing(document, "missing-comment", fmt::format("officers have not commented on: {}", join(missing, ", ")),
                fmt::format("add [[comment]] with kind = \"{}\", by and text", missing.front()), found);
  const auto options = std::count_if(publication.options.begin(), publication.options.end(),
                                     [&](const AppraisalOption& option) { return option.document.id == document.id; });
  if (options < 2)
    say_missing(document, "missing-options", "a report weighs two options at least, of which doing nothing may be one",
                fmt::format("add [[option]] with document = \"{}\"", document.id), found);
}

// An easy-read document is nothing without its edition, an action plan without something to do, a catalogue without providers.
void check_substance(const Publication& publication, const Document& document, Diagnostics& found) {
  const auto belongs = [&](const auto& record) { return record.document.id == document.id; };
  if (document.type == "report") check_report(publication, document, found);
  if (document.type == "easy-read" && !document.easy_read)
    say_missing(document, "missing-part", "an easy-read document has no easy-read edition", fmt::format("write {}/easy-read.toml", document.folder), found);
  if (document.type == "catalogue" && publication.providers.empty())
    say_missing(document, "missing-part", "a catalogue has no providers", "add them in the providers folder", found);
  if (document.type == "action-plan" && std::none_of(publication.actions.begin(), publication.actions.end(), belongs) &&
      std::none_of(publication.plan_stages.begin(), publication.plan_stages.end(), belongs))
    say_missing(document, "missing-part", "an action plan has neither actions nor stages",
                fmt::format("add [[action]] or [[plan_stage]] with document = \"{}\"", document.id), found);
}

std::string with_article(const Document& document) {
  const auto& kind = document.type.value;
  return (kind[0] == 'a' || kind[0] == 'e' ? "an " : "a ") + kind;
}

void check_covers(const Document& document, const std::vector<std::string>& parts, const std::vector<std::string>& ids, Diagnostics& found) {
  for (const auto& [part, sections] : document.covers.by_key) {
    if (!parts.empty() && std::find(parts.begin(), parts.end(), part) == parts.end()) {
      const auto meant = nearest(part, parts);
      found.error("unknown-key", document.covers.at, fmt::format("{} has no part called {}", with_article(document), part),
                  meant ? fmt::format("did you mean {}?", *meant) : fmt::format("its parts are {}", join(parts, ", ")));
    }
    for (const auto& section : sections)
      // Where it is no words at all, that has been said.
      if (!section.value.empty() && std::find(ids.begin(), ids.end(), section.value) == ids.end()) {
        const auto meant = nearest(section.value, ids);
        found.error("unknown-reference", section.at, fmt::format("the document has no section called {}", section.value),
                    meant ? fmt::format("did you mean {}?", *meant) : fmt::format("its sections are {}", join(ids, ", ")));
      }
  }
}

// A part is there when `covers` names its sections, or when a section bears its name.
void check_parts(const Document& document, const std::vector<std::string>& parts, const std::vector<std::string>& ids, Diagnostics& found) {
  std::vector<std::string> missing;
  for (const auto& part : parts) {
    if (part == "appendices" && !document.appendices.empty()) continue;
    const auto named = document.covers.by_key.find(part);
    if ((named != document.covers.by_key.end() && !named->second.empty()) || std::find(ids.begin(), ids.end(), part) != ids.end()) continue;
    missing.push_back(part);
  }
  if (missing.empty()) return;
  const bool one = missing.size() == 1;
  say_missing(document, "missing-part", fmt::format("{} must also say something about: {}", with_article(document), join(missing, ", ")),
              fmt::format("add {}, or write below [covers] which section holds {}: {} = [\"{}\"]", one ? "a section of that name" : "sections of these names",
                          one ? "it" : "each", missing.front(), ids.empty() ? "introduction" : ids.front()),
              found);
}

}  // namespace

void check_documents(const Publication& publication, Diagnostics& found) {
  for (const auto& document : publication.documents) {
    for (const auto* list : {&document.sections, &document.appendices})
      for (const auto& section : *list)
        if (!section.id.empty() && section.file[Language::cy] == no_file && section.file[Language::en] == no_file)
          found.error("missing-section", section.at, fmt::format("there is no file for the section {}", section.id),
                      fmt::format("write {0}/{1}.en.md and {0}/{1}.cy.md, or take the section out of the list", document.folder, section.id));
    if (document.type) {
      check_covers(document, parts_of(document.type.value), section_ids(document), found);
      check_parts(document, parts_of(document.type.value), section_ids(document), found);
      check_substance(publication, document, found);
    }
  }
}

}  // namespace comisiynu
