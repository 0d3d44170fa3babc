// What became of a text, word by word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace comisiynu {

// Words that stayed, went, or came, joined by single spaces.
struct WordRun {
  enum class Fate : unsigned char { same, removed, added };
  Fate fate = Fate::same;
  std::string words;
  friend bool operator==(const WordRun&, const WordRun&) = default;
};

// A paragraph in which something changed, as a reader would go through it: what went stands before what came.
using ChangedParagraph = std::vector<WordRun>;

// Of texts with a paragraph a line. Paragraphs that are the same are left out. The longest common words stay; only where
// two stretches of changed paragraphs are so long that this would take seconds (4,000 words each) is the one shown as
// gone and the other as new.
std::vector<ChangedParagraph> word_changes(std::string_view before, std::string_view after);

}  // namespace comisiynu
