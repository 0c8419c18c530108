// The smallest change of one fact that would make a rule help: only of what a tenant, or who helps, can still
// do. Information and no advice: whether it counts in law is for a person to say.
#pragma once

#include <vector>

#include "engine/determination/determination.hpp"
#include "engine/evaluate/explore.hpp"

namespace holdfast {

// For a part that does not help for certain. One for each fact that alone can make it help, whatever else is
// unknown.
std::vector<NearestChange> nearest_changes(const Plan& plan, const PlanPart& part, const Scenario& scenario,
                                           Explorer& explorer);

}  // namespace holdfast
