// The facts of one part: those that its outcome turns on, and those that anything told of it does.
#pragma once

#include "engine/plan/plan.hpp"

namespace holdfast {

// `facts`, `constraints` and `told`, from what the part already holds.
void find_facts(const Plan& plan, PlanPart& part);

}  // namespace holdfast
