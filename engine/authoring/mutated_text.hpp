// One scalar of a rule's text → what it would be with a small defect in it.
#pragma once

#include <string>
#include <vector>

namespace holdfast {

// A day, a month, a time, money, a percent, a number with or without its unit, a count of days, a day of the
// year: one less and one more, as far as such a thing exists. Empty where the text is none of these.
std::vector<std::string> off_by_one(const std::string& text);

// Each comparison turned into its neighbour (`<` and `<=`, `=` and `!=`), each `and` into `or` and back, one
// at a time.
std::vector<std::string> turned(const std::string& expression);

}  // namespace holdfast
