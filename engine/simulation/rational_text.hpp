// Exact fractions, written once with so many digits after the point: half away from zero.
#pragma once

#include <string>

#include "engine/simulation/wide_sum.hpp"

namespace holdfast {

struct Fraction {
  Integer over = 0;
  Integer under = 1;  // above zero
};

// `money`, 2 digits: "1200.50".
std::string rounded(const Fraction& value, int digits);
// Of its square root; the value is not below zero.
std::string rounded_root(const Fraction& value, int digits);

}  // namespace holdfast
