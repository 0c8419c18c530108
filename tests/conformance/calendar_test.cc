// Days, clocks and durations of the suite: what is read, and what is counted across zones.
#include <gtest/gtest.h>

#include "tests/conformance/arithmetic.hpp"

namespace holdfast::conformance {
namespace {

std::string moment(const char* text) { return text_of(parse_moment(text)); }
std::string later(const char* from, const char* by) {
  return text_of(add(parse_moment(from), parse_moment(by)));
}

TEST(Calendar, ReadsWhatFeelWritesAndNothingElse) {
  EXPECT_EQ(moment("2024-02-29"), "2024-02-29");
  EXPECT_EQ(moment("-999999999-01-01"), "-999999999-01-01");
  EXPECT_EQ(moment("10:30:00.5+05:30"), "10:30:00.5+05:30");
  EXPECT_EQ(moment("2021-12-31T24:00:00"), "2022-01-01T00:00:00");
  EXPECT_EQ(moment("P1DT25H"), "P2DT1H");
  EXPECT_EQ(moment("-P14M"), "-P1Y2M");
  for (const char* text :
       {"", "2023-02-29", "02023-01-01", "+2023-01-01", "2023-1-01", "24:00:01", "10:60:00",
        "10:30:00@Nowhere", "10:30:00+19:00", "P", "PT", "P1YT1H", "P1H", "PT1D", "P1.5D"})
    EXPECT_EQ(moment(text), "null") << text;
}

TEST(Calendar, AddsMonthsToTheLastDayThatAMonthHas) {
  EXPECT_EQ(later("2024-01-31", "P1M"), "2024-02-29");
  EXPECT_EQ(later("2023-01-31", "P1M"), "2023-02-28");
  EXPECT_EQ(later("0001-01-01", "-P1M"), "0000-12-01");
}

TEST(Calendar, AddsHoursAcrossTheNightInWhichAnHourIsLost) {
  EXPECT_EQ(later("2021-03-28T01:30:00@Europe/Paris", "PT1H"), "2021-03-28T03:30:00@Europe/Paris");
  EXPECT_EQ(later("2021-10-31T02:30:00@Europe/Paris", "PT2H"), "2021-10-31T03:30:00@Europe/Paris");
  EXPECT_EQ(later("2021-12-31T23:30:00", "PT1H"), "2022-01-01T00:30:00");
}

TEST(Calendar, ComparesNoClockThatHasAZoneWithOneThatHasNone) {
  const auto paris = parse_moment("2021-01-01T10:00:00@Europe/Paris");
  EXPECT_EQ(compare(paris, parse_moment("2021-01-01T09:00:00Z")), 0);
  EXPECT_EQ(compare(paris, parse_moment("2021-01-01T10:00:00")), std::nullopt);
  EXPECT_TRUE(subtract(paris, parse_moment("2021-01-01T10:00:00")).null());
}

}  // namespace
}  // namespace holdfast::conformance
