// One text of an easy-read edition as its readers meet it: Markdown's signs taken away, figures in their places, parted
// into sentences and words that each know where they stand in what the author wrote. Internal to the easy-read checks,
// and to tests that hold made sentences to the same rules. For one thread.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sources.h"
#include "language/easy_words.h"
#include "model/values.h"

namespace comisiynu {

class EasyText {
 public:
  struct Word {
    std::size_t from = 0, to = 0;  // in plain()
    std::string written;           // without the signs around it
    std::string folded;            // in small letters, without accents; "'" for every apostrophe
    bool bold = false;
    bool is_figure() const { return folded.find_first_of("0123456789") != folded.npos; }
  };
  // A sentence's words are first, first + 1, … up to before last.
  struct Sentence { std::size_t first = 0, last = 0; };
  struct Stretch { std::size_t from = 0, length = 0; };  // bytes of what the author wrote

  // `figure` gives what stands for {{ … }}; where it is empty or gives nothing, "1" stands for it.
  using FigureText = std::function<std::string(std::string_view expression)>;
  explicit EasyText(std::string_view written, const FigureText& figure = {});

  const std::string& plain() const { return plain_; }
  const std::vector<Word>& words() const { return words_; }
  const std::vector<Sentence>& sentences() const { return sentences_; }
  const std::vector<Stretch>& italics() const { return italics_; }
  const std::vector<Stretch>& bold() const { return bold_; }

  Stretch place(std::size_t first, std::size_t last) const;  // of words
  Stretch place(const Word& word) const { return place_in_plain(word.from, word.to); }

  // Whether the phrase's words stand at this word and the next ones. `forms`: or forms of them.
  bool has_at(const EasyPhrase&, std::size_t word, Language, bool forms = false) const;

 private:
  void read(std::string_view written, const FigureText&);
  void part();
  void put(std::string_view text, std::size_t at, std::size_t length);
  Stretch place_in_plain(std::size_t from, std::size_t to) const;

  // What a word may be a form of. Hundreds of phrases are looked for at each word, so it is worked out once; and most of
  // them are told apart by how they begin.
  struct Forms {
    std::vector<std::string> words;
    std::uint64_t beginnings = 0;  // beginning_of() each; 0 until they are known
    bool has(const std::string& word) const;
  };
  const Forms& forms_of(std::size_t word, std::string_view bare, Language, bool with_endings) const;

  std::string plain_;
  std::vector<std::size_t> starts_, ends_;  // in what was written, by byte of plain_
  std::vector<bool> is_bold_;               // by byte of plain_
  std::vector<Word> words_;
  std::vector<Sentence> sentences_;
  std::vector<Stretch> italics_, bold_;
  mutable std::vector<std::array<Forms, 3>> forms_;  // by word: of English, of Welsh, and of Welsh without its endings
};

// Where a stretch of a text stands in the author's TOML file, whatever escapes lie before it. The whole text where the
// file cannot be read any more.
Position place_in_file(const Text&, Language, EasyText::Stretch, Sources&);

}  // namespace comisiynu
