// What the shipped rules would have said with only what was on record by a day.
#include <gmock/gmock.h>

#include "engine/determination/sentence_check.hpp"
#include "engine/determination/text.hpp"
#include "tests/support/determined.hpp"
#include "tests/support/reformed_rules.hpp"

namespace holdfast {
namespace {

ReformedRules known_on(const char* day) { return ReformedRules(LoadOptions{{}, {}, parse_day(day)}); }

std::string county(const char* served) {
  return std::string(
             "as_of: 2026-11-24\nfacts: {home_place: us/ca/los-angeles-county/unincorporated, bedrooms: 2, "
             "unit_type: apartment, owned_managed_or_subsidized_by_government: false, "
             "eviction_grounds: [nonpayment], rent_owed: 4000, notice_served_on: ") +
         served + "}\n";
}

TEST(Recorded, HoldsOnTheFirstDayOfEveryMonth) {
  for (int year = 2018; year <= 2027; ++year)
    for (int month = 1; month <= 12; ++month) {
      const auto day = std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month) + "-01";
      const auto result = load(shipped_files(), {{}, {}, parse_day(day)});
      ASSERT_TRUE(result) << day << "\n" << render(result.diagnostics());
      EXPECT_TRUE(check_sentences(*result).empty()) << day << "\n" << render(check_sentences(*result));
    }
}

TEST(Recorded, TheSecondMonthIsNotKnownBeforeItsDay) {
  const auto limit = [](const char* known, const char* served) {
    const auto rules = known_on(known);
    return amount(finding(determined(county(served), rules.plan), "unincorporated/rent-threshold"), "limit");
  };
  EXPECT_EQ(limit("2026-04-15", "2026-05-01"), "2601.00");
  EXPECT_EQ(limit("2026-04-16", "2026-05-01"), "5202.00");
}

TEST(Recorded, AFigureIsKnownFromTheDayOfItsPublication) {
  const auto limit = [](const char* known) {
    const auto rules = known_on(known);
    return amount(finding(determined(county("2026-06-01"), rules.plan), "unincorporated/rent-threshold"),
                  "limit");
  };
  EXPECT_EQ(limit("2026-04-20"), "5202.00") << "published on 2026-04-21 for 2026-05-21 on";
  EXPECT_EQ(limit("2026-04-21"), "5806.00");
}

TEST(Recorded, AFigureThatIsNotOutYetIsPendingAndNeverTheOldOne) {
  const auto rules = known_on("2026-09-30");
  const auto one = finding(determined(county("2026-10-02"), rules.plan), "unincorporated/rent-threshold");
  EXPECT_EQ(one.outcome, Outcome::needs_review);
  EXPECT_THAT(one.gaps, ::testing::Contains(Gap{Gap::Kind::pending, "fair_market_rent"}));
}

TEST(Recorded, WhatWasAdoptedIsKnownBeforeItIsInForce) {
  const auto has = [](const char* known) {
    const auto rules = known_on(known);
    const auto* rule = rules.ruleset.find_rule("us/ca/los-angeles-county/los-angeles/rent-threshold");
    return rule != nullptr && !status_spans(rule->history).empty() &&
           status_spans(rule->history).back().status == Status::in_force;
  };
  EXPECT_FALSE(has("2023-02-06"));
  EXPECT_TRUE(has("2023-02-07"));
}

TEST(Recorded, AProposalIsHeardOfOnItsFirstDay) {
  const auto heard = [](const char* known) {
    const auto rules = known_on(known);
    return std::any_of(rules.ruleset.reforms.begin(), rules.ruleset.reforms.end(), [](const Reform& one) {
      return one.id == "us/mn/hennepin-county/minneapolis/proposals/sixty-day-notice";
    });
  };
  EXPECT_FALSE(heard("2026-03-04"));
  EXPECT_TRUE(heard("2026-03-05"));
}

std::string limit_with(const std::string& reform, const char* known) {
  const ReformedRules rules(LoadOptions{{{"try.yaml", reform}}, {{"try", first_day}}, parse_day(known)});
  return amount(finding(determined(county("2026-05-01"), rules.plan), "unincorporated/rent-threshold"),
                "limit");
}

TEST(Recorded, AReformMaySpeakOfDaysToCome) {
  const std::string change =
      "reform: try\ntitle: x\nchanges:\n  - change: us/ca/los-angeles-county/unincorporated/rent-threshold\n"
      "    from: 2026-04-20\n    set: {figures.months: 3 months}\n";
  EXPECT_EQ(limit_with(change, "2026-03-01"), "7803.00");
}

TEST(Recorded, AReformMayLeaveOutADoubtThatIsNotOneYet) {
  const std::string change =
      "reform: try\ntitle: x\nchanges:\n  - change: us/ca/los-angeles-county/unincorporated/rent-threshold\n"
      "    set: {unsettled.two_months_enacted: left_out, figures.months: 3 months}\n";
  EXPECT_EQ(limit_with(change, "2026-03-01"), "7803.00");
  EXPECT_EQ(limit_with(change, "2026-11-01"), "7803.00");
}

TEST(Recorded, SaysThatAReformWasNotOnRecord) {
  const LoadOptions options{{},
                            {{"us/mn/hennepin-county/minneapolis/proposals/sixty-day-notice", first_day}},
                            parse_day("2026-03-04")};
  EXPECT_EQ(
      render(load(shipped_files(), options).diagnostics()),
      "reforms: error[not-on-record]: by 2026-03-04 the reform "
      "`us/mn/hennepin-county/minneapolis/proposals/sixty-day-notice`, or a rule that it changes, was not on "
      "record\n");
}

TEST(Recorded, WhatALaterRuleAsksMayBeTold) {
  const auto rules = known_on("2020-01-01");
  const auto answer = determined(
      "as_of: 2026-02-20\nfacts: {home_place: us/nj, hardship: true, aid_received: [{program: "
      "us/ca/los-angeles-county/emergency-rent-relief, amount: 1200, paid_on: 2026-01-03}]}\n",
      rules.plan);
  EXPECT_EQ(answer.places.size(), 1U);
}

TEST(Recorded, TheAnswerStatesBothClocks) {
  const auto rules = known_on("2026-02-01");
  const auto answer = determined(county("2026-01-05"), rules.plan);
  EXPECT_EQ(answer.known_on, parse_day("2026-02-01"));
  EXPECT_THAT(to_text(answer, rules.ruleset.texts, "en"),
              ::testing::HasSubstr("Read with only what was on record by Sunday, February 1, 2026."));
}

}  // namespace
}  // namespace holdfast
