// A rule that judges the rows of a list one by one: a finding for every adult who was served.
#pragma once

#include <vector>

#include "engine/determination/findings.hpp"

namespace holdfast {

std::vector<Finding> find_rows(const Plan& plan, const PlanPart& part, const Scenario& scenario,
                               PlaceIs place_is, Explorer& explorer, Want want);

}  // namespace holdfast
