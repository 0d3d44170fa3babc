// What changed between two editions, in the words of one language.
#pragma once

#include <optional>
#include <string>

#include "changes/compare.h"
#include "language/messages.h"
#include "page/pages.h"

namespace comisiynu {

class ChangesWording {
 public:
  // The messages must outlive it.
  ChangesWording(Language language, const Messages& messages) : language_(language), format_(language), messages_(&messages) {}

  std::string message(std::string_view key) const { return messages_->format(language_, key); }
  std::string kind(std::string_view kind) const;   // "Opportunities for providers": the heading of all of a kind
  std::string fate(Fate fate) const { return message(std::string("changes.fates.") + std::string(name_of(fate))); }
  std::string label(const FieldChange&) const;     // "Short break: Places"
  // By how much: "+£12.50 (+6.8%)", as exactly as the two are shown. Empty where one is no number, or nothing moved that
  // would be seen.
  template <class Change>
  std::string by(const Change& change) const { return by(change.from, change.to, in(change.before), in(change.after)); }
  const std::string& in(const Bilingual& words) const;  // this language's, or the other's where there is none
  Language language() const { return language_; }

 private:
  std::string by(std::optional<double> from, std::optional<double> to, const std::string& before, const std::string& after) const;

  Language language_;
  Formatter format_;
  const Messages* messages_;
};

// As people read it in a terminal: a line a change.
std::string changes_text(const Changes&, const ChangesWording&);

// page/changes_pages.cpp
PageHead changes_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead moved_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);

}  // namespace comisiynu
