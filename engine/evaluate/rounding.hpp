// The one place where a number is rounded: round(a / b, places, mode).
#pragma once

#include <cstdint>

#include "engine/base/decimal.hpp"

namespace holdfast {

enum class Rounding : std::uint8_t { floor, ceiling, half_up, half_even, away_from_zero, toward_zero };

// a / (b * 10^digits), to `places` digits after the point, in units of that place. `b` is not 0. Half up
// rounds a half away from zero, as money is rounded in common use.
inline Int round_quotient(Int a, Int b, int digits, int places, Rounding mode) {
  if (places >= digits)
    a *= power_of_ten(places - digits);
  else
    b *= power_of_ten(digits - places);
  if (b < 0) {
    a = -a;
    b = -b;
  }
  Int whole = a / b;
  const Int rest = a % b;
  if (rest == 0) return whole;
  const Int sign = a < 0 ? -1 : 1;
  const Int twice = 2 * (rest < 0 ? -rest : rest);
  switch (mode) {
    case Rounding::floor:
      return sign < 0 ? whole - 1 : whole;
    case Rounding::ceiling:
      return sign > 0 ? whole + 1 : whole;
    case Rounding::half_up:
      return twice >= b ? whole + sign : whole;
    case Rounding::half_even:
      return twice > b || (twice == b && whole % 2 != 0) ? whole + sign : whole;
    case Rounding::away_from_zero:
      return whole + sign;
    case Rounding::toward_zero:
      return whole;
  }
  return whole;
}

}  // namespace holdfast
