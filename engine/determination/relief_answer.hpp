// What a relief program says beside whether it helps, in one edition: open or not, who applies, the award.
#pragma once

#include "engine/determination/determination.hpp"
#include "engine/evaluate/evaluator.hpp"

namespace holdfast {

// The evaluator has started on the scenario's box.
ReliefAnswer relief_answer(const Relief& relief, const Edition& edition, Evaluator& evaluator);

// Its last round closed before that day: such a program is over, though its law may stand.
bool is_closed_since(const Relief& relief, Day day);

}  // namespace holdfast
