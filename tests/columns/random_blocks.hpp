// Blocks of random rows over a ruleset, with what matters among their values: the figures and days of the
// law, and one more and one less.
#pragma once

#include <random>
#include <vector>

#include "engine/columns/block.hpp"
#include "engine/plan/plan.hpp"

namespace holdfast {

class RandomBlocks {
 public:
  RandomBlocks(const Plan& plan, const Scenario& nothing_told, unsigned seed);

  // How often, in percent, a fact has a column; and of its cells, how many are no single value.
  Block block(std::size_t rows, int told_percent, int open_percent);

 private:
  Int number(int fact);
  Known part(int fact);
  std::size_t below(std::size_t count) { return random_() % count; }

  const Plan& plan_;
  const Scenario& nothing_told_;
  std::mt19937 random_;
  std::vector<std::vector<Int>> edges_;  // by fact of numbers or days
};

}  // namespace holdfast
