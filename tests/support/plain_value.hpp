// An expression's value for one completion, the slow and obvious way: exact fractions, straight from the tree
// as it was read, with nothing of scales, of the plan or of boxes.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/ruleset/rule.hpp"

namespace holdfast::made_up {

struct Point {  // one fact's one value
  bool happened = true;
  Int number = 0;          // numbers and days, in the fact's own units
  std::uint64_t bits = 0;  // choices: one bit; sets: what it holds; yes_no: 1 no, 2 yes
};
using Completion = std::vector<Point>;  // by number of the fact

struct Fraction {
  Int top = 0;
  Int bottom = 1;  // above zero
};

bool truth_of(const Expression& e, const Rule* rule, const Completion& completion);
// Nothing where it is reckoned from an event that has not happened.
std::optional<Fraction> amount_of(const Expression& e, const Rule* rule, const Completion& completion);
// Below zero, zero or above it: as a is less than b, equal to it or greater.
int order(const Fraction& a, const Fraction& b);

}  // namespace holdfast::made_up
