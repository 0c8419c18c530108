#include "engine/base/decimal.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <limits>

namespace holdfast {
namespace {

constexpr std::size_t most_digits = 18;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The digits of an amount with the commas of its thousands taken out; nothing if they do not stand where they
// must.
std::optional<std::string> without_commas(std::string_view text) {
  if (text.find(',') == std::string_view::npos) return std::string(text);
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  std::string digits;
  const std::size_t first = whole.size() % 4 == 0 ? 4 : whole.size() % 4;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool comma = i >= first && (i - first) % 4 == 0;
    if (comma != (whole[i] == ',')) return std::nullopt;
    if (!comma) digits += whole[i];
  }
  if (first == 4) return std::nullopt;
  return digits + std::string(point == std::string_view::npos ? std::string_view() : text.substr(point));
}

// The digits with a point before the last `scale` of them, written from the last to the first: where the
// first one stands, before `end`.
template <class Whole>
char* write_backwards(char* end, Whole units, int scale) {
  int digits = 0;
  do {
    *--end = static_cast<char>('0' + static_cast<int>(units % 10));
    units /= 10;
    if (++digits == scale) *--end = '.';
  } while (units != 0 || digits <= scale);
  return end;
}

}  // namespace

Int power_of_ten(int exponent) {
  assert(exponent >= 0 && exponent <= 36);
  Int power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

std::optional<Decimal> parse_decimal(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto part = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  const auto all_digits = [](std::string_view digits) {
    return std::all_of(digits.begin(), digits.end(), is_digit);
  };
  if (whole.empty() || !all_digits(whole) || !all_digits(part)) return std::nullopt;
  if (point != std::string_view::npos && part.empty()) return std::nullopt;
  if (whole.size() > 1 && whole.front() == '0') return std::nullopt;
  if (whole.size() + part.size() > most_digits) return std::nullopt;
  Decimal value;
  value.scale = static_cast<int>(part.size());
  for (const auto digits : {whole, part})
    for (const char c : digits) value.units = value.units * 10 + (c - '0');
  if (negative) value.units = -value.units;
  return value;
}

std::optional<Int> at_scale(const Decimal& value, int scale) {
  if (scale >= value.scale) return value.units * power_of_ten(scale - value.scale);
  const Int lost = power_of_ten(value.scale - scale);
  if (value.units % lost != 0) return std::nullopt;
  return value.units / lost;
}

std::optional<Int> parse_money(std::string_view text) {
  if (text.starts_with('$')) text.remove_prefix(1);
  if (text.starts_with('-')) return std::nullopt;
  const auto digits = without_commas(text);
  if (!digits) return std::nullopt;
  const auto value = parse_decimal(*digits);
  if (!value || value->scale > money_scale) return std::nullopt;
  return at_scale(*value, money_scale);
}

std::string to_string(Int units) { return to_string(Decimal{units, 0}); }

std::string to_string(const Decimal& value) {
  std::array<char, 96> text{};  // more than a sign, a point and the digits of the largest scale
  char* const end = text.data() + text.size();
  const Int units = value.units < 0 ? -value.units : value.units;
  // Nearly every amount fits a word, which is divided much faster.
  char* begin = units <= std::numeric_limits<std::uint64_t>::max()
                    ? write_backwards(end, static_cast<std::uint64_t>(units), value.scale)
                    : write_backwards(end, units, value.scale);
  if (value.units < 0) *--begin = '-';
  return {begin, end};
}

std::string money_to_string(Int cents) { return to_string(Decimal{cents, money_scale}); }

std::string percent_to_string(Int units) {
  std::string text = to_string(Decimal{units, percent_scale - 2});
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text + "%";
}

int bits_for(Int least, Int most) {
  for (const int bits : {32, 64, 120}) {
    const Int half = Int{1} << (bits - 1);
    if (least >= -half && most < half) return bits == 120 ? 128 : bits;
  }
  return 0;
}

}  // namespace holdfast
