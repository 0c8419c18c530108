// What must hold of every count on every calendar that is shipped, from every day of 2023 to 2028.
#include "engine/ruleset/calendars.hpp"

#include <gtest/gtest.h>

#include "tests/support/rules_folder.hpp"

namespace holdfast {
namespace {

constexpr int counts[] = {1, 2, 3, 5, 10, 15, 30};

template <class Use>
void each_count(const Use& use) {
  ASSERT_FALSE(shipped_rules().calendars.empty());
  for (const auto& court : shipped_rules().calendars)
    for (Day from = day_of(2023, 1, 1); from <= day_of(2028, 12, 31); ++from)
      for (const int count : counts) use(court.calendar, from, count);
}

TEST(ShippedCalendars, NeverEndOnAClosedDayAndTheirLedgersAgree) {
  int ends = 0;
  int gaps = 0;
  each_count([&](const Calendar& calendar, Day from, int count) {
    const auto found = count_days(&calendar, from, count, DayUnit::court);
    (found.last ? ends : gaps)++;
    ASSERT_NE(found.last.has_value(), found.missing_year.has_value());
    ASSERT_FALSE(found.missing_year && calendar.holds(*found.missing_year));
    int number = 0;
    Day day = from;
    for (const auto& one : found.ledger) {
      ASSERT_EQ(one.day, ++day);
      const bool closed = calendar.closed_weekday(one.day) || calendar.holiday(one.day) != nullptr;
      ASSERT_EQ(one.number, closed ? 0 : ++number);
    }
    if (!found.last) return;
    ASSERT_EQ(number, count);
    ASSERT_EQ(*found.last, day);
    ASSERT_FALSE(calendar.closed_weekday(day) || calendar.holiday(day) != nullptr);
  });
  EXPECT_GT(ends, 20'000);
  EXPECT_GT(gaps, 10);
}

TEST(ShippedCalendars, MoveNoDayEarlierWhenAHolidayIsAdded) {
  auto more = shipped_rules().calendars.front().calendar;
  for (int year = 2023; year <= 2028; ++year)
    for (int month = 1; month <= 12; ++month) more.years[year][day_of(year, month, 13)] = {"added", false};
  int later = 0;
  each_count([&](const Calendar&, Day from, int count) {
    const auto& plain = shipped_rules().calendars.front().calendar;
    const auto before = count_days(&plain, from, count, DayUnit::court);
    const auto after = count_days(&more, from, count, DayUnit::court);
    if (!after.last) return;
    ASSERT_LE(*before.last, *after.last);
    later += *before.last < *after.last ? 1 : 0;
  });
  EXPECT_GT(later, 1'000);
}

TEST(ShippedCalendars, GiveAnIntervalOfDaysForAnIntervalOfDays) {
  each_count([&](const Calendar& calendar, Day from, int count) {
    const auto one = count_days(&calendar, from, count, DayUnit::court);
    const auto next = count_days(&calendar, from + 1, count, DayUnit::court);
    ASSERT_FALSE(one.last && next.last && *next.last < *one.last);
  });
}

TEST(ShippedCalendars, AgreeWithTheCourtsListsWhereOneWasSeen) {
  const auto* california = shipped_rules().find_calendar("us/ca/courts");
  ASSERT_NE(california, nullptr);
  EXPECT_EQ(california->backing.at(2026).confidence, "high");
  EXPECT_EQ(california->backing.at(2027).confidence, "low");
  EXPECT_NE(california->calendar.holiday(day_of(2026, 11, 27)), nullptr);
  EXPECT_EQ(california->calendar.holiday(day_of(2026, 10, 12)), nullptr);
  EXPECT_TRUE(california->calendar.holiday(day_of(2026, 7, 3))->kept);
}

}  // namespace
}  // namespace holdfast
