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

// What is known of one fact of one home.
enum class Told : std::uint8_t {
  value,     // one value, in `values`
  not_yet,   // an event that has not happened, and still can
  never,     // an event that will not happen
  unknown,   // nothing
  declined,  // nothing, and it is not to be asked again
  part,      // something, in `parts`
};

// One fact of all rows. A value is what a scenario holds: cents, units of the fact's own scale, days,
// minutes. Of a choice it is the value's number, of a yes or no 0 for no and 1 for yes, of a set the bits of
// the values that it holds. The vectors are as long as the block has rows; in rows whose cell is no value,
// `values` holds any number from the fact's domain.
struct FactColumn {
  int fact = -1;                                       // by number in the vocabulary; never the place
  bool is_wide = false;                                // the domain needs more than 32 bits
  std::vector<std::int32_t> values;                    // unless `is_wide`
  std::vector<std::int64_t> wide;                      // if `is_wide`
  std::vector<Told> told;                              // by row; empty: every cell is a value
  std::vector<std::pair<std::uint32_t, Known>> parts;  // by row, in order: the cells that say `part`
};
// Whether a column of this fact is wide.
bool is_wide(const Fact& fact);

struct Block {
  std::size_t rows = 0;
  std::vector<FactColumn> columns;  // of facts that some row may tell; no fact twice; never a list
  // Where the homes may lie: by row an index of `places`. Empty: nobody said.
  std::vector<std::uint32_t> place;
  std::vector<std::vector<int>> places;  // spots, in order; none of them is empty
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
