#include "engine/simulation/plain_numbers.hpp"

#include <algorithm>
#include <cassert>

namespace holdfast {

Fraction fraction_of(std::string_view decimal) {
  assert(!decimal.empty());
  std::string digits(decimal);
  const auto point = digits.find('.');
  const std::size_t after = point == std::string::npos ? 0 : digits.size() - point - 1;
  if (point != std::string::npos) digits.erase(point, 1);
  const bool below = digits.starts_with('-');
  digits.erase(0, below ? 1 : 0);
  // A leading zero would make the number octal.
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  const Integer units(digits);
  return {below ? Integer(-units) : units, pow(Integer(10), static_cast<unsigned>(after))};
}

bool operator<(const Fraction& one, const Fraction& other) {
  return one.over * other.under < other.over * one.under;
}

bool operator==(const Fraction& one, const Fraction& other) {
  return one.over * other.under == other.over * one.under;
}

std::string thousands(std::string_view decimal) {
  constexpr std::size_t apart = 3;
  std::string made(decimal);
  const std::size_t first = made.starts_with('-') ? 1 : 0;
  for (std::size_t at = std::min(made.find('.'), made.size()); at > first + apart;) {
    at -= apart;
    made.insert(at, ",");
  }
  return made;
}

std::string readable(const Fraction& value) {
  constexpr int small = 1000;
  const bool whole = value.over % value.under == 0 || !(abs(value.over) < value.under * small);
  return thousands(rounded(value, whole ? 0 : 2));
}

std::string percent(const Fraction& part, const Fraction& whole) {
  if (whole.over == 0) return "";
  const Fraction of{part.over * whole.under * 100, part.under * whole.over};
  auto text = rounded(of, 1);
  if (text == "0.0" && part.over > 0) return "under 0.1%";
  if (text == "100.0" && part < whole) return "over 99.9%";
  return text + "%";
}

std::string dollars(std::string_view decimal) {
  auto text = thousands(decimal);
  if (text.ends_with(".00")) text.erase(text.size() - 3);
  return text.starts_with('-') ? "-$" + text.substr(1) : "$" + text;
}

std::string band(const std::string& least, const std::string& most) {
  return least == most ? least : least + " to " + most;
}

int pixels_of(const Fraction& part, const Fraction& whole, int pixels) {
  if (part.over <= 0 || whole.over <= 0) return 0;
  const Integer size = part.over * whole.under * pixels / (part.under * whole.over);
  return std::max(1, std::min(size, Integer(pixels)).convert_to<int>());
}

}  // namespace holdfast
