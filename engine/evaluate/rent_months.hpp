// A scenario for one month of rent: what the lists say of a payment that is asked for becomes a hidden fact.
#pragma once

#include <functional>
#include <vector>

#include "engine/base/truth.hpp"
#include "engine/evaluate/scenario.hpp"

namespace holdfast {

// `row` of the rent list, or -1 where its rows are not told.
Scenario for_month(const Rule& rule, const ProtectedDebt& debt, const Scenario& scenario, int row);

// Whether the share asked for is paid in time: of the row's month alone, or of all months of the group when
// `row` is -1. Every amount occurs once, so the answer is exact.
Truths paid(const Rule& rule, const ProtectedDebt& debt, const Deed::Pays& pays, const Scenario& scenario,
            int row);

// What was paid for a row's month, whenever; its most is not known where no payments were told.
struct Received {
  Extent amount;
  bool open_above = false;
};

// By row of the rent list. A payment whose month was not told goes where the law sends it, if the law says so
// and everything that this turns on is known; else any part of it may have gone to any month. `covered` says
// of a month, by its first day, whether nobody can be evicted for it.
using Covered = std::function<Truths(Day month)>;
std::vector<Received> received(const ProtectedDebt& debt, const Scenario& scenario, const Covered& covered);

}  // namespace holdfast
