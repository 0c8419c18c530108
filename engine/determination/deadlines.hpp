// A duty's days: by when, or from when, with every day of the count. A tenant's day is the earliest under any
// reading of the law, so that nobody is late who trusts it; a landlord's follows our reading.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/determination/determination.hpp"
#include "engine/evaluate/explore.hpp"

namespace holdfast {

struct DutyDays {
  std::vector<Deadline> deadlines;
  std::uint64_t doubts = 0;  // those that move a day, by number in the rule
  std::vector<int> needs;    // facts that can still move one, where that is asked
};

enum class Needs { unasked, asked };
// `whole`: the scenario's box.
DutyDays find_duty_days(const Plan& plan, const PlanPart& part, const Scenario& scenario, const Box& whole,
                        Evaluator& evaluator, Needs needs = Needs::asked);

}  // namespace holdfast
