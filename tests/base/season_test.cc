#include "engine/base/season.hpp"

#include <gtest/gtest.h>

namespace holdfast {
namespace {

bool in(const Season& season, const char* day) { return season.holds(*parse_day(day)); }

TEST(Season, MayCrossTheNewYearAndHoldsBothItsEnds) {
  const Season winter{1201, 301};
  EXPECT_FALSE(in(winter, "2025-11-30"));
  EXPECT_TRUE(in(winter, "2025-12-01"));
  EXPECT_TRUE(in(winter, "2025-12-31"));
  EXPECT_TRUE(in(winter, "2026-01-01"));
  EXPECT_TRUE(in(winter, "2026-03-01"));
  EXPECT_FALSE(in(winter, "2026-03-02"));
}

TEST(Season, ThatEndsOnTheLastOfFebruaryKnowsLeapYears) {
  const Season winter{1201, 229};
  EXPECT_TRUE(in(winter, "2024-02-29"));
  EXPECT_TRUE(in(winter, "2025-02-28"));
  EXPECT_FALSE(in(winter, "2025-03-01"));
  EXPECT_FALSE(in(winter, "2024-03-01"));
}

TEST(Season, WithinOneYear) {
  const Season summer{601, 831};
  EXPECT_FALSE(in(summer, "2026-05-31"));
  EXPECT_TRUE(in(summer, "2026-06-01"));
  EXPECT_TRUE(in(summer, "2026-08-31"));
  EXPECT_FALSE(in(summer, "2026-09-01"));
}

TEST(Minutes, BelongToTheirDayAlsoBefore1970) {
  EXPECT_EQ(day_of_minute(first_minute(first_day)), first_day);
  EXPECT_EQ(day_of_minute(last_minute(first_day)), first_day);
  EXPECT_EQ(day_of_minute(-1), -1);
  EXPECT_EQ(day_of_minute(0), 0);
  EXPECT_EQ(minute_to_string(*parse_minute("2026-03-11 16:59")), "2026-03-11 16:59");
  EXPECT_EQ(parse_minute("2026-03-11 24:00"), std::nullopt);
  EXPECT_EQ(parse_minute("2026-03-11"), std::nullopt);
}

}  // namespace
}  // namespace holdfast
