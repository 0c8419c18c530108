// Which columns a batch reads and writes where no map says so: those asked for, or all; then what is passed
// on.
#pragma once

#include <string>
#include <vector>

#include "engine/population/table_header.hpp"

namespace holdfast {

// Those of `--columns`, or all that there are where none is named. What is wrong with each that is none.
std::vector<std::string> choose_columns(const Ruleset& ruleset, const std::vector<std::string>& names,
                                        OutputPlan& output);

// The header of a table, whose passed columns are written after those that were chosen. `all`: nobody named
// any, so that the reference is left out where the table has none.
Result<TableLayout> read_and_pass_on(const std::string& header, const std::string& name,
                                     const Ruleset& ruleset, const HeaderWishes& wishes, bool all,
                                     OutputPlan& output);

}  // namespace holdfast
