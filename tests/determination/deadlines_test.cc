// The days of the shipped rules, over every day that the court's calendar can count from.
#include "engine/determination/deadlines.hpp"

#include <gtest/gtest.h>

#include "engine/determination/text.hpp"
#include "tests/support/determined.hpp"

namespace holdfast {
namespace {

// What a home in Oakland is told, as of the day.
Determination told(const std::string& facts, Day as_of) {
  return determined("as_of: " + to_string(as_of) + "\nfacts: {home_place: us/ca/alameda-county/oakland, " +
                    facts + "}\n");
}

// Deadlines of one rule, by the day counted from.
class Deadlines : public testing::Test {
 protected:
  static constexpr int first_year = 2023;
  static constexpr int last_year = 2028;
  const Calendar& courts = shipped_rules().find_calendar("us/ca/courts")->calendar;

  bool open(Day day) const { return !courts.closed_weekday(day) && courts.holiday(day) == nullptr; }

  // What is known of a home in Oakland, with the event on one of the days.
  static Scenario with(const std::string& facts, const std::string& event, Day first, Day last) {
    const auto document =
        read_yaml("as_of: " + to_string(last) + "\nfacts: {" + facts + "}\n", "scenario", Echo::never);
    auto scenario = *read_scenario(*document, shipped_rules(), std::nullopt);
    auto& known = scenario.facts[static_cast<std::size_t>(*shipped_rules().vocabulary.find(event))];
    known = {};
    known.pieces = {{first, last}};
    const auto method = shipped_rules().vocabulary.find("court_papers.method");
    scenario.facts[static_cast<std::size_t>(*method)].may = 1;  // handed over
    return scenario;
  }

  // Every day is checked; the range of a week gives the week's first and last day.
  void each_day(const std::string& rule, const std::string& facts, const std::string& event, Day begin,
                Day through) {
    const Plan& plan = shipped_plan();
    const auto part = std::find_if(plan.parts().begin(), plan.parts().end(), [&](const PlanPart& one) {
      return one.rule->id == rule && one.part == 0;
    });
    ASSERT_NE(part, plan.parts().end());
    Explorer explorer(plan);
    const auto found = [&](Day first, Day last) {
      const auto scenario = with(facts, event, first, last);
      return find_duty_days(plan, *part, scenario, box_of(scenario), explorer.evaluator()).deadlines.front();
    };
    std::vector<Day> days;
    for (Day from = begin; from <= through; ++from) {
      const auto one = found(from, from);
      ASSERT_TRUE(one.day) << to_string(from) << " " << name(one.certainty);
      EXPECT_TRUE(open(*one.day)) << to_string(*one.day) << " is closed";
      EXPECT_EQ(one.ledger.back().day, *one.day);
      EXPECT_EQ(one.ledger.front().day, from + 1) << "the day itself is not counted";
      for (const auto& each : one.ledger)
        EXPECT_EQ(each.why == CountedDay::Why::counted, open(each.day)) << to_string(each.day);
      EXPECT_GE(*one.day, days.empty() ? from : days.back());
      days.push_back(*one.day);
    }
    constexpr std::size_t week = 7;
    for (std::size_t i = 0; i + week < days.size(); ++i) {
      const Day from = begin + static_cast<Day>(i);
      const auto one = found(from, from + static_cast<Day>(week));
      EXPECT_EQ(*one.day, days[i]);
      EXPECT_EQ(one.or_later.value_or(*one.day), days[i + week]);
    }
  }
};

TEST_F(Deadlines, OfAnAnswerAreRightForEveryDayOfService) {
  // Each side of the change of 2025 by itself, with a case that began on the same side.
  each_day("us/ca/answer", "answer_filed_on: not_yet, filed_on: 2022-12-01", "court_papers.served_on",
           day_of(first_year, 1, 1), day_of(2024, 12, 31));
  each_day("us/ca/answer", "answer_filed_on: not_yet, filed_on: 2025-01-01", "court_papers.served_on",
           day_of(2025, 1, 1), day_of(last_year, 12, 14));
}

TEST_F(Deadlines, OfAPaperAreRightForEveryDayOfService) {
  each_day("us/ca/notice-to-pay",
           "eviction_grounds: [nonpayment], filed_on: not_yet, notice_methods: [handed]", "notice_served_on",
           day_of(first_year, 1, 1), day_of(last_year, 12, 20));
}

TEST_F(Deadlines, ThatMayHavePassedAreNotTooLate) {
  const std::string facts =
      "answer_filed_on: not_yet, filed_on: 2026-11-02, court_papers: [{served_on: 2026-11-03, method: "
      "handed}]";
  const auto& texts = shipped_rules().texts;
  const auto before = to_text(told(facts, *parse_day("2026-11-18")), texts, "en");
  EXPECT_NE(before.find("By Wednesday, November 18, 2026: Give the court"), std::string::npos) << before;
  const auto after = to_text(told(facts, *parse_day("2026-11-19")), texts, "en");
  EXPECT_NE(after.find("The last day may have passed: Wednesday, November 18, 2026."), std::string::npos);
  EXPECT_NE(after.find("There may still"), std::string::npos);
  EXPECT_EQ(after.find("too late"), std::string::npos);
}

TEST_F(Deadlines, OfEachAdultAreTheirOwn) {
  const auto made = told(
      "answer_filed_on: not_yet, filed_on: 2026-11-02, court_papers: [{served_on: 2026-11-20, method: "
      "handed}, {served_on: 2026-11-23, method: handed}]",
      *parse_day("2026-11-24"));
  std::vector<std::string> days;
  for (const auto& one : made.findings)
    if (one.rule == "us/ca/answer") days.push_back(std::to_string(one.number) + " " + days_of(one));
  EXPECT_EQ(days, (std::vector<std::string>{"1 act_by 2026-12-08", "2 act_by 2026-12-09"}));
}

}  // namespace
}  // namespace holdfast
