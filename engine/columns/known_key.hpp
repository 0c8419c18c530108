// What a part reads of a scenario, as bytes: two scenarios with the same bytes get the same answer.
#pragma once

#include <string>
#include <vector>

#include "engine/evaluate/scenario.hpp"
#include "engine/plan/plan.hpp"

namespace holdfast {

void append_known(std::string& key, const Known& known);

// Everything that the answers of a part read: numbers of facts, in order.
std::vector<int> facts_read(const Plan& plan, const PlanPart& part);

}  // namespace holdfast
