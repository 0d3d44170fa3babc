// The words that authors wrote, each with its language and place: for checks of spelling and of terms. What is no prose is
// left out: placeholders, code, addresses, footnotes' marks, figures; and texts that are names or somebody else's.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/sources.h"
#include "language/language.h"
#include "model/publication.h"

namespace comisiynu {

struct WrittenText {
  Language language;
  std::string_view text;
  Position at;         // where its first word is, or the line it begins on
  bool is_file = false;        // the text is the whole of its file
  bool outside_terms = false;  // it says what a term means, or is easy read, whose own check minds its words
};

struct WrittenWord {
  std::string_view word;  // with inner apostrophes and hyphens: "i'r", "well-being"
  std::size_t offset;     // in the text, in bytes
};

// Every text of the publication: records, documents, easy read, sections. In the order of the model.
void for_each_text(const Publication&, const std::function<void(const WrittenText&)>&);

// Every text that is there in both languages.
void for_each_pair(const Publication&, const std::function<void(const PerLanguage<WrittenText>&)>&);

// The words of a prose.
std::vector<WrittenWord> prose_words(std::string_view text);

// Words of names: of providers, people, places, works, as a language's texts have them. As written. A name that has no form of its own
// in the language is the other's.
std::set<std::string> words_of_names(const Publication&, Language);

// Finds the words of one text in its file. In TOML a text is not as it stands in the file (quotes, continued lines), so its
// words are looked for one after the other; call with offsets that grow.
class WordPlaces {
 public:
  WordPlaces(const WrittenText&, Sources&);
  Position of(const WrittenWord&);

 private:
  Position in_file(const WrittenWord&) const;

  const WrittenText text_;
  Sources& sources_;
  std::vector<WrittenWord> all_;  // also those that are no prose, to keep step
  std::size_t next_ = 0;
  std::uint32_t line_;
  std::size_t byte_ = 0;
};

}  // namespace comisiynu
