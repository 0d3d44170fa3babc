// The endings of English and Welsh words undone, for lists of words: more candidates than are right, none of the right
// ones missing where the ending is a regular one.
#include <algorithm>
#include <initializer_list>

#include "language/easy_words.h"
#include "language/mutation.h"

namespace comisiynu {

namespace {

using Words = std::vector<std::string>;

void add(Words& words, std::string word) {
  if (word.size() > 1 && std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
}

// "stopp" of "stopped".
bool ends_doubled(std::string_view stem) { return stem.size() > 2 && stem.back() == stem[stem.size() - 2]; }

void english(Words& words, std::string_view word) {
  if (word.ends_with("'s")) word.remove_suffix(2);
  add(words, std::string(word));
  for (const std::string_view ending : {"s", "es", "ed", "d", "ing", "er", "r", "est", "st", "ly", "ers", "ings", "n", "en"}) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 2) continue;
    const std::string stem(word.substr(0, word.size() - ending.size()));
    add(words, stem);
    add(words, stem + "e");
    if (stem.ends_with('i')) add(words, stem.substr(0, stem.size() - 1) + "y");
    if (ends_doubled(stem)) add(words, stem.substr(0, stem.size() - 1));
  }
}

void welsh(Words& words, const std::string& word) {
  add(words, word);
  // Plurals, and "-wyr" of "-wr".
  for (const std::string_view ending : {"au", "iau", "on", "ion", "oedd", "od", "i", "ydd", "ed", "yn", "en"})
    if (word.ends_with(ending) && word.size() > ending.size() + 2) add(words, word.substr(0, word.size() - ending.size()));
  if (word.ends_with("wyr")) add(words, word.substr(0, word.size() - 3) + "wr");
  // Forms of verbs, back to the verb-noun; and adjectives' degrees.
  for (const std::string_view ending : {"af", "a", "wn", "wch", "ant", "an", "ais", "odd", "som", "asom", "soch", "asoch", "sant", "asant", "ai", "em", "ech", "ent",
                                        "ir", "wyd", "id", "on", "iff", "ith", "er", "ach", "af", "ed"}) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 3) continue;
    auto stem = word.substr(0, word.size() - ending.size());
    for (const std::string_view noun : {"", "o", "u", "i", "io", "a", "ed", "eg"}) add(words, stem + std::string(noun));
    if (stem.ends_with('i') && stem.size() > 3) {
      stem.pop_back();
      for (const std::string_view noun : {"io", "o", "i"}) add(words, stem + std::string(noun));
    }
  }
}

}  // namespace

std::vector<std::string> base_forms(Language language, std::string_view word) {
  Words words;
  if (language == Language::en) english(words, word);
  else
    for (const auto& radical : radicals(word)) welsh(words, radical);
  return words;
}

}  // namespace comisiynu
