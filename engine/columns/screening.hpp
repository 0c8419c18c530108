// The plan over columns: every row of a block gets the answer that its scenario would get, whatever the
// block's size. One object for each thread; the plan is shared.
#pragma once

#include <vector>

#include "engine/columns/answers.hpp"
#include "engine/columns/block.hpp"
#include "engine/columns/row_screening.hpp"

namespace holdfast {

class Screening {
 public:
  // `nothing_told`: the scenario of which only the day is known. The plan outlives it.
  Screening(const Plan& plan, Scenario nothing_told, std::vector<Asked> asked);

  void answer(const Block& block, Answers& answers);

  const std::vector<Asked>& asked() const { return asked_; }

 private:
  const Plan& plan_;
  const Scenario nothing_told_;
  const std::vector<Asked> asked_;
  RowScreening rows_;
};

}  // namespace holdfast
