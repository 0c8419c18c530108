// The law, and the law as reforms would have it: on the day that they begin, the day before, the last day and
// after.
#include <gmock/gmock.h>

#include "engine/determination/comparison.hpp"
#include "tests/support/determined.hpp"
#include "tests/support/reformed_rules.hpp"

namespace holdfast {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* city = "us/ca/los-angeles-county/los-angeles/rent-threshold";

std::string change(const std::string& more) {
  return std::string("reform: try\ntitle: Something else\nchanges:\n  - change: ") + city + "\n" + more;
}

// Two bedrooms in the City of Los Angeles; one month of fair market rent is $2,964.
std::string at(const std::string& served, const std::string& owed, const std::string& more = "") {
  return "as_of: 2026-11-24\nfacts: {home_place: us/ca/los-angeles-county/los-angeles, bedrooms: 2, "
         "eviction_grounds: [nonpayment], notice_served_on: " +
         served + ", rent_owed: " + owed + more + "}\n";
}

Finding threshold(const ReformedRules& rules, const std::string& scenario) {
  return finding(determined(scenario, rules.plan), "los-angeles/rent-threshold");
}

TEST(Reform, MovesTheLimitToTheCent) {
  const ReformedRules rules(change("    set: {figures.months: 2 months}\n"));
  const auto outcome = [&](const char* owed) { return threshold(rules, at("2026-11-20", owed)).outcome; };
  EXPECT_EQ(outcome("5927.99"), Outcome::applies);
  EXPECT_EQ(outcome("5928.00"), Outcome::applies);
  EXPECT_EQ(outcome("5928.01"), Outcome::does_not_apply);
  EXPECT_EQ(amount(threshold(rules, at("2026-11-20", "3000")), "limit"), "5928.00");
}

TEST(Reform, CountsFromItsFirstDayThroughItsLast) {
  const ReformedRules rules(
      change("    from: 2026-11-20\n    through: 2026-11-22\n    set: {figures.months: 2 months}\n"));
  const auto on = [&](const char* day) { return threshold(rules, at(day, "4000")); };
  EXPECT_EQ(on("2026-11-19").outcome, Outcome::does_not_apply);
  EXPECT_FALSE(on("2026-11-19").not_law);
  for (const char* day : {"2026-11-20", "2026-11-22"}) {
    EXPECT_EQ(on(day).outcome, Outcome::applies) << day;
    EXPECT_TRUE(on(day).not_law) << day;
  }
  EXPECT_EQ(on("2026-11-23").outcome, Outcome::does_not_apply);
  EXPECT_FALSE(on("2026-11-23").not_law);
}

TEST(Reform, IsSwitchedOnFromADay) {
  const ReformedRules rules(change("    set: {figures.months: 2 months}\n"), *parse_day("2026-11-20"));
  EXPECT_EQ(threshold(rules, at("2026-11-19", "4000")).outcome, Outcome::does_not_apply);
  EXPECT_EQ(threshold(rules, at("2026-11-20", "4000")).outcome, Outcome::applies);
}

TEST(Reform, OfAnUnknownDayIsDefiniteWhereBothTextsAgree) {
  const ReformedRules rules(change("    from: 2026-11-20\n    set: {figures.months: 2 months}\n"));
  const char* around = "{from: 2026-11-10, through: 2026-11-23}";
  EXPECT_EQ(threshold(rules, at(around, "2964.00")).outcome, Outcome::applies);
  EXPECT_EQ(threshold(rules, at(around, "4000")).outcome, Outcome::may_apply);
  EXPECT_EQ(threshold(rules, at(around, "5928.01")).outcome, Outcome::does_not_apply);
}

TEST(Reform, ScalesAFigureExactly) {
  const ReformedRules rules(change("    scale: {figures.months: 150%}\n"));
  EXPECT_EQ(amount(threshold(rules, at("2026-11-20", "3000")), "limit"), "4446.00");
}

TEST(Reform, ChangesTheOperator) {
  const ReformedRules rules(change("    set: {barred_unless.must: reach}\n"));
  EXPECT_EQ(threshold(rules, at("2026-11-20", "2963.99")).outcome, Outcome::applies);
  EXPECT_EQ(threshold(rules, at("2026-11-20", "2964.00")).outcome, Outcome::does_not_apply);
}

TEST(Reform, RemovesARuleForAWhile) {
  const ReformedRules rules(std::string("reform: try\ntitle: No limit\nchanges:\n  - remove: ") + city +
                            "\n    from: 2026-11-20\n    through: 2026-11-22\n");
  EXPECT_EQ(threshold(rules, at("2026-11-19", "2000")).outcome, Outcome::applies);
  EXPECT_EQ(threshold(rules, at("2026-11-20", "2000")).outcome, Outcome::not_in_force);
  EXPECT_EQ(threshold(rules, at("2026-11-22", "2000")).outcome, Outcome::not_in_force);
  EXPECT_EQ(threshold(rules, at("2026-11-23", "2000")).outcome, Outcome::applies);
}

TEST(Reform, GivesALawAnotherStatus) {
  const ReformedRules rules(change("    from: 2026-11-20\n    set: {status: enjoined}\n"));
  EXPECT_EQ(threshold(rules, at("2026-11-19", "2000")).outcome, Outcome::applies);
  EXPECT_EQ(threshold(rules, at("2026-11-20", "2000")).outcome, Outcome::blocked_by_court);
}

TEST(Reform, AddsAnExemptionWithItsWords) {
  const std::string reform = change(
      "    add: {exempt.large: {when: bedrooms >= big}, figures.big: 4}\n"
      "    text: {en: {exempt.large: the home is large}, es: {exempt.large: la vivienda es grande}}\n");
  const ReformedRules rules(reform);
  const auto facts = [](int bedrooms) {
    return "as_of: 2026-11-24\nfacts: {home_place: us/ca/los-angeles-county/los-angeles, bedrooms: " +
           std::to_string(bedrooms) +
           ", eviction_grounds: [nonpayment], notice_served_on: 2026-11-20, rent_owed: 100}\n";
  };
  EXPECT_EQ(threshold(rules, facts(3)).outcome, Outcome::applies);
  EXPECT_EQ(threshold(rules, facts(4)).outcome, Outcome::does_not_apply);
  EXPECT_THAT(threshold(rules, facts(4)).because, ::testing::ElementsAre("large"));
}

TEST(Reform, IsLaidOverTheOneThatItExtends) {
  const std::string base = change("    set: {figures.months: 2 months, barred_unless.must: reach}\n");
  const std::string over = std::string("reform: over\ntitle: More\nextends: try\nchanges:\n  - change: ") +
                           city + "\n    set: {figures.months: 3 months}\n";
  const ReformedRules rules(
      LoadOptions{{{"try.yaml", base}, {"over.yaml", over}}, {{"over", first_day}}, {}});
  EXPECT_EQ(threshold(rules, at("2026-11-20", "8891.99")).outcome, Outcome::applies);
  EXPECT_EQ(threshold(rules, at("2026-11-20", "8892.00")).outcome, Outcome::does_not_apply);
}

TEST(Reform, CopiesARuleToAnotherPlaceAndLeavesTheRuleAlone) {
  const ReformedRules rules(LoadOptions{
      {}, {{"us/ca/los-angeles-county/proposals/three-months-countywide", *parse_day("2026-03-01")}}, {}});
  const auto answer = determined(
      "as_of: 2026-03-20\nfacts: {home_place: us/ca/los-angeles-county/another-city, bedrooms: 1, unit_type: "
      "apartment, "
      "owned_managed_or_subsidized_by_government: false, eviction_grounds: [nonpayment], notice_served_on: "
      "2026-03-02, "
      "rent_owed: 6000}\n",
      rules.plan);
  const auto copy = finding(answer, "rent-threshold-three-months");
  EXPECT_EQ(copy.outcome, Outcome::applies);
  EXPECT_TRUE(copy.not_law);
  for (const auto& one : answer.findings)
    EXPECT_FALSE(one.rule.ends_with("proposals/three-months-countywide"))
        << "what is switched on is no proposal";
}

// Without the breaks of lines.
std::string joined(std::string text) {
  for (auto at = text.find("\n    "); at != std::string::npos; at = text.find("\n    "))
    text.replace(at, 5, " ");
  return text;
}

Comparison compared(const ReformedRules& rules, const std::string& scenario) {
  return compare(determined(scenario), determined(scenario, rules.plan));
}

TEST(Comparison, TellsWhatChangesAndWhyAndThatItIsNoLaw) {
  const ReformedRules rules(change("    set: {figures.months: 2 months}\n"));
  const auto both = compared(rules, at("2026-11-20", "3000"));
  const auto changed = std::find_if(both.changed.begin(), both.changed.end(), [](const Change& one) {
    return one.finding.ends_with("los-angeles/rent-threshold");
  });
  ASSERT_NE(changed, both.changed.end());
  EXPECT_EQ(changed->before, Outcome::does_not_apply);
  EXPECT_EQ(changed->after, Outcome::applies);
  EXPECT_FALSE(changed->because.empty());
  const auto text = joined(to_text(both, rules.ruleset.texts, "en"));
  EXPECT_THAT(text, HasSubstr("This is not law. Nobody can rely on it."));
  EXPECT_THAT(text, HasSubstr("Now: does not help. If it were law: helps."));
  EXPECT_THAT(text, HasSubstr("$5,928.00"));
  const auto spanish = joined(to_text(both, rules.ruleset.texts, "es"));
  EXPECT_THAT(spanish, HasSubstr("Ahora: no ayuda. Si fuera ley: ayuda."));
  EXPECT_THAT(spanish, Not(HasSubstr("not law")));
}

TEST(Comparison, SaysWhenNothingWouldChange) {
  const ReformedRules rules(change("    from: 2026-11-25\n    set: {figures.months: 2 months}\n"));
  const auto both = compared(rules, at("2026-11-20", "3000"));
  EXPECT_TRUE(both.changed.empty());
  EXPECT_THAT(to_text(both, rules.ruleset.texts, "en"),
              HasSubstr("For what you told us, nothing would change."));
}

}  // namespace
}  // namespace holdfast
