// What was told of many homes, side by side: for each fact that any of them tells, a column with one cell for
// each home. Nearly every cell is one value and costs four bytes; what is known in part stands beside.
//
// A row of a block is a scenario: `scenario_of` gives it, and the columns answer as that scenario would.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/evaluate/scenario.hpp"

namespace holdfast {

// What is known of one fact of one home. Each has a bit of its own, so that what a column holds is their sum.
enum class Told : std::uint8_t {
  value = 1,      // one value, in `values`
  not_yet = 2,    // an event that has not happened, and still can
  never = 4,      // an event that will not happen
  unknown = 8,    // nothing
  declined = 16,  // nothing, and it is not to be asked again
  part = 32,      // something, in `parts`
};

// How many bits the values of a fact need.
enum class Width : std::uint8_t { byte, narrow, wide };  // 8 without a sign, 32, 64
Width width_of(const Fact& fact);

// One fact of all rows. A value is what a scenario holds: cents, units of the fact's own scale, days,
// minutes. Of a choice it is the value's number, of a yes or no 0 for no and 1 for yes, of a set the bits of
// the values that it holds. In rows whose cell is no value, it is any number from the fact's domain.
struct FactColumn {
  int fact = -1;                    // by number in the vocabulary; never the place
  Width width = Width::narrow;      // of the fact; of the three, the one that holds its values,
  std::vector<std::uint8_t> bytes;  // as many as the block has rows
  std::vector<std::int32_t> values;
  std::vector<std::int64_t> wide;
  std::vector<Told> told;                              // by row; empty: every cell is a value
  std::vector<std::pair<std::uint32_t, Known>> parts;  // by row, in order: the cells that say `part`

  FactColumn() = default;
  FactColumn(int index, const Fact& of) : fact(index), width(width_of(of)) {}
  std::int64_t value(std::size_t row) const {
    return width == Width::byte     ? std::int64_t{bytes[row]}
           : width == Width::narrow ? std::int64_t{values[row]}
                                    : wide[row];
  }
  void set(std::size_t row, std::int64_t value) {
    if (width == Width::byte)
      bytes[row] = static_cast<std::uint8_t>(value);
    else if (width == Width::narrow)
      values[row] = static_cast<std::int32_t>(value);
    else
      wide[row] = value;
  }
  void push(std::int64_t value) {
    resize(bytes.size() + values.size() + wide.size() + 1);  // two of them are empty
    set(bytes.size() + values.size() + wide.size() - 1, value);
  }
  void resize(std::size_t rows) {
    if (width == Width::byte)
      bytes.resize(rows);
    else if (width == Width::narrow)
      values.resize(rows);
    else
      wide.resize(rows);
  }
};

struct Block {
  std::size_t rows = 0;
  std::vector<FactColumn> columns;  // of facts that some row may tell; no fact twice; never a list
  // Where the homes may lie: by row an index of `places`. Empty: nobody said.
  using PlaceIndex = std::uint16_t;
  static constexpr std::size_t most_places = std::size_t{1} << 16U;
  std::vector<PlaceIndex> place;
  std::vector<std::vector<int>> places;  // spots, in order; none of them is empty; at most so many
  std::vector<int> told_places;          // by index of `places`, as in a scenario; empty where none is there
  // Rows that columns cannot hold, because they tell of lists: scenarios of their own, by row, in order. Such
  // a row's cells in the columns are not read.
  std::vector<std::pair<std::uint32_t, Scenario>> whole;
};

// Tells a scenario what the row's columns say, and where its home may lie; its other facts stay as they are.
void tell(const Vocabulary& vocabulary, const Block& block, std::size_t row, const Scenario& nothing_told,
          Scenario& scenario);

// One row as a scenario. `nothing_told` is that of which nothing is known but the day.
Scenario scenario_of(const Vocabulary& vocabulary, const Block& block, std::size_t row,
                     const Scenario& nothing_told);

}  // namespace holdfast
