// Rules of several places that answer one question of law: which one governs.
#pragma once

#include <vector>

#include "engine/determination/determination.hpp"
#include "engine/evaluate/scenario.hpp"
#include "engine/plan/plan.hpp"

namespace holdfast {

// For a home in `spot`. `parts` are the plan's parts of the findings, by their order. Marks the days of rules
// that do not govern.
void find_layers(const Plan& plan, const Scenario& scenario, int spot, const std::vector<int>& parts,
                 Determination& made);

}  // namespace holdfast
