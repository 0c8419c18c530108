// `never` and `always`, held to rules that nobody wrote: what every home that there can be is told, one by
// one.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

#include "engine/authoring/examine.hpp"
#include "tests/support/answer_table.hpp"
#include "tests/support/random_rules.hpp"

namespace holdfast::made_up {
namespace {

bool told(const Concerns& concerns, const Rule& rule, const std::vector<std::string>& codes) {
  return std::any_of(concerns.begin(), concerns.end(), [&](const Concern& one) {
    return one.diagnostic.span.file == rule.file &&
           std::find(codes.begin(), codes.end(), one.diagnostic.code) != codes.end();
  });
}

// Days are many, and the table knows four of them.
bool reads_a_day(const PlanPart& part, const Vocabulary& vocabulary) {
  return std::any_of(part.facts.begin(), part.facts.end(), [&](int fact) {
    return fact != vocabulary.as_of() && vocabulary.fact(fact).type.event();
  });
}

TEST(RandomChecks, SayNeverAndAlwaysWhereNoHomeIsAnException) {
  std::mt19937 random(20261126);
  std::size_t rules = 0;
  std::size_t never = 0;
  std::size_t always = 0;
  for (int round = 0; round < 25; ++round) {
    const Ruleset ruleset = random_ruleset(random, 20);
    const Plan plan(ruleset);
    const auto examined = examine(plan, {});
    EXPECT_EQ(examined.undecided, 0);
    for (const auto& part : plan.parts()) {
      if (reads_a_day(part, ruleset.vocabulary)) continue;
      AnswerTable table(ruleset, *part.rule);
      const auto possible = table.summary(table.all()).possible;
      const bool helps = has(possible, PointOutcome::applies);
      const bool fails = has(possible, PointOutcome::does_not_apply);
      EXPECT_EQ(told(examined.concerns, *part.rule, {"condition-never", "never-applies"}), !helps)
          << part.rule->id << " in round " << round;
      EXPECT_EQ(told(examined.concerns, *part.rule, {"condition-always", "always-applies"}), helps && !fails)
          << part.rule->id << " in round " << round;
      ++rules;
      never += helps ? 0 : 1;
      always += fails ? 0 : 1;
    }
  }
  std::cout << rules << " rules, of which " << never << " never help and " << always << " always do\n";
  EXPECT_GT(rules, 200U);
  EXPECT_GT(never, 20U);
  EXPECT_GT(always, 20U);
}

}  // namespace
}  // namespace holdfast::made_up
