// Powers, roots and logarithms, by series, with digits to spare: FEEL has them, the engine has not.
#include "tests/conformance/number.hpp"

namespace holdfast::conformance {
namespace {

constexpr int most_magnitude = 6200;  // past FEEL's own, and small enough to work with

Number quotient(const Number& a, const Number& b) { return divide(a, b, digits_to_work_with); }
Number product(const Number& a, const Number& b) { return multiply(a, b).shortened(digits_to_work_with); }

bool too_small(const Number& term) { return term.zero() || term.magnitude() < -digits_to_work_with; }

std::optional<Number> whole_power(const Number& base, Int times) {
  const Int most = 1'000'000;
  if (times > most || times < -most) return std::nullopt;
  if (times < 0 && base.zero()) return std::nullopt;
  Number all(1);
  Number square = base;
  for (Int left = times < 0 ? -times : times; left > 0; left /= 2) {
    if (left % 2 == 1) all = product(all, square);
    square = product(square, square);
    if (all.magnitude() > most_magnitude) return std::nullopt;
    if (square.magnitude() > 2 * most_magnitude && left > 1) return std::nullopt;
  }
  return times < 0 ? quotient(Number(1), all) : all;
}

// The logarithm of a number near 1: 2 (z + z³/3 + z⁵/5 + …) with z = (x - 1) / (x + 1).
Number logarithm_near_one(const Number& x) {
  const Number z = quotient(subtract(x, Number(1)), add(x, Number(1)));
  const Number square = product(z, z);
  Number sum;
  Number term = z;
  for (Int odd = 1; !too_small(term); odd += 2) {
    sum = add(sum, quotient(term, Number(odd)));
    term = product(term, square);
  }
  return multiply(sum, Number(2));
}

std::optional<Number> logarithm(const Number& value) {
  if (value.zero() || value.negative()) return std::nullopt;
  // value = m × 10^n with m in [1, 10), then halved until it is near 1.
  const int tens = value.magnitude();
  Number m = product(value, *whole_power(Number(10), -tens));
  Int halves = 0;
  for (const Number limit = *Number::parse("1.5"); compare(m, limit) > 0; ++halves)
    m = quotient(m, Number(2));
  const Number two = logarithm_near_one(Number(2));
  const Number ten = add(multiply(two, Number(3)), logarithm_near_one(*Number::parse("1.25")));
  return add(add(logarithm_near_one(m), multiply(two, Number(halves))), multiply(ten, Number(tens)));
}

std::optional<Number> raised(const Number& value) {
  if (value.magnitude() > 4) return std::nullopt;
  // Halved until it is small, then squared as often.
  int halves = 0;
  Number x = value;
  for (; !x.zero() && x.magnitude() >= -1; ++halves) x = quotient(x, Number(2));
  Number sum;
  Number term(1);
  for (Int i = 1; !too_small(term); ++i) {
    sum = add(sum, term);
    term = quotient(product(term, x), Number(i));
  }
  for (; halves > 0; --halves) sum = product(sum, sum);
  return sum;
}

std::optional<Number> kept_if_any(const std::optional<Number>& number) {
  return number ? kept(*number) : std::nullopt;
}

}  // namespace

std::optional<Number> power(const Number& base, const Number& exponent) {
  if (exponent.whole()) {
    const auto times = exponent.truncated();
    return times ? kept_if_any(whole_power(base, *times)) : std::nullopt;
  }
  if (base.zero()) return exponent.negative() ? std::nullopt : std::optional(Number());
  const auto natural = logarithm(base);
  return natural ? kept_if_any(raised(product(*natural, exponent))) : std::nullopt;
}

std::optional<Number> square_root(const Number& value) {
  if (value.negative()) return std::nullopt;
  if (value.zero()) return value;
  // Newton's method, from a power of ten near the root.
  Number root = *whole_power(Number(10), value.magnitude() / 2);
  for (int i = 0; i < digits_to_work_with; ++i) root = quotient(add(root, quotient(value, root)), Number(2));
  return kept(root);
}

std::optional<Number> natural_logarithm(const Number& value) { return kept_if_any(logarithm(value)); }
std::optional<Number> exponential(const Number& value) { return kept_if_any(raised(value)); }

}  // namespace holdfast::conformance
