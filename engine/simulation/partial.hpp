// A study and what was counted of some of its tables, as one JSON document: what one machine hands to
// another. Sums are whole numbers of any length, so nothing is lost.
#pragma once

#include <string>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/simulation/totals.hpp"

namespace holdfast {

struct Partial {
  Study study;
  std::vector<Budget> budgets;
  Totals totals;
};

std::string partial_to_json(const Partial& partial);
// `name`: of the file, in what is told when it is none of ours.
Result<Partial> read_partial(const std::string& text, const std::string& name);

// All of them together; nothing, and why, if they are of different studies or hold one piece twice.
Result<Partial> merge_partials(const std::vector<Partial>& partials, const std::vector<std::string>& names);

}  // namespace holdfast
