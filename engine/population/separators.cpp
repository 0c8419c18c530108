#include "engine/population/separators.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "engine/population/quoting.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace holdfast {
namespace {

constexpr std::size_t block = 64;

// A bit for each byte of a block.
struct BlockMasks {
  std::uint64_t ends = 0;  // separators and line breaks
  std::uint64_t newlines = 0;
  std::uint64_t quotes = 0;
  std::uint64_t high = 0;  // beyond ASCII
};

// Eight bytes at a time, with nothing but integers.
namespace plain {

inline std::uint64_t load(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// The high bit of each byte, side by side.
inline std::uint64_t gather(std::uint64_t high_bits) { return (high_bits >> 7) * 0x0102040810204080U >> 56; }

inline std::uint64_t equal(std::uint64_t word, char c) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t low = 0x7F7F7F7F7F7F7F7FU;
  const std::uint64_t other = word ^ (ones * static_cast<unsigned char>(c));
  return gather(~(((other & low) + low) | other | low));
}

inline BlockMasks masks_of(const char* at, char separator) {
  BlockMasks masks;
  for (std::size_t i = 0; i < block / 8; ++i) {
    const auto word = load(at + i * 8);
    const auto newline = equal(word, '\n');
    masks.newlines |= newline << (i * 8);
    masks.ends |= (newline | equal(word, separator)) << (i * 8);
    masks.quotes |= equal(word, '"') << (i * 8);
    masks.high |= gather(word & 0x8080808080808080U) << (i * 8);
  }
  return masks;
}

#include "engine/population/separators.inl"

}  // namespace plain

#if defined(__x86_64__)
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,bmi,popcnt"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,bmi,popcnt")
#endif

// Thirty-two bytes at a time.
namespace wide {

inline std::uint64_t equal(__m256i low, __m256i high, __m256i c) {
  const auto a = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, c)));
  const auto b = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, c)));
  return a | std::uint64_t{b} << 32;
}

inline BlockMasks masks_of(const char* at, char separator) {
  const auto low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
  const auto high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at + 32));
  BlockMasks masks;
  masks.newlines = equal(low, high, _mm256_set1_epi8('\n'));
  masks.ends = masks.newlines | equal(low, high, _mm256_set1_epi8(separator));
  masks.quotes = equal(low, high, _mm256_set1_epi8('"'));
  masks.high = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_or_si256(low, high)));
  return masks;
}

#include "engine/population/separators.inl"  // NOLINT(readability-duplicate-include)

}  // namespace wide
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#endif

}  // namespace

Separators find_separators_plainly(std::string_view text, char separator, std::uint32_t* out) {
  return plain::find(text, separator, out);
}

Separators find_separators(std::string_view text, char separator, std::uint32_t* out) {
#if defined(__x86_64__)
  static const bool can = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0;
  if (can) return wide::find(text, separator, out);
#endif
  return find_separators_plainly(text, separator, out);
}

}  // namespace holdfast
