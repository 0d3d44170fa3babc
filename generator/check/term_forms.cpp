#include "check/term_forms.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "language/easy_words.h"
#include "language/mutation.h"

namespace comisiynu {

namespace {

bool is_english_form(std::string_view written, std::string_view word) {
  if (written.starts_with(word) && (written.substr(word.size()) == "s" || written.substr(word.size()) == "es")) return true;
  return word.ends_with('y') && written.ends_with("ies") && written.substr(0, written.size() - 3) == word.substr(0, word.size() - 1);
}

bool is_one_of(std::string_view ending, std::initializer_list<std::string_view> all) { return std::find(all.begin(), all.end(), ending) != all.end(); }

// A word, or its plural where that is made by an ending: darparwr, darparwyr; contract, contractau.
bool is_welsh_form(std::string_view radical, std::string_view word) {
  if (radical == word) return true;
  constexpr std::size_t shortest = 4;  // "tref" and "trefi"; of shorter words too much would be a plural
  if (word.size() < shortest) return false;
  if (radical.starts_with(word)) return is_one_of(radical.substr(word.size()), {"au", "iau", "on", "ion", "oedd", "od", "ydd", "i"});
  if (!radical.ends_with("wyr") || radical.size() < shortest + 3) return false;
  const auto stem = radical.substr(0, radical.size() - 3);
  return word.starts_with(stem) && is_one_of(word.substr(stem.size()), {"wr", "iwr", "ydd"});
}

// What two words begin with alike.
std::size_t shared(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

// All but the last letter of the shorter, and no more than an ending beyond.
bool begin_alike(std::string_view a, std::string_view b) {
  constexpr std::size_t shortest = 4, longest_ending = 4;
  const auto alike = shared(a, b);
  return alike >= std::max(shortest, std::min(a.size(), b.size()) - 1) && std::max(a.size(), b.size()) - alike <= longest_ending;
}

}  // namespace

bool is_form(Language language, const std::string& written, const std::string& word) {
  if (written.empty() || word.empty()) return false;
  if (written == word) return true;
  if (language == Language::en) return is_english_form(written, word);
  const auto all = radicals(written);
  return std::any_of(all.begin(), all.end(), [&](const auto& radical) { return is_welsh_form(radical, word); });
}

bool has_same_root(Language language, const std::string& written, const std::string& word) {
  if (written.empty() || word.empty()) return false;
  if (is_form(language, written, word)) return true;
  const auto all = language == Language::cy ? radicals(written) : std::vector<std::string>{written};
  if (std::any_of(all.begin(), all.end(), [&](const auto& radical) { return begin_alike(radical, word); })) return true;
  const auto bases = base_forms(language, written), wanted = base_forms(language, word);
  return std::any_of(bases.begin(), bases.end(), [&](const auto& base) { return std::find(wanted.begin(), wanted.end(), base) != wanted.end(); });
}

}  // namespace comisiynu
