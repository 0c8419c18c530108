// A few words, each with a number: which one a cell is, found without comparing it to each. What is found has
// been compared.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/population/plain_cells.hpp"

namespace holdfast {

class WordTable {
 public:
  WordTable() : WordTable(std::vector<std::pair<std::string, std::int64_t>>{}) {}
  // Of equal words the last one counts.
  explicit WordTable(const std::vector<std::pair<std::string, std::int64_t>>& words);

  // The cell is padded on both sides.
  bool find(const char* at, std::uint32_t length, std::int64_t& value) const {
    const Key key = key_of(at, length);
    const Slot& slot = slots_[place_of(key, multiplier_, shift_)];
    value = slot.value;
    const bool same =
        (slot.key.first == key.first) & (slot.key.last == key.last) & (slot.key.length == length);
    if (!long_words_) return same;
    return same && (length <= 16 || std::memcmp(words_[slot.word].data(), at, length) == 0);
  }
  bool find(std::string_view word, std::int64_t& value) const;  // not padded

 private:
  struct Key {
    std::uint64_t first = 0;  // eight bytes, or those that there are
    std::uint64_t last = 0;
    std::uint32_t length = 0;
  };
  struct Slot {
    Key key{0, 0, UINT32_MAX};
    std::uint32_t word = 0;
    std::int64_t value = 0;
  };
  static Key key_of(const char* at, std::uint32_t length) {
    const std::uint32_t used = std::min<std::uint32_t>(length, 8);
    const std::uint64_t mask = used == 0 ? 0 : ~std::uint64_t{0} >> (64 - used * 8);
    return {plain::load<std::uint64_t>(at) & mask, plain::load<std::uint64_t>(at + length - used) & mask,
            length};
  }
  static std::uint32_t place_of(const Key& key, std::uint64_t multiplier, std::uint32_t shift) {
    const std::uint64_t mixed = key.first ^ std::rotl(key.last, 29) ^ key.length;
    return static_cast<std::uint32_t>(mixed * multiplier >> shift);
  }
  bool lay(std::uint64_t multiplier, std::uint32_t shift, const std::vector<std::int64_t>& values);

  std::vector<std::string> words_;  // each padded behind
  std::vector<Slot> slots_;
  std::uint64_t multiplier_ = 1;
  std::uint32_t shift_ = 63;
  bool long_words_ = false;
};

}  // namespace holdfast
