// A budget spent along its queue: in order, until the money is gone. Never more than the money.
#pragma once

#include "engine/simulation/totals.hpp"

namespace holdfast {

struct Spent {
  std::int64_t money = 0;       // cents: of this round
  Integer carried = 0;          // what the rounds before left, in cents of a billionth
  Integer spent = 0;            // as well
  std::uint64_t rows = 0;       // that were paid, the last one perhaps in part
  Integer weight = 0;           // of those paid, billionths; of one paid in part, what was paid in full
  bool exhausted = false;       // somebody who applied got nothing, or less
  std::string last;             // what stands in the last column of the queue at the last that was paid
  std::optional<Integer> debt;  // of those paid, times their weights; nothing where one of them is not known
};

// Round by round.
std::vector<Spent> spend(const Budget& budget, const std::vector<Budget::Round>& way,
                         const std::vector<const Queue*>& queues);

}  // namespace holdfast
