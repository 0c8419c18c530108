// Exact numbers as people read them: thousands apart, percents with one digit. Each is rounded once.
#pragma once

#include <string>
#include <string_view>

#include "engine/simulation/rational_text.hpp"

namespace holdfast {

// Of a decimal, like "1200.50" or "-3".
Fraction fraction_of(std::string_view decimal);
bool operator<(const Fraction& one, const Fraction& other);
bool operator==(const Fraction& one, const Fraction& other);

// "1234567.50" → "1,234,567.50".
std::string thousands(std::string_view decimal);
// To whole numbers from a thousand up; below that with two digits, if they say anything.
std::string readable(const Fraction& value);
// "12.3%"; a part that is there is never 0.0%, and one that lacks something never 100.0%. Blank of nothing.
std::string percent(const Fraction& part, const Fraction& whole);
// "1200.00" → "$1,200"; cents stay where there are any.
std::string dollars(std::string_view decimal);
// "1 to 2", or "1".
std::string band(const std::string& least, const std::string& most);

// How many of `pixels` the part is of the whole, rounded down; one for a part that is there.
int pixels_of(const Fraction& part, const Fraction& whole, int pixels);

}  // namespace holdfast
