// What is wrong with the first line of a table. Names that are none of ours may be somebody's data: the
// number of the column tells which is meant.
#pragma once

#include <string>

#include "api/problem.hpp"

namespace holdfast::api {

// `missing`: what to say of a column that should be there.
Mistakes mistakes_of_header(const Diagnostics& found, const Ruleset& ruleset, const std::string& missing);

}  // namespace holdfast::api
