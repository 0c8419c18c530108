// The one table of functions.
#pragma once

#include "engine/language/expression.hpp"

namespace holdfast {

enum class Function {
  minimum,
  maximum,
  absolute,
  floor,
  ceiling,
  round,
  happened,
  opposite,
  day,
  sum,
  count
};

const FunctionEntry* find_function(std::string_view name, Function* which);

}  // namespace holdfast
