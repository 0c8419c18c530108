// Cells of digits, four rows at a time where the processor can: whole numbers, amounts of money, days and
// minutes of days. The same values as `plain_cells.hpp`.
#pragma once

#include <cstddef>
#include <cstdint>

namespace holdfast {

// One column of rows that stand one after the other.
struct CellRows {
  const char* text = nullptr;
  const std::uint32_t* ends = nullptr;  // of the column's first cell; the cell before it ends at ends[-1]
  std::size_t cells = 0;                // in a row
  std::uint32_t rows = 0;
  bool last = false;  // a carriage return may end the cell
};

struct DigitCells {
  enum class Kind { number, money, day, minute };
  Kind kind = Kind::number;
  std::int32_t least = 0;
  std::int32_t most = 0;

  // The value of each row to `values`, and a row that is not plain to `left`, which has room for all of them;
  // where `left` then ends. Such a row's value is `least`. Nothing where the processor cannot: then null.
  std::uint32_t* read(const CellRows& cells, std::uint32_t first_row, std::int32_t* values,
                      std::uint32_t* left) const;
};

}  // namespace holdfast
