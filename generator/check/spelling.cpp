#include "check/spelling.h"

#include <fmt/format.h>

#include <map>

#include "base/text.h"
#include "check/speller.h"

namespace comisiynu {

namespace {

class SpellingChecker {
 public:
  SpellingChecker(const SpellingOptions& options, Sources& sources, Diagnostics& found) : options_(options), sources_(sources), found_(found) {}

  // False, and said so, where there is no dictionary.
  bool open(Language language, const std::set<std::string>& names) {
    if (!has_dictionary(language, options_.dictionaries)) {
      found_.error("no-dictionary", {}, fmt::format("there is no {} dictionary to spell by", name_of(language)),
                   language == Language::en ? "install Debian's package hunspell-en-gb, and build the program again" : "run scripts/install, and build the program again");
      return false;
    }
    auto& speller = spellers_.emplace(language, Speller(language, options_.dictionaries)).first->second;
    for (const auto& name : names) speller.add(name);
    for (const auto& word : options_.accepted[language]) speller.add(word);
    return true;
  }

  void check(const WrittenText& text) {
    const auto speller = spellers_.find(text.language);
    if (speller == spellers_.end()) return;
    WordPlaces places(text, sources_);
    for (const auto& word : prose_words(text.text)) {
      if (speller->second.knows(word.word)) continue;
      if (told_.emplace(text.at.file, std::string(word.word)).second) tell(text.language, places.of(word), std::string(word.word));
    }
  }

 private:
  void tell(Language language, Position at, const std::string& word) {
    const auto [meant, fresh] = suggested_[language].try_emplace(word);
    if (fresh) meant->second = spellers_.at(language).suggestions(word);
    const auto add = fmt::format("if it is right, add it to {}", options_.list[language]);
    found_.warning("spelling", at, fmt::format("the {} dictionary does not know \"{}\"", name_of(language), word),
                   meant->second.empty() ? add : fmt::format("did you mean {}? {}", join(meant->second, ", "), "I" + add.substr(1)));
  }

  const SpellingOptions& options_;
  Sources& sources_;
  Diagnostics& found_;
  std::map<Language, Speller> spellers_;
  std::set<std::pair<FileId, std::string>> told_;
  PerLanguage<std::map<std::string, std::vector<std::string>>> suggested_;
};

}  // namespace

std::vector<std::string> spelling_list(std::string_view text) {
  std::vector<std::string> words;
  for (const auto line : lines_of(text))
    if (const auto word = trim(line.substr(0, line.find('#'))); !word.empty()) words.emplace_back(word);
  return words;
}

void check_spelling(const Publication& publication, const std::vector<WrittenText>& more, const SpellingOptions& options, Sources& sources, Diagnostics& found) {
  SpellingChecker checker(options, sources, found);
  for (const Language language : publication.languages)
    if (!checker.open(language, words_of_names(publication, language))) return;
  for_each_text(publication, [&](const WrittenText& text) { checker.check(text); });
  for (const auto& text : more) checker.check(text);
}

}  // namespace comisiynu
