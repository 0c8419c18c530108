// A rule that judges the rows of a list one by one: a finding for every adult who was served.
#pragma once

#include <vector>

#include "engine/determination/findings.hpp"

namespace holdfast {

struct RowScenario {
  Scenario scenario;  // with the columns of the row as facts
  int number = 0;     // of the row, from 1; 0 where none is told
};
std::vector<RowScenario> scenarios_of_rows(const Plan& plan, const PlanPart& part, const Scenario& scenario);

std::vector<Finding> find_rows(const Plan& plan, const PlanPart& part, const Scenario& scenario,
                               PlaceIs place_is, Explorer& explorer, Want want, std::vector<Cells>* kept);

}  // namespace holdfast
