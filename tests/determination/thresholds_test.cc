// The rent thresholds as tenants meet them: to the cent, to the day, and with facts that nobody knows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/determined.hpp"

namespace holdfast {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string city =
    "home_place: us/ca/los-angeles-county/los-angeles, eviction_grounds: [nonpayment], applied_on: not_yet, "
    "filed_on: not_yet, rent_by_month: [], notice_methods: [handed], court_papers: [], "
    "city_filing_on: 2026-11-23, ";
const std::string oakland =
    "home_place: us/ca/alameda-county/oakland, eviction_grounds: [nonpayment], applied_on: not_yet, "
    "filed_on: not_yet, rent_by_month: [], ";
const std::string unincorporated =
    "home_place: us/ca/los-angeles-county/unincorporated, eviction_grounds: [nonpayment], applied_on: "
    "not_yet, unit_type: "
    "apartment, "
    "owned_managed_or_subsidized_by_government: false, ";
const std::string county =
    "home_place: us/ca/los-angeles-county, eviction_grounds: [nonpayment], applied_on: not_yet, filed_on: "
    "not_yet, ";
const std::string two_bedrooms = "bedrooms: 2, notice_served_on: 2026-11-20, ";

Finding threshold(const std::string& facts, const std::string& rule = "rent-threshold") {
  return finding(determined_for(facts), rule);
}

Barred barred(const Determination& determination, Stage stage) {
  return determination.stages[static_cast<std::size_t>(stage)].barred;
}

TEST(CityOfLosAngeles, BarsUpToTheLimitAndNotACentAbove) {
  for (const char* owed : {"2963.99", "2964.00"}) {
    const auto determination = determined_for(city + two_bedrooms + "rent_owed: " + owed);
    const auto one = finding(determination, "los-angeles/rent-threshold");
    EXPECT_EQ(one.outcome, Outcome::applies) << owed;
    EXPECT_EQ(one.effect, "bar");
    EXPECT_THAT(one.needs, IsEmpty());
    EXPECT_EQ(barred(determination, Stage::notice), Barred::yes);
    EXPECT_EQ(barred(determination, Stage::filing), Barred::yes);
    EXPECT_NE(barred(determination, Stage::judgment), Barred::yes);
    EXPECT_NE(barred(determination, Stage::lockout), Barred::yes);
  }
  const auto determination =
      determined_for(city + two_bedrooms + "rent_owed: 2964.01, notice_shows: [bedrooms]");
  EXPECT_EQ(finding(determination, "los-angeles/rent-threshold").outcome, Outcome::does_not_apply);
  EXPECT_EQ(barred(determination, Stage::notice), Barred::no);
}

TEST(Oakland, BarsBelowTheLimitAndNotAtIt) {
  EXPECT_EQ(threshold(oakland + two_bedrooms + "rent_owed: 2804.99").outcome, Outcome::applies);
  EXPECT_EQ(threshold(oakland + two_bedrooms + "rent_owed: 2805.00").outcome, Outcome::does_not_apply);
  EXPECT_EQ(threshold(oakland + two_bedrooms + "rent_owed: 2805.01").outcome, Outcome::does_not_apply);
}

TEST(UnincorporatedCounty, LeavesExactlyTheLimitToALawyer) {
  EXPECT_EQ(threshold(unincorporated + two_bedrooms + "rent_owed: 5927.99").outcome, Outcome::applies);
  const auto exactly = threshold(unincorporated + two_bedrooms + "rent_owed: 5928.00");
  EXPECT_EQ(exactly.outcome, Outcome::needs_review);
  EXPECT_THAT(exactly.gaps, testing::Contains(Gap{Gap::Kind::disputed, "exactly_two_months"}));
  EXPECT_EQ(threshold(unincorporated + two_bedrooms + "rent_owed: 5928.01").outcome, Outcome::does_not_apply);
  EXPECT_EQ(exactly.confidence, "medium");
}

TEST(UnincorporatedCounty, WentFromOneMonthToTwoOnOneDay) {
  const std::string facts = unincorporated + "bedrooms: 2, rent_owed: 2601.01, notice_served_on: ";
  const auto before = threshold(facts + "2026-04-15");
  EXPECT_EQ(before.outcome, Outcome::does_not_apply);
  EXPECT_EQ(amount(before, "limit"), "2601.00");
  const auto after = threshold(facts + "2026-04-16");
  EXPECT_EQ(after.outcome, Outcome::applies);
  EXPECT_EQ(amount(after, "limit"), "5202.00");
}

struct Edge {
  const char* day;
  const char* limit;  // "" when not in force
};

TEST(CityOfLosAngeles, FollowsTheFiguresDayByDay) {
  for (const Edge edge :
       {Edge{"2023-03-26", ""}, Edge{"2023-03-27", "2222.00"}, Edge{"2026-05-20", "2601.00"},
        Edge{"2026-05-21", "2903.00"}, Edge{"2026-09-30", "2903.00"}, Edge{"2026-10-01", "2964.00"}}) {
    const auto one = threshold(city + "bedrooms: 2, rent_owed: 2000, notice_served_on: " + edge.day);
    EXPECT_EQ(one.outcome, *edge.limit == 0 ? Outcome::not_in_force : Outcome::applies) << edge.day;
    EXPECT_EQ(amount(one, "limit"), edge.limit) << edge.day;
  }
}

TEST(Unknowns, ThatCannotChangeTheAnswerDoNotMakeItUnknown) {
  const auto one = threshold(city + "notice_served_on: 2026-11-20, rent_owed: 1500");
  EXPECT_EQ(one.outcome, Outcome::applies);
  EXPECT_THAT(one.needs, IsEmpty());
}

// A home that no federal rule speaks of, and whose rent never went up.
const std::string no_other_rule =
    "home_in_hud_program: false, home_covered_by_cares: false, in_military_service: false, "
    "rent_increase_from: never, ";

TEST(Unknowns, ThatCanAreAskedFor) {
  const auto determination = determined_for(
      city + no_other_rule + "notice_served_on: 2026-11-20, rent_owed: 2500, notice_shows: [bedrooms]");
  const auto one = finding(determination, "rent-threshold");
  EXPECT_EQ(one.outcome, Outcome::may_apply);
  EXPECT_THAT(one.needs, ElementsAre("bedrooms"));
  EXPECT_THAT(asked(determination), ElementsAre("bedrooms"));
  EXPECT_EQ(barred(determination, Stage::notice), Barred::unknown);
}

TEST(Unknowns, OfADebtGiveExactRanges) {
  const auto one = threshold(city + two_bedrooms + "rent_owed: {at_least: 2400, at_most: 3600}");
  EXPECT_EQ(one.outcome, Outcome::may_apply);
  EXPECT_EQ(amount(one, "debt"), "2400.00..3600.00");
  EXPECT_EQ(amount(one, "limit"), "2964.00");
  EXPECT_EQ(amount(one, "margin"), "-636.00..564.00");
}

TEST(Unknowns, OfTheDayShowEveryEditionThatItMayFallIn) {
  const auto one = threshold(
      city + "bedrooms: 2, rent_owed: 2700, notice_served_on: {from: 2026-05-20, through: 2026-05-21}");
  EXPECT_EQ(one.outcome, Outcome::may_apply);
  EXPECT_THAT(one.needs, ElementsAre("notice_served_on"));
  ASSERT_EQ(one.editions.size(), 2U);
  EXPECT_EQ(one.editions[0].id, "2025-10-01");
  EXPECT_EQ(one.editions[1].id, "2026-05-21");
  EXPECT_EQ(one.reasons.size(), 2U);
  EXPECT_EQ(amount(one, "limit"), "2601.00..2903.00");
}

TEST(Unknowns, ThatAreDeclinedAreNotAskedAgain) {
  const auto determination =
      determined_for(city + no_other_rule +
                     "notice_served_on: 2026-11-20, rent_owed: 2500, notice_shows: [], bedrooms: declined");
  EXPECT_EQ(finding(determination, "rent-threshold").outcome, Outcome::may_apply);
  EXPECT_THAT(asked(determination), IsEmpty());
}

TEST(Unknowns, OfEverythingCrashNothingAndPromiseNothing) {
  const auto determination = determined_for("home_place: us/ca");
  EXPECT_EQ(determination.questions.front().fact, "home_place");
  for (const auto& stage : determination.stages) EXPECT_EQ(stage.barred, Barred::unknown);
  for (const auto& one : determination.findings) {
    if (one.outcome == Outcome::not_in_force) continue;
    // Where nobody has read what follows, there is nothing to hope for.
    const bool hope =
        std::find(one.possible.begin(), one.possible.end(), Outcome::applies) != one.possible.end();
    EXPECT_EQ(one.outcome, hope ? Outcome::may_apply : Outcome::needs_review) << one.rule << " " << one.part;
    EXPECT_GT(one.possible.size(), 1U) << one.rule << " " << one.part;
    for (const auto& deadline : one.deadlines) EXPECT_FALSE(deadline.day) << one.rule;
  }
}

TEST(Unknowns, OfEverythingSpendNoBudgetAnywhere) {
  const auto& places = shipped_rules().places;
  for (std::size_t i = 0; i < places.entries().size(); ++i) {
    const auto& place = places.entry(static_cast<int>(i));
    if (place.listed && place.law != static_cast<int>(i)) continue;  // answered as that place is
    const auto determination = determined_for("home_place: " + place.path);
    for (const auto& one : determination.findings)
      EXPECT_FALSE(one.budget_spent) << place.path << ": " << one.rule << " " << one.part;
  }
}

TEST(Places, InTheCountyAreAnsweredSideBySide) {
  const auto determination = determined_for(
      county + two_bedrooms +
      "rent_owed: 4000, unit_type: apartment, owned_managed_or_subsidized_by_government: false");
  EXPECT_EQ(finding(determination, "los-angeles/rent-threshold").outcome, Outcome::does_not_apply);
  EXPECT_EQ(finding(determination, "unincorporated/rent-threshold").outcome, Outcome::applies);
  for (const auto& one : determination.findings) {
    if (one.kind != "rent_threshold") continue;
    EXPECT_EQ(one.place_is, PlaceIs::possible) << one.rule;
  }
  EXPECT_EQ(barred(determination, Stage::notice), Barred::unknown);
  EXPECT_EQ(determination.places.size(), 3U);
  EXPECT_EQ(determination.questions.front().fact, "home_place");
}

// B12 of the worked cases: a home with a Los Angeles address may lie in neither.
TEST(Places, WithoutARuleAreNotPromisedAnything) {
  const auto determination = determined_for(
      "home_place: us/ca/los-angeles-county/another-city, eviction_grounds: [nonpayment], applied_on: "
      "not_yet, " +
      two_bedrooms + "rent_owed: 100");
  ASSERT_EQ(determination.places.size(), 1U);
  for (const auto& one : determination.findings) EXPECT_NE(one.kind, "rent_threshold");
  for (const auto& stage : determination.stages) EXPECT_EQ(stage.barred, Barred::unknown);
}

TEST(Grounds, OtherThanTheRulesOwnAreNotHelped) {
  const auto one = threshold(
      "home_place: us/ca/los-angeles-county/los-angeles, eviction_grounds: [nuisance_crime_or_hazard], " +
      two_bedrooms + "rent_owed: 100");
  EXPECT_EQ(one.outcome, Outcome::does_not_apply);
  EXPECT_THAT(one.because, testing::Contains("grounds"));
}

// Above four bedrooms the figure is a gap of the law that begins at the four-bedroom row.
TEST(LargeHomes, AreDefiniteBelowTheLastRowAndAGapAboveIt) {
  const std::string facts = city + "bedrooms: 6, notice_served_on: 2026-11-20, rent_owed: ";
  EXPECT_EQ(threshold(facts + "4208.00").outcome, Outcome::applies);
  const auto above = threshold(facts + "4208.01");
  EXPECT_EQ(above.outcome, Outcome::needs_review);
  EXPECT_THAT(above.gaps, testing::Contains(Gap{Gap::Kind::row_missing, "fair_market_rent"}));
  EXPECT_THAT(above.needs, IsEmpty()) << "no fact of the tenant's can fill a gap of the law";
}

TEST(Figures, ThatAreNotYetPublishedAreNotGuessed) {
  const auto one = finding(determined("as_of: 2027-10-01\nfacts: {" + city +
                                      "bedrooms: 2, rent_owed: 3500, notice_served_on: 2027-10-01}"),
                           "rent-threshold");
  EXPECT_EQ(one.outcome, Outcome::needs_review);
  EXPECT_THAT(one.gaps, testing::Contains(Gap{Gap::Kind::pending, "fair_market_rent"}));
}

TEST(Proposals, NeverProtect) {
  const auto determination = determined_for(city + two_bedrooms + "rent_owed: 8000");
  const auto one = finding(determination, "three-months-countywide", "proposal");
  EXPECT_EQ(one.outcome, Outcome::not_in_force);
  EXPECT_EQ(one.reasons.front().id, "proposal");
  EXPECT_EQ(finding(determination, "los-angeles/rent-threshold").outcome, Outcome::does_not_apply);
}

TEST(Proposals, AreNotSpokenOfBeforeTheyWereMade) {
  const auto determination = determined("as_of: 2023-03-20\nfacts: {" + city + "rent_owed: 1}");
  for (const auto& one : determination.findings) EXPECT_NE(one.part, "proposal");
}

// The sources of each reason lead to where the figure stands.
TEST(Reasons, GiveTheDebtTheWordTheLimitAndWhatItIsMadeOf) {
  const auto one = threshold(city + two_bedrooms + "rent_owed: 2964.01");
  const auto& because = one.reasons.front().because;
  const auto debt =
      std::find_if(because.begin(), because.end(), [](const Reason& r) { return r.id == "debt"; });
  ASSERT_NE(debt, because.end());
  EXPECT_EQ(debt->source, "lamc-165-03");
  EXPECT_EQ(debt->site, "/barred_unless");
  ASSERT_EQ(debt->because.size(), 1U);
  const auto& made_of = debt->because[0].because;
  ASSERT_EQ(made_of.size(), 2U);
  EXPECT_EQ(made_of[0].id, "figure");
  EXPECT_EQ(made_of[1].id, "table_row");
  EXPECT_EQ(made_of[1].source, "hudfmr");
}

TEST(Determination, IsTheSameEveryTime) {
  const auto first = determined_for(county + "rent_owed: {at_least: 2400, at_most: 3600}");
  const auto second = determined_for(county + "rent_owed: {at_least: 2400, at_most: 3600}");
  ASSERT_EQ(first.findings.size(), second.findings.size());
  for (std::size_t i = 0; i < first.findings.size(); ++i) {
    EXPECT_EQ(first.findings[i].needs, second.findings[i].needs);
    EXPECT_EQ(first.findings[i].possible, second.findings[i].possible);
  }
}

}  // namespace
}  // namespace holdfast
