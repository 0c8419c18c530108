// What is said of one finding now and was not said before: the difference of two answers, in reasons.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/determination/determination.hpp"

namespace holdfast {

// Of the reasons of `now`, those that are not among the reasons of `before`, the most telling first: what
// came out otherwise, then what rests on other figures, the innermost first. At most `most`.
std::vector<Reason> new_reasons(const Finding& before, const Finding& now, std::size_t most = 3);

// One finding that is not as it was in the answer before.
struct Change {
  std::string finding;               // its key
  std::optional<Outcome> before;     // absent where there was none
  std::optional<Outcome> after;      // absent where there is none now
  std::vector<Reason> because;       // what is said now and was not said before, the most telling first
  std::optional<std::size_t> index;  // of the finding among those of now; absent where there is none now
};

// What counts as a change besides what `same_answer` weighs.
enum class Weigh {
  answers,   // nothing
  editions,  // another edition of the law, where that changes a reason
  amounts,   // another amount or deadline, other terms of a program, or another reason
};
std::vector<Change> changes(const Determination& before, const Determination& now, Weigh weigh);

// Whether the two say the same: outcome, effect, steps, doubts, gaps, whether a program is open.
bool same_answer(const Finding& before, const Finding& now);

}  // namespace holdfast
