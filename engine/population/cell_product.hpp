// Two cells multiplied: months behind times the rent of a month. Of ranges, the ends; what is not known stays
// so.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace holdfast {

// Both in our notation: `3`, `1200.50`, `2..4`, `8..`, `unknown`, `declined`, or blank; no number is below
// zero. The product, in the same notation; nothing if one of them is none of these, or the product is too
// large.
std::optional<std::string> cell_product(std::string_view one, std::string_view other);

}  // namespace holdfast
