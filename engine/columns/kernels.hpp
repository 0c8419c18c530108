// Loops over the rows of a strip, one for each thing that a program does. None branches on a row. They are
// compiled once for any x86-64 and again for newer ones; the best that the machine has is picked at the
// start.
#pragma once

#include <cstddef>
#include <cstdint>

namespace holdfast {

// What a loop reads and writes, row by row; `table` for all rows alike.
struct Operands {
  void* out = nullptr;
  const void* a = nullptr;
  const void* b = nullptr;
  const void* c = nullptr;
  const void* table = nullptr;
  std::int64_t k = 0;
  std::int64_t l = 0;
  std::int64_t m = 0;
  std::size_t rows = 0;
};

// Truths are bytes, 0 or 1. Sets of outcomes are bytes too, bit by outcome. Amounts have 32 or 64 bits: such
// a kernel stands twice, and the one of 64 bits follows the one of 32.
enum class Kernel : std::uint8_t {
  // -> byte
  fill_8,        // k
  not_8,         // not a
  and_8,         // the bits of both a and b
  and_not_8,     // a and not b
  or_8,          // the bits of a or b
  select_8,      // if a then b else c
  table_8,       // table[a - k], bytes; a has 32 bits
  is_8,          // a is k
  not_same_8,    // a is not b
  has_any_8,     // a has any of the bits k
  one_bit_8,     // a has one bit
  few_bits_8,    // a has one bit or none
  bits_if_8,     // the bits k if a
  add_bits_8,    // a, and the bits k if b
  add_either_8,  // a, and if b the bits k where c, else the bits l
  put_either_8,  // if b, k where c, else l; if not b, a
  bit_8,         // the bit a of k; a has 32 bits
  at_most_8,     // a <= k, of numbers that are bytes
  at_least_8,    // a >= k
  // amounts -> byte
  at_most_32,  // a <= k
  at_most_64,
  at_least_32,  // a >= k
  at_least_64,
  is_32,  // a is k
  is_64,
  within_32,  // k <= a <= l
  within_64,
  meets_32,  // a <= l and b >= k
  meets_64,
  no_more_32,  // a + k <= b
  no_more_64,
  same_32,  // a + k is b
  same_64,
  has_any_32,  // a has any of the bits k
  has_any_64,
  // -> amount
  fill_32,  // k
  fill_64,
  scale_32,  // a * k + m
  scale_64,
  sum_32,  // a * k + b * l + m
  sum_64,
  product_32,  // a * b
  product_64,
  least_32,  // of a and b
  least_64,
  most_32,
  most_64,
  least_k_32,  // of a and k
  least_k_64,
  most_k_32,
  most_k_64,
  absolute_32,
  absolute_64,
  select_32,  // if a then b else c; a is a byte
  select_64,
  table_32,  // table[a - k]; a has 32 bits
  table_64,
  day_32,            // the day of the minute a
  bit_32,            // 1 << a
  widen_64,          // a, which has 32 bits
  number_32,         // a, which is a byte
  short_table_32,    // table[a - k], of 32 entries
  short_table_8_32,  // the same, where a is a byte
  count
};

constexpr std::size_t short_table = 32;  // so many entries fit in registers

using KernelFunction = void (*)(const Operands&);
KernelFunction kernel(Kernel which);

// Loops that are no steps of a program.
struct Loops {
  // The bits that any of them has.
  std::uint8_t (*all_bits)(const std::uint8_t* bytes, std::size_t count);
  // The least and the most of them; there is one.
  void (*range)(const std::int32_t* numbers, std::size_t count, std::int32_t& least, std::int32_t& most);
  // Adds to each set of bits those of another, where both truths are yes.
  void (*add_where)(const std::uint8_t* bits, const std::uint8_t* one, const std::uint8_t* other,
                    std::size_t count, std::uint8_t* out);
  // Whether each number is wanted; there are `most` of them.
  void (*among)(const std::uint16_t* numbers, std::size_t count, const std::uint8_t* wanted, std::size_t most,
                std::uint8_t* out);
  // The numbers with 64 bits.
  void (*widen)(const std::int32_t* numbers, std::size_t count, std::int64_t* out);
};
const Loops& loops();

// The same of 64 bits.
constexpr Kernel wide(Kernel of_32) { return static_cast<Kernel>(static_cast<int>(of_32) + 1); }

}  // namespace holdfast
