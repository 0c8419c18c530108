// Cases that the engine proposes: each passes as it stands, and does what it was proposed for.
#include "engine/authoring/propose.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/authoring/cases.hpp"
#include "tests/support/small_world.hpp"

namespace holdfast {
namespace {

using testing::HasSubstr;

const std::string last_line = "    expect: {outcome: applies}\n";

std::string all(const Proposals& proposals) {
  std::string text;
  for (const auto& one : proposals.cases) text += one.yaml;
  return text;
}

SmallWorld with_cases(const std::string& yaml) { return small_world({{last_line, last_line + yaml}}); }

TEST(Propose, ACaseForTheCentBelowMovesTheDebtAlone) {
  const auto world = small_world();
  const auto text = all(propose_for_coverage(world.ruleset, world.rule_files(), world.rule()));
  EXPECT_THAT(text, HasSubstr("    approved_by: nobody\n"
                              "    given: {notice_served_on: 2025-02-01, bedrooms: 1, rent_owed: $999.99}\n"
                              "    expect: {outcome: applies, limit: $1000}\n"));
}

TEST(Propose, WhatIsProposedPassesAndVisitsWhatWasMissing) {
  const auto world = small_world();
  const auto before = measure_coverage(world.ruleset, world.rule_files(), world.rule());
  const auto proposals = propose_for_coverage(world.ruleset, world.rule_files(), world.rule());
  ASSERT_FALSE(proposals.cases.empty());
  const auto grown = with_cases(all(proposals));
  const Plan plan(grown.ruleset);
  Explorer explorer(plan);
  std::size_t marked = 0;
  for (const auto& result : run_cases(plan, explorer, grown.rule().id)) {
    EXPECT_TRUE(result.passed()) << result.name << ": " << result.differences.front();
    marked += result.approved ? 0 : 1;
  }
  EXPECT_EQ(marked, proposals.cases.size());
  const auto after = measure_coverage(grown.ruleset, grown.rule_files(), grown.rule());
  EXPECT_EQ(after.total, before.total);
  EXPECT_EQ(after.missing.size(), proposals.left.size());
}

TEST(Propose, ACaseForADefectPassesAndCatchesIt) {
  const auto world = small_world();
  const auto before = mutate(world.ruleset, world.rule_files(), world.rule());
  const auto proposals = propose_for_defects(world.ruleset, world.rule_files(), world.rule());
  const auto grown = with_cases(all(proposals));
  const Plan plan(grown.ruleset);
  Explorer explorer(plan);
  for (const auto& result : run_cases(plan, explorer, grown.rule().id))
    EXPECT_TRUE(result.passed()) << result.name << ": " << result.differences.front();
  const auto after = mutate(grown.ruleset, grown.rule_files(), grown.rule());
  EXPECT_EQ(after.defects.size(), before.defects.size());
  EXPECT_LT(after.count(Fate::missed) * 2, before.count(Fate::missed));
}

}  // namespace
}  // namespace holdfast
