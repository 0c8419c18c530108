// Counting of days against examples that were worked out by hand, with a calendar that travels with them.
#include "engine/base/calendar.hpp"

#include <gtest/gtest.h>

namespace holdfast {
namespace {

Day on(const char* text) { return *parse_day(text); }

Calendar fixture() {
  Calendar calendar;
  calendar.closed_weekdays = 0b1000001;  // Saturday and Sunday
  for (const char* day :
       {"1992-05-25", "2019-11-11", "2019-11-28", "2019-11-29", "2019-12-25", "2026-01-01", "2026-01-19",
        "2026-02-12", "2026-02-16", "2026-03-31", "2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07",
        "2026-09-25", "2026-11-11", "2026-11-26", "2026-11-27", "2026-12-25", "2027-01-01", "2027-01-18"})
    calendar.years[civil(on(day)).year][on(day)] = {"holiday", false};
  return calendar;
}

std::string court_days(const char* from, int count) {
  const auto calendar = fixture();
  const auto found = count_days(&calendar, on(from), count, DayUnit::court);
  return found.last ? to_string(*found.last) : "none";
}

TEST(CourtDays, SkipThanksgivingAndTheDayAfter) {
  EXPECT_EQ(court_days("2019-11-22", 5), "2019-12-03");   // G1
  EXPECT_EQ(court_days("2026-11-20", 10), "2026-12-08");  // G3; five calendar days would be 2026-11-25 (G8)
  EXPECT_EQ(court_days("2026-11-23", 10), "2026-12-09");
}

TEST(CourtDays, SkipAMondayHolidayAndAnObservedOne) {
  EXPECT_EQ(court_days("2026-01-16", 3), "2026-01-22");  // G2
  EXPECT_EQ(court_days("2026-06-30", 3), "2026-07-06");  // G4
}

TEST(CourtDays, TakeNoHolidayFromAnotherList) {
  EXPECT_EQ(court_days("2026-10-09", 3), "2026-10-14");  // G7: Columbus Day is open
}

TEST(CourtDays, CrossTheNewYearOnlyWhereItIsKnown) {
  EXPECT_EQ(court_days("2026-12-18", 10), "2027-01-05");  // G6
  auto calendar = fixture();
  calendar.years.erase(2027);
  const auto found = count_days(&calendar, on("2026-12-18"), 10, DayUnit::court);
  EXPECT_FALSE(found.last);
  EXPECT_EQ(found.missing_year, 2027);
  EXPECT_EQ(to_string(found.ledger.back().day), "2026-12-31");
  EXPECT_EQ(to_string(*count_days(&calendar, on("2026-12-18"), 8, DayUnit::court).last), "2026-12-31");
}

TEST(CalendarDays, RollOnlyWhereTheRuleSaysSo) {
  const auto calendar = fixture();
  const auto count = [&](IfClosed if_closed) {
    return count_days(&calendar, on("1992-05-20"), 3, DayUnit::calendar, if_closed);
  };
  EXPECT_EQ(to_string(*count(IfClosed::next_open_day).last), "1992-05-26");  // G5
  EXPECT_EQ(to_string(*count(IfClosed::previous_open_day).last), "1992-05-22");
  EXPECT_EQ(to_string(*count(IfClosed::stays).last), "1992-05-23");
  EXPECT_TRUE(count(IfClosed::stays).last_is_closed);
  EXPECT_FALSE(count(IfClosed::next_open_day).last_is_closed);
}

TEST(CalendarDays, RollIntoAYearThatIsNotKnownGiveNoDay) {
  auto calendar = fixture();
  calendar.years[2026][on("2026-12-31")] = {"holiday", false};
  calendar.years.erase(2027);
  const auto found = count_days(&calendar, on("2026-12-28"), 3, DayUnit::calendar, IfClosed::next_open_day);
  EXPECT_FALSE(found.last);
  EXPECT_EQ(found.missing_year, 2027);
}

TEST(CalendarDays, NeedNoCalendar) {
  EXPECT_EQ(to_string(*count_days(nullptr, on("2024-02-28"), 2, DayUnit::calendar).last), "2024-03-01");
  EXPECT_EQ(to_string(*count_days(nullptr, on("2024-02-28"), 0, DayUnit::calendar).last), "2024-02-28");
}

TEST(Days, PastTheLastDayThatWeKnowAreNotCounted) {
  EXPECT_FALSE(count_days(nullptr, last_day - 1, 2, DayUnit::calendar).last);
  EXPECT_EQ(count_days(nullptr, last_day - 1, 1, DayUnit::calendar).last, last_day);
}

}  // namespace
}  // namespace holdfast
