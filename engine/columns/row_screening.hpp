// One row at a time, as a scenario, with the search of the single answer: for rows that columns leave open,
// and what the columns are held to.
#pragma once

#include <vector>

#include "engine/columns/answers.hpp"
#include "engine/evaluate/explore.hpp"

namespace holdfast {

class RowScreening {
 public:
  // All outlive it.
  RowScreening(const Plan& plan, const std::vector<Asked>& asked);

  // Everything that is asked, or `impossible`.
  void answer(const Scenario& scenario, std::size_t row, Answers& answers);

  // The outcomes of one part of the plan, for a scenario that is not impossible.
  Exploration explore(int part, const Scenario& scenario);
  // Adds what one part of the plan says of the amounts.
  void add_amounts(int part, const Scenario& scenario, std::size_t row, PartAnswers& answers);

  // By part of the plan, the index in `asked`; -1 if it is not asked.
  const std::vector<int>& asked_of() const { return asked_of_; }
  const std::vector<Asked>& asked() const { return asked_; }
  Explorer& explorer() { return explorer_; }

 private:
  static void add(const Value& value, std::int64_t steps, std::size_t row, AmountColumn& column);

  const Plan& plan_;
  const std::vector<Asked>& asked_;
  std::vector<int> asked_of_;
  Explorer explorer_;
};

}  // namespace holdfast
