// One part along one axis: the outcomes that stay possible at each value, as stretches of values with the
// same ones. Exact: each stretch begins at the very value from which on they are others.
#pragma once

#include <vector>

#include "engine/evaluate/axis.hpp"
#include "engine/evaluate/explore.hpp"

namespace holdfast {

struct Stretch {
  Extent values;  // both ends included
  Outcomes possible = 0;
  bool budget_spent = false;  // `possible` may hold too much somewhere in it
};

// In order, without gaps, over the whole domain.
std::vector<Stretch> outcomes_along(const Plan& plan, const PlanPart& part, const Scenario& scenario,
                                    const Axis& axis, const Extent& domain, Explorer& explorer);

}  // namespace holdfast
