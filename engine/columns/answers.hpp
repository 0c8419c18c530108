// What the rules mean for every row of a block: of each part that was asked for, the outcomes that stay
// possible and, on request, its amounts. No explanation: a row is explained by evaluating it as a scenario.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/evaluate/assess.hpp"
#include "engine/plan/plan.hpp"

namespace holdfast {

// One operative block of one rule, wherever it holds: the plan may have one part for each area.
struct RulePart {
  const Rule* rule = nullptr;
  int part = 0;            // of the rule
  std::vector<int> parts;  // of the plan
  bool operator==(const RulePart&) const = default;
};

// An amount of each row, as a range with both ends included and attained. Where `has` is false the amount has
// no meaning: the rule does not reach the row.
struct AmountColumn {
  enum class What { debt, limit, margin, to_pay, award };
  What what = What::limit;
  std::string bucket;  // of an award, when there are several
  int scale = 2;
  std::vector<std::int64_t> least;
  std::vector<std::int64_t> most;
  std::vector<std::uint8_t> ends;  // bits of `has`, `open_below`, `open_above`
  static constexpr std::uint8_t has = 1;
  static constexpr std::uint8_t open_below = 2;
  static constexpr std::uint8_t open_above = 4;
};

struct PartAnswers {
  // By row: the outcomes that completions of the row have; 0 where the home is certainly not in a place of
  // the rule. Of a home that may lie in several places, those of all of them together.
  std::vector<Outcomes> possible;
  std::vector<AmountColumn> amounts;  // as asked for
};

struct Answers {
  std::vector<PartAnswers> parts;        // by part asked for
  std::vector<std::uint8_t> impossible;  // by row: no home can have these facts together
};

}  // namespace holdfast
