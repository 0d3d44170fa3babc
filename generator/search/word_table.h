// Words and their numbers, for the millions of lookups that an index of a large site takes: one place in memory tells most
// words from all others, where a map of the standard library goes through three. All words stand in one text: half of those
// of a large site are met once, and no more is spent on them than their letters. For one thread.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace comisiynu {

class WordTable {
 public:
  // From 0, in the order in which words were first asked for.
  std::uint32_t number(std::string_view word) {
    if (size() * 2 >= slots_.size()) grow();
    const auto hash = hash_of(word);
    for (auto at = hash & mask();; at = (at + 1) & mask()) {
      auto& slot = slots_[at];
      if (slot.number == none) {
        slot = {hash, static_cast<std::uint32_t>(size())};
        letters_ += word;
        ends_.push_back(letters_.size());
        return slot.number;
      }
      if (slot.hash == hash && this->word(slot.number) == word) return slot.number;
    }
  }

  std::size_t size() const { return ends_.size() - 1; }
  std::string_view word(std::size_t number) const { return std::string_view(letters_).substr(ends_[number], ends_[number + 1] - ends_[number]); }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Slot {
    std::uint32_t hash = 0, number = none;
  };

  // Eight letters at a time. The last eight or fewer are two halves, which share letters where there are not enough.
  static std::uint32_t hash_of(std::string_view word) {
    std::uint64_t made = word.size();
    for (; word.size() > 8; word.remove_prefix(8)) made = mixed(made, loaded<std::uint64_t>(word.data()));
    const auto* end = word.data() + word.size();
    if (word.size() >= 4) made = mixed(made, std::uint64_t{loaded<std::uint32_t>(word.data())} << 32 | loaded<std::uint32_t>(end - 4));
    else for (const char c : word) made = mixed(made, static_cast<unsigned char>(c));
    return static_cast<std::uint32_t>(made);
  }
  static std::uint64_t mixed(std::uint64_t made, std::uint64_t letters) {
    made = (made ^ letters) * 0x9E3779B97F4A7C15;
    return made ^ made >> 32;
  }
  template <class Number>
  static Number loaded(const char* from) {
    Number number;
    std::memcpy(&number, from, sizeof number);
    return number;
  }

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
  std::string letters_;
  std::vector<std::size_t> ends_{0};                   // in `letters_`: of each word, where the next begins
};

}  // namespace comisiynu
