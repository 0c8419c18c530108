// What is said of one finding now and was not said before: the difference of two answers, in reasons.
#pragma once

#include <vector>

#include "engine/determination/determination.hpp"

namespace holdfast {

// Of the reasons of `now`, those that are not among the reasons of `before`, the most telling first: what
// came out otherwise, then what rests on other figures, the innermost first. At most `most`.
std::vector<Reason> new_reasons(const Finding& before, const Finding& now, std::size_t most = 3);

// Whether the two say the same: outcome, effect, steps, doubts, gaps, whether a program is open.
bool same_answer(const Finding& before, const Finding& now);

}  // namespace holdfast
