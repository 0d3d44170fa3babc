#include <fmt/format.h>

#include "check/check.h"
#include "check/records.h"

namespace comisiynu {

namespace {

// The rule of the content model: a draft may wait for its translation, and shows the other language with a notice;
// anything else may not go out in one language only.
class TranslationChecker {
 public:
  TranslationChecker(const Publication& publication, Diagnostics& found) : publication_(publication), found_(found) {}

  void check(const Text& text, std::string_view key, bool draft) {
    if (text.empty() || text.plain || text.exempt) return;
    for (const Language language : publication_.languages)
      if (!text.has(language))
        report(text.at, fmt::format("{} has no {} text", key, name(language)), draft, fmt::format("add {} = \"…\"", language_code(language)),
               ", or exempt = \"third-party\" for words that are not yours");
  }

  void check(const Section& section, const Document& document) {
    if (section.text[Language::cy].empty() && section.text[Language::en].empty()) return;  // check_documents says so
    for (const Language language : publication_.languages)
      if (section.text[language].empty() && section.file[language] == no_file)
        report(section.at, fmt::format("the section {} has no {} text", section.id, name(language)), document.is_draft(),
               fmt::format("write {}/{}.{}.md", document.folder, section.id, language_code(language)), ", or make the document a draft until it is there");
  }

 private:
  static std::string_view name(Language language) { return language == Language::cy ? "Welsh" : "English"; }

  void report(Position at, std::string message, bool draft, const std::string& remedy, std::string_view or_else) {
    if (draft) found_.warning("missing-text", at, std::move(message), remedy + "; until then the draft shows the other language, and says so");
    else found_.error("missing-text", at, std::move(message), remedy + std::string(or_else));
  }

  const Publication& publication_;
  Diagnostics& found_;
};

}  // namespace

void check_translations(const Publication& publication, Diagnostics& found) {
  TranslationChecker checker(publication, found);
  const auto record = [&](const auto& value, bool draft) {
    visit_record(value, [&](std::string_view key, const auto& field, const FieldInfo&) {
      using Field = std::remove_cvref_t<decltype(field)>;
      if constexpr (std::is_same_v<Field, Text>) checker.check(field, key, draft);
      else if constexpr (std::is_same_v<Field, Money>) {
        checker.check(field.name, "name", draft);
        checker.check(field.includes, "includes", draft);
      }
    });
  };
  record(publication.settings, false);
  for_each_record(publication, [&](const auto& value) {
    const auto* document = document_of(publication, value);
    record(value, document != nullptr && document->is_draft());
  });
  for (const auto& document : publication.documents) {
    if (document.easy_read) record(*document.easy_read, document.is_draft());
    for (const auto* list : {&document.sections, &document.appendices})
      for (const auto& section : *list) checker.check(section, document);
  }
}

}  // namespace comisiynu
