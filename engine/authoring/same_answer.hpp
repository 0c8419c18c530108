// Whether two texts of a rule answer alike, whatever the facts are.
#pragma once

#include <utility>
#include <vector>

#include "engine/plan/plan.hpp"

namespace holdfast {

// The two texts are the first two rules of the plan's ruleset. True where it is proved: the plans of their
// parts are the same; or they tell amounts and days by the same nodes, and a search of all completions finds
// no other outcome, consequence or doubt. False says nothing: they may differ, or the search gave up.
bool same_answer(const Plan& plan);

// The parts of the two texts, pair by pair; empty where they have not the same parts.
std::vector<std::pair<const PlanPart*, const PlanPart*>> pairs(const Plan& plan);

}  // namespace holdfast
