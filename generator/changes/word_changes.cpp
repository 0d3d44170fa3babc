#include "changes/word_changes.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace comisiynu {

namespace {

using Words = std::vector<std::string_view>;

// Which of two rows' items stay: pairs of indices, in order. The longest common subsequence, by the table of its lengths.
std::vector<std::pair<std::size_t, std::size_t>> common(const Words& a, const Words& b) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  constexpr std::size_t most = 16'000'000;
  if (a.empty() || b.empty() || a.size() * b.size() > most) return pairs;
  const auto width = b.size() + 1;
  std::vector<std::uint16_t> longest((a.size() + 1) * width);
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      longest[i * width + j] = a[i] == b[j] ? static_cast<std::uint16_t>(longest[(i + 1) * width + j + 1] + 1)
                                            : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) pairs.emplace_back(i++, j++);
    else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) ++i;
    else ++j;
  }
  return pairs;
}

// Calls each(from a, to a, from b, to b) for every stretch between two that stay.
template <class Each>
void between(const Words& a, const Words& b, Each each) {
  std::size_t i = 0, j = 0;
  auto pairs = common(a, b);
  pairs.emplace_back(a.size(), b.size());
  for (const auto& [next_i, next_j] : pairs) {
    each(i, next_i, j, next_j);
    i = next_i + 1;
    j = next_j + 1;
  }
}

void add(ChangedParagraph& paragraph, WordRun::Fate fate, std::string_view word) {
  if (paragraph.empty() || paragraph.back().fate != fate) paragraph.push_back({fate, std::string(word)});
  else (paragraph.back().words += ' ') += word;
}

// A break between two paragraphs counts as a word, so that one that was parted or joined keeps its words.
constexpr std::string_view paragraph_break = "\n";

Words words_of(const Words& paragraphs, std::size_t from, std::size_t to) {
  Words words;
  for (auto i = from; i < to; ++i) {
    if (i > from) words.push_back(paragraph_break);
    for (const auto word : split(paragraphs[i], ' '))
      if (!word.empty()) words.push_back(word);
  }
  return words;
}

class Stretch {
 public:
  explicit Stretch(std::vector<ChangedParagraph>& into) : into_(into) {}

  void compare(const Words& before, const Words& after) {
    std::size_t kept = 0;  // words of `before` that have been gone through
    between(before, after, [&](std::size_t i, std::size_t i_end, std::size_t j, std::size_t j_end) {
      for (; i < i_end; ++i) put(WordRun::Fate::removed, before[i]);
      for (; j < j_end; ++j) put(WordRun::Fate::added, after[j]);
      kept = i_end;
      if (kept < before.size()) put(WordRun::Fate::same, before[kept]);
    });
    finish();
  }

 private:
  // A break that stays or comes ends a paragraph; one that went joins two.
  void put(WordRun::Fate fate, std::string_view word) {
    if (word != paragraph_break) add(paragraph_, fate, word);
    else if (fate != WordRun::Fate::removed || !mixed()) finish();
  }
  bool mixed() const { return std::any_of(paragraph_.begin(), paragraph_.end(), [](const WordRun& run) { return run.fate != WordRun::Fate::removed; }); }
  void finish() {
    const bool changed = std::any_of(paragraph_.begin(), paragraph_.end(), [](const WordRun& run) { return run.fate != WordRun::Fate::same; });
    if (changed) into_.push_back(std::move(paragraph_));
    paragraph_.clear();
  }

  std::vector<ChangedParagraph>& into_;
  ChangedParagraph paragraph_;
};

Words paragraphs_of(std::string_view text) {
  auto all = split(text, '\n');
  std::erase_if(all, [](std::string_view paragraph) { return trim(paragraph).empty(); });
  return all;
}

}  // namespace

std::vector<ChangedParagraph> word_changes(std::string_view before, std::string_view after) {
  const auto old = paragraphs_of(before), now = paragraphs_of(after);
  std::vector<ChangedParagraph> changed;
  between(old, now, [&](std::size_t i, std::size_t i_end, std::size_t j, std::size_t j_end) {
    if (i < i_end || j < j_end) Stretch(changed).compare(words_of(old, i, i_end), words_of(now, j, j_end));
  });
  return changed;
}

}  // namespace comisiynu
