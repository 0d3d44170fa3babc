// One edition while it is looked at: what is found is told with its place, unless it is accepted. Internal to check/.
#pragma once

#include <map>
#include <set>

#include "check/accepted.h"
#include "check/easy_read.h"
#include "check/easy_read_rules.h"

namespace comisiynu {

class EasyEdition {
 public:
  EasyEdition(const Publication&, const Document&, const EasyReadOptions&, const PerLanguage<EasyLanguage>&, Diagnostics& found);

  const Publication& publication() const { return publication_; }
  const Document& document() const { return document_; }
  const EasyRead& easy() const { return *document_.easy_read; }
  const EasyLanguage& language(Language language) const { return languages_[language]; }
  EasyText text(const Text&, Language) const;

  // Of an idea, or where there is none of the edition as a whole or a page's title. `place` is a stretch of the text.
  void say(const Idea*, const Text&, Language, EasyFinding);
  void say(const Idea*, Severity, std::string_view code, Position at, std::string message, std::string remedy);

  EasyReadEdition finish();  // once all has been said; tells of acceptances that are not needed

 private:
  const Publication& publication_;
  const Document& document_;
  const EasyReadOptions& options_;
  const PerLanguage<EasyLanguage>& languages_;
  Diagnostics& found_;
  AcceptableWarnings acceptable_;
  EasyReadEdition result_;
  std::map<const Idea*, Severity> worst_;
  std::size_t whole_ = 0;  // findings of no idea
};

// One family a file.
void check_easy_glossary(EasyEdition&);  // every hard word used is explained; every explained word is used
void check_easy_pictures(EasyEdition&);  // a picture stands for one thing
void check_easy_parity(EasyEdition&);    // both languages say the same, idea by idea
void check_easy_length(EasyEdition&);    // ideas, sentences, printed pages

// Sheets of A4: never fewer than are printed, in either language.
std::size_t printed_pages(const EasyEdition&);

// What readers of providers' pages meet, whatever editions there are.
void check_easy_code_lists(const Publication&, const EasyReadOptions&, const PerLanguage<EasyLanguage>&, Diagnostics& found);

}  // namespace comisiynu
