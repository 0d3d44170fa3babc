#include "language/mutation.h"

#include <algorithm>
#include <array>

namespace comisiynu {

namespace {

struct Consonant {
  std::string_view radical, soft, nasal, aspirate;  // empty: does not change so
  std::string_view key;                             // what its forms become in a key
};

// g is lost by the soft mutation: that is written out below.
constexpr std::array<Consonant, 9> consonants{{
    {"p", "b", "mh", "ph", "b"},
    {"t", "d", "nh", "th", "d"},
    {"c", "g", "ngh", "ch", ""},
    {"b", "f", "m", "", "b"},
    {"d", "dd", "n", "", "d"},
    {"g", "", "ng", "", ""},
    {"m", "f", "", "", "b"},
    {"ll", "l", "", "", "l"},
    {"rh", "r", "", "", "r"},
}};

constexpr std::string_view clusters[] = {"ngh", "ng", "nh", "mh", "ch", "dd", "ff", "ll", "ph", "rh", "th"};

// The letter that the word begins with, as Welsh counts letters; "mh", "nh" and "ngh" count as one.
std::string_view initial(std::string_view word) {
  for (const auto cluster : clusters)
    if (word.starts_with(cluster)) return cluster;
  return word.substr(0, 1);
}

bool is_vowel(std::string_view letter) { return letter.size() == 1 && std::string_view("aeiouwy").find(letter) != std::string_view::npos; }

// What a g may have stood before.
bool may_have_lost_g(std::string_view letter) { return is_vowel(letter) || letter == "l" || letter == "r" || letter == "n"; }

// `first` + `rest`, unless the two run together into another letter.
void add(std::vector<std::string>& words, std::string_view first, std::string_view rest) {
  auto word = std::string(first).append(rest);
  if (initial(word) == (first.empty() ? initial(rest) : first) && std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
}

}  // namespace

std::vector<std::string> radicals(std::string_view word) {
  std::vector<std::string> words{std::string(word)};
  if (word.empty()) return words;
  const auto letter = initial(word);
  // "mh", "nh" and "ngh" come of p, t and c; in a few loans (Ghana) of a letter before h.
  const auto shorter = letter == "mh" || letter == "nh" || letter == "ngh" ? letter.substr(0, letter.size() - 1) : letter;
  for (const auto& consonant : consonants)
    for (const auto begins : {letter, shorter})
      if (begins == consonant.soft || begins == consonant.nasal || begins == consonant.aspirate) add(words, consonant.radical, word.substr(begins.size()));
  if (may_have_lost_g(letter)) add(words, "g", word);
  if (const auto rest = word.substr(1); letter == "h" && is_vowel(initial(rest))) add(words, "", rest);
  return words;
}

std::vector<std::string> mutated_forms(std::string_view radical) {
  std::vector<std::string> words{std::string(radical)};
  const auto letter = initial(radical);
  const auto rest = radical.substr(letter.size());
  if (letter == "g" && may_have_lost_g(initial(rest))) add(words, "", rest);
  for (const auto& consonant : consonants)
    if (letter == consonant.radical)
      for (const auto form : {consonant.soft, consonant.nasal, consonant.aspirate})
        if (!form.empty()) words.push_back(std::string(form).append(rest));
  if (is_vowel(letter)) add(words, "h", radical);
  return words;
}

std::string mutation_key(std::string_view word) {
  while (!word.empty()) {
    const auto letter = initial(word);
    const auto found = std::find_if(consonants.begin(), consonants.end(), [&](const Consonant& each) {
      return letter == each.radical || letter == each.soft || letter == each.nasal || letter == each.aspirate;
    });
    const bool changes = found != consonants.end();
    if (!changes && letter != "h") break;
    word.remove_prefix(letter.size());
    if (letter == "h" || found->key.empty()) continue;
    while (word.starts_with('h')) word.remove_prefix(1);  // mhutan: Bhutan
    return std::string(found->key).append(word);
  }
  return std::string(word);
}

}  // namespace comisiynu
