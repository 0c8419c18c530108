// The laws of truth, over all three values and over all sets of them.
#include "engine/base/truth.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace holdfast {
namespace {

const std::vector<Truth> all = {Truth::no, Truth::gap, Truth::yes};

std::vector<Truths> sets() {
  std::vector<Truths> result;
  for (std::uint8_t bits = 1; bits < 8; ++bits) result.push_back(Truths::from_bits(bits));
  return result;
}

TEST(Truth, NoDecidesAndYesDecidesOr) {
  for (const Truth t : all) {
    EXPECT_EQ(both(Truth::no, t), Truth::no);
    EXPECT_EQ(either(Truth::yes, t), Truth::yes);
    EXPECT_EQ(both(Truth::yes, t), t);
    EXPECT_EQ(either(Truth::no, t), t);
  }
}

TEST(Truth, ObeysDeMorganAndTheLawsOfALattice) {
  for (const Truth a : all)
    for (const Truth b : all) {
      EXPECT_EQ(opposite(both(a, b)), either(opposite(a), opposite(b)));
      EXPECT_EQ(both(a, b), both(b, a));
      EXPECT_EQ(both(a, either(a, b)), a);
      EXPECT_EQ(opposite(opposite(a)), a);
      for (const Truth c : all) {
        EXPECT_EQ(both(a, both(b, c)), both(both(a, b), c));
        EXPECT_EQ(both(a, either(b, c)), either(both(a, b), both(a, c)));
      }
    }
}

// What two sets may be together is what their members may be together: no less, and no more.
TEST(Truths, HoldExactlyWhatTheirMembersGive) {
  for (const Truths a : sets())
    for (const Truths b : sets()) {
      Truths and_members;
      Truths or_members;
      for (const Truth x : all)
        for (const Truth y : all)
          if (a.may_be(x) && b.may_be(y)) {
            and_members = and_members | both(x, y);
            or_members = or_members | either(x, y);
          }
      EXPECT_EQ(both(a, b), and_members);
      EXPECT_EQ(either(a, b), or_members);
      EXPECT_EQ(opposite(both(a, b)), either(opposite(a), opposite(b)));
    }
}

// Learning a fact takes members away from a set; it never adds one to what follows from it.
TEST(Truths, LearningNeverWidensAnAnswer) {
  const auto within = [](Truths small, Truths large) { return (small.bits() & ~large.bits()) == 0; };
  for (const Truths a : sets())
    for (const Truths less : sets()) {
      if (!within(less, a)) continue;
      for (const Truths b : sets()) {
        EXPECT_TRUE(within(both(less, b), both(a, b)));
        EXPECT_TRUE(within(either(less, b), either(a, b)));
      }
      EXPECT_TRUE(within(opposite(less), opposite(a)));
    }
}

TEST(Truths, AreDefiniteWithOneMember) {
  for (const Truth t : all) {
    EXPECT_TRUE(Truths(t).definite());
    EXPECT_TRUE(Truths(t).is(t));
  }
  EXPECT_FALSE(Truths::of(true, false, true).definite());
  EXPECT_FALSE(Truths().definite());
}

}  // namespace
}  // namespace holdfast
