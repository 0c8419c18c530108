// What the columns of a table tell, as its header and perhaps a map say.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

// How a cell is brought into our own notation before it is read. Only a map asks for it, where it is written
// down.
struct Reshaping {
  enum class Unit { as_written, cents, percent };
  std::string format;   // of dates: "%m/%d/%Y"; "" for year-month-day
  std::size_t pad = 0;  // with zeros in front, to so many characters
  Unit unit = Unit::as_written;
  std::map<std::string, std::string> recode;  // a whole cell → what it says in our notation
  bool changes() const { return !format.empty() || pad > 0 || unit != Unit::as_written || !recode.empty(); }
};

// A column that tells of a fact, or of one column of one row of a list.
struct FactSource {
  std::size_t column = 0;
  int fact = -1;
  std::size_t row = 0;  // of a list, from 1; 0 for the fact itself
  int field = -1;       // of that row
  Reshaping reshaping;
  std::optional<std::size_t> times;                 // another column, by which the first is multiplied
  std::map<std::string, std::string> times_recode;  // of its cells
};

struct TableLayout {
  char separator = ',';
  std::vector<std::string> names;   // by column: as the header has it
  std::vector<std::string> titles;  // by column: as messages call it
  std::vector<FactSource> facts;
  std::vector<std::size_t> passed;  // columns that go to the output unchanged, in order
  int case_ref = -1;                // the column of the caller's own reference, if there is one
};

}  // namespace holdfast
