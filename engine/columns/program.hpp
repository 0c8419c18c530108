// A program: loops over the rows of a strip, one after another, from what was told to what is asked. It has
// no branches; what it reads is bound when it runs.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <vector>

#include "engine/base/decimal.hpp"
#include "engine/columns/block.hpp"
#include "engine/columns/kernels.hpp"

namespace holdfast {

constexpr std::size_t strip_rows = 4096;  // so many rows at a time: what is between the loops stays in cache

// One number for each row: the same in all of them, or a slot of the program that holds it. What the slot's
// numbers may be is known when the program is made, and so is how wide they are.
struct Lane {
  int slot = -1;
  Int value = 0;  // of a constant
  bool constant() const { return slot < 0; }
  bool is(Int number) const { return constant() && value == number; }
  bool operator==(const Lane&) const = default;
};

// A step that is no kernel: a count of days, a rounding. Row by row, through a function of up to two numbers.
using RowFunction = std::function<std::int64_t(std::int64_t, std::int64_t)>;

struct Instruction {
  KernelFunction run = nullptr;  // or, if null,
  const RowFunction* function = nullptr;
  int out = -1;  // slots
  int a = -1;
  int b = -1;
  int c = -1;
  std::int64_t k = 0;
  std::int64_t l = 0;
  std::int64_t m = 0;
  const void* table = nullptr;
};

class Program {
 public:
  struct Slot {
    Width width = Width::byte;
    Int least = 0;  // what its numbers may be
    Int most = 1;
    int input = -1;   // bound from outside
    int buffer = -1;  // else where it lies, which others may share before and after
  };
  std::vector<Slot> slots;
  std::vector<Instruction> instructions;
  int inputs = 0;
  int buffers = 0;

  // Runs over at most `strip_rows` rows. `bound`: by input, where its column begins. `room`: kept between
  // runs.
  struct Room {
    struct alignas(64) Line {  // of the cache: none is read in two halves
      std::array<std::uint64_t, 8> words;
    };
    std::vector<std::vector<Line>> buffers;
  };
  void run(const std::vector<const void*>& bound, std::size_t rows, Room& room) const;
  // Where a slot's numbers are after a run.
  const void* at(int slot, const std::vector<const void*>& bound, const Room& room) const;

  std::deque<std::vector<std::int32_t>> tables_32;
  std::deque<std::vector<std::int64_t>> tables_64;
  std::deque<std::vector<std::uint8_t>> tables_8;
  std::deque<RowFunction> functions;
};

}  // namespace holdfast
