// Words and their numbers, for the millions of lookups that an index of a large site takes: one place in memory tells most
// words from all others, where a map of the standard library goes through three. For one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace comisiynu {

class WordTable {
 public:
  // From 0, in the order in which words were first asked for.
  std::uint32_t number(std::string_view word) {
    if (words_.size() * 2 >= slots_.size()) grow();
    const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(word));
    for (auto at = hash & mask();; at = (at + 1) & mask()) {
      auto& slot = slots_[at];
      if (slot.number == none) {
        slot = {hash, static_cast<std::uint32_t>(words_.size())};
        words_.emplace_back(word);
        return slot.number;
      }
      if (slot.hash == hash && words_[slot.number] == word) return slot.number;
    }
  }

  const std::vector<std::string>& words() const { return words_; }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Slot {
    std::uint32_t hash = 0, number = none;
  };

  std::uint32_t mask() const { return static_cast<std::uint32_t>(slots_.size()) - 1; }

  // At most half of the slots are taken, so that the next free one is near.
  void grow() {
    std::vector<Slot> before(slots_.size() * 2);
    before.swap(slots_);
    for (const auto& slot : before) {
      if (slot.number == none) continue;
      auto at = slot.hash & mask();
      while (slots_[at].number != none) at = (at + 1) & mask();
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(1024);  // a power of two
  std::vector<std::string> words_;
};

}  // namespace comisiynu
