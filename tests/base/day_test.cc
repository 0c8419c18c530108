#include "engine/base/day.hpp"

#include <gtest/gtest.h>

namespace holdfast {
namespace {

TEST(Day, ThatExistsIsRead) {
  EXPECT_EQ(parse_day("1970-01-01"), 0);
  EXPECT_EQ(parse_day("2026-11-24"), 20'781);
  EXPECT_EQ(parse_day("2024-02-29"), day_of(2024, 2, 29));
  EXPECT_EQ(parse_day("1900-01-01"), first_day);
  EXPECT_EQ(parse_day("2199-12-31"), last_day);
}

TEST(Day, ThatDoesNotExistOrIsWrittenOddlyIsRefused) {
  for (const char* text : {"2023-02-29", "2100-02-29", "2026-11-31", "2026-13-01", "2026-00-10", "2026-01-00",
                           "1899-12-31", "2200-01-01", "2026-1-1", "20261124", "11/24/2026", "2026-11-24 ",
                           " 2026-11-24", "2026-11-2x", "", "+026-11-24", "2026-11-24T00:00"})
    EXPECT_EQ(parse_day(text), std::nullopt) << text;
}

TEST(Day, IsWrittenAsItIsRead) {
  for (Day day = first_day; day <= last_day; day += 37) EXPECT_EQ(parse_day(to_string(day)), day);
  EXPECT_EQ(to_string(first_day), "1900-01-01");
}

TEST(Day, KnowsItsWeekday) {
  EXPECT_EQ(civil(*parse_day("2026-11-24")).weekday, 2);  // a Tuesday
  EXPECT_EQ(civil(*parse_day("1900-01-01")).weekday, 1);  // a Monday
}

TEST(Days, OfAMonthOrAYearHoldTheirEnds) {
  EXPECT_EQ(parse_days("2024-02"), (DayRange{day_of(2024, 2, 1), day_of(2024, 2, 29)}));
  EXPECT_EQ(parse_days("2026"), (DayRange{day_of(2026, 1, 1), day_of(2026, 12, 31)}));
  EXPECT_EQ(parse_days("2026-11-24"), (DayRange{20'781, 20'781}));
  EXPECT_EQ(parse_days("2026-13"), std::nullopt);
}

TEST(DayRange, HoldsBothOfItsEnds) {
  const DayRange range{10, 12};
  EXPECT_FALSE(range.holds(9));
  EXPECT_TRUE(range.holds(10));
  EXPECT_TRUE(range.holds(12));
  EXPECT_FALSE(range.holds(13));
  EXPECT_TRUE((DayRange{3, 2}).empty());
}

TEST(Minutes, AreThoseOfADay) {
  EXPECT_EQ(parse_minutes("00:00"), 0);
  EXPECT_EQ(parse_minutes("23:59"), 1439);
  for (const char* text : {"24:00", "9:00", "12:60", "12-30", ""})
    EXPECT_EQ(parse_minutes(text), std::nullopt) << text;
}

TEST(Months, LaterKeepTheDayOrTakeTheLastOfAShorterMonth) {
  const auto later = [](const char* day, int months) {
    return to_string(months_later(*parse_day(day), months));
  };
  EXPECT_EQ(later("2024-10-01", -12), "2023-10-01");
  EXPECT_EQ(later("2024-02-29", -12), "2023-02-28");
  EXPECT_EQ(later("2026-10-31", -1), "2026-09-30");
  EXPECT_EQ(later("2026-12-31", 2), "2027-02-28");
  EXPECT_EQ(later("2026-11-24", 0), "2026-11-24");
}

}  // namespace
}  // namespace holdfast
