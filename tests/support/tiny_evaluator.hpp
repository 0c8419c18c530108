// An evaluator of expressions that fits on a page: one completion at a time, from the tree as it was parsed,
// with exact fractions and no types, plans or boxes. It is what the suite of unknowns is checked by.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/language/expression.hpp"

namespace holdfast::tiny {

// A number is a fraction, and so are money (in dollars), a share (80% is 4/5) and a day (since 1970-01-01).
struct Value {
  enum class Kind { truth, number, word, words, absent };
  Kind kind = Kind::absent;  // absent: an event that has not happened
  bool truth = false;
  Int top = 0;
  Int bottom = 1;  // above 0
  std::string word;
  std::set<std::string> words;
  bool operator==(const Value&) const = default;
};

Value truth(bool value);
Value number(Int top, Int bottom = 1);
Value word(std::string text);
Value words(std::set<std::string> texts);

using Values = std::map<std::string, Value, std::less<>>;  // by name: facts and figures

// Throws when the expression uses the day of what has not happened, or is not of the subset.
Value evaluate(const Expression& expression, const Values& values);

// What one fact may be, by name.
using Possible = std::vector<std::pair<std::string, std::vector<Value>>>;

struct Enumerated {
  std::size_t completions = 0;  // those that are no contradiction
  bool may_be_yes = false;
  bool may_be_no = false;
  std::set<std::string> needs;  // facts by which alone two completions of different answers differ
};

// Every completion, each of them evaluated; `consistent` are conditions that hold for any real case.
Enumerated enumerate(const Expression& condition, const std::vector<Expression>& consistent,
                     const Values& figures, const Possible& possible);

}  // namespace holdfast::tiny
