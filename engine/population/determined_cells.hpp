// A determination → the cells of the built-in columns that take one.
#pragma once

#include <string>

#include "engine/determination/determination.hpp"
#include "engine/population/output_plan.hpp"

namespace holdfast {

// Of several, `|` between; blank where there is nothing to tell.
std::string determined_cell(const Determination& determination, BuiltIn column);

}  // namespace holdfast
