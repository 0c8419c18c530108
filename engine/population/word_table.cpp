#include "engine/population/word_table.hpp"

#include <map>

#include "engine/population/separators.hpp"

namespace holdfast {
namespace {

// Words that only their middles tell apart would be laid on one place for ever.
constexpr int most_tries = 2000;
constexpr std::uint32_t most_bits = 14;

}  // namespace

WordTable::WordTable(const std::vector<std::pair<std::string, std::int64_t>>& words) {
  std::map<std::string, std::int64_t> once;
  for (const auto& [word, value] : words) once[word] = value;
  std::vector<std::int64_t> values;
  for (const auto& [word, value] : once) {
    words_.push_back(word);
    values.push_back(value);
    long_words_ = long_words_ || word.size() > 16;
  }
  const auto bits = static_cast<std::uint32_t>(std::bit_width(std::max<std::size_t>(words_.size(), 1))) + 1;
  for (std::uint32_t width = bits; width <= most_bits; ++width) {
    std::uint64_t multiplier = 0x9E3779B97F4A7C15U;
    for (int i = 0; i < most_tries; ++i) {
      if (lay(multiplier, 64 - width, values)) return;
      multiplier = multiplier * 6364136223846793005U + 1442695040888963407U;
      multiplier |= 1U;
    }
  }
  // Some do not fit: they are not found here, and are read with more care.
}

// Each word on a place of its own; false where two meet.
bool WordTable::lay(std::uint64_t multiplier, std::uint32_t shift, const std::vector<std::int64_t>& values) {
  multiplier_ = multiplier;
  shift_ = shift;
  slots_.assign(std::size_t{1} << (64 - shift), Slot{});
  bool good = true;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::string padded = std::string(text_padding, '\0') + words_[i] + std::string(text_padding, '\0');
    const Key key = key_of(padded.data() + text_padding, static_cast<std::uint32_t>(words_[i].size()));
    Slot& slot = slots_[place_of(key, multiplier, shift)];
    good = good && slot.key.length == UINT32_MAX;
    slot = {key, static_cast<std::uint32_t>(i), values[i]};
  }
  return good;
}

bool WordTable::find(std::string_view word, std::int64_t& value) const {
  const std::string padded =
      std::string(text_padding, '\0') + std::string(word) + std::string(text_padding, '\0');
  return find(padded.data() + text_padding, static_cast<std::uint32_t>(word.size()), value);
}

}  // namespace holdfast
