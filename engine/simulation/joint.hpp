// What a row that two laws both leave open may become from the one to the other: judged completion by
// completion, so that a reform that only adds is never said to take away.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/columns/block.hpp"
#include "engine/evaluate/explore.hpp"

namespace holdfast {

// Whether a reform changed the rule, or added it.
inline bool touched(const Rule& rule) { return !rule.reforms.empty() || !rule.amendments.empty(); }

// One block of a rule, under one law. The plan outlives what is made of it.
struct LawPart {
  const Plan* plan = nullptr;
  const Rule* rule = nullptr;
  int part = 0;
};

// One for each thread. Both laws have the same vocabulary and places.
class Joint {
 public:
  enum : unsigned {
    gains = 1,
    loses = 2
  };  // some completion is helped after and not before; before, not after

  // `nothing_told`: with what is so of every row; outlives it.
  Joint(LawPart before, LawPart after, const Scenario& nothing_told);

  // Never too little. Too much where the law itself is in doubt, where the rule speaks of rows of a list or
  // of months, where the row tells of a list, where a home may lie in too many places, or where a search was
  // cut short.
  unsigned of(const Block& block, std::size_t row);

 private:
  // A pair of parts of the plans, for homes at which both, or one of them, hold.
  struct Pair {
    const PlanPart* before = nullptr;  // nullptr: the rule does not reach there
    const PlanPart* after = nullptr;
    std::vector<int> facts;                                // that they read
    unsigned whatever = 0;                                 // of any row
    std::unordered_map<std::string, unsigned> known = {};  // by what a row tells of the facts
  };
  static constexpr std::size_t most_remembered = 1U << 16U;
  static constexpr int most_looks = 512;  // at one cell

  const PlanPart* part_at(const LawPart& law, int spot) const;
  Pair& pair_at(int spot);
  unsigned of(Pair& pair);
  unsigned search(const Pair& pair, const Scenario& scenario);

  const LawPart before_;
  const LawPart after_;
  const Scenario& nothing_told_;
  const bool same_text_;  // a doubt of the law is then the same one, with the same end
  const bool rows_or_months_;
  Explorer explorer_before_;
  Explorer explorer_after_;
  std::vector<std::unique_ptr<Pair>> pairs_;
  std::vector<int> pair_of_;  // by spot; -1: not yet asked for
  Scenario scenario_;
  std::string key_;
};

}  // namespace holdfast
