#include "engine/simulation/allocation.hpp"

#include <algorithm>

namespace holdfast {
namespace {

const Integer one_household = 1'000'000'000;

Spent spend_round(const Budget& budget, const Queue& queue, std::int64_t money, const Integer& carried) {
  Spent made;
  made.money = money;
  made.carried = carried;
  Integer left = Integer(money) * one_household + carried;
  made.debt = Integer(0);
  for (const auto& one : queue.in_order()) {
    if (left == 0) break;
    const Integer cost = Integer(one.award) * one.weight;
    Integer paid = one.weight;
    Integer spent = cost;
    if (cost > left) {
      made.exhausted = true;
      paid = left / one.award;
      spent = left;
      if (!budget.last_in_part) {
        paid -= paid % one_household;
        spent = paid * one.award;
      }
    }
    if (spent > 0) {
      ++made.rows;
      made.weight += paid;
      made.spent += spent;
      made.last = one.at;
      if (made.debt && one.debt >= 0)
        *made.debt += Integer(one.debt) * paid;
      else
        made.debt.reset();
    }
    left -= spent;
    if (made.exhausted) break;
  }
  made.exhausted = made.exhausted || queue.asked.value() > made.spent;
  return made;
}

}  // namespace

std::vector<Spent> spend(const Budget& budget, const std::vector<Budget::Round>& way,
                         const std::vector<const Queue*>& queues) {
  std::vector<Spent> rounds;
  Integer left = 0;
  for (std::size_t i = 0; i < way.size(); ++i) {
    rounds.push_back(spend_round(budget, *queues[i], way[i].money, left));
    left += Integer(way[i].money) * one_household - rounds.back().spent;
  }
  return rounds;
}

}  // namespace holdfast
