// Which question comes next: what settles most of what is open, for what it costs to answer.
#pragma once

#include <vector>

#include "engine/determination/determination.hpp"
#include "engine/evaluate/cells.hpp"

namespace holdfast {

// `cells` are those of the first findings, by their order; proposals come after them. Only facts that can
// still change an outcome or a day; never one that was declined.
std::vector<Question> rank_questions(const Plan& plan, const Scenario& scenario, const Determination& made,
                                     const std::vector<Cells>& cells);

}  // namespace holdfast
