#include "engine/base/decimal.hpp"

#include <gtest/gtest.h>

namespace holdfast {
namespace {

std::optional<std::int64_t> cents(std::string_view text) {
  const auto units = parse_money(text);
  return units ? std::optional(static_cast<std::int64_t>(*units)) : std::nullopt;
}

TEST(Money, IsReadToTheCent) {
  EXPECT_EQ(cents("2100"), 210'000);
  EXPECT_EQ(cents("2100.00"), 210'000);
  EXPECT_EQ(cents("$2100"), 210'000);
  EXPECT_EQ(cents("$2,964.01"), 296'401);
  EXPECT_EQ(cents("1,234,567.8"), 123'456'780);
  EXPECT_EQ(cents("0.05"), 5);
  EXPECT_EQ(cents("0"), 0);
}

TEST(Money, ThatIsWrittenOddlyIsRefused) {
  for (const char* text :
       {"",         "$",    ".5",       "5.",  "1e3",   "-5",       "$-5", "2.964", "2,96",
        "12,34.00", ",123", "1234,567", "010", "1 000", "2964.001", "two", "1.2.3", "99999999999999999999",
        "NaN",      "+5",   "$$5"})
    EXPECT_EQ(cents(text), std::nullopt) << text;
}

TEST(Decimal, KeepsItsScale) {
  EXPECT_EQ(parse_decimal("0.10"), (Decimal{10, 2}));
  EXPECT_EQ(parse_decimal("-3"), (Decimal{-3, 0}));
  EXPECT_EQ(to_string(Decimal{10, 2}), "0.10");
  EXPECT_EQ(to_string(Decimal{-5, 2}), "-0.05");
  EXPECT_EQ(to_string(Decimal{0, 2}), "0.00");
  EXPECT_EQ(to_string(Decimal{296'400, 2}), "2964.00");
}

TEST(Decimal, ChangesScaleOnlyWhereNoDigitIsLost) {
  EXPECT_EQ(at_scale({15, 1}, 3), Int{1500});
  EXPECT_EQ(at_scale({1500, 3}, 1), Int{15});
  EXPECT_EQ(at_scale({1501, 3}, 1), std::nullopt);
}

TEST(Decimal, WritesAndReadsTheWidestNumbers) {
  const Int widest = power_of_ten(36);
  EXPECT_EQ(to_string(widest), "1" + std::string(36, '0'));
  EXPECT_EQ(to_string(-widest), "-1" + std::string(36, '0'));
  EXPECT_EQ(parse_decimal("999999999999999999"), (Decimal{999'999'999'999'999'999, 0}));
  EXPECT_EQ(parse_decimal("1000000000000000000"), std::nullopt);
}

TEST(Percent, IsWrittenWithoutIdleZeros) {
  EXPECT_EQ(percent_to_string(7999), "79.99%");
  EXPECT_EQ(percent_to_string(8000), "80%");
  EXPECT_EQ(percent_to_string(0), "0%");
}

TEST(Bits, AreAsManyAsBothEndsNeed) {
  EXPECT_EQ(bits_for(0, 2'147'483'647), 32);
  EXPECT_EQ(bits_for(-2'147'483'648LL, 0), 32);
  EXPECT_EQ(bits_for(0, 2'147'483'648LL), 64);
  EXPECT_EQ(bits_for(0, Int{1} << 63), 128);
  EXPECT_EQ(bits_for(0, (Int{1} << 119) - 1), 128);
  EXPECT_EQ(bits_for(0, Int{1} << 119), 0);
}

}  // namespace
}  // namespace holdfast
