// The program's own words for easy read, and what the rules say of a sentence.
#pragma once

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <string>

#include "base/disk.h"
#include "check/easy_read.h"
#include "check/easy_read_rules.h"
#include "places.h"

namespace comisiynu::test {

inline const PerLanguage<EasyWords>& easy_words_of_program() {
  static const auto all = [] {
    PerLanguage<EasyWords> words;
    Diagnostics found;
    for (const Language language : languages) {
      std::string text;
      real_disk()->read(source_folder(fmt::format("/templates/easy-read/{}.toml", language_code(language))), text);
      words[language] = EasyWords(language, text, no_file, found);
    }
    if (!found.empty()) throw std::runtime_error("templates/easy-read cannot be read");
    return words;
  }();
  return all;
}

// A line a finding: "hard-word [safeguarding] message = remedy", errors with "error: " before.
inline std::string easy_findings(std::string_view text, Language language) {
  static const EasyTerms no_terms;
  const EasyLanguage rules{language, easy_words_of_program()[language], no_terms, {}};
  std::string out;
  for (const auto& finding : easy_text_findings(EasyText(text), rules))
    out += fmt::format("{}{} [{}] {} = {}\n", finding.severity == Severity::error ? "error: " : "", finding.code, text.substr(finding.place.from, finding.place.length), finding.message,
                       finding.remedy);
  return out;
}

}  // namespace comisiynu::test
