// What a cell says, as a scenario file would say it: `3000..3600` is `{at_least: 3000, at_most: 3600}`, `a|b`
// is
// `{any_of: [a, b]}`, or `[a, b]` where the fact is a set. Whether it is right is for the reader of facts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/population/table_layout.hpp"

namespace holdfast {

// Nothing if the reshaping does not fit the cell.
std::optional<Node> node_of_cell(const Type& type, std::string_view cell, const Reshaping& reshaping);

// How a cell of this type is written; for messages.
std::string way_to_write(const Type& type, const Reshaping& reshaping);

}  // namespace holdfast
