// The engine's own syntax tree, evaluated as FEEL wants it: with null, and with mistakes that make null. The
// engine itself neither has nor links this.
#pragma once

#include <map>

#include "engine/language/expression.hpp"
#include "tests/conformance/value.hpp"

namespace holdfast::conformance {

using Names = std::map<std::string, Value>;

// Why this cannot be tried: a function that is not known here, or what only rules have. Nothing when it can.
std::optional<std::string> beyond_reach(const Expression& e);

Value evaluate(const Expression& e, const Names& names);

}  // namespace holdfast::conformance
