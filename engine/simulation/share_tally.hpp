// What is to be expected by the shares that a map declares: each row once for each value that it may have,
// with the value's share of its weight. Never beyond the ends that the row has without them.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "engine/population/fact_shares.hpp"
#include "engine/simulation/row_states.hpp"
#include "engine/simulation/tally.hpp"
#include "engine/simulation/weights.hpp"

namespace holdfast {

struct SharedColumn {
  const FactShares* shares = nullptr;  // null: nothing is declared
  int by = -1;                         // the column that decides; -1 where all rows are alike
};

// One for each thread.
class ShareTally {
 public:
  // All of them outlive it.
  ShareTally(const Study& study, const TallyShape& shape, const std::vector<BatchLaw>& laws,
             const AskedParts& asked, const SharedColumn& column);

  // `known`: of the rows as the table tells them.
  void see(const TableReader& reader, RowStates& known, const Weights& weights,
           const std::function<Tally&(std::size_t row)>& tally_of);

 private:
  void share_out(const TableReader& reader);
  std::optional<std::vector<bool>> possible(const Block& block, std::size_t row) const;
  void count(const Block& block, RowStates& states, std::size_t row, Tally& tally,
             const std::int64_t* weights, std::int64_t share);

  const Study& study_;
  const TallyShape& shape_;
  const std::vector<BatchLaw>& laws_;
  const SharedColumn column_;
  std::vector<std::unique_ptr<LawAnswers>> answers_;  // by law
  std::vector<LawAnswers*> all_;
  RowStates states_;
  Block block_;
  std::vector<std::vector<std::int64_t>> shares_;  // by row, by value; empty: the row is as it is told
  std::string room_;
};

}  // namespace holdfast
