// What the cases of a rule visit, and what can be asked of them at all.
#include "engine/authoring/coverage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/small_world.hpp"

namespace holdfast {
namespace {

using testing::Contains;
using testing::Not;

const std::string only_case = R"(  - name: below
    given: {notice_served_on: 2025-02-01, bedrooms: 1, rent_owed: $900}
    expect: {outcome: applies}
)";

std::string with(const std::string& given) {
  return only_case + "  - name: another\n    given: {" + given + "}\n    expect: {}\n";
}

std::vector<std::string> missing(const SmallWorld& world) {
  std::vector<std::string> ids;
  for (const auto& one : measure_coverage(world.ruleset, world.rule_files(), world.rule()).missing)
    ids.push_back(one.item.id());
  return ids;
}

std::vector<std::string> missing_with(const std::string& given) {
  return missing(small_world({{only_case, with(given)}}));
}

TEST(Coverage, AsksForEachConditionBothWays) {
  const auto ids = missing(small_world());
  EXPECT_THAT(ids, Contains("/exempt/hotel: so"));
  EXPECT_THAT(ids, Not(Contains("/exempt/hotel: not so")));
  EXPECT_THAT(ids, Contains("/grounds: not so"));
  EXPECT_THAT(ids, Contains("/barred_unless: not so"));
  EXPECT_THAT(ids, Not(Contains("/barred_unless: so")));
  EXPECT_THAT(ids, Contains("/unsettled/houses: so"));
  EXPECT_THAT(missing_with("notice_served_on: 2025-02-01, unit_type: hotel"),
              Not(Contains("/exempt/hotel: so")));
}

TEST(Coverage, AsksForOneStepBelowExactlyThereAndOneStepAbove) {
  const std::string at = "/barred_unless: `rent_owed` ";
  const auto ids = missing(small_world());
  for (const char* where : {"one cent below", "exactly there", "one cent above"})
    EXPECT_THAT(ids, Contains(at + where));
  const std::string day = "notice_served_on: 2025-02-01, bedrooms: 1, rent_owed: ";
  EXPECT_THAT(missing_with(day + "$999.99"), Not(Contains(at + "one cent below")));
  EXPECT_THAT(missing_with(day + "$1000"), Not(Contains(at + "exactly there")));
  EXPECT_THAT(missing_with(day + "$1000.01"), Not(Contains(at + "one cent above")));
  EXPECT_THAT(missing_with(day + "$1000.02"), Contains(at + "one cent above"));
}

TEST(Coverage, StepsAreThoseOfWhatIsMoved) {
  const auto ids = missing(small_world());
  EXPECT_THAT(ids, Contains("/exempt/small: `homes_here` one below"));
  EXPECT_THAT(ids, Contains("/exempt/small: `homes_here` exactly there"));
  EXPECT_THAT(ids, Contains("/exempt/small: `homes_here` one above"));
}

TEST(Coverage, AsksForTheDayBeforeTheDayAndTheDayAfter) {
  const auto ids = missing(small_world());
  for (const char* day : {"the day before 2025-01-01", "the day 2025-01-01", "the day after 2025-01-01"}) {
    EXPECT_THAT(ids, Contains(std::string("/history/1: ") + day));
  }
  EXPECT_THAT(missing_with("notice_served_on: 2024-12-31"),
              Not(Contains("/history/1: the day before 2025-01-01")));
  EXPECT_THAT(missing_with("notice_served_on: 2025-01-02"),
              Not(Contains("/history/1: the day after 2025-01-01")));
}

TEST(Coverage, AFactThatIsOpenVisitsNothingOfItsOwn) {
  const auto ids = missing_with("notice_served_on: 2025-02-01, unit_type: {any_of: [hotel, house]}");
  EXPECT_THAT(ids, Contains("/exempt/hotel: so"));
}

TEST(Coverage, DemandsNothingThatNoCompletionHas) {
  const auto world =
      small_world({{"hotel: {when: unit_type = \"hotel\"", "hotel: {when: homes < homes_here"}});
  const auto ids = missing(world);
  EXPECT_THAT(ids, Not(Contains("/exempt/hotel: so")));
  EXPECT_THAT(ids, Not(Contains("/exempt/hotel: `homes_here` one above")));
  EXPECT_THAT(ids, Contains("/exempt/hotel: `homes_here` one below"));
}

TEST(Coverage, TellsTheLineInTheFile) {
  const auto world = small_world();
  const auto files = world.rule_files();
  const auto& lines = files.find(world.rule().id)->lines;
  for (const auto& one : measure_coverage(world.ruleset, files, world.rule()).missing) {
    ASSERT_GT(one.line, 0) << one.item.id();
    const auto& line = lines[static_cast<std::size_t>(one.line - 1)];
    const auto name = one.item.pointer.substr(one.item.pointer.rfind('/') + 1);
    if (name == "hotel" || name == "public" || name == "houses") {
      EXPECT_NE(line.find(name + ":"), std::string::npos) << line;
    }
  }
}

TEST(Coverage, CountsWhatIsVisitedAmongWhatCanBe) {
  const auto world = small_world();
  const auto all = measure_coverage(world.ruleset, world.rule_files(), world.rule());
  EXPECT_EQ(all.visited + all.missing.size(), all.total);
  EXPECT_GT(all.visited, 5U);
}

}  // namespace
}  // namespace holdfast
