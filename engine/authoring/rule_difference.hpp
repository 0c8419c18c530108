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

// What is compared: all that is told; nothing but the outcome; or only whether it helps, where the law leaves
// that open in neither.
enum class Telling { everything, outcome, help };

// One part under two texts, of one plan, over everything that the scenario leaves open: the outcome, the
// doubts that are shown, and where the part applies its consequences; amounts and days wherever it is law.
// `fixed`: facts of which nothing may be supposed. Not all is seen where so many evaluations are spent, or
// where a fact is fixed.
Difference find_difference(const Plan& plan, Assessor& assessor, const PlanPart& a, const PlanPart& b,
                           const Scenario& scenario, int budget, const std::vector<int>& fixed = {},
                           Telling telling = Telling::everything);

// The doubt's cases, or the editions, are the same ones in both.
bool same_dated(const DatedNodes& a, const DatedNodes& b);
bool same_editions(const Reading& a, const Reading& b);

}  // namespace holdfast
