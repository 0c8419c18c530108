// A rule of protected debt over one scenario → a finding for each month of rent.
#pragma once

#include <vector>

#include "engine/determination/findings.hpp"

namespace holdfast {

// `parts`: all parts of the rule, one a signature. In the order of the months; one finding without a month
// where no months were told.
std::vector<Finding> find_months(const Plan& plan, const std::vector<const PlanPart*>& parts,
                                 const Scenario& scenario, PlaceIs place_is, Explorer& explorer, Want want,
                                 std::vector<Cells>* kept);

}  // namespace holdfast
