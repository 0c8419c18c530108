// A whole box of completions that have one outcome, made as wide as it can be: what has to be so for an
// answer, and nothing that need not.
#pragma once

#include <optional>
#include <vector>

#include "engine/evaluate/cells.hpp"

namespace holdfast {

// By fact of the cells. Nothing where no cell has that outcome alone. `fixed`: a fact that is not widened.
std::optional<std::vector<Side>> implicant(const Cells& cells, const Scenario& scenario,
                                           const Vocabulary& vocabulary, Outcomes outcome, int fixed);

}  // namespace holdfast
