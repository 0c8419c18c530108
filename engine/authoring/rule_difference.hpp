// Where two texts of a rule answer differently, and whether they do at all.
#pragma once

#include <optional>
#include <vector>

#include "engine/evaluate/explore.hpp"

namespace holdfast {

struct Difference {
  std::optional<Box> at;  // completions for which the two do not say the same: in all of them
  bool all_seen = false;  // there is no completion left that was not compared
};

// One part under two texts, of one plan, over everything that the scenario leaves open: the outcome, the
// doubts that are shown, and where the part applies its consequences; amounts and days wherever it is law.
// `fixed`: facts of which nothing may be supposed. Not all is seen where a budget of evaluations is spent, or
// where a fact is fixed.
Difference find_difference(const Plan& plan, Assessor& assessor, const PlanPart& a, const PlanPart& b,
                           const Scenario& scenario, const std::vector<int>& fixed = {});

// Whether the two texts, the first two rules of the plan's ruleset, are shown to say the same whatever the
// facts are. False says nothing: they may differ, or the search may have given up.
bool same_answer(const Plan& plan);

// The parts of the two texts, pair by pair; empty where they have not the same parts.
std::vector<std::pair<const PlanPart*, const PlanPart*>> pairs(const Plan& plan);

}  // namespace holdfast
