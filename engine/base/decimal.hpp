// Exact decimal numbers: a whole count of units at a scale that is known when the rules load.
// `{296400, 2}` is 2,964.00. Nothing here is binary floating point, and nothing rounds in silence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast {

// Wide enough for every value whose range the loader accepts (`fits` below), so evaluation cannot overflow.
__extension__ using Int = __int128;

constexpr int money_scale = 2;
constexpr int percent_scale = 4;  // 79.99% is 7999 at scale 4

struct Decimal {
  Int units = 0;
  int scale = 0;
  bool operator==(const Decimal&) const = default;
};

Int power_of_ten(int exponent);  // 0..36

// Digits, at most one point, an optional leading minus; no exponent, no leading zeros but "0" and "0.5",
// no more than 18 digits. The scale is the number of digits after the point.
std::optional<Decimal> parse_decimal(std::string_view text);

// The same number at `scale`; nothing if digits would be lost.
std::optional<Int> at_scale(const Decimal& value, int scale);

// `2100`, `2100.00`, `$2100`, `$2,100.00`: cents. Nothing if it is none of these.
std::optional<Int> parse_money(std::string_view text);

std::string to_string(Int units);
std::string to_string(const Decimal& value);  // "2964.00", all digits of the scale
std::string money_to_string(Int cents);       // "2964.00"
std::string percent_to_string(Int units);     // "79.99%", without idle zeros

// How many bits a signed integer needs to hold both ends: 32, 64 or 128; 0 when 120 bits are not enough.
int bits_for(Int least, Int most);

}  // namespace holdfast
