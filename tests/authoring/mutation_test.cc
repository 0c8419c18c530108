// Which seeded defects the cases of a rule catch.
#include "engine/authoring/mutation.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/small_world.hpp"

namespace holdfast {
namespace {

const std::string only_case = R"(    given: {notice_served_on: 2025-02-01, bedrooms: 1, rent_owed: $900}
    expect: {outcome: applies}
)";

SeededDefect defect(const SmallWorld& world, const std::string& pointer, const std::string& what,
                    const std::string& rule = "us/xx/rent-threshold") {
  const auto run = mutate(world.ruleset, world.rule_files(), world.rule(rule));
  for (const auto& one : run.defects)
    if (one.mutant.pointer == pointer && one.mutant.what == what) return one;
  ADD_FAILURE() << "no such defect: " << pointer << ": " << what;
  return {};
}

Fate fate(const SmallWorld& world, const std::string& pointer, const std::string& what) {
  return defect(world, pointer, what).fate;
}

TEST(Mutation, ADefectThatNoCaseTellsIsMissed) {
  const auto world = small_world();
  EXPECT_EQ(fate(world, "/exempt/public", "`public` dropped"), Fate::missed);
  EXPECT_EQ(fate(world, "/history/1/date", "`2025-01-01` read as `2025-01-02`"), Fate::missed);
}

TEST(Mutation, ACaseThatFailsCatchesIt) {
  const auto world = small_world({{only_case, only_case + R"(  - name: the last day before the law
    given: {notice_served_on: 2024-12-31, bedrooms: 1, rent_owed: $900}
    expect: {outcome: not_in_force}
  - name: owned by the public
    given: {notice_served_on: 2025-02-01, bedrooms: 1, rent_owed: $900, public_owner: true}
    expect: {outcome: does_not_apply}
)"}});
  EXPECT_EQ(fate(world, "/exempt/public", "`public` dropped"), Fate::caught);
  const auto day = defect(world, "/history/1/date", "`2025-01-01` read as `2024-12-31`");
  EXPECT_EQ(day.fate, Fate::caught);
  EXPECT_EQ(day.by, "the last day before the law");
}

TEST(Mutation, WhatDoesNotLoadIsToldApart) {
  const auto world = small_world();
  EXPECT_EQ(fate(world, "/exempt/hotel/when", "`unit_type = \"hotel\"` read as `unit_type != \"hotel\"`"),
            Fate::caught);
  const auto band = small_world({}, "us/xx/covered-rent.yaml");
  const auto run = mutate(band.ruleset, band.rule_files(), band.rule("us/xx/covered-rent"));
  EXPECT_GT(run.count(Fate::refused), 0U) << "bands with a gap do not load";
}

TEST(Mutation, WhatMakesNoDifferenceIsProvedAndCountsForNothing) {
  // `adopted` switches nothing; a home with few homes here that has few homes in all is exempt either way.
  const auto world =
      small_world({{"  small: {when: homes_here <= few, source: act}",
                    "  small: {when: homes <= few or (homes <= few and public_owner), source: act}"}});
  EXPECT_EQ(fate(world, "/history/0/date", "`2024-12-01` read as `2024-12-02`"), Fate::no_difference);
  EXPECT_EQ(
      fate(world, "/exempt/small/when",
           "`homes <= few or (homes <= few and public_owner)` read as `homes <= few or (homes < few and "
           "public_owner)`"),
      Fate::no_difference);
}

TEST(Mutation, AWaitReadAsATimeLimitDoesNotFallOver) {
  const auto world = small_world({}, "us/xx/notice.yaml");
  const auto run = mutate(world.ruleset, world.rule_files(), world.rule("us/xx/notice"));
  EXPECT_GT(run.defects.size(), 10U);
}

// `make mutation` seeds all of them.
TEST(Mutation, TheCasesOfRulesOfConfidenceHighCatchASample) {
  const auto& ruleset = shipped_rules();
  const RuleDocuments files(files_in(std::filesystem::path(HOLDFAST_SOURCE_DIR) / "rules"));
  std::size_t caught = 0;
  std::size_t missed = 0;
  for (const auto& rule : ruleset.rules) {
    if (rule.confidence != "high") continue;
    const auto run = mutate(ruleset, files, rule, 9);
    caught += run.count(Fate::caught);
    missed += run.count(Fate::missed);
  }
  EXPECT_GT(caught, 50U);
  EXPECT_GT(caught * 100, (caught + missed) * 95) << missed << " of " << caught + missed << " missed";
}

}  // namespace
}  // namespace holdfast
