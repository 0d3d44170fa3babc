#include "page/picture_search.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "language/mutation.h"
#include "language/words.h"

namespace comisiynu {

namespace {

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  each_word(text, [&](std::string_view word, std::size_t) { words.push_back(fold(word)); });
  return words;
}

// One word that is looked for.
class Wanted {
 public:
  explicit Wanted(std::string word) : word_(std::move(word)), radicals_(radicals(word_)) {}

  // 3 the word itself, 2 another form of it, 1 its beginning, 0 something else.
  int in(std::string_view text, Language language) const {
    int best = 0;
    for (const auto& word : folded_words(text)) {
      if (word == word_) return 3;
      if (language == Language::cy && is_form(word)) best = std::max(best, 2);
      if (word_.size() >= 3 && word.starts_with(word_)) best = std::max(best, 1);
    }
    return best;
  }

 private:
  // Either is the radical of the other.
  bool is_form(const std::string& word) const {
    if (std::find(radicals_.begin(), radicals_.end(), word) != radicals_.end()) return true;
    const auto of_word = radicals(word);
    return std::find(of_word.begin(), of_word.end(), word_) != of_word.end();
  }

  std::string word_;
  std::vector<std::string> radicals_;
};

// How well a word finds a picture; 0 when it does not.
int fit(const Pictogram& pictogram, const Wanted& wanted) {
  int best = pictogram.id.empty() ? 0 : wanted.in(pictogram.id, Language::en) * 2;
  for (const Language language : languages) {
    const auto& called = pictogram.name.in[language];
    if (const int name = wanted.in(called, language)) best = std::max(best, 6 + name + (folded_words(called).size() == 1 ? 4 : 0));
    for (const auto& word : pictogram.words[language])
      if (const int other = wanted.in(word, language)) best = std::max(best, 3 + other);
    best = std::max(best, wanted.in(pictogram.meaning.in[language], language));
  }
  return best;
}

}  // namespace

std::vector<const Pictogram*> all_pictures(const Theme& theme) {
  std::map<std::string_view, std::size_t> rank;
  for (std::size_t i = 0; i < theme.pictogram_groups.size(); ++i) rank.emplace(theme.pictogram_groups[i].id, i);
  std::vector<const Pictogram*> all;
  for (const auto& [id, pictogram] : theme.pictograms) all.push_back(&pictogram);
  const auto place = [&](const Pictogram* one) {
    const auto group = rank.find(one->group);
    return std::pair(group == rank.end() ? rank.size() : group->second, one->place);
  };
  std::sort(all.begin(), all.end(), [&](const auto* a, const auto* b) { return place(a) < place(b); });
  return all;
}

std::vector<const Pictogram*> search_pictures(const Theme& theme, std::string_view query) {
  std::vector<Wanted> wanted;
  for (auto& word : folded_words(query)) wanted.emplace_back(std::move(word));
  std::vector<std::pair<int, const Pictogram*>> found;
  for (const auto* pictogram : all_pictures(theme)) {
    int sum = 0;
    const bool all = !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const Wanted& word) {
      const int one = fit(*pictogram, word);
      sum += one;
      return one > 0;
    });
    if (all) found.emplace_back(sum, pictogram);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<const Pictogram*> pictures;
  for (const auto& [sum, pictogram] : found) pictures.push_back(pictogram);
  return pictures;
}

std::string nearest_picture_word(const Theme& theme, std::string_view query) {
  std::vector<std::string> words;
  for (const auto& [id, pictogram] : theme.pictograms)
    for (const Language language : languages) {
      words.push_back(fold(pictogram.name.in[language]));
      for (const auto& word : pictogram.words[language]) words.push_back(fold(word));
    }
  return nearest(fold(query), words).value_or("");
}

}  // namespace comisiynu
