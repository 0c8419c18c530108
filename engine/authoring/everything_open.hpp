// The scenario of which nothing is known, for one part of the plan: not even the day of the answer.
#pragma once

#include "engine/evaluate/scenario.hpp"
#include "engine/plan/plan.hpp"

namespace holdfast {

// In one of the part's places; of a part that judges months, for any month.
Scenario everything_open(const Plan& plan, const PlanPart& part);

}  // namespace holdfast
