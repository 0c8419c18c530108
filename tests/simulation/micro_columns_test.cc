// Names of the micro table's columns: for Stata they are short, and no two are the same.
#include "engine/simulation/micro_columns.hpp"

#include <gtest/gtest.h>

#include <set>

#include "engine/population/fact_shares.hpp"

namespace holdfast {
namespace {

Study study_of(const std::vector<std::string>& reforms) {
  Study study;
  study.laws.push_back({"baseline", "The law", ""});
  for (const auto& id : reforms) study.laws.push_back({id, id, ""});
  study.parts = {{"us/x/rent-threshold", "", "us/x", "city", {{"limit", {}}}, -1, 0},
                 {"us/x/relief#award", "", "us/x", "state", {{"award.back_rent", {}}}, -1, -1},
                 {std::string(Study::any_name), "", "", "", {}, -1, -1}};
  return study;
}

TEST(MicroColumns, AreNamedByRuleAndScenario) {
  const auto columns = micro_columns(study_of({"us/mn/proposals/Sixty-Day Notice@2026-03-01"}));
  ASSERT_EQ(columns.size(), 8U);
  EXPECT_EQ(columns[0].name, "r1_outcome_baseline");
  EXPECT_EQ(columns[3].name, "r2_award_back_rent_baseline");
  EXPECT_EQ(columns[7].name, "r2_award_back_rent_sixty_day_not");
  EXPECT_EQ(columns[7].means,
            "us/x/relief#award: award.back_rent; us/mn/proposals/Sixty-Day Notice@2026-03-01");
}

TEST(MicroColumns, FitStataAndDiffer) {
  std::vector<std::string> reforms;
  for (int i = 0; i < 120; ++i)
    reforms.push_back("a-very-long-name-of-a-reform-that-goes-on-" + std::to_string(i));
  std::set<std::string> names;
  for (const auto& column : micro_columns(study_of(reforms))) {
    EXPECT_LE(column.name.size(), 32U) << column.name;
    EXPECT_TRUE(names.insert(column.name).second) << column.name;
  }
}

TEST(FactShares, AreTheWholeAmongWhatIsPossible) {
  using Shares = std::vector<std::int64_t>;
  EXPECT_EQ(shares_among({1, 1, 1}, {true, true, true}), (Shares{333'333'334, 333'333'333, 333'333'333}));
  EXPECT_EQ(shares_among({1, 5, 3}, {true, false, true}), (Shares{250'000'000, 0, 750'000'000}));
  EXPECT_EQ(shares_among({0, 5, 3}, {true, false, false}), Shares{});
  EXPECT_EQ(shares_among({1'000'000'000'000, 1}, {true, true}), (Shares{1'000'000'000, 0}));
}

}  // namespace
}  // namespace holdfast
