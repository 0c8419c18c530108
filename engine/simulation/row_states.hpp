// What each law says of every row of a piece, by part of the study; and what a row may turn to by a reform.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "engine/population/table_batch.hpp"
#include "engine/simulation/joint.hpp"
#include "engine/simulation/study.hpp"

namespace holdfast {

// By law and part of the study: what the law is asked; nothing where it has no such rule, and for `any`.
using AskedParts = std::vector<std::vector<std::optional<std::size_t>>>;

// One for each thread.
class RowStates {
 public:
  // All of them outlive it. `laws`: as they answer the rows.
  RowStates(const Study& study, const std::vector<BatchLaw>& laws, const AskedParts& asked);

  // Of the rows that the laws have just answered.
  void read(const std::vector<LawAnswers*>& laws, std::size_t rows);

  std::size_t of(std::size_t law, std::size_t part, std::size_t row) const {
    return states_[(law * study_.parts.size()) + part][row];
  }
  // The bits of `Joint`; `law` is not the baseline. `any` turns only with one of the parts.
  unsigned turns(const Block& block, std::size_t row, std::size_t law, std::size_t part);

 private:
  const Study& study_;
  const AskedParts& asked_;
  std::vector<std::unique_ptr<Joint>> joints_;     // by law and part; of the baseline, and of `any`, none
  std::vector<std::vector<std::uint8_t>> states_;  // by law and part, by row
};

}  // namespace holdfast
