// The numbers that the suite is worked out with.
#include "tests/conformance/number.hpp"

#include <gtest/gtest.h>

namespace holdfast::conformance {
namespace {

Number n(const char* text) { return *Number::parse(text); }
std::string shown(const std::optional<Number>& number) { return number ? number->text() : "none"; }

TEST(Number, HasThirtyFourDigitsAndRoundsHalfToEven) {
  EXPECT_EQ(divide(n("1"), n("3"), digits_of_feel).text(), "0.3333333333333333333333333333333333");
  EXPECT_EQ(divide(n("-2"), n("3"), digits_of_feel).text(), "-0.6666666666666666666666666666666667");
  EXPECT_EQ(divide(n("1"), n("8"), digits_of_feel).text(), "0.125");
  EXPECT_EQ(shown(kept(n("1234567890123456789012345678901234.5"))), "1234567890123456789012345678901234");
  EXPECT_EQ(shown(kept(n("1234567890123456789012345678901233.5"))), "1234567890123456789012345678901234");
  EXPECT_EQ(shown(kept(n("1e6145"))), "none");
}

TEST(Number, AddsAndMultipliesExactly) {
  EXPECT_EQ(add(n("0.1"), n("0.2")).text(), "0.3");
  EXPECT_EQ(subtract(n("1"), n("1.000000000000000000001")).text(), "-0.000000000000000000001");
  EXPECT_EQ(multiply(n("-99999999999999999999"), n("99999999999999999999")).text(),
            "-9999999999999999999800000000000000000001");
  EXPECT_EQ(multiply(n("0"), n("-5")).text(), "0");
  EXPECT_EQ(n("1200.0"), n("1.2e3"));
}

TEST(Number, RoundsInEveryWayOnBothSidesOfZero) {
  const auto around = [](const char* text, Rounding mode) { return n(text).rounded(0, mode).text(); };
  EXPECT_EQ(around("2.5", Rounding::half_even), "2");
  EXPECT_EQ(around("3.5", Rounding::half_even), "4");
  EXPECT_EQ(around("-2.5", Rounding::half_up), "-3");
  EXPECT_EQ(around("-2.5", Rounding::half_down), "-2");
  EXPECT_EQ(around("2.1", Rounding::up), "3");
  EXPECT_EQ(around("-2.9", Rounding::down), "-2");
  EXPECT_EQ(around("-2.1", Rounding::floor), "-3");
  EXPECT_EQ(around("-0.1", Rounding::ceiling), "0");
  EXPECT_EQ(n("1250").rounded(-2, Rounding::half_even).text(), "1200");
  EXPECT_EQ(n("0.004").rounded(1, Rounding::up).text(), "0.1");
}

TEST(Number, RaisesAndTakesRootsToItsLastDigit) {
  EXPECT_EQ(shown(power(n("5"), n("-2"))), "0.04");
  EXPECT_EQ(shown(power(n("2"), n("0.5"))), "1.414213562373095048801688724209698");
  EXPECT_EQ(shown(square_root(n("2"))), "1.414213562373095048801688724209698");
  EXPECT_EQ(shown(square_root(n("144"))), "12");
  EXPECT_EQ(shown(exponential(n("1"))), "2.718281828459045235360287471352662");
  EXPECT_EQ(shown(natural_logarithm(n("10"))), "2.302585092994045684017991454684364");
  EXPECT_EQ(shown(natural_logarithm(n("0.1"))), "-2.302585092994045684017991454684364");
  EXPECT_EQ(shown(power(n("0"), n("-1"))), "none");
  EXPECT_EQ(shown(power(n("-2"), n("0.5"))), "none");
  EXPECT_EQ(shown(square_root(n("-1"))), "none");
}

}  // namespace
}  // namespace holdfast::conformance
