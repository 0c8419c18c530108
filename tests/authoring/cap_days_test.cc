// Caps of an award that are there from a day of their own, on which nothing else changes.
#include <gtest/gtest.h>

#include "engine/authoring/cases.hpp"
#include "tests/support/small_world.hpp"

namespace holdfast {
namespace {

TEST(CapDays, ACapCountsFromItsOwnDayAndThroughItsLast) {
  const auto world = small_world(
      {{"      cap: {is: cap, source: act}",
        "      cap: {from: 2025-05-10, through: 2025-05-20, is: cap, source: act}"},
       {"  - name: first minute\n    given: {applied_on: 2025-05-01 09:00, unit_type: apartment, rent_owed: "
        "$1000.01}\n    expect: {outcome: applies, award: $1000}\n",
        R"(  - name: the day before
    given: {applied_on: 2025-05-09 12:00, unit_type: apartment, rent_owed: $1000.01}
    expect: {award: $1000.01}
  - name: the first day
    given: {applied_on: 2025-05-10 12:00, unit_type: apartment, rent_owed: $1000.01}
    expect: {award: $1000}
  - name: the last day
    given: {applied_on: 2025-05-20 12:00, unit_type: apartment, rent_owed: $1000.01}
    expect: {award: $1000}
  - name: the day after
    given: {applied_on: 2025-05-21 12:00, unit_type: apartment, rent_owed: $1000.01}
    expect: {award: $1000.01}
)"}},
      "us/xx/aid.yaml");
  const Plan plan(world.ruleset);
  Explorer explorer(plan);
  const auto results = run_cases(plan, explorer, "us/xx/aid");
  EXPECT_EQ(results.size(), 4U);
  for (const auto& result : results)
    for (const auto& difference : result.differences) ADD_FAILURE() << result.name << ": " << difference;
}

}  // namespace
}  // namespace holdfast
