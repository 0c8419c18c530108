#include "engine/columns/screening.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "tests/columns/random_blocks.hpp"
#include "tests/support/scenarios.hpp"

namespace holdfast {
namespace {

std::vector<Asked> everything(const Plan& plan) {
  auto asked = all_parts(plan);
  for (auto& one : asked)
    one.amounts = {AmountOf::debt, AmountOf::limit, AmountOf::margin, AmountOf::to_pay, AmountOf::award};
  return asked;
}

// Every row, as its scenario.
Answers row_by_row(const Plan& plan, const Block& block, const Scenario& nothing_told,
                   const std::vector<Asked>& asked) {
  RowScreening rows(plan, asked);
  Answers answers;
  prepare(asked, block.rows, answers);
  for (std::size_t row = 0; row < block.rows; ++row)
    rows.answer(scenario_of(plan.ruleset().vocabulary, block, row, nothing_told), row, answers);
  return answers;
}

std::size_t differences(const Plan& plan, const std::vector<Asked>& asked, const Answers& columns,
                        const Answers& rows, std::size_t count) {
  std::size_t found = 0;
  for (std::size_t row = 0; row < count; ++row) {
    if (columns.impossible[row] != rows.impossible[row]) {
      ++found;
      ADD_FAILURE() << "row " << row << " impossible: " << int{columns.impossible[row]};
      continue;
    }
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const auto& a = columns.parts[i];
      const auto& b = rows.parts[i];
      const auto where =
          asked[i].rule->id + " part " + std::to_string(asked[i].part) + " row " + std::to_string(row);
      if (a.possible[row] != b.possible[row]) {
        ++found;
        ADD_FAILURE() << where << ": outcomes " << int{a.possible[row]} << " for " << int{b.possible[row]};
      }
      for (std::size_t n = 0; n < a.amounts.size(); ++n) {
        const auto& x = a.amounts[n];
        const auto& y = b.amounts[n];
        const bool there = (y.ends[row] & AmountColumn::there) != 0;
        if (x.ends[row] != y.ends[row] ||
            (there && (x.least[row] != y.least[row] || x.most(row) != y.most(row)))) {
          ++found;
          ADD_FAILURE() << where << ": amount " << n << " " << int{x.ends[row]} << " " << x.least[row] << ".."
                        << x.most(row) << " for " << int{y.ends[row]} << " " << y.least[row] << ".."
                        << y.most(row);
        }
      }
      if (found > 20) return found;
    }
  }
  (void)plan;
  return found;
}

void compare(const Plan& plan, Day as_of, unsigned seed, std::size_t rows, int told, int open) {
  const auto nothing_told = unknown_scenario(plan.ruleset(), as_of);
  const auto asked = everything(plan);
  RandomBlocks random(plan, nothing_told, seed);
  const auto block = random.block(rows, told, open);
  Screening screening(plan, nothing_told, asked);
  Answers answers;
  screening.answer(block, answers);
  const auto expected = row_by_row(plan, block, nothing_told, asked);
  EXPECT_EQ(differences(plan, asked, answers, expected, block.rows), 0U)
      << "seed " << seed << ", " << told << "% told, " << open << "% open";
  EXPECT_EQ(screening.work().rows, rows);
  if (std::getenv("HOLDFAST_SOAK") != nullptr)
    std::cout << told << "% told, " << open << "% open: cases " << screening.work().cases << ", left open "
              << screening.work().open << ", searched " << screening.work().searched << "\n";
}

// More of everything in `make soak`.
unsigned many(unsigned few) { return std::getenv("HOLDFAST_SOAK") != nullptr ? few * 20 : few; }

constexpr Day today = 20'781;  // 2026-11-24

TEST(Columns, OfValuesAnswerAsTheirRowsDo) {
  for (unsigned seed = 0; seed < many(6); ++seed) compare(shipped_plan(), today, seed, 120, 100, 0);
}

TEST(Columns, WithOpenCellsAnswerAsTheirRowsDo) {
  for (unsigned seed = 1000; seed < 1000 + many(6); ++seed) compare(shipped_plan(), today, seed, 80, 90, 8);
}

TEST(Columns, ThatAreFewAnswerAsTheirRowsDo) {
  for (unsigned seed = 2000; seed < 2000 + many(4); ++seed) compare(shipped_plan(), today, seed, 40, 30, 20);
}

// What one block left behind is in no answer of the next.
TEST(Columns, AnswerOneBlockAfterAnother) {
  const Plan& plan = shipped_plan();
  const auto nothing_told = unknown_scenario(plan.ruleset(), today);
  const auto asked = everything(plan);
  RandomBlocks random(plan, nothing_told, 7);
  Screening screening(plan, nothing_told, asked);
  Answers answers;
  for (int block_number = 0; block_number < 8; ++block_number) {
    const auto block = random.block(60, 80, 5);
    screening.answer(block, answers);
    EXPECT_EQ(differences(plan, asked, answers, row_by_row(plan, block, nothing_told, asked), block.rows), 0U)
        << "block " << block_number;
  }
}

}  // namespace
}  // namespace holdfast
