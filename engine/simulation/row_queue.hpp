// Puts the rows that a budget may pay into its queues. One for each thread.
#pragma once

#include <optional>
#include <vector>

#include "engine/population/table_batch.hpp"
#include "engine/simulation/applicants.hpp"
#include "engine/simulation/row_states.hpp"
#include "engine/simulation/weights.hpp"

namespace holdfast {

// Where a table tells what a budget looks at.
struct BudgetColumns {
  std::size_t part = 0;            // of the study
  std::vector<std::size_t> queue;  // by column of the queue
  std::optional<std::size_t> round;
  int debt = -1;  // a fact by its number
};

class RowQueue {
 public:
  // All of them outlive it. `piece`: of the study's tables, from 1.
  RowQueue(const std::vector<Budget>& budgets, const std::vector<BudgetColumns>& columns, std::size_t laws,
           std::uint32_t piece);

  // What stands in the columns of a queue and cannot be sorted is a mistake of its row.
  void check(TableReader& reader);
  void see(const TableReader& reader, const std::vector<LawAnswers*>& laws, const AskedParts& asked,
           const Weights& weights, std::uint64_t first_row);

  const Queues& queues() const { return queues_; }

 private:
  struct Keys {
    std::vector<std::int64_t> values;  // by row, by column
    std::vector<std::int32_t> round;   // by row: of the first way; -1 where the day is in none
  };
  void read_keys(TableReader& reader, std::size_t budget);
  void see_budget(const TableReader& reader, const LawAnswers& law, std::size_t number, std::size_t asked,
                  std::size_t budget, const Weights& weights, std::uint64_t first_row);
  std::int64_t debt_of(const TableReader& reader, int fact, std::size_t row) const;

  const std::vector<Budget>& budgets_;
  const std::vector<BudgetColumns>& columns_;
  std::uint32_t piece_;
  Queues queues_;
  std::vector<Keys> keys_;  // by budget
  std::string room_;
};

}  // namespace holdfast
