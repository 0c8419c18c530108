#include "engine/simulation/rational_text.hpp"

namespace holdfast {
namespace {

std::string with_point(const Integer& units, int digits) {
  const Integer size = abs(units);
  std::string text = size.str();
  const auto after = static_cast<std::size_t>(digits);
  if (text.size() <= after) text.insert(0, after + 1 - text.size(), '0');
  if (after > 0) text.insert(text.size() - after, ".");
  return (units < 0 ? "-" : "") + text;
}

}  // namespace

std::string rounded(const Fraction& value, int digits) {
  const Integer doubled = abs(value.over) * pow(Integer(10), static_cast<unsigned>(digits)) * 2;
  const Integer units = (doubled + value.under) / (value.under * 2);
  return with_point(value.over < 0 ? Integer(-units) : units, digits);
}

std::string rounded_root(const Fraction& value, int digits) {
  // The root of four times the value is twice the root: one more bit, which says where to round.
  const Integer scaled = value.over * pow(Integer(10), 2 * static_cast<unsigned>(digits)) * 4 / value.under;
  return with_point((sqrt(scaled) + 1) / 2, digits);
}

}  // namespace holdfast
