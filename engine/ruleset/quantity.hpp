// A figure of law, with its unit written in it: `$600`, `2 months`, `14 days`, `3 weeks` (21 days), `48
// hours`, `80%`, `4`, `2021-08-03`, or `unknown` (the law has a value; we do not).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/language/type.hpp"

namespace holdfast {

struct Quantity {
  Type::Base unit = Type::Base::number;
  int scale = 0;
  Int units = 0;
  bool unknown = false;
  bool operator==(const Quantity&) const = default;
};

std::optional<Quantity> parse_quantity(std::string_view text);

// As it is written in a rule: `$600.00`, `2 months`, `80%`.
std::string written(const Quantity& quantity);

// `percent` (a Type::Base::percent) of it; nothing where that is no whole number of its smallest unit.
std::optional<Quantity> scaled(const Quantity& quantity, const Quantity& percent);

// The greatest amount that a figure of this unit may have; what an unknown one is bounded by.
Int greatest(Type::Base unit, int scale);

}  // namespace holdfast
