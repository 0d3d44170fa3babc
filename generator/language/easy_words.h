// What a language is written with in easy read: the words that need no explaining, and those to keep away from. Data of
// the program's own (templates/easy-read/en.toml and cy.toml), which a council's publication.toml adds to.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/diagnostics.h"
#include "language/language.h"

namespace comisiynu {

// One or more words that belong together, folded (language/words.h).
struct EasyPhrase {
  std::vector<std::string> words;
  std::string written;  // as the file has it
  std::string say;      // what to say for it; may be empty
};

// Read once, then never changed: any number of threads may look at it.
class EasyWords {
 public:
  EasyWords() = default;
  EasyWords(Language language, std::string_view toml, FileId, Diagnostics& found);

  Language language() const { return language_; }

  // Whether it needs no explaining: it or a word that it is a form of stands in the list. Parts that a hyphen or an
  // apostrophe joins are taken one by one. The word is folded.
  bool is_plain(std::string_view word) const;
  void add_plain(std::string_view word);

  // Of a list or table of the file; empty where it has none of the name.
  const std::vector<EasyPhrase>& phrases(std::string_view name) const;
  bool has(std::string_view list, std::string_view word) const;
  // Words that are one thing, a list each.
  const std::vector<std::vector<EasyPhrase>>& one_thing() const { return one_thing_; }

 private:
  Language language_ = Language::en;
  std::unordered_set<std::string> plain_;
  std::map<std::string, std::vector<EasyPhrase>, std::less<>> phrases_;
  std::map<std::string, std::unordered_set<std::string>, std::less<>> singles_;
  std::vector<std::vector<EasyPhrase>> one_thing_;
};

EasyPhrase easy_phrase(std::string_view written, std::string_view say = {});

// The words that a folded word may be a form of, itself first: "agreed" gives agree; "ngwasanaethau" gwasanaeth. Which of
// them exist is for a list to say.
std::vector<std::string> base_forms(Language, std::string_view word);

}  // namespace comisiynu
