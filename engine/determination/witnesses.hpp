// What would have to be so for each outcome that is still possible.
#pragma once

#include <vector>

#include "engine/determination/determination.hpp"
#include "engine/evaluate/cells.hpp"

namespace holdfast {

Outcome outcome_of(PointOutcome point);

// One for each outcome. None at all where something other than a fact that can be told is among what decides:
// the rows of a list, what somebody will still do.
std::vector<Witness> witnesses(const Plan& plan, const PlanPart& part, const Scenario& scenario,
                               const Cells& cells, Outcomes possible);

// A side of a fact, as far as it says less than all that is known of it; absent where it does not.
std::optional<FactValues> fact_values(const Fact& fact, const Known& known, const Side& side);

}  // namespace holdfast
