#include "translations/pair_blocks.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"
#include "translations/inline_codes.h"

namespace comisiynu {

namespace {

// What a block and its translation have in common, whatever the languages.
struct Likeness {
  std::string hash;
  std::vector<std::string> marks;  // figures, placeholders, links; sorted
  double length = 0;
};

Likeness likeness_of(const MarkdownBlock& block) {
  Likeness likeness{text_hash(block.words), {}, static_cast<double>(code_points(block.words))};
  std::string digits;
  const auto finish = [&] {
    if (!digits.empty()) likeness.marks.push_back(std::move(digits));
    digits.clear();
  };
  for (const auto& part : inline_parts(block.words, TextForm::markdown)) {
    if (part.kind != InlinePart::Kind::words) {
      if (part.role != InlinePart::Role::layout && part.role != InlinePart::Role::emphasis && part.text.size() > 2) likeness.marks.push_back(part.text);
      continue;
    }
    for (const char c : part.text) {
      if (c >= '0' && c <= '9') digits += c;
      else finish();
    }
    finish();
  }
  std::sort(likeness.marks.begin(), likeness.marks.end());
  return likeness;
}

class Pairing {
 public:
  Pairing(const std::vector<MarkdownBlock>& sources, const std::vector<MarkdownBlock>& targets, const std::set<std::pair<std::string, std::string>>& known)
      : sources_(sources), targets_(targets), known_(known) {
    for (const auto& block : sources) source_likeness_.push_back(likeness_of(block));
    for (const auto& block : targets) target_likeness_.push_back(likeness_of(block));
  }

  // The best score of what begins at (i, j), from the ends back; then the way along it.
  std::vector<BlockPair> run() {
    const auto n = sources_.size(), m = targets_.size(), width = m + 1;
    std::vector<std::int32_t> best((n + 1) * width, 0), match(n * std::max<std::size_t>(m, 1), 0);
    for (auto i = n; i-- > 0;)
      for (auto j = m; j-- > 0;) {
        const auto score = match[i * m + j] = score_of(i, j);
        auto& here = best[i * width + j];
        here = std::max(best[(i + 1) * width + j], best[i * width + j + 1]);
        if (score > 0) here = std::max(here, score + best[(i + 1) * width + j + 1]);
      }
    std::vector<BlockPair> pairs;
    std::size_t i = 0, j = 0;
    while (i < n || j < m) {
      if (i < n && j < m && match[i * m + j] > 0 && best[i * width + j] == match[i * m + j] + best[(i + 1) * width + j + 1]) pairs.push_back({i++, j++});
      else if (i < n && (j == m || best[i * width + j] == best[(i + 1) * width + j])) pairs.push_back({i++, no_block});
      else pairs.push_back({no_block, j++});
    }
    return pairs;
  }

 private:
  std::int32_t score_of(std::size_t i, std::size_t j) const {
    const auto& source = sources_[i];
    const auto& target = targets_[j];
    if (source.kind != target.kind || source.has_words != target.has_words) return 0;
    const auto& a = source_likeness_[i];
    const auto& b = target_likeness_[j];
    if (!source.has_words) return a.hash == b.hash ? 2000 : 0;
    if (known_.contains({a.hash, b.hash})) return 100'000;
    std::vector<std::string> common;
    std::set_intersection(a.marks.begin(), a.marks.end(), b.marks.begin(), b.marks.end(), std::back_inserter(common));
    const auto all = std::max(a.marks.size(), b.marks.size());
    const double marks = all == 0 ? 1 : static_cast<double>(common.size()) / static_cast<double>(all);
    const double length = std::min(a.length, b.length) / std::max({a.length, b.length, 1.0});
    return 1000 + static_cast<std::int32_t>(300 * marks + 100 * length);
  }

  const std::vector<MarkdownBlock>& sources_;
  const std::vector<MarkdownBlock>& targets_;
  const std::set<std::pair<std::string, std::string>>& known_;
  std::vector<Likeness> source_likeness_, target_likeness_;
};

// More than anybody writes; the table of scores would fill the memory.
constexpr std::size_t most_blocks = 4'000'000;

}  // namespace

std::vector<BlockPair> pair_blocks(const std::vector<MarkdownBlock>& sources, const std::vector<MarkdownBlock>& targets,
                                   const std::set<std::pair<std::string, std::string>>& known) {
  if (sources.size() * targets.size() <= most_blocks) return Pairing(sources, targets, known).run();
  std::vector<BlockPair> pairs;
  for (std::size_t i = 0; i < std::max(sources.size(), targets.size()); ++i)
    pairs.push_back({i < sources.size() ? i : no_block, i < targets.size() ? i : no_block});
  return pairs;
}

}  // namespace comisiynu
