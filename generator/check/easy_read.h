// Whether easy-read editions are easy to read: every rule that a program can hold a text to, with place and remedy, and
// what comes of them for each edition. docs/easy-read.md says all of this to authors.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/diagnostics.h"
#include "language/easy_words.h"
#include "model/publication.h"

namespace comisiynu {

struct EasyReadOptions {
  const PerLanguage<EasyWords>& words;
  Sources& sources;  // for places within texts
  // What a placeholder says in a language; nothing where it is at fault, which is told of elsewhere.
  std::function<std::string(std::string_view expression, Language)> figure;
};

// What to mend in an edition: findings of one code.
struct EasyReadFault {
  std::string code;
  Severity severity = Severity::warning;
  std::size_t count = 0;
  Position at;  // of the first
  std::string message, remedy;
};

struct EasyReadEdition {
  std::string document;
  Position at;
  std::size_t ideas = 0, errors = 0, warnings = 0, accepted = 0;
  std::size_t printed_pages = 0;
  // 100 where nothing is to be mended. Each idea counts 1 where nothing is, a half where warnings are, and 0 where errors
  // are, in either language; 100 times the sum over the number of ideas, less 5 for each finding about the edition as a
  // whole, and never below 0. What is accepted is no finding.
  int score = 100;
  std::vector<EasyReadFault> faults;  // what to mend first comes first: errors before warnings, then the most frequent
};

struct EasyReadReport {
  std::vector<EasyReadEdition> editions;
  std::size_t accepted = 0;
};

inline constexpr std::size_t faults_to_mend_first = 3;

// Whether anything is published in easy read: an edition of a document, or the pages of providers.
bool has_easy_read(const Publication&);

EasyReadReport check_easy_read(const Publication&, const EasyReadOptions&, Diagnostics& found);

// Of one document, or of all where `document` is empty.
std::string as_text(const EasyReadReport&, std::string_view document, const Sources&);
std::string as_json(const EasyReadReport&, std::string_view document, const Sources&);  // [{"document":…,"score":…}]

// The words that a publication's places and publisher are called by, folded: names that no reader finds hard.
std::unordered_set<std::string> easy_names(const Publication&, Language);

}  // namespace comisiynu
