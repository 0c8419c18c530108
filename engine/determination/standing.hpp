// How a finding and a step stand, for every page that is made of them: what helps comes first, and what
// cannot help is told in few words or not at all.
#pragma once

#include "engine/determination/determination.hpp"

namespace holdfast {

// What helps comes first (0); what is not law on the day that counts comes last (4).
int rank(Outcome outcome);

// Whether the rule speaks here: it is law, it did not end long ago, and it speaks of this month.
bool in_force(const Finding& finding);

// Nothing but rules that ended long ago could still stop the step: it is no news that one cannot tell.
bool only_long_over(const Determination& determination, const StageAnswer& stage);

}  // namespace holdfast
