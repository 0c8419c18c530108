// Days that move together: what is said of all of them is so of each.
#include <gtest/gtest.h>

#include <iostream>
#include <random>

#include "engine/evaluate/explore.hpp"
#include "tests/support/declared_when.hpp"

namespace holdfast {
namespace {

Scenario fresno(const Ruleset& ruleset) {
  const auto document = read_yaml(
      "as_of: 2026-11-24\n"
      "facts: {home_place: us/ca/fresno-county, filed_on: 2022-06-15, eviction_grounds: [nonpayment]}\n",
      "scenario", Echo::never);
  return *read_scenario(*document, ruleset, std::nullopt);
}

struct Counts {
  int asked = 0;
  int said = 0;
  Outcomes outcomes = 0;
};

// Random stretches of both days, the second some days after the first.
void compare(const Plan& plan, const PlanPart& part, std::mt19937& random, Counts& counts) {
  const auto& vocabulary = plan.ruleset().vocabulary;
  const auto scenario = fresno(plan.ruleset());
  std::vector<int> days = {*vocabulary.find("notice_served_on"),
                           *vocabulary.find("covid_declaration_given_on")};
  Box box = box_of(scenario);
  for (const int fact : part.facts)
    pin(scenario, fact, vocabulary.fact(fact).type.base, 4, box[static_cast<std::size_t>(fact)]);
  Explorer explorer(plan);
  const auto lay = [&](Day first, Day ahead, Day length) {
    for (std::size_t i = 0; i < days.size(); ++i) {
      auto& side = box[static_cast<std::size_t>(days[i])];
      side.least = first + (i == 0 ? 0 : ahead);
      side.most = side.least + length;
    }
  };
  for (int i = 0; i < 300; ++i) {
    // The court's closed days of the first years are not known.
    const Day begin = *parse_day(i % 2 == 0 ? "2008-01-01" : "2020-01-01");
    const Day first = begin + static_cast<Day>(random() % 1200);
    const Day ahead = (static_cast<Day>(random() % 40) - 5) * (i % 4 < 2 ? 1 : -1);
    if (i > 0 && i % 2 == 0) std::swap(days[0], days[1]);
    const Day length = std::array{0, 2, 9, 40, 300}[random() % 5];
    lay(first, ahead, length);
    ++counts.asked;
    const auto said = explorer.along(part, scenario, box, days);
    if (!said) continue;
    ++counts.said;
    counts.outcomes |= *said;
    for (Day day = first; day <= first + length; ++day) {
      lay(day, ahead, 0);
      ASSERT_EQ(explorer.explore(part, scenario, box, Explorer::budget).possible, *said)
          << to_string(day) << " and " << ahead << " days later";
    }
  }
}

TEST(Together, WhatIsSaidOfAllDaysIsSoOfEach) {
  std::mt19937 random(20261126);
  Counts counts;
  for (const auto& condition : conditions_on_two_days()) {
    SCOPED_TRACE(condition);
    const auto ruleset = declared_when(condition);
    const Plan plan(ruleset);
    for (const auto& part : plan.parts())
      if (part.rule->id == "us/ca/covid-rent" && part.signature == 1) compare(plan, part, random, counts);
  }
  std::cout << counts.said << " of " << counts.asked << " stretches said\n";
  EXPECT_GT(counts.said, counts.asked / 3);
  EXPECT_EQ(counts.outcomes, only(PointOutcome::applies) | only(PointOutcome::does_not_apply) |
                                 only(PointOutcome::needs_review));
}

}  // namespace
}  // namespace holdfast
