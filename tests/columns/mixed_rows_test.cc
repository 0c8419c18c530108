// The plan over columns gives every row the answer that its scenario gets by itself, whatever was told of it.
#include "tests/columns/mixed_rows.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "engine/columns/screening.hpp"
#include "engine/determination/subjects.hpp"
#include "tests/support/scenarios.hpp"

namespace holdfast {
namespace {

std::size_t rows_to_try() {
  const char* told = std::getenv("HOLDFAST_MIXED_ROWS");
  return told == nullptr ? 2000 : std::strtoull(told, nullptr, 10);
}

// By part asked for: the outcomes of the row's own scenario.
std::vector<Outcomes> outcomes_of(const Scenario& scenario, const std::vector<Asked>& asked,
                                  Explorer& explorer) {
  std::vector<Outcomes> possible(asked.size(), 0);
  for (const auto& subject : subjects(shipped_plan(), scenario))
    for (std::size_t i = 0; i < asked.size(); ++i)
      if (asked[i].rule == subject.part->rule && asked[i].part == subject.part->part)
        possible[i] |= explorer.explore(*subject.part, *subject.scenario).possible;
  return possible;
}

TEST(MixedRows, AreAnsweredAsTheirScenariosAre) {
  constexpr std::size_t block_rows = 500;
  const auto& plan = shipped_plan();
  MixedRows mixed(plan, *parse_day("2026-11-24"), 1);
  Screening screening(plan, mixed.nothing_told(), all_parts(plan));
  Explorer explorer(plan);
  Answers answers;
  std::size_t impossible = 0;
  std::size_t asked = 0;
  std::size_t open = 0;
  std::size_t helped = 0;
  for (std::size_t done = 0; done < rows_to_try(); done += block_rows) {
    const auto block = mixed.block(block_rows);
    screening.answer(block, answers);
    for (std::size_t row = 0; row < block.rows; ++row) {
      const auto scenario = scenario_of(plan.ruleset().vocabulary, block, row, mixed.nothing_told());
      const bool none = explorer.first_contradiction(scenario) >= 0;
      ASSERT_EQ(answers.impossible[row] != 0, none) << "row " << done + row;
      impossible += none ? 1 : 0;
      if (none) continue;
      const auto expected = outcomes_of(scenario, screening.asked(), explorer);
      for (std::size_t i = 0; i < expected.size(); ++i) {
        ASSERT_EQ(int{answers.parts[i].possible[row]}, int{expected[i]})
            << "row " << done + row << ", " << screening.asked()[i].rule->id << ", part "
            << screening.asked()[i].part;
        asked += expected[i] != 0 ? 1 : 0;
        open += expected[i] != 0 && !single(expected[i]) ? 1 : 0;
        helped += expected[i] == only(PointOutcome::applies) ? 1 : 0;
      }
    }
  }
  // The rows say something: of the parts that were asked, some help for sure and some are open.
  EXPECT_GT(asked, rows_to_try());
  EXPECT_GT(open, asked / 10);
  EXPECT_GT(helped, asked / 50);
  EXPECT_LT(impossible, rows_to_try() / 10);
  const auto work = screening.work();
  EXPECT_LT(work.searched, work.cases / 2);  // most are settled by one look
  RecordProperty("cases", std::to_string(work.cases));
  RecordProperty("cases_open", std::to_string(work.open));
  RecordProperty("cases_searched", std::to_string(work.searched));
  RecordProperty("parts_asked", std::to_string(asked));
  RecordProperty("parts_open", std::to_string(open));
  RecordProperty("parts_that_help", std::to_string(helped));
}

}  // namespace
}  // namespace holdfast
