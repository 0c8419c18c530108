// What a rule's case tells, as a scenario: its facts, its place, and the day on which it is read.
#pragma once

#include "engine/evaluate/explore.hpp"

namespace holdfast {

// With mistakes in `diagnostics`, what could be read. `file` names the rule's file in them; `checked` is the
// day of a case that says none.
Scenario case_scenario(const Plan& plan, const std::string& file, Day checked, const RuleCase& one,
                       Explorer& explorer, Diagnostics& diagnostics);

}  // namespace holdfast
