// One language's dictionary (hunspell), with words that are added to it. Not shared between threads.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/language.h"

class Hunspell;

namespace comisiynu {

class Speller {
 public:
  // `folder` holds <language>.aff and <language>.dic. They are read past the Disk: hunspell opens files by itself.
  Speller(Language, const std::string& folder);
  ~Speller();
  Speller(Speller&&) noexcept;

  // Right as it is, or in its mutated forms.
  void add(std::string_view word);

  // Of a word with its apostrophes and hyphens. Welsh counts every mutation of a word as right, and what is joined by an
  // apostrophe ("i'r", "sy'n"); abbreviations in capitals are right in both.
  bool knows(std::string_view word);

  // What may have been meant, the likeliest first; at most three.
  std::vector<std::string> suggestions(const std::string& word) const;

 private:
  bool in_dictionary(const std::string& word) const;
  bool knows_part(const std::string& word) const;
  bool judge(const std::string& word) const;

  Language language_;
  std::unique_ptr<Hunspell> dictionary_;
  std::set<std::string> added_;  // folded
  std::unordered_map<std::string, bool> judged_;
};

// Whether the folder has the language's dictionary.
bool has_dictionary(Language, const std::string& folder);

}  // namespace comisiynu
