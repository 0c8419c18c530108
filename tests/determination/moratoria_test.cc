// Moratoria, stays and relief as tenants meet them. Most of it stands in the rules' own cases; here is what
// shows only in a whole determination.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/determination/json.hpp"
#include "engine/determination/text.hpp"
#include "tests/support/determined.hpp"

namespace holdfast {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string cdc_facts =
    "home_place: us/wa/king-county/seattle, eviction_grounds: [nonpayment], sought_rent_help: true, "
    "cannot_pay: true, "
    "pays_what_they_can: true, nowhere_to_go: true, got_stimulus_check: true, ";

Determination as_of(const std::string& day, const std::string& facts) {
  return determined("as_of: " + day + "\nfacts: {" + facts + "}\n");
}

Barred barred(const Determination& determination, Stage stage) {
  return determination.stages[static_cast<std::size_t>(stage)].barred;
}

std::string text_of(const Determination& determination, const char* language = "en") {
  auto text = to_text(determination, shipped_rules().texts, language);
  for (auto& c : text)
    if (c == '\n') c = ' ';
  while (text.find("  ") != std::string::npos) text.replace(text.find("  "), 2, " ");
  return text;
}

TEST(CdcOrder, BarsTheLockoutOnTheLastDayAndNotInTheGap) {
  const auto facts = cdc_facts + "declaration_given_on: 2020-11-20, lockout_at: ";
  EXPECT_EQ(barred(as_of("2021-07-01", facts + "2021-07-31"), Stage::lockout), Barred::yes);
  for (const char* day : {"2021-08-01", "2021-08-02"}) {
    const auto determination = as_of("2021-07-01", facts + day);
    EXPECT_EQ(finding(determination, "us/cdc-order", "covers").outcome, Outcome::not_in_force) << day;
    EXPECT_THAT(text_of(determination), HasSubstr("it had lapsed. It ended on Saturday, July 31, 2021 and "
                                                  "began again on Tuesday, August 3, 2021."));
  }
}

TEST(CdcOrder, ThatIsLongOverTroublesNobodyToday) {
  const auto determination = determined_for("home_place: us/wa/king-county/seattle");
  EXPECT_EQ(finding(determination, "us/cdc-order", "covers").outcome, Outcome::not_in_force);
  for (const char* fact : {"sought_rent_help", "declaration_given_on", "got_stimulus_check"})
    EXPECT_THAT(asked(determination), Not(testing::Contains(fact)));
}

TEST(Deeds, ThatCanStillBeDoneAreToldAndNotAsked) {
  const auto open = as_of("2021-05-01", cdc_facts + "lockout_at: 2021-05-10, declaration_given_on: not_yet");
  const auto one = finding(open, "us/cdc-order", "covers");
  EXPECT_EQ(one.outcome, Outcome::may_apply);
  EXPECT_THAT(one.next, ElementsAre("declare"));
  EXPECT_THAT(one.needs, IsEmpty());
  EXPECT_THAT(text_of(open),
              HasSubstr("You can still do this. It may change the answer: - Give the landlord"));
  const auto never = as_of("2021-05-01", cdc_facts + "lockout_at: 2021-05-10, declaration_given_on: never");
  EXPECT_EQ(finding(never, "us/cdc-order", "covers").outcome, Outcome::does_not_apply);
  const auto late = as_of("2021-05-11", cdc_facts + "lockout_at: 2021-05-10, declaration_given_on: not_yet");
  EXPECT_EQ(finding(late, "us/cdc-order", "covers").outcome, Outcome::does_not_apply);
}

TEST(Defenses, AreNotBars) {
  const auto determination =
      as_of("2026-01-05",
            "home_place: us/wa/king-county/seattle, must_vacate_on: 2026-01-10, income_percent_of_ami: 60%, "
            "landlord_units_in_city: 12, landlord_properties: 6, eviction_grounds: [nonpayment]");
  const auto one = finding(determination, "winter-defense", "covers");
  EXPECT_EQ(one.outcome, Outcome::applies);
  EXPECT_EQ(one.effect, "defense");
  EXPECT_NE(barred(determination, Stage::lockout), Barred::yes);
  EXPECT_THAT(text_of(determination), HasSubstr("You must tell the court yourself"));
}

TEST(ParkBoard, WhoseEndNobodyFoundIsLeftToBeAsked) {
  const auto determination =
      as_of("2026-11-23", "home_place: us/mn/hennepin-county/minneapolis, landlord_is_park_board: true");
  EXPECT_EQ(finding(determination, "park-board-pause", "covers").outcome, Outcome::needs_review);
  EXPECT_THAT(text_of(determination), HasSubstr("It held at least through Wednesday, February 25, 2026."));
  EXPECT_THAT(text_of(determination, "es"), HasSubstr("Pregunte a la Junta de Parques si la pausa sigue"));
}

TEST(Relief, SaysWhatItPaysAndWhichCapBinds) {
  const auto determination = as_of(
      "2026-02-20",
      "home_place: us/ca/los-angeles-county/another-city, applied_on: 2026-02-20 10:00, hardship: true, "
      "tenant_takes_part: true, landlord_takes_part: true, rent_owed: 18000, rent_monthly: 3000");
  const auto one = finding(determination, "emergency-rent-relief", "award");
  ASSERT_TRUE(one.relief);
  EXPECT_EQ(range_words(one.relief->award.front().award), "15000.00");
  EXPECT_THAT(one.relief->award.front().limited_by, ElementsAre("unit_cap"));
  EXPECT_THAT(one.warns, testing::Contains("exceptions_to_the_cap"));
  for (const auto& stage : determination.stages)
    EXPECT_NE(stage.barred, Barred::yes) << "money stops no stage";
}

TEST(Relief, InARoundForLandlordsTellsTheTenantToAskTheirs) {
  const auto determination =
      as_of("2026-01-10", "home_place: us/ca/los-angeles-county/another-city, applied_on: 2026-01-10 12:00");
  EXPECT_THAT(finding(determination, "emergency-rent-relief", "award").relief->who_applies,
              ElementsAre("landlord", "displaced_homeowner"));
  EXPECT_THAT(text_of(determination),
              HasSubstr("You cannot apply yourself in this round. Ask your landlord to apply."));
}

TEST(Relief, ThatIsClosedPromisesNoAmount) {
  const auto determination =
      as_of("2026-11-23",
            "home_place: us/ca/los-angeles-county/another-city, applied_on: not_yet, rent_owed: 5000, "
            "rent_monthly: 2000, hardship: true, tenant_takes_part: true, landlord_takes_part: true, "
            "home_in_hud_program: false, in_military_service: false");
  const auto text = text_of(determination);
  EXPECT_THAT(text, HasSubstr("Money for rent: it takes no applications at that time."));
  EXPECT_THAT(text, Not(HasSubstr("$5,000.00")));
}

const std::string covid =
    "home_place: us/ca/alameda-county/oakland, eviction_grounds: [nonpayment], notice_served_on: 2022-05-02, "
    "filed_on: "
    "2022-06-15, covid_declaration_given_on: 2022-05-10, "
    "covid_hardship: false, city_covid_hardship: false, relief_application: none, ";  // no other rule helps

TEST(Relief, WhoseLastRoundClosedYearsAgoIsToldInALine) {
  const auto determination = determined_for("home_place: us/me/cumberland-county/portland");
  const auto& aid = finding(determination, "us/me/emergency-rental-assistance", "award");
  EXPECT_TRUE(aid.long_over);
  EXPECT_THAT(asked(determination), Not(testing::Contains("months_already_paid")));
  EXPECT_THAT(text_of(determination), Not(HasSubstr("help you: Emergency rental assistance of Maine")));
}

TEST(Relief, OnAWaitingListSaysSo) {
  const auto listed = as_of("2024-11-25",
                            "home_place: us/me/cumberland-county/portland, applied_on: 2024-11-25, "
                            "income_percent_of_ami: 50%, rent_monthly: 650, rent_owed: 1300, bedrooms: 2");
  EXPECT_EQ(finding(listed, "us/me/eviction-prevention", "award").relief->open, Open::waitlist);
}

TEST(Stays, ThatCallOffADayGiveTheEarliestNewOneAndNoneWithoutADay) {
  const std::string facts =
      "home_place: us/dc, eviction_grounds: [nonpayment], relief_application: approved_in_full, ";
  const auto told = as_of("2025-09-14", facts + "lockout_at: 2025-09-15 10:00, landlord_told_at: 2025-09-12");
  EXPECT_EQ(days_of(finding(told, "us/dc/relief-lockout", "covers")), "new_day 2025-10-06");
  const auto about = as_of("2025-09-14", facts + "lockout_at: {from: 2025-09-15, through: 2025-09-17}");
  EXPECT_EQ(days_of(finding(about, "us/dc/relief-lockout", "covers")), "new_day 2025-10-06 or 2025-10-08");
  const auto open = as_of("2025-09-14", facts + "lockout_at: unknown");
  EXPECT_EQ(days_of(finding(open, "us/dc/relief-lockout", "covers")), "");
}

// Of payments for no certain month: the law's order where all is known, and a range where something is not.
TEST(ProtectedDebt, SendsPaymentsWhereTheLawSendsThem) {
  const auto owed = [](const std::string& more) {
    const auto determination = as_of(
        "2022-03-01",
        "home_place: us/nj, eviction_grounds: [nonpayment], filed_on: 2022-03-01, income_certified: true, "
        "rent_by_month: [{month: 2021-06, due: 1500}, {month: 2021-10, due: 1500}], " +
            more);
    std::vector<std::string> all;
    for (const auto& one : determination.findings)
      if (one.rule == "us/nj/covered-rent")
        for (const auto& amount : one.amounts)
          if (amount.name == "owed")
            all.push_back((amount.amount.at_least ? money_to_string(*amount.amount.at_least) : "open") +
                          ".." + (amount.amount.at_most ? money_to_string(*amount.amount.at_most) : "open"));
    return all;
  };
  const std::string income = "income_percent_of_ami: 100%, ";
  EXPECT_THAT(owed(income + "payments: [{amount: 2000, paid_on: 2021-10-03}]"),
              ElementsAre("1000.00..1000.00", "0.00..0.00"));
  EXPECT_THAT(owed(income + "payments: [{amount: 2000, paid_on: unknown}]"),
              ElementsAre("0.00..1500.00", "0.00..1500.00"));
  EXPECT_THAT(owed("payments: [{amount: 1000, paid_on: 2021-10-03}]"),  // income not known
              ElementsAre("500.00..1500.00", "500.00..1500.00"));
  // In the covered months, or before October had come, the law's order says nothing.
  EXPECT_THAT(owed(income + "payments: [{amount: 1000, paid_on: 2021-08-31}]"),
              ElementsAre("500.00..1500.00", "500.00..1500.00"));
  EXPECT_THAT(owed(income + "payments: [{amount: 2000, paid_on: 2021-09-15}]"),
              ElementsAre("0.00..0.00", "1000.00..1500.00"));
  EXPECT_THAT(owed(income), ElementsAre("open..1500.00", "open..1500.00"));
}

TEST(ProtectedDebt, IsJudgedMonthByMonth) {
  const auto determination = as_of(
      "2022-07-01",
      covid +
          "rent_by_month: [{month: 2022-04, due: 1500}, {month: 2020-08, due: 1500}, {month: 2020-09, due: "
          "1500}], payments: [{for_month: 2020-09, amount: 375, paid_on: 2021-09-30}]");
  std::vector<std::pair<std::string, Outcome>> months;
  for (const auto& one : determination.findings)
    if (one.month && one.rule == "us/ca/covid-rent")
      months.emplace_back(to_string(*one.month).substr(0, 7), one.outcome);
  EXPECT_THAT(months, ElementsAre(std::pair(std::string("2020-08"), Outcome::applies),
                                  std::pair(std::string("2020-09"), Outcome::applies),
                                  std::pair(std::string("2022-04"), Outcome::does_not_apply)));
  EXPECT_EQ(barred(determination, Stage::filing), Barred::no) << "April 2022 is a ground";
}

TEST(ProtectedDebt, BarsTheCaseOnlyWhenEveryMonthIsProtected) {
  const auto determination =
      as_of("2022-07-01", covid + "rent_by_month: [{month: 2020-08, due: 1500}], payments: []");
  EXPECT_EQ(barred(determination, Stage::filing), Barred::yes);
}

TEST(ProtectedDebt, NeedsTheShareToTheCentAndToTheDay) {
  const auto outcome = [](const std::string& amount, const std::string& day) {
    const auto determination = as_of(
        "2022-07-01",
        covid + "rent_by_month: [{month: 2021-01, due: 1500}], payments: [{for_month: 2021-01, amount: " +
            amount + ", paid_on: " + day + "}]");
    return finding(determination, "us/ca/covid-rent", "never_a_ground").outcome;
  };
  EXPECT_EQ(outcome("374.99", "2021-09-30"), Outcome::does_not_apply);
  EXPECT_EQ(outcome("375.00", "2021-09-30"), Outcome::applies);
  EXPECT_EQ(outcome("375.00", "2021-10-01"), Outcome::does_not_apply);
  EXPECT_EQ(outcome("{at_least: 374, at_most: 375}", "2021-09-30"), Outcome::may_apply);
  EXPECT_EQ(outcome("375.00", "unknown"), Outcome::may_apply);
}

TEST(ProtectedDebt, WithOnlyATotalAsksForTheMonths) {
  const auto determination = as_of("2022-07-01", covid + "rent_owed: 6000");
  const auto one = finding(determination, "us/ca/covid-rent", "never_a_ground");
  EXPECT_EQ(one.outcome, Outcome::may_apply);
  EXPECT_THAT(one.needs, ElementsAre("rent_by_month"));
}

TEST(ProtectedDebt, TellsMonthsThatComeOutAlikeTogether) {
  const auto text = text_of(as_of(
      "2022-07-01",
      covid + "rent_by_month: [{month: 2020-04, due: 1500}, {month: 2020-05, due: 1500}], payments: []"));
  EXPECT_THAT(text, HasSubstr("California rent of the COVID-19 time (April 2020 and May 2020)"));
}

struct Asked {
  const char* place;
  const char* proposal;
};

TEST(IsThereAMoratorium, GetsTheTrueAnswerInBothLanguages) {
  for (const Asked asked :
       {Asked{"us/mn/hennepin-county/minneapolis", "minneapolis/proposals/moratorium-request"},
        Asked{"us/mn/ramsey-county/st-paul", "st-paul/proposals/moratorium-request"},
        Asked{"us/mn/st-louis-county/duluth", "duluth/proposals/moratorium-request"},
        Asked{"us/me/cumberland-county/portland", "portland/proposals/moratorium-request"},
        Asked{"us/ca/los-angeles-county/another-city", "proposals/emergency-without-moratorium"}})
    for (const char* day : {"2026-02-20", "2026-11-23"}) {
      const auto determination =
          as_of(day, "home_place: " + std::string(asked.place) + ", landlord_is_park_board: false");
      EXPECT_EQ(finding(determination, asked.proposal, "proposal").outcome, Outcome::not_in_force);
      for (const auto& stage : determination.stages) EXPECT_NE(stage.barred, Barred::yes);
      EXPECT_THAT(text_of(determination),
                  HasSubstr("Not law: there is no moratorium, no pause on evictions."));
      EXPECT_THAT(text_of(determination, "es"), HasSubstr("No es ley: no hay moratoria de desalojos."));
    }
}

}  // namespace
}  // namespace holdfast
