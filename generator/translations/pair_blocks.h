// Which block of a text is which block of its translation. Pure.
#pragma once

#include <limits>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "translations/markdown_blocks.h"

namespace comisiynu {

inline constexpr std::size_t no_block = std::numeric_limits<std::size_t>::max();

struct BlockPair {
  std::size_t source = no_block, target = no_block;  // one of them may be nothing
};

// In the order of both texts. `known` are pairs of hashes that a ledger has as text and translation: those hold; between them, blocks
// of one kind are paired so that as many as can be have a counterpart, and the likeliest: by figures, links and length.
std::vector<BlockPair> pair_blocks(const std::vector<MarkdownBlock>& sources, const std::vector<MarkdownBlock>& targets,
                                   const std::set<std::pair<std::string, std::string>>& known);

}  // namespace comisiynu
