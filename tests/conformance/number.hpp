// FEEL's numbers: decimals of 34 digits, rounded half to even, as IEEE 754 decimal128 has them. For the
// conformance suite alone: the engine has no division that rounds in silence. No binary floating point.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/decimal.hpp"

namespace holdfast::conformance {

enum class Rounding { half_even, half_up, half_down, up, down, floor, ceiling };  // up: away from zero

constexpr int digits_of_feel = 34;
constexpr int digits_to_work_with = 50;  // for what is worked out in several steps

class Number {
 public:
  Number() = default;          // 0
  explicit Number(Int whole);  // exact
  // Digits with at most one point, perhaps a minus before and `e` with an exponent behind. Exact.
  static std::optional<Number> parse(std::string_view text);

  bool zero() const { return digits_.empty(); }
  bool negative() const { return negative_; }
  bool whole() const { return exponent_ >= 0; }
  // Of its last digit that is not 0: 1.50 → -1, 1200 → 2.
  int exponent() const { return exponent_; }
  // Of its first digit: 1.5 → 0, 1200 → 3; 0 for zero.
  int magnitude() const { return zero() ? 0 : exponent_ + static_cast<int>(digits_.size()) - 1; }

  // Without what stands behind the point; nothing when that is too large for an Int.
  std::optional<Int> truncated() const;
  Number negated() const;
  Number absolute() const;
  // With `places` digits behind the point; fewer than none are allowed: (1250, -2, half_even) → 1200.
  Number rounded(int places, Rounding mode) const;
  // With so many digits in all.
  Number shortened(int digits) const;

  friend Number add(const Number& a, const Number& b);       // exact
  friend Number multiply(const Number& a, const Number& b);  // exact
  // `divisor` is not zero.
  friend Number divide(const Number& dividend, const Number& divisor, int digits);
  friend int compare(const Number& a, const Number& b);  // below, at or above 0

  std::string text() const;  // "-0.25", without an exponent and without idle zeros

 private:
  Number(bool negative, std::string digits, int exponent);

  bool negative_ = false;
  std::string digits_;  // without 0 at either end; "" is zero
  int exponent_ = 0;
};

inline Number subtract(const Number& a, const Number& b) { return add(a, b.negated()); }
inline bool operator==(const Number& a, const Number& b) { return compare(a, b) == 0; }

// Nothing where there is no number: 0 to a power below 0, a negative one to a fraction of a power.
std::optional<Number> power(const Number& base, const Number& exponent);
std::optional<Number> square_root(const Number& value);
std::optional<Number> natural_logarithm(const Number& value);
std::optional<Number> exponential(const Number& value);

// As FEEL keeps it; nothing when it is too large.
std::optional<Number> kept(const Number& exact);

}  // namespace holdfast::conformance
