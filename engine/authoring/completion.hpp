// A completion of what a scenario leaves open in which a condition is so; or none.
#pragma once

#include <optional>
#include <vector>

#include "engine/evaluate/explore.hpp"

namespace holdfast {

// The facts that no case can tell: whether somebody will still do something, or leave something out.
std::vector<int> untellable(const Rule& rule);

// A box of completions in all of which the node is yes and nothing is impossible. `fixed`: facts of which
// nothing may be supposed. Every box found is right; none may also mean that the budget, of evaluations, was
// spent. `evaluator` belongs to `plan`; the box lies in the scenario.
std::optional<Box> find_completion(const Plan& plan, Evaluator& evaluator, const Scenario& scenario,
                                   NodeId node, const std::vector<int>& fixed);

}  // namespace holdfast
