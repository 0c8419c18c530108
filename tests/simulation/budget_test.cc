// A budget along its queue, against the plainest way to spend it: sort everybody, pay one after the other.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engine/simulation/allocation.hpp"

namespace holdfast {
namespace {

const Integer household = 1'000'000'000;

std::vector<Applicant> random_applicants(std::mt19937& random, std::size_t count) {
  std::vector<Applicant> made(count);
  for (std::size_t i = 0; i < count; ++i) {
    auto& one = made[i];
    one.keys = {static_cast<std::int64_t>(random() % 3), static_cast<std::int64_t>(random() % 50)};
    one.tie = random() % 4;
    one.piece = 1 + static_cast<std::uint32_t>(i % 3);
    one.row = i + 1;
    one.award = 1 + static_cast<std::int64_t>(random() % 1'500'000);
    one.weight = random() % 2 == 0 ? 1'000'000'000 * static_cast<std::int64_t>(1 + random() % 5)
                                   : static_cast<std::int64_t>(1 + random() % 5'000'000'000);
    one.debt = one.award * 2;
    one.at = std::to_string(one.keys[1]);
  }
  return made;
}

Queue queue_of(const std::vector<Applicant>& applicants, std::int64_t money) {
  Queue queue(money);
  for (const auto& one : applicants) {
    ++queue.rows;
    queue.weight.add(one.weight);
    queue.asked.add_product(one.weight, one.award);
    if (queue.is_reached(one)) queue.add(one);
  }
  return queue;
}

struct Plain {
  Integer spent = 0;
  std::uint64_t rows = 0;
  bool exhausted = false;
};

Plain plainly(std::vector<Applicant> applicants, std::int64_t money, bool in_part) {
  std::sort(applicants.begin(), applicants.end(),
            [](const Applicant& one, const Applicant& other) { return one.place() < other.place(); });
  Plain made;
  Integer left = Integer(money) * household;
  for (const auto& one : applicants) {
    const Integer cost = Integer(one.award) * one.weight;
    if (cost <= left) {
      left -= cost;
      made.spent += cost;
      ++made.rows;
      continue;
    }
    made.exhausted = true;
    const Integer some = in_part ? left : Integer(left / (one.award * household)) * one.award * household;
    made.spent += some;
    made.rows += some > 0 ? 1 : 0;
    break;
  }
  return made;
}

Budget plan(bool in_part) {
  Budget budget;
  budget.last_in_part = in_part;
  return budget;
}

TEST(Budget, SpendsAsIfEverybodyHadBeenSortedAndNeverMoreThanTheMoney) {
  std::mt19937 random(23);
  for (int round = 0; round < 200; ++round) {
    const auto applicants = random_applicants(random, random() % 120);
    const auto money = static_cast<std::int64_t>(random() % 120'000'000);
    for (const bool in_part : {true, false}) {
      const auto queue = queue_of(applicants, money);
      const auto spent = spend(plan(in_part), {{std::nullopt, std::nullopt, money}}, {&queue}).front();
      const auto expected = plainly(applicants, money, in_part);
      EXPECT_EQ(spent.spent, expected.spent);
      EXPECT_EQ(spent.rows, expected.rows);
      EXPECT_EQ(spent.exhausted, expected.exhausted);
      EXPECT_LE(spent.spent, Integer(money) * household);
      if (!spent.exhausted) {
        EXPECT_EQ(spent.spent, queue.asked.value());
      } else if (in_part) {
        EXPECT_EQ(spent.spent, Integer(money) * household);
      }
      // All debts here are twice the award: so is the debt of those paid, but for the fraction of a
      // billionth of a household that the last money paid.
      ASSERT_TRUE(spent.debt.has_value());
      EXPECT_LE(*spent.debt, spent.spent * 2);
      EXPECT_GT(*spent.debt + 3'000'000, spent.spent * 2);
    }
  }
}

// Halves of the table, and the table in another order, keep the same queue.
TEST(Budget, IsTheSameHoweverTheTableWasCut) {
  std::mt19937 random(29);
  for (int round = 0; round < 100; ++round) {
    auto applicants = random_applicants(random, 80);
    const auto money = static_cast<std::int64_t>(random() % 60'000'000);
    const auto whole = queue_of(applicants, money);
    std::shuffle(applicants.begin(), applicants.end(), random);
    const std::size_t cut = random() % applicants.size();
    const std::vector<Applicant> first(applicants.begin(),
                                       applicants.begin() + static_cast<std::ptrdiff_t>(cut));
    const std::vector<Applicant> second(applicants.begin() + static_cast<std::ptrdiff_t>(cut),
                                        applicants.end());
    Queue merged = queue_of(second, money);
    merged.merge(queue_of(first, money));
    EXPECT_EQ(merged.asked, whole.asked);
    EXPECT_EQ(merged.rows, whole.rows);
    const auto one = spend(plan(true), {{std::nullopt, std::nullopt, money}}, {&whole}).front();
    const auto other = spend(plan(true), {{std::nullopt, std::nullopt, money}}, {&merged}).front();
    EXPECT_EQ(one.spent, other.spent);
    EXPECT_EQ(one.rows, other.rows);
    EXPECT_EQ(one.weight, other.weight);
    EXPECT_EQ(one.last, other.last);
  }
}

TEST(Budget, HandsOnWhatARoundLeft) {
  std::mt19937 random(31);
  const auto applicants = random_applicants(random, 1);
  const auto cost = Integer(applicants[0].award) * applicants[0].weight / household + 1;
  const auto money = cost.convert_to<std::int64_t>() * 3;
  const auto first = queue_of(applicants, money);
  const auto second = queue_of({}, money * 2);
  const auto rounds =
      spend(plan(true), {{std::nullopt, std::nullopt, money}, {std::nullopt, std::nullopt, money}},
            {&first, &second});
  EXPECT_FALSE(rounds[0].exhausted);
  EXPECT_EQ(rounds[1].carried, Integer(money) * household - rounds[0].spent);
  EXPECT_EQ(rounds[1].spent, 0);
}

TEST(Budget, OfNoMoneyPaysNobody) {
  std::mt19937 random(37);
  const auto queue = queue_of(random_applicants(random, 5), 0);
  const auto spent = spend(plan(true), {{std::nullopt, std::nullopt, 0}}, {&queue}).front();
  EXPECT_EQ(spent.spent, 0);
  EXPECT_EQ(spent.rows, 0U);
  EXPECT_TRUE(spent.exhausted);
}

}  // namespace
}  // namespace holdfast
