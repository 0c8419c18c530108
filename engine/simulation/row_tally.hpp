// Counts what each law says of every row, in the row's group. One for each thread.
#pragma once

#include <optional>
#include <vector>

#include "engine/population/table_batch.hpp"
#include "engine/simulation/grouping.hpp"
#include "engine/simulation/row_queue.hpp"
#include "engine/simulation/row_states.hpp"
#include "engine/simulation/share_tally.hpp"
#include "engine/simulation/tally.hpp"
#include "engine/simulation/weights.hpp"

namespace holdfast {

// Where a table tells what a simulation looks at beside facts.
struct StudyColumns {
  std::vector<int> weights;  // of the weight and its replicates; {-1} where a row counts once
  std::vector<std::size_t> by;
  SharedColumn shared;
  std::size_t most_groups = holdfast::most_groups;
};

class RowTally : public RowObserver {
 public:
  // All of them outlive it; `queue` may be nothing. `laws`: as they answer the rows.
  RowTally(const Study& study, const TallyShape& shape, const std::vector<BatchLaw>& laws,
           const AskedParts& asked, const StudyColumns& columns, RowQueue* queue);

  void check(TableReader& reader) override;
  void see(const TableReader& reader, const std::vector<LawAnswers*>& laws, std::uint64_t first_row) override;

  bool too_many_groups() const { return groups_.too_many(); }
  void give(Groups& groups) const;

 private:
  Tally& tally_of(std::size_t row) { return tallies_[groups_.of(row)]; }
  void count(const TableReader& reader);
  void count_amounts(const TableReader& reader, const LawAnswers& law, std::size_t number, std::size_t part);
  void count_ratio(const TableReader& reader, const std::vector<AmountColumn>& amounts, std::size_t law,
                   std::size_t part);

  const Study& study_;
  const TallyShape& shape_;
  const AskedParts& asked_;
  RowQueue* queue_;
  Weights weights_;
  Grouping groups_;
  std::vector<Tally> tallies_;  // by group
  RowStates states_;
  std::optional<ShareTally> shares_;
};

}  // namespace holdfast
