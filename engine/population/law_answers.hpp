// What one law says of each row of a block: of each part that is asked for, one word, and its amounts. One
// for each thread.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/columns/screening.hpp"
#include "engine/population/reach.hpp"

namespace holdfast {

class LawAnswers {
 public:
  // `nothing_told`: the scenario of which only the day is known, or what is so of every row too. The plan and
  // it outlive this.
  LawAnswers(const Plan& plan, const Scenario& nothing_told, const std::vector<Asked>& asked);

  void answer(const Block& block);

  const Plan& plan() const { return plan_; }
  std::size_t rows() const { return answers_.impossible.size(); }
  bool impossible(std::size_t row) const { return answers_.impossible[row] != 0; }
  const std::uint8_t* says(std::size_t asked) const { return says_[asked].data(); }  // by row
  Says says(std::size_t asked, std::size_t row) const { return static_cast<Says>(says_[asked][row]); }
  // As the answers have them, without rows.
  const std::vector<AmountColumn>& amounts_asked(std::size_t asked) const {
    return screening_.amounts(asked);
  }
  const std::vector<AmountColumn>& amounts(std::size_t asked) const { return answers_.parts[asked].amounts; }

 private:
  const Plan& plan_;
  const Scenario& nothing_told_;
  Screening screening_;
  Reaches reaches_;
  Answers answers_;
  std::vector<std::vector<std::uint8_t>> says_;  // by part asked, by row
  std::vector<std::uint8_t> by_place_;           // by place and outcomes: what is said
};

}  // namespace holdfast
