#include "check/speller.h"

#include <hunspell.hxx>

#include <algorithm>
#include <fstream>
#include <utility>

#include "base/text.h"
#include "language/mutation.h"
#include "language/words.h"

namespace comisiynu {

namespace {

std::string dictionary_file(Language language, const std::string& folder, std::string_view end) {
  return folder + "/" + std::string(language_code(language)) + std::string(end);
}

// Dictionaries write the plain apostrophe and hyphen.
std::string plain(std::string_view word) {
  std::string out(word);
  constexpr std::pair<std::string_view, std::string_view> signs[] = {{"’", "'"}, {"\u2011", "-"}};
  for (const auto& [from, to] : signs)
    for (auto at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size())) out.replace(at, from.size(), to);
  return out;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// NHS, AGIC, ALNs: two capitals or more.
bool is_abbreviation(std::string_view word) { return std::count_if(word.begin(), word.end(), is_capital) > 1; }

std::string with_small_initial(std::string word) {
  if (!word.empty() && is_capital(word[0])) word[0] = static_cast<char>(word[0] - 'A' + 'a');
  return word;
}

std::string with_capital_initial(std::string word) {
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

}  // namespace

bool has_dictionary(Language language, const std::string& folder) {
  return std::ifstream(dictionary_file(language, folder, ".aff")).good() && std::ifstream(dictionary_file(language, folder, ".dic")).good();
}

Speller::Speller(Language language, const std::string& folder)
    : language_(language),
      dictionary_(std::make_unique<Hunspell>(dictionary_file(language, folder, ".aff").c_str(), dictionary_file(language, folder, ".dic").c_str())) {}
Speller::~Speller() = default;
Speller::Speller(Speller&&) noexcept = default;

void Speller::add(std::string_view word) { added_.insert(fold(plain(word))); }

bool Speller::knows(std::string_view word) {
  const auto written = plain(word);
  const auto [known, fresh] = judged_.try_emplace(written, false);
  if (fresh) known->second = judge(written);
  return known->second;
}

bool Speller::judge(const std::string& word) const {
  if (code_points(word) < 2 || is_abbreviation(word) || knows_part(word)) return true;
  // "i'r", "council's", "anghenion-a-chynlluniau": every part is a word, or what Welsh joins to one.
  constexpr std::string_view joined[] = {"r", "n", "i", "u", "w", "m", "th", "ch", "s", "d", "ll", "t"};
  bool apart = false;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    if (i < word.size() && word[i] != '\'' && word[i] != '-') continue;
    const auto part = word.substr(from, i - from);
    const bool after_apostrophe = from > 0 && word[from - 1] == '\'';
    const bool is_joined = after_apostrophe && std::find(std::begin(joined), std::end(joined), part) != std::end(joined);
    if (!part.empty() && code_points(part) > 1 && !is_joined && !is_abbreviation(part) && !knows_part(part)) return false;
    apart = apart || i < word.size();
    from = i + 1;
  }
  return apart;
}

bool Speller::in_dictionary(const std::string& word) const { return dictionary_->spell(word); }

bool Speller::knows_part(const std::string& word) const {
  if (in_dictionary(word) || added_.contains(fold(word))) return true;
  if (language_ != Language::cy) return false;
  const bool capital = !word.empty() && is_capital(word[0]);
  for (const auto& radical : radicals(with_small_initial(word)))
    if (in_dictionary(radical) || (capital && in_dictionary(with_capital_initial(radical)))) return true;
  const auto folded = radicals(fold(word));
  return std::any_of(folded.begin(), folded.end(), [&](const auto& radical) { return added_.contains(radical); });
}

std::vector<std::string> Speller::suggestions(const std::string& word) const {
  auto all = dictionary_->suggest(plain(word));
  if (all.size() > 3) all.resize(3);
  return all;
}

}  // namespace comisiynu
