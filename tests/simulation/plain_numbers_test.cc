#include "engine/simulation/plain_numbers.hpp"

#include <gtest/gtest.h>

namespace holdfast {
namespace {

TEST(PlainNumbers, SetThousandsApart) {
  EXPECT_EQ(thousands("0"), "0");
  EXPECT_EQ(thousands("999"), "999");
  EXPECT_EQ(thousands("1000"), "1,000");
  EXPECT_EQ(thousands("-123456.7891"), "-123,456.7891");
  EXPECT_EQ(thousands("12345678901234567890"), "12,345,678,901,234,567,890");
}

TEST(PlainNumbers, ReadADecimalExactly) {
  EXPECT_TRUE(fraction_of("0.10") == (Fraction{1, 10}));
  EXPECT_TRUE(fraction_of("010") == (Fraction{10, 1}));
  EXPECT_TRUE(fraction_of("-2.5") == (Fraction{-5, 2}));
  EXPECT_TRUE(fraction_of("0.000000001") == (Fraction{1, 1'000'000'000}));
  EXPECT_TRUE(fraction_of("0") == (Fraction{0, 1}));
}

TEST(PlainNumbers, RoundAPercentOnceFromTheExactShare) {
  EXPECT_EQ(percent({1'234'499'999, 1}, {10'000'000'000, 1}), "12.3%");
  EXPECT_EQ(percent({12'35, 1}, {100'00, 1}), "12.4%");
  EXPECT_EQ(percent({0, 1}, {3, 1}), "0.0%");
  EXPECT_EQ(percent({3, 1}, {3, 1}), "100.0%");
  EXPECT_EQ(percent({1, 1}, {0, 1}), "");
}

TEST(PlainNumbers, NeverCallSomethingNothingNorAlmostAllAll) {
  EXPECT_EQ(percent({1, 1}, {100'000, 1}), "under 0.1%");
  EXPECT_EQ(percent({99'999, 1}, {100'000, 1}), "over 99.9%");
}

TEST(PlainNumbers, LeaveOutCentsThatSayNothing) {
  EXPECT_EQ(dollars("44600000.00"), "$44,600,000");
  EXPECT_EQ(dollars("-1200.50"), "-$1,200.50");
}

TEST(PlainNumbers, ShowWholeWeightsFromAThousandUp) {
  EXPECT_EQ(readable({1'234'567, 1000}), "1,235");
  EXPECT_EQ(readable({12'345, 100}), "123.45");
  EXPECT_EQ(readable({999, 1}), "999");
}

TEST(PlainNumbers, DrawAtLeastAPixelOfWhatIsThere) {
  EXPECT_EQ(pixels_of({1, 1'000'000}, {1, 1}, 200), 1);
  EXPECT_EQ(pixels_of({0, 1}, {1, 1}, 200), 0);
  EXPECT_EQ(pixels_of({1, 3}, {1, 1}, 200), 66);
  EXPECT_EQ(pixels_of({5, 1}, {1, 1}, 200), 200);
  EXPECT_EQ(pixels_of({1, 1}, {0, 1}, 200), 0);
}

}  // namespace
}  // namespace holdfast
