// Sums that never round, and how they are written once.
#include <gtest/gtest.h>

#include <random>

#include "engine/simulation/disclosure.hpp"
#include "engine/simulation/estimates.hpp"
#include "engine/simulation/weights.hpp"

namespace holdfast {
namespace {

TEST(WideSum, EqualsTheSumOfWholeNumbersOfAnyLength) {
  std::mt19937_64 random(11);
  for (int round = 0; round < 50; ++round) {
    WideSum sum;
    WideSum other;
    Integer expected = 0;
    for (int i = 0; i < 200; ++i) {
      const auto one = static_cast<std::int64_t>(random());
      const auto two = static_cast<std::int64_t>(random());
      (i % 2 == 0 ? sum : other).add_product(one, two);
      expected += Integer(one) * two;
    }
    sum += other;
    EXPECT_EQ(sum.value(), expected);
    EXPECT_EQ(WideSum::of(expected), sum);
    EXPECT_EQ(WideSum::of(-expected).value(), -expected);
  }
}

TEST(WideSum, GoesThroughZeroAndBeyondOneHundredAndTwentyEightBits) {
  WideSum sum;
  const std::int64_t most = INT64_MAX;
  for (int i = 0; i < 8; ++i) sum.add_product(most, most);
  EXPECT_EQ(sum.value(), Integer(most) * most * 8);
  for (int i = 0; i < 9; ++i) sum.add_product(most, -most);
  EXPECT_EQ(sum.value(), -Integer(most) * most);
  sum.add_product(most, most);
  EXPECT_TRUE(sum.is_zero());
}

TEST(Rounded, IsHalfAwayFromZeroAndOnce) {
  EXPECT_EQ(rounded({5, 1000}, 2), "0.01");
  EXPECT_EQ(rounded({4999, 1000000}, 2), "0.00");
  EXPECT_EQ(rounded({-5, 1000}, 2), "-0.01");
  EXPECT_EQ(rounded({-1, 3}, 0), "0");
  EXPECT_EQ(rounded({2, 3}, 0), "1");
  EXPECT_EQ(rounded({-123456, 100}, 2), "-1234.56");
  EXPECT_EQ(rounded_root({2, 1}, 6), "1.414214");
  EXPECT_EQ(rounded_root({225, 100}, 0), "2");  // 1.5
  EXPECT_EQ(rounded_root({0, 7}, 2), "0.00");
}

TEST(Weight, IsReadToTheBillionthAndNothingElseIsAWeight) {
  EXPECT_EQ(parse_weight("806.826412"), 806'826'412'000);
  EXPECT_EQ(parse_weight("0"), 0);
  EXPECT_EQ(parse_weight("1."), 1'000'000'000);
  EXPECT_EQ(parse_weight(".5"), 500'000'000);
  EXPECT_EQ(parse_weight("-3"), -3'000'000'000);
  EXPECT_EQ(parse_weight("0.1234567890"), 123'456'789);
  for (const char* bad : {"", "-", ".", "1e3", "1,000", "0.1234567891", "99999999999", "NaN", "1.2.3", " 1"})
    EXPECT_FALSE(parse_weight(bad)) << bad;
}

TEST(Fraction, OfAVariance) {
  const auto value = [](const char* text) {
    const auto read = parse_fraction(text);
    return read ? rounded(*read, 4) : "none";
  };
  EXPECT_EQ(value("4/80"), "0.0500");
  EXPECT_EQ(value("0.05"), "0.0500");
  EXPECT_EQ(value("1"), "1.0000");
  EXPECT_EQ(value("0"), "none");
  EXPECT_EQ(value("1/0"), "none");
  EXPECT_EQ(value("-1/80"), "none");
}

// What is hidden cannot be had by subtraction from its row or its column.
TEST(HiddenCells, AreNeverAloneInTheirRowOrColumn) {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    const std::size_t groups = 1 + random() % 6;
    const std::size_t kinds = 1 + random() % 6;
    std::vector<std::vector<std::uint64_t>> rows(groups, std::vector<std::uint64_t>(kinds));
    for (auto& group : rows)
      for (auto& cell : group) cell = random() % 3 == 0 ? 0 : random() % 40;
    const auto hidden = hidden_cells(rows, 10);
    const auto alone = [&](std::size_t size, auto at) {
      std::size_t count = 0;
      std::size_t shown = 0;
      for (std::size_t i = 0; i < size; ++i) {
        const auto [group, kind] = at(i);
        count += hidden[group][kind] ? 1 : 0;
        shown += !hidden[group][kind] && rows[group][kind] > 0 ? 1 : 0;
      }
      return count == 1 && shown > 0;
    };
    for (std::size_t group = 0; group < groups; ++group) {
      EXPECT_FALSE(alone(kinds, [&](std::size_t i) { return std::pair(group, i); }));
      for (std::size_t kind = 0; kind < kinds; ++kind) {
        EXPECT_TRUE(hidden[group][kind] || rows[group][kind] == 0 || rows[group][kind] >= 10);
        EXPECT_FALSE(hidden[group][kind] && rows[group][kind] == 0);
      }
    }
    for (std::size_t kind = 0; groups > 1 && kind < kinds; ++kind)
      EXPECT_FALSE(alone(groups, [&](std::size_t i) { return std::pair(i, kind); }));
  }
}

}  // namespace
}  // namespace holdfast
