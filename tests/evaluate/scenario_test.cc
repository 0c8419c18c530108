// A tenant's facts: what they may be written as, and what a mistake says without saying what was typed.
#include "engine/evaluate/scenario.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/determined.hpp"
#include "tests/support/rejected.hpp"

namespace holdfast {
namespace {

std::string refusal(const std::string& text, const std::string& name) {
  const auto document = read_yaml(text, name, Echo::never);
  if (!document) return render(document.diagnostics());
  const auto scenario = read_scenario(*document, shipped_rules(), std::nullopt);
  if (!scenario) return render(scenario.diagnostics());
  Explorer explorer(shipped_plan());
  return render(contradiction(shipped_plan(), *scenario, name, explorer));
}

TEST(RejectedScenario, EachMistakeGivesItsWholeMessageAndNoValue) {
  const auto paths = mistakes_in("scenario");
  ASSERT_GE(paths.size(), 35U);
  for (const auto& path : paths) {
    const auto message = refusal(bytes_of(path), path.filename().string());
    expect_message(path, message);
    EXPECT_THAT(message, testing::Not(testing::AnyOf(testing::HasSubstr("733"), testing::HasSubstr("anary"))))
        << path;
  }
}

Known known(const std::string& fact, const std::string& value) {
  const auto document =
      read_yaml("as_of: 2026-11-24\nfacts: {" + fact + ": " + value + "}", "s", Echo::never);
  EXPECT_TRUE(document) << render(document.diagnostics());
  if (!document) return {};
  const auto scenario = read_scenario(*document, shipped_rules(), std::nullopt);
  EXPECT_TRUE(scenario) << value << "\n" << render(scenario.diagnostics());
  return scenario ? scenario->facts[static_cast<std::size_t>(*shipped_rules().vocabulary.find(fact))]
                  : Known{};
}

TEST(Scenario, MoneyMayBeWrittenInFourWays) {
  for (const char* text : {"2100", "2100.00", "$2100", "\"2100.00\"", "\"$2,100.00\""})
    EXPECT_EQ(known("rent_owed", text), known("rent_owed", "{at_least: 2100, at_most: 2100}")) << text;
}

TEST(Scenario, AbsentIsUnknownAndDeclinedIsUnknownAndNotAskedAgain) {
  const auto unknown = known("rent_owed", "unknown");

  EXPECT_TRUE(unknown.open_below && unknown.open_above);
  auto declined = known("rent_owed", "declined");
  EXPECT_TRUE(declined.declined);
  declined.declined = false;
  EXPECT_EQ(declined, unknown);
}

TEST(Scenario, AboutIsARangeWithBothEnds) {
  const auto about = known("rent_owed", "{at_least: 2400, at_most: 3600}");
  ASSERT_EQ(about.pieces.size(), 1U);
  EXPECT_EQ(about.pieces.front(), (Extent{240'000, 360'000}));
  EXPECT_TRUE(known("rent_owed", "{at_least: 2400}").open_above);
}

TEST(Scenario, AnyOfKeepsHolesBetweenItsValues) {
  const auto rooms = known("bedrooms", "{any_of: [4, 1, 2]}");
  ASSERT_EQ(rooms.pieces.size(), 2U);
  EXPECT_EQ(rooms.pieces.front(), (Extent{1, 2}));
  EXPECT_EQ(rooms.pieces.back(), (Extent{4, 4}));
}

TEST(Scenario, ADateMayNotHaveHappened) {
  EXPECT_FALSE(known("filed_on", "not_yet").may_happen);
  EXPECT_FALSE(known("filed_on", "never").may_happen);
  EXPECT_TRUE(known("filed_on", "unknown").may_not_happen);
  const auto either = known("filed_on", "{any_of: [2026-11-01, not_yet]}");
  EXPECT_TRUE(either.may_happen && either.may_not_happen);
  EXPECT_FALSE(known("filed_on", "2026-11-01").may_not_happen);
}

TEST(Scenario, AnEventThatIsNotToldLiesNotAhead) {
  const Day as_of = *parse_day("2026-11-24");
  EXPECT_EQ(known("notice_served_on", "unknown").pieces.front().most, as_of);
  EXPECT_EQ(known("notice_served_on", "{from: 2026-11-01}").pieces.front().most, as_of);
  EXPECT_GT(known("hearing_on", "unknown").pieces.front().most, as_of);
}

TEST(Scenario, ADayWithoutATimeIsEveryMinuteOfIt) {
  const Day day = *parse_day("2026-02-20");
  EXPECT_EQ(known("applied_on", "2026-02-20").pieces.front(), (Extent{first_minute(day), last_minute(day)}));
  EXPECT_EQ(known("applied_on", "2026-02-20 10:00").pieces.front(),
            (Extent{first_minute(day) + 600, first_minute(day) + 600}));
  EXPECT_EQ(known("applied_on", "{from: 2026-02-20, through: 2026-02-20 16:59}").pieces.front(),
            (Extent{first_minute(day), first_minute(day) + 1019}));
}

TEST(Scenario, ALockoutThatIsNotToldLiesAhead) {
  EXPECT_EQ(known("lockout_at", "unknown").pieces.front().least, Int{first_minute(*parse_day("2026-11-24"))});
  EXPECT_EQ(known("lockout_at", "2020-12-01").pieces.front().least,
            Int{first_minute(*parse_day("2020-12-01"))});
}

TEST(Scenario, WhatIsNotYetDoneCanStillBeAndWhatIsNeverDoneCannot) {
  EXPECT_TRUE(known("declaration_given_on", "not_yet").may_come);
  EXPECT_TRUE(known("declaration_given_on", "unknown").may_come);
  EXPECT_FALSE(known("declaration_given_on", "never").may_come);
}

TEST(Scenario, ASetThatIsToldIsWhole) {
  const auto shows = known("notice_shows", "[bedrooms, amount_due]");
  EXPECT_EQ(shows.may, shows.must);
  EXPECT_EQ(known("notice_shows", "[]").may, 0U);
  EXPECT_EQ(known("notice_shows", "unknown").must, 0U);
}

}  // namespace
}  // namespace holdfast
